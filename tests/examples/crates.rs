//! Makes a workspace with a crate for each folder of pages, to compile the bindings of a whole corpus and run their
//! tests, and says how many examples of each are tests.
//!
//! ```text
//! cargo run -p docbind-tests --example crates -- OUT FOLDER… && cd OUT && cargo test --workspace
//! ```
//!
//! With `DOCBIND_HTTP=1` operations can be called, and the crates depend on `http`. An example with a JSON value that
//! is no test contradicts its type, and `docbind check` of its folder says how; these are counted as exceptions.
#![expect(clippy::print_stdout, reason = "a program that prints counts")]
#![expect(clippy::disallowed_methods, reason = "a program that reads pages and writes crates")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use docbind_codegen::emit::{Http, Options};
use docbind_codegen::format;
use docbind_codegen::project::{self, Settings};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let out = arguments.next().ok_or("no folder to write to")?;
    let mut options = Options::default();
    let mut dependencies = "serde = \"1\"\nserde_json = \"1\"\n".to_owned();
    if env::var_os("DOCBIND_HTTP").is_some() {
        options.http = Http::Emitted;
        dependencies.push_str("http = \"1\"\n");
    }
    let (mut members, mut tests, mut exceptions) = (Vec::new(), 0, 0);
    for folder in arguments {
        let name = format!("pages-{}", members.len());
        let (tested, excepted) = member(&out.join(&name), &name, &folder, &options, &dependencies)?;
        println!("{name}: {}: {tested} examples are tests, {excepted} are exceptions", folder.display());
        members.push(format!("{name:?}"));
        tests += tested;
        exceptions += excepted;
    }
    let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
    fs::write(out.join("Cargo.toml"), workspace + "[profile.dev]\ndebug = 0\n")?;
    println!("{} crates: {tests} examples are tests, {exceptions} are exceptions", members.len());
    Ok(())
}

/// Writes a crate, and counts the JSON examples that are tests of it and those that are not.
fn member(
    to: &Path,
    name: &str,
    pages: &Path,
    options: &Options,
    dependencies: &str,
) -> Result<(usize, usize), Box<dyn Error>> {
    let api = project::open(&[pages.to_owned()], &Settings::default())?.api;
    let bindings = format::file(&api, options)?;
    let manifest = format!("[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n");
    fs::create_dir_all(to.join("src"))?;
    fs::write(to.join("Cargo.toml"), format!("{manifest}\n[dependencies]\n{dependencies}"))?;
    fs::write(to.join("src/lib.rs"), &bindings)?;
    let examples = api.operations.iter().flat_map(|operation| operation.shown());
    let typed = examples.filter(|example| example.value.is_some() && example.ty.is_some()).count();
    let tested = bindings.lines().filter(|line| line.trim_start().starts_with("example_")).count();
    Ok((tested, typed.saturating_sub(tested)))
}
