//! Reads the pages under `docs/` and writes the spec that `src/lib.rs` takes its bindings from.

fn main() -> Result<(), docbind_codegen::BuildError> {
    docbind_codegen::Builder::new("docs").spec("cadenza.json").build()?;
    Ok(())
}
