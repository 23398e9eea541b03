//! Every golden case gives what its folder says, and every diagnostic code has a case.

use docbind_codegen::diagnostic::Code;
use docbind_tests::golden;

/// Codes whose pages cannot lie in a repository, and the test that shows each.
const SHOWN_ELSEWHERE: &[(&str, &str)] = &[
    ("file-too-large", "codegen/src/load/tests.rs"),
    ("too-many-files", "codegen/src/load/tests.rs"),
    ("unreadable-file", "codegen/src/load/tests.rs"),
    ("numbered-name", "codegen/src/infer/name/mod.rs"),
];

#[test]
fn every_case_gives_what_its_folder_says() {
    let mut differences = String::new();
    for case in golden::cases().unwrap() {
        if let Err(difference) = case.compare(&case.run()) {
            differences.push_str(&difference);
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn every_diagnostic_code_has_a_case_that_shows_it() {
    let cases = golden::cases().unwrap();
    let mut missing = Vec::new();
    for code in Code::ALL {
        let name = format!("code-{code}");
        let shown = cases.iter().find(|case| case.name == name).map(|case| case.run().codes.contains(code));
        let elsewhere = SHOWN_ELSEWHERE.iter().any(|(listed, _)| *listed == code.as_str());
        match shown {
            Some(true) => assert!(!elsewhere, "{name} has a case: take it off the list"),
            Some(false) => missing.push(format!("tests/golden/{name} does not show `{code}`")),
            None if elsewhere => {}
            None => missing.push(format!("tests/golden/{name} is missing")),
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_case_named_after_a_code_names_one() {
    for case in golden::cases().unwrap() {
        if let Some(name) = case.name.strip_prefix("code-") {
            assert!(name.parse::<Code>().is_ok(), "tests/golden/{} is named after no diagnostic code", case.name);
        }
    }
}
