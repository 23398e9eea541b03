//! Golden cases: a folder of pages, and what docbind makes of them.
//!
//! A case is a folder of `tests/golden` with `pages/`, and with `spec.json`, `bindings.rs` and `diagnostics.txt` as
//! expected. `UPDATE_GOLDEN=1` rewrites the three. A case that is named after a diagnostic code is about that only and
//! has no `bindings.rs`. The modules that bindings share stand once, with all their parts, in `tests/golden/wire.rs`
//! and `tests/golden/operation.rs`.
#![expect(clippy::disallowed_methods, reason = "golden cases are files")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use docbind_codegen::diagnostic::{Diagnostic, Severity};
use docbind_codegen::format;
use docbind_codegen::project::{self, Project, Settings};
use docbind_codegen::source::{Sources, Span};
use docbind_emit::Options;
use docbind_spec::{Api, Shape, TypeDef, ValueKind};

use crate::repository;

/// A folder of `tests/golden`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// The folder.
    pub folder: PathBuf,
    /// The name of the folder.
    pub name: String,
}

/// What docbind makes of the pages of a case.
#[derive(Debug)]
pub struct Outcome {
    /// The spec.
    pub spec: String,
    /// The formatted bindings.
    pub bindings: String,
    /// The module that reads and writes, with all its parts.
    pub wire: String,
    /// A line for each diagnostic: `file:line:column: severity[code]: message`; other sides and help are indented.
    pub diagnostics: String,
    /// The codes among the diagnostics, each as often as it comes.
    pub codes: Vec<docbind_codegen::diagnostic::Code>,
}

/// Every case, in the order of names.
pub fn cases() -> io::Result<Vec<Case>> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(repository::root().join("tests/golden"))? {
        let folder = entry?.path();
        if folder.join("pages").is_dir() {
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            cases.push(Case { folder, name });
        }
    }
    cases.sort();
    Ok(cases)
}

impl Case {
    /// Runs the whole pipeline over the pages.
    ///
    /// # Panics
    ///
    /// Where the pages cannot be loaded at all.
    #[must_use]
    pub fn run(&self) -> Outcome {
        let settings = Settings { config: None, title: Some(self.name.clone()) };
        let project = match project::open(&[self.folder.join("pages")], &settings) {
            Ok(project) => project,
            Err(error) => panic!("{}: {error}", self.name),
        };
        let Project { api, sources, diagnostics, config, .. } = project;
        Outcome {
            spec: api.to_json(),
            bindings: bindings(&api, config.options()),
            wire: docbind_emit::wire(&with_every_shape(&api), config.options()),
            diagnostics: render(&sources, &diagnostics),
            codes: diagnostics.iter().map(|diagnostic| diagnostic.code).collect(),
        }
    }

    /// Compares with the files of the case, or rewrites them under `UPDATE_GOLDEN`; says what differs.
    pub fn compare(&self, outcome: &Outcome) -> Result<(), String> {
        let (bindings, uses_wire) = split(&outcome.bindings, "mod wire");
        let (_, wire) = split(&format!("\n{}", outcome.wire), "mod wire");
        let wire = uses_wire.and(wire);
        let (bindings, operation) = split(&bindings, "pub mod operation");
        let mut differences = compare(&self.folder.join("spec.json"), &outcome.spec);
        differences += &compare(&self.folder.join("diagnostics.txt"), &outcome.diagnostics);
        if !self.name.starts_with("code-") {
            differences += &compare(&self.folder.join("bindings.rs"), &bindings);
            for (file, content) in [("wire.rs", wire), ("operation.rs", operation)] {
                if let Some(content) = content {
                    differences += &compare(&self.folder.with_file_name(file), &content);
                }
            }
        }
        if differences.is_empty() { Ok(()) } else { Err(differences) }
    }
}

/// An API that needs every part of the module that reads and writes: the cases share one file of it.
fn with_every_shape(api: &Api) -> Api {
    let shapes =
        [Shape::Enum { of: ValueKind::Integer, values: Vec::new(), open: true }, Shape::Union { variants: Vec::new() }];
    let mut api = api.clone();
    api.types.extend(shapes.map(|shape| TypeDef { name: String::new(), description: String::new(), shape }));
    api
}

fn bindings(api: &Api, options: &Options) -> String {
    match format::file(api, options) {
        Ok(text) => text,
        Err(error) => panic!("{error}"),
    }
}

/// The bindings without a module that is the same in all, and the content of that module.
fn split(bindings: &str, module: &str) -> (String, Option<String>) {
    let Some((before, rest)) = bindings.split_once(&format!("\n{module} {{\n")) else {
        return (bindings.to_owned(), None);
    };
    let (content, after) = rest.split_once("\n}\n").unwrap_or((rest, ""));
    let name = module.rsplit(' ').next().unwrap_or(module);
    let kept = format!("{before}\n#[path = \"../{name}.rs\"]\n{module};\n{after}");
    (kept, Some(format!("{content}\n")))
}

/// Compares a text with a file, or rewrites the file under `UPDATE_GOLDEN`. Empty where they agree.
#[must_use]
pub fn compare(file: &Path, actual: &str) -> String {
    let expected = fs::read_to_string(file).unwrap_or_default();
    if expected == actual {
        return String::new();
    }
    if env::var_os("UPDATE_GOLDEN").is_some() {
        return fs::write(file, actual).err().map(|error| format!("{}: {error}\n", file.display())).unwrap_or_default();
    }
    format!("{} differs; UPDATE_GOLDEN=1 rewrites it\n{}", file.display(), first_difference(&expected, actual))
}

/// The lines around the first difference.
fn first_difference(expected: &str, actual: &str) -> String {
    let same = expected.lines().zip(actual.lines()).take_while(|(one, other)| one == other).count();
    let mut text = format!("  from line {}:\n", same + 1);
    for (sign, lines) in [('-', expected), ('+', actual)] {
        for line in lines.lines().skip(same).take(6) {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "  {sign} {line}");
        }
    }
    text
}

fn render(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for Diagnostic { code, span, message, help, related } in diagnostics {
        let severity = match code.severity() {
            Severity::Note => "note",
            Severity::Warning => "warning",
        };
        let _ = writeln!(text, "{}: {severity}[{code}]: {message}", place(sources, *span));
        for other in related {
            let _ = writeln!(text, "    {}: {}", place(sources, other.span), other.message);
        }
        if let Some(help) = help {
            let _ = writeln!(text, "    help: {help}");
        }
    }
    text
}

fn place(sources: &Sources, span: Span) -> String {
    let source = sources.get(span.file);
    let position = source.position(span.start);
    format!("{}:{}:{}", source.path(), position.line, position.column)
}
