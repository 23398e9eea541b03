//! Lists the golden bindings as modules, so that they compile and their own tests run, and emits the types that the
//! test of the judge decodes with, and those of every choice.
#![expect(clippy::disallowed_methods, reason = "a build script reads and writes files")]

mod pairs;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, error, fs};

use docbind_emit::{Attribute, Dates, Derive, Http, Integers, Maps, Operations, Tests, UnknownFields, Uuids};

fn main() -> Result<(), Box<dyn error::Error>> {
    let golden = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("golden");
    println!("cargo::rerun-if-changed={}", golden.display());
    let mut bindings = Vec::new();
    for entry in fs::read_dir(&golden)? {
        let file = entry?.path().join("bindings.rs");
        if file.is_file() {
            bindings.push(file);
        }
    }
    bindings.sort();
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("goldens.rs"), modules(&bindings))?;
    fs::write(Path::new(&out).join("judge.rs"), judged()?)?;
    fs::write(Path::new(&out).join("choices.rs"), choices()?)?;
    Ok(())
}

/// The bindings that the test of the judge decodes with.
fn judged() -> Result<String, Box<dyn error::Error>> {
    let spec = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("judge/spec.json");
    println!("cargo::rerun-if-changed={}", spec.display());
    let api = docbind_spec::Api::from_json(&fs::read_to_string(spec)?)?;
    Ok(docbind_emit::bindings(&api, &docbind_emit::Options::default()).to_string())
}

/// The bindings of one API with different choices, a module for each, and one for each combination in which two choices
/// meet for the first time.
fn choices() -> Result<String, Box<dyn error::Error>> {
    let spec = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("choices/spec.json");
    println!("cargo::rerun-if-changed={}", spec.display());
    let api = docbind_spec::Api::from_json(&fs::read_to_string(spec)?)?;
    let mut text = String::new();
    for (name, choose) in CHOICES {
        let mut options = docbind_emit::Options::default();
        choose(&mut options)?;
        let _ = writeln!(text, "pub mod {name} {{ {} }}", docbind_emit::bindings(&api, &options));
    }
    for (at, options) in combinations()?.iter().enumerate() {
        let _ = writeln!(text, "pub mod combination_{at} {{ {} }}", docbind_emit::bindings(&api, options));
    }
    Ok(text)
}

fn combinations() -> Result<Vec<docbind_emit::Options>, Box<dyn error::Error>> {
    const TESTS: [Tests; 2] = [Tests::Emitted, Tests::Omitted];
    const HTTP: [Http; 2] = [Http::Omitted, Http::Emitted];
    let words = [UnknownFields::WORDS, Uuids::WORDS, Dates::WORDS, Integers::WORDS, Maps::WORDS];
    let kinds: Vec<usize> = [TESTS.len(), HTTP.len()].into_iter().chain(words.map(<[&str]>::len)).collect();
    let mut combinations = Vec::new();
    for combination in pairs::covering(&kinds) {
        let [tests, http, unknown, uuids, dates, integers, maps] = combination[..] else { continue };
        let mut options = docbind_emit::Options::default();
        (options.tests, options.http) = (TESTS[tests], HTTP[http]);
        options.unknown_fields = words[0][unknown].parse()?;
        options.uuids = words[1][uuids].parse()?;
        options.dates = words[2][dates].parse()?;
        options.integers = words[3][integers].parse()?;
        options.maps = words[4][maps].parse()?;
        combinations.push(options);
    }
    Ok(combinations)
}

/// What changes the options.
type Choose = fn(&mut docbind_emit::Options) -> Result<(), Box<dyn error::Error>>;

/// Every choice at least once, with the crates that it needs.
const CHOICES: &[(&str, Choose)] = &[
    ("plain", |_| Ok(())),
    ("jiff_index", |options| {
        options.uuids = Uuids::Uuid;
        options.dates = Dates::Jiff;
        options.integers = Integers::I64;
        options.maps = Maps::Index;
        options.unknown_fields = UnknownFields::Kept;
        Ok(())
    }),
    ("time_hash", |options| {
        options.dates = Dates::Time;
        options.integers = Integers::Number;
        options.maps = Maps::Hash;
        options.derives = vec![Derive::new("Eq")?];
        Ok(())
    }),
    ("chrono_http", |options| {
        options.uuids = Uuids::Uuid;
        options.dates = Dates::Chrono;
        options.http = Http::Emitted;
        options.derives = vec![Derive::new("Lamp=Eq")?];
        options.attributes = vec![Attribute::new("Keeper=must_use")?];
        Ok(())
    }),
    ("untested", |options| {
        options.tests = Tests::Omitted;
        options.operations = Operations::Only(vec!["show_keeper".to_owned()]);
        Ok(())
    }),
];

/// A module for each file, named after its folder.
fn modules(bindings: &[PathBuf]) -> String {
    let mut text = String::new();
    for file in bindings {
        let case = file.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().replace('-', "_");
        let path = file.to_string_lossy();
        // Writing to a text cannot fail.
        let _ = writeln!(text, "#[path = {path:?}]\npub mod {case};");
    }
    text
}
