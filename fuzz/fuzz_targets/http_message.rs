//! HTTP messages and commands, as an example of a page.
#![no_main]

use docbind_codegen::read;
use docbind_codegen::source::{Source, Sources};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let block = text.lines().map(|line| format!("    {line}\n")).collect::<String>();
    let page = format!("Add\n===\n\n.. code::\n\n    POST /a\n\nResponse\n--------\n\n.. code::\n\n    HTTP/1.1 200 OK\n{block}");
    let _ = read::read(&Sources::new(vec![Source::new("page.rst", page)]));
    let page = format!("Add\n===\n\n.. code::\n\n    POST /a\n\nRequest\n-------\n\n.. code::\n\n{block}");
    let _ = read::read(&Sources::new(vec![Source::new("page.rst", page)]));
});
