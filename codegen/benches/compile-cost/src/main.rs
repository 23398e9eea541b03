//! Measures what types cost the compiler: docbind's bindings, the same types with serde's derives, and the same types
//! as JSON Schema through typify.
//!
//! ```text
//! cargo run --manifest-path codegen/benches/compile-cost/Cargo.toml [-- PAGES|SPEC.json…]
//! ```
//!
//! Without arguments the types are those of the folder that `DOCBIND_BENCH_PAGES` names, or else 600 structs of 8
//! fields and 200 enums of 6 values; with arguments, those of each folder of pages or spec.
//! Each form is a crate of its own. What they depend on is built first; then `cargo check` of each crate alone, in
//! turn, three times, from nothing (`CARGO_INCREMENTAL=0`). The figure is the least CPU time, user and system, of cargo
//! and its children, as Linux counts it; an empty crate is measured too, and not subtracted. Lines are those of the
//! formatted file, and those of them that are no documentation; docbind's as `docbind expand` prints it.
//!
//! With `--speed` before the folders it measures instead how fast the types decode and encode the examples of the
//! pages, beside the derives, in one optimised program.
//!
//! It is a workspace of its own, so that the project builds without typify, and it needs the network once.
//!
//! What favours the others: the formats of texts are left out of the schema, so that typify's crate needs neither
//! `uuid` nor `chrono`, and a choice of numbers is a plain number in both. Typify's structs are not `PartialEq`, and
//! its enums refuse what they do not list.
//!
//! # Figures
//!
//! rustc 1.95, typify 0.7.0; the types of three folders of pages, all forms of a folder in one run, two quiet cores:
//!
//! | form | 378 types | ours to it | lines | 438 types | ours to it | lines | 498 types | ours to it | lines |
//! |---|---|---|---|---|---|---|---|---|---|
//! | empty crate | 0.05 s | | | 0.05 s | | | 0.05 s | | |
//! | docbind | 0.98 s | | 16.8 | 1.21 s | | 16.7 | 1.37 s | | 16.6 |
//! | derives | 5.03 s | 0.195 | 15.3 | 6.14 s | 0.197 | 14.2 | 7.12 s | 0.192 | 14.8 |
//! | typify | 5.13 s | 0.191 | 45.3 | 6.06 s | 0.200 | 44.3 | 7.21 s | 0.190 | 45.6 |
//!
//! The goals are 4 ms per type, at most a quarter of the derives, a fifth of typify, and half of typify's lines (those
//! of a type). Folders of this size meet them, the second by less than a run differs from another; one of 127 types
//! meets the first alone (0.28 of the derives, 0.27 of typify): there the module that all bindings have weighs nine
//! lines of each type. On the 800 types without arguments ours was 0.16 of both before fields were lent in fewer steps.
//!
//! # What a small folder can come to
//!
//! Instructions of `rustc --emit=metadata`, as `valgrind --tool=cachegrind` counts them, in millions. 131 types of the
//! smaller folder took 1,546, and 1,488 since an object shows its keys with its values and boxes are emitted where a
//! type contains itself: about 60 for the compiler and the crates that it loads, 270 for the module `wire` (125 of them
//! for reading), and 9 for each type. A struct of four fields, one after the other:
//!
//! | part | millions |
//! |---|---|
//! | the fields | 0.3 |
//! | derived `Clone` | 1.4 |
//! | `new` | 0.5 |
//! | `PartialEq`, `Debug` | 1.5 |
//! | `Deserialize`, `Serialize` | 1.8 |
//! | what gives out the fields: four functions | 4.3, and 1.5 with empty bodies |
//!
//! With empty bodies all but the last line is 3.5 together. That is what any type costs that has these traits, whatever
//! is in them: with `wire` and the compiler about 790 for the smaller folder, of which a fifth of typify is about 870
//! (reckoned from its time), while giving out the fields takes more than 500. So that goal is out of reach there.
//! These were tried, and save of the 9.8: the keys shown with the values 0.3 (taken), generic helpers in place of `dyn`
//! 0.1 (taken), `Clone` through the slots 0.7 and fields shown as pointers 0.3 (not taken: they would cost speed),
//! making and lending in one function 0.2, one function in place of the four 0.1.
//!
//! Of the whole of a folder of 118 types, 1,334 millions, these save: one serde visitor for all kinds of values 8, and
//! decoding runs 6 % slower (not taken); `wire` as one module 4 (not taken); optional fields that start as `None` less
//! than 1 (not taken). `Clone` beside the other traits in place of a derive saves 1, and a line of each type (taken).
//!
//! # Where the instructions go
//!
//! The larger folder as it is now (378 types: 356 structs with 1,239 fields, 17 enumerations, 5 choices) takes 3,810
//! million; the two folders of the other dialect, 440 and 500 types, take 4,363 and 4,965. Of the 3,810 the passes take
//! (`valgrind --tool=callgrind`): borrow checks 970, types of bodies 790, well-formedness 565 (185 of them to compare
//! functions with those of their traits), lowering 320, building of bodies 250, expansion 220, names 160, metadata 100,
//! coherence 70. Each part was then left out of the macros of the 378 types:
//!
//! | part | millions |
//! |---|---|
//! | `show`, all in its body; its views alone; its keys and rules alone | 561; 236; 65 |
//! | `Clone`; the fields in it | 396; 241 |
//! | `Serialize`, `Deserialize`, `Debug` | 350, 343, 273 |
//! | `lend`, all in its body | 281 |
//! | `new` and its `#[allow]`; the `#[allow]` alone | 181; 32 |
//! | `empty`, all in its body | 120 |
//!
//! A trait with one function whose body is empty takes 0.45 to 0.65 of a type, and a generic call in it 0.24 more,
//! whether it takes the value, a `dyn` or a view (within 0.03). So the five public traits are about a third of a type,
//! and what can be less is what `Object` has. In 300 structs of 4 fields the body of `show` takes 1.63 as it is, and,
//! measured alone, with neither a reader to match nor the speed looked at:
//!
//! | other form of `show` | saves, of a struct's millions |
//! |---|---|
//! | name and keys in one list, the rule a mark in the key, in place of `About` | 0.34 |
//! | name, keys and rules in one text | 0.54 (0.49 by `concat!`) |
//! | `self.id.view()` for `wire::Slot::view(&self.id)`, the trait being in scope | 0.20 |
//! | a free function for it | 0.03 |
//! | the fields taken from a pattern, or an array by value to a generic function | none, it costs more |
//!
//! Short paths in place of `::std::fmt::Formatter<'_>` and the like save 0.02 of each trait, a derive's attribute
//! nothing, a pattern for what is lent costs 0.07. Of the whole 3,811, measured by hand on the emitted file: the views
//! by method with the trait in scope for the whole file, `self.id.clone()` in `Clone`, and no `#[allow]` on `new` save
//! 162 (4.3 %). With the trait in scope in `show` alone, so that it is in nobody else's, they save 136 (3.6 %), which
//! was taken; the `#[allow]` stands where it is needed. The others are not taken yet.
//!
//! | `--speed` | examples | decode, of the derives' speed | encode |
//! |---|---|---|---|
//! | 378 types | 262 | 0.83 | 0.88 |
//! | 438 types | 305 | 0.83 | 0.87 |
//! | 498 types | 391 | 0.83 | 0.87 |
//!
//! The goal is 0.8 of each. Encoding missed it, at 0.68, while every field was shown through a pointer, of which the
//! compiler sees nothing. Now an object shows its fields as values, which are on the stack and known; texts and objects
//! are written where they are found, and all that is rarer in a function of its own, which keeps the frame of the
//! common one small. The examples are short (a microsecond at most), so that what is fixed for each object weighs.
#![expect(clippy::print_stdout, reason = "a program that prints a measurement")]
#![expect(clippy::disallowed_methods, reason = "a program that reads specs and writes crates")]

