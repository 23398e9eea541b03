//! What the macro says of its arguments, and that it compiles where they are right.

#[test]
fn the_macro_says_what_is_wrong_with_its_arguments_and_what_to_do() {
    let cases = trybuild::TestCases::new();
    cases.pass("ui/pass.rs");
    for case in [
        "bad_json",
        "bad_path",
        "dangling_type",
        "impossible_derive",
        "misshapen",
        "no_path",
        "no_spec",
        "path_is_no_text",
        "unknown_operations",
        "wrong_arguments",
        "wrong_version",
    ] {
        cases.compile_fail(format!("ui/{case}.rs"));
    }
}
