//! Every form of one small report, compared with files; `UPDATE_GOLDEN=1` rewrites them.

use std::path::Path;

use docbind_spec::Api;
use serde_json::Value;

use super::{Policy, Report};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Source, Sources, Span};

const PAGE: &str = "Show a lamp\n===========\n\n.. code::\n\n    GET /lamps/{lampID}\n\n| {lamp_id} | Lämp\n";

fn sources() -> Sources {
    let other = Source::new("zones/50% off, or: more.rst", "One\ntwo\nthree\n");
    Sources::new(vec![Source::new("lamps.rst", PAGE), other])
}

fn diagnostics() -> Vec<Diagnostic> {
    let span = |of: &str| {
        let start = PAGE.find(of).unwrap();
        Span::new(FileId(0), start, start + of.len())
    };
    let mut found = Diagnostics::default();
    let message = "the path says `lampID` and the table `lamp_id`: both are read as one parameter";
    let spelling = found.push(Code::PathParameterSpelling, span("lampID"), message);
    spelling.help("spell it one way").related(span("lamp_id"), "the table spells it so");
    found.push(Code::InvalidUtf8, span("Lämp"), "100% odd:\nover two lines");
    for line in 0..5 {
        let span = Span::new(FileId(1), line, line + 2);
        found
            .push(Code::UnreadableFile, span, format!("number {line}"))
            .related(Span::new(FileId(0), 0, PAGE.len()), "on another page, and longer than anyone wants to read");
    }
    found.push(Code::BinaryFile, Span::new(FileId(1), 1_000, 2_000), "a span outside its page");
    found.into_sorted()
}

fn policy(deny: &str) -> Policy {
    Policy { deny: vec![deny.parse().unwrap()], ..Policy::default() }
}

fn api() -> Api {
    Api::new("Lamps")
}

#[track_caller]
#[expect(clippy::disallowed_methods, reason = "golden files are read and, on demand, written")]
fn check(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, actual).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == actual, "{} differs; UPDATE_GOLDEN=1 rewrites it. Now:\n{actual}", path.display());
}

#[cfg(feature = "cli")]
#[track_caller]
fn check_human(name: &str, detail: super::human::Detail) {
    let (sources, diagnostics) = (sources(), diagnostics());
    let policy = policy("invalid-utf8");
    let report = Report::new(&sources, "docs/", &diagnostics, &policy)
        .settled_by(|found| (found.code == Code::BinaryFile).then(|| "exclude = [\"lamps.rst\"]".to_owned()));
    check(name, &anstream::adapter::strip_str(&super::human::render(&report, detail, 100)).to_string());
}

#[cfg(feature = "cli")]
#[test]
fn people_see_the_first_of_each_kind_and_the_counts() {
    check_human("normal.txt", super::human::Detail::Normal);
}

#[cfg(feature = "cli")]
#[test]
fn people_see_everything_when_they_ask() {
    check_human("verbose.txt", super::human::Detail::Verbose);
}

#[cfg(feature = "cli")]
#[test]
fn people_see_only_failures_when_they_want_quiet() {
    check_human("quiet.txt", super::human::Detail::Quiet);
}

#[test]
fn programs_get_one_object_a_line() {
    let (sources, diagnostics) = (sources(), diagnostics());
    let report = Report::new(&sources, "./docs", &diagnostics, &policy("invalid-utf8"));
    let text = super::json::render(&report, &api());
    check("report.jsonl", &text);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), diagnostics.len() + 1);
    assert!(lines.iter().all(|line| line["version"] == super::json::VERSION));
}

#[test]
fn workflow_commands_are_escaped() {
    let (sources, diagnostics) = (sources(), diagnostics());
    let report = Report::new(&sources, ".", &diagnostics, &policy("invalid-utf8"));
    let text = super::github::render(&report);
    check("github.txt", &text);
    assert_eq!(text.lines().count(), diagnostics.len());
}

/// What SARIF 2.1.0 demands of the parts that are used: sections 3.13, 3.14, 3.19, 3.27, 3.28, 3.29, 3.30 and 3.49.
#[cfg(feature = "cli")]
#[test]
fn sarif_has_the_required_structure() {
    let (sources, diagnostics) = (sources(), diagnostics());
    let report = Report::new(&sources, "/tmp/my docs", &diagnostics, &policy("invalid-utf8"));
    let log: Value = serde_json::from_str(&super::sarif::render(&report)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(run["tool"]["driver"]["name"], "docbind");
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), diagnostics.len());
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let related = result["relatedLocations"].as_array().unwrap();
        for (id, location) in related.iter().enumerate() {
            assert_eq!(location["id"], id);
            assert!(location["message"]["text"].is_string());
        }
        for location in related.iter().chain(result["locations"].as_array().unwrap()) {
            let place = &location["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            assert!(uri.starts_with("file:///tmp/my%20docs/") && !uri.contains([' ', ',', '"']), "{uri}");
            let number = |key: &str| place["region"][key].as_u64().unwrap();
            assert!(number("startLine") >= 1 && number("startColumn") >= 1);
            assert!((number("startLine"), number("startColumn")) <= (number("endLine"), number("endColumn")));
        }
    }
}

#[test]
fn every_code_has_a_summary_and_a_page() {
    for code in Code::ALL {
        let summary = code.summary().trim();
        assert!(summary.ends_with('.') && summary.len() <= 100, "the summary of {code}: {summary}");
        let page = code.explanation();
        assert!(page.contains("**What to do:**"), "the page of {code} does not say what to do");
        assert!(page.lines().all(|line| line.chars().count() <= 120), "the page of {code} has a line over 120 columns");
    }
}
