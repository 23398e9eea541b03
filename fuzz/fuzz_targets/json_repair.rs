//! JSON with mistakes, as an example of a page. A value that is read must be JSON again.
#![no_main]

use docbind_codegen::read;
use docbind_codegen::source::{Source, Sources};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let block = text.lines().map(|line| format!("    {line}\n")).collect::<String>();
    let page = format!("Add\n===\n\n.. code::\n\n    POST /a\n\nRequest\n-------\n\n.. code:: json\n\n    {{\n{block}");
    let (pages, _) = read::read(&Sources::new(vec![Source::new("page.rst", page)]));
    for example in pages.iter().flat_map(|page| &page.operations).flat_map(|operation| &operation.examples) {
        if let Some(value) = &example.example.value {
            assert!(serde_json::to_string(value).is_ok());
        }
    }
});
