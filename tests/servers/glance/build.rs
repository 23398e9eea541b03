//! Reads the pages under `docs/` and writes the bindings, and what the pages say as JSON.

fn main() -> Result<(), docbind_codegen::BuildError> {
    docbind_codegen::Builder::new("docs").spec("glance.json").bindings("glance.rs").build()?;
    Ok(())
}
