//! `docbind new`: a crate that makes its bindings from pages.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use docbind_codegen::project::{self, Project, Settings};
use docbind_codegen::{config, output};

use super::input;
use super::terminal::{self, Failure, working};

/// Write a crate that builds its bindings from pages
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The name of the crate, and of its folder
    #[arg(value_parser = name)]
    name: String,
    /// The folder of the pages, which are copied into the crate
    #[arg(long, value_name = "DIR")]
    docs: PathBuf,
    /// Depend on the crates of this checkout of docbind, and not on published ones
    #[arg(long, value_name = "DIR")]
    checkout: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Example:
  docbind new lamps --docs ../handbook/api
  cd lamps && cargo test";

fn name(text: &str) -> Result<String, String> {
    let starts = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_name = starts && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if is_name { Ok(text.to_owned()) } else { Err("no name of a crate: letters, digits, `-` and `_`".to_owned()) }
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let folder = Path::new(&args.name);
    if folder.exists() {
        return Err(format!("{} exists already; choose another name, or take the folder away", folder.display()).into());
    }
    let project = working("reading pages", || project::open(std::slice::from_ref(&args.docs), &Settings::default()))?;
    let mut files = crate_files(&args.name, &project, &dependency(args)?, workspace(args));
    files.extend(project.sources.iter().map(|(_, page)| (format!("docs/{}", page.path()), page.text().to_owned())));
    for (path, text) in files {
        let path = folder.join(path);
        output::create(&path, &text).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    }
    let summary = input::summary(&project);
    terminal::say(&format!("{}\n{}cd {} && cargo test\n", summary.trim_end(), published(args), args.name));
    Ok(ExitCode::SUCCESS)
}

/// What has to be known of a crate whose dependencies come from the registry.
fn published(args: &Args) -> String {
    let version = env!("CARGO_PKG_VERSION");
    match args.checkout {
        Some(_) => String::new(),
        None => format!(
            "it depends on docbind-macros and docbind-codegen {version} of the crates registry; where they are not \
             there, `--checkout DIR` takes those of a checkout of docbind\n"
        ),
    }
}

/// What a dependency on a crate of docbind says behind its name, with `{folder}` for the crate's place in a checkout.
fn dependency(args: &Args) -> Result<String, Failure> {
    let version = env!("CARGO_PKG_VERSION");
    let Some(checkout) = &args.checkout else { return Ok(format!("version = \"{version}\"")) };
    let checkout = checkout.canonicalize().map_err(|error| format!("cannot use {}: {error}", checkout.display()))?;
    Ok(format!("path = {}", config::quoted(&format!("{}/{{folder}}", checkout.display()))))
}

/// What makes the crate a workspace of its own: a crate in the folder of a checkout would be taken for a part of that.
fn workspace(args: &Args) -> &'static str {
    let places = [args.checkout.as_deref(), Some(Path::new("."))].map(|path| path?.canonicalize().ok());
    match places {
        [Some(checkout), Some(here)] if here.starts_with(&checkout) => "\n[workspace]\n",
        _ => "",
    }
}

/// The files of the crate besides its pages.
fn crate_files(name: &str, project: &Project, dependency: &str, workspace: &str) -> Vec<(String, String)> {
    let spec = format!("{}.json", name.replace('-', "_"));
    let on = |folder: &str| dependency.replace("{folder}", folder);
    let title = &project.api.title;
    let toml = project.tracked.iter().find(|path| path.ends_with(config::FILE));
    let toml = toml.and_then(|path| docbind_codegen::load::text(path).ok());
    let toml = toml.unwrap_or_else(|| format!("{CORRECTIONS}title = {}\n", config::quoted(title)));
    let files = [
        ("Cargo.toml", MANIFEST.replace("{macros}", &on("macros")).replace("{codegen}", &on("codegen")) + workspace),
        ("build.rs", BUILD_SCRIPT.to_owned()),
        ("src/lib.rs", LIBRARY.to_owned()),
        ("README.md", README.to_owned()),
        (".github/workflows/ci.yml", WORKFLOW.to_owned()),
        (".gitignore", "/target\n".to_owned()),
    ];
    // It stands in the middle of a line.
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let fill = |text: &str| text.replace("{name}", name).replace("{spec}", &spec).replace("{title}", &title);
    let files = files.into_iter().map(|(path, text)| (path.to_owned(), fill(&text)));
    files.chain([("docs/docbind.toml".to_owned(), toml)]).collect()
}

/// What stands in a new `docbind.toml` before the title.
const CORRECTIONS: &str = "\
# What the pages get wrong is put right here; `docbind check docs --verbose` suggests lines.
#
#   [types.Lamp.fields.colour]
#   presence = \"optional\"
#
#   [bindings]
#   http = true     # operations can be called; needs `http = \"1\"` among the dependencies

";

const MANIFEST: &str = r#"[package]
name = "{name}"
version = "0.1.0"
edition = "2024"

[dependencies]
docbind-macros = { {macros} }
serde = "1"
serde_json = "1"

[build-dependencies]
docbind-codegen = { {codegen}, default-features = false }
"#;

const BUILD_SCRIPT: &str = r#"//! Writes the spec of the pages under `docs/`, from which `src/lib.rs` has its bindings.

fn main() -> Result<(), docbind_codegen::BuildError> {
    docbind_codegen::Builder::new("docs").spec("{spec}").build()?;
    Ok(())
}
"#;

const LIBRARY: &str = r#"//! Bindings of {title}, made of the pages under `docs/`.

docbind_macros::bindings!("$OUT_DIR/{spec}");
"#;

const README: &str = "# {name}

Rust bindings of {title}, made by docbind of the pages under `docs/`.

`cargo build` makes them anew whenever a page changes, and so new pages are just put in place of the old; `cargo test`
proves that every example of the pages survives a round trip. Correct what the pages get wrong in `docs/docbind.toml`,
not in the pages.

```console
$ docbind check docs        # what is odd about the pages
$ docbind expand docs       # the bindings, to read
$ docbind report docs -o report.html
$ docbind diff OLD docs     # what other pages do to those who use the bindings
```
";

const WORKFLOW: &str = "name: CI
on: [push, pull_request]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: cargo test
";