mod derives;
mod krate;
mod schema;
mod speed;
mod synthetic;

use std::error::Error;
use std::path::{Path, PathBuf};

use docbind_codegen::format;
use docbind_codegen::project::{self, Settings};
use docbind_emit::Options;
use docbind_spec::Api;
use krate::Krate;

/// How often each crate is checked.
const ROUNDS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let is_speed = given.first().is_some_and(|first| first == Path::new("--speed"));
    given.drain(..usize::from(is_speed));
    let named = std::env::var_os("DOCBIND_BENCH_PAGES").map(PathBuf::from);
    let given = if given.is_empty() { named.into_iter().collect() } else { given };
    if given.is_empty() {
        return measure("600 structs, 200 enums", &synthetic::api());
    }
    for docs in given {
        let mut api = project::open(&[docs.clone()], &Settings::default())?.api;
        if is_speed {
            speed::measure(&docs.display().to_string(), &api)?;
            continue;
        }
        // The other forms are of types only.
        api.operations.clear();
        measure(&docs.display().to_string(), &api)?;
    }
    Ok(())
}

fn measure(title: &str, api: &Api) -> Result<(), Box<dyn Error>> {
    let forms = [
        ("empty", String::new()),
        ("docbind", format::file(api, &Options::default())?),
        ("derives", formatted(&derives::source(api))?),
        ("typify", formatted(&typify(api)?)?),
    ];
    let folder = tempfile::tempdir()?;
    let crates = forms.iter().map(|(name, source)| Krate::new(folder.path(), name, source));
    let crates: Vec<Krate> = crates.collect::<Result<_, _>>()?;
    let mut best = vec![f64::INFINITY; crates.len()];
    for _ in 0..ROUNDS {
        for (krate, best) in crates.iter().zip(&mut best) {
            *best = best.min(krate.check(Path::new(folder.path()))?);
        }
    }
    println!("{title}: {} types", api.types.len());
    let types = api.types.len().max(1) as f64;
    let ours = best.get(1).copied().unwrap_or_default();
    for ((name, source), seconds) in forms.iter().zip(&best) {
        let lines = source.lines().count() as f64;
        let code = source.lines().filter(|line| !line.trim_start().starts_with("///")).count() as f64;
        println!(
            "  {name:8} {seconds:6.2} s  {:6.2} ms/type  {:5.2} of it is docbind's  {:6.1} lines/type  {:6.1} of code",
            1000.0 * seconds / types,
            ours / seconds,
            lines / types,
            code / types,
        );
    }
    Ok(())
}

fn formatted(source: &str) -> Result<String, syn::Error> {
    Ok(prettyplease::unparse(&syn::parse_file(source)?))
}

/// The types as typify makes them of a schema, with its default settings.
fn typify(api: &Api) -> Result<String, Box<dyn Error>> {
    let schema: schemars::schema::RootSchema = serde_json::from_value(schema::document(api))?;
    let mut space = typify::TypeSpace::new(&typify::TypeSpaceSettings::default());
    space.add_root_schema(schema)?;
    Ok(space.to_stream().to_string())
}
