//! Whole pages to a spec.
#![no_main]

use docbind_codegen::source::{Source, Sources};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let sources = Sources::new(vec![Source::new("page.rst", text)]);
    let (api, diagnostics) = docbind_codegen::compile(&sources, "fuzz");
    let _ = api.to_json();
    for diagnostic in diagnostics {
        let place = sources.get(diagnostic.span.file).text().get(diagnostic.span.range());
        assert!(place.is_some(), "{diagnostic:?}");
    }
});
