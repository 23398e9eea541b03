//! How fast the types decode and encode the examples of their pages, beside the same types with serde's derives.
#![expect(clippy::disallowed_methods, reason = "a crate is files and runs of cargo")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use docbind_codegen::format;
use docbind_emit::{Options, Tests};
use docbind_spec::{Api, Type};

use crate::derives;

/// The program: each group of examples is decoded and encoded in turn by both forms, and the least time of each counts.
const PROGRAM: &str = r#"
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 15;
const TIMES: usize = 40;

fn seconds(mut work: impl FnMut()) -> f64 {
    let start = Instant::now();
    (0..TIMES).for_each(|_| work());
    start.elapsed().as_secs_f64()
}

/// The seconds of decoding and encoding, of the first form and of the second; nothing where either refuses a text.
fn group<A, B>(texts: &[&str]) -> Option<[f64; 4]>
where
    A: serde::de::DeserializeOwned + serde::Serialize,
    B: serde::de::DeserializeOwned + serde::Serialize,
{
    let one = texts.iter().map(|text| serde_json::from_str::<A>(text)).collect::<Result<Vec<_>, _>>().ok()?;
    let other = texts.iter().map(|text| serde_json::from_str::<B>(text)).collect::<Result<Vec<_>, _>>().ok()?;
    let mut best = [f64::INFINITY; 4];
    for _ in 0..ROUNDS {
        let times = [
            seconds(|| texts.iter().for_each(|text| drop(black_box(serde_json::from_str::<A>(black_box(text)))))),
            seconds(|| texts.iter().for_each(|text| drop(black_box(serde_json::from_str::<B>(black_box(text)))))),
            seconds(|| one.iter().for_each(|value| drop(black_box(serde_json::to_string(black_box(value)))))),
            seconds(|| other.iter().for_each(|value| drop(black_box(serde_json::to_string(black_box(value)))))),
        ];
        best.iter_mut().zip(times).for_each(|(best, time)| *best = best.min(time));
    }
    Some(best)
}

fn main() {
    let (mut sums, mut taken, mut refused) = ([0.0; 4], 0, 0);
    let mut add = |examples: usize, times: Option<[f64; 4]>| match times {
        Some(times) => {
            taken += examples;
            sums.iter_mut().zip(times).for_each(|(sum, time)| *sum += time);
        }
        None => refused += examples,
    };
    GROUPS
    let micros = |seconds: f64| 1e6 * seconds / TIMES as f64 / f64::from(taken.max(1) as u32);
    println!("  {taken} examples; {refused} of types that one of the forms cannot decode are left out");
    for (what, at) in [("decode", 0), ("encode", 2)] {
        let (ours, derives) = (micros(sums[at]), micros(sums[at + 1]));
        let ratio = derives / ours;
        println!("  {what}  docbind {ours:6.2} µs  derives {derives:6.2} µs an example: {ratio:.2} of the speed");
    }
}
"#;

/// Measures the examples of an API.
pub(crate) fn measure(title: &str, api: &Api) -> Result<(), Box<dyn Error>> {
    let mut types = api.clone();
    types.operations.clear();
    let mut options = Options::default();
    options.tests = Tests::Omitted;
    let ours = format::file(&types, &options)?;
    let mut groups = String::new();
    for (name, texts) in examples(api) {
        let at = api.types.iter().position(|def| def.name == name);
        let has_name = [" struct ", " enum "].iter().any(|kind| ours.contains(&format!("pub{kind}{name} {{")));
        if let Some(at) = at.filter(|_| has_name) {
            _ = writeln!(groups, "add({}, group::<ours::{name}, derived::T{at}>(&{texts:?}));", texts.len());
        }
    }
    let folder = tempfile::tempdir()?;
    fs::create_dir_all(folder.path().join("src"))?;
    let manifest = "[package]\nname = \"speed\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[dependencies]\n\
                    serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n[workspace]\n";
    fs::write(folder.path().join("Cargo.toml"), manifest)?;
    fs::write(folder.path().join("src/ours.rs"), ours)?;
    fs::write(folder.path().join("src/derived.rs"), derives::source(api))?;
    let program = format!("#![allow(dead_code)]\nmod derived;\nmod ours;\n{}", PROGRAM.replace("GROUPS", &groups));
    fs::write(folder.path().join("src/main.rs"), program)?;
    println!("{title}");
    let status = Command::new("cargo").args(["run", "--quiet", "--release"]).current_dir(folder.path()).status()?;
    if status.success() { Ok(()) } else { Err("the program that measures does not run".into()) }
}

/// The texts of the examples of each named type.
fn examples(api: &Api) -> BTreeMap<&str, Vec<String>> {
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for example in api.operations.iter().flat_map(|operation| &operation.examples) {
        if let (Some(Type::Named { name }), Some(value)) = (&example.ty, &example.value) {
            found.entry(name).or_default().push(value.to_string());
        }
    }
    found
}
