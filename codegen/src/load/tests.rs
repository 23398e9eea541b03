//! Folders as people leave them behind: every oddity is a diagnostic, and the other pages are read.

use std::path::{Path, PathBuf};

use super::{ByExtension, LoadError, load, title};
use crate::limit;

/// Makes a folder with these files; parents come by themselves.
#[expect(clippy::disallowed_methods, reason = "tests make their own folders")]
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// The pages of a folder, and each diagnostic as `code path:line:column`.
fn read(paths: &[PathBuf]) -> (Vec<(String, String)>, Vec<String>) {
    let loaded = load(paths, &ByExtension).unwrap();
    let pages = loaded.sources.iter().map(|(_, page)| (page.path().to_owned(), page.text().to_owned())).collect();
    let found = loaded.diagnostics.into_sorted().into_iter().map(|diagnostic| {
        let page = loaded.sources.get(diagnostic.span.file);
        let at = page.position(diagnostic.span.start);
        format!("{} {}:{}:{}", diagnostic.code, page.path(), at.line, at.column)
    });
    (pages, found.collect())
}

#[track_caller]
fn check(folder: &Path, pages: &[(&str, &str)], diagnostics: &[&str]) {
    let (actual, found) = read(&[folder.to_path_buf()]);
    let actual: Vec<_> = actual.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert_eq!(actual, pages);
    assert_eq!(found, diagnostics);
}

#[test]
fn pages_are_read_in_the_order_of_their_paths_and_other_files_are_not() {
    let docs = folder(&[("b.rst", b"b"), ("a/z.inc", b"z"), ("a.RST", b"a"), ("x.json", b"{}"), (".git/c.rst", b"c")]);
    check(docs.path(), &[("a.RST", "a"), ("a/z.inc", "z"), ("b.rst", "b")], &[]);
}

#[test]
fn what_is_no_text_is_left_out() {
    let docs = folder(&[("a.rst", b"a"), ("b.rst", b"\x7fELF\0")]);
    check(docs.path(), &[("a.rst", "a"), ("b.rst", "")], &["binary-file b.rst:1:1"]);
}

#[test]
fn bytes_that_are_no_utf_8_are_pointed_at() {
    let docs = folder(&[("a.rst", b"one\nna\xefve \xe9\n")]);
    check(docs.path(), &[("a.rst", "one\nna\u{fffd}ve \u{fffd}\n")], &["invalid-utf8 a.rst:2:3"]);
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let docs = folder(&[("a.rst", b"\xef\xbb\xbfone")]);
    check(docs.path(), &[("a.rst", "one")], &[]);
}

#[test]
fn a_file_over_the_limit_is_left_out() {
    let docs = folder(&[("a.rst", &vec![b'a'; limit::PAGE_BYTES + 1])]);
    check(docs.path(), &[("a.rst", "")], &["file-too-large a.rst:1:1"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_within_the_folder_only() {
    use std::os::unix::fs::symlink;
    let outside = folder(&[("secret.rst", b"secret")]);
    let docs = folder(&[("a.rst", b"a"), ("parts/shared.txt", b"shared")]);
    let at = |name: &str| docs.path().join(name);
    symlink(outside.path().join("secret.rst"), at("out.rst")).unwrap();
    symlink(outside.path(), at("folder")).unwrap();
    symlink(docs.path(), at("loop")).unwrap();
    symlink(at("a.rst"), at("again.rst")).unwrap();
    symlink(at("parts/shared.txt"), at("shared.rst")).unwrap();
    symlink("nowhere.rst", at("broken.rst")).unwrap();
    check(
        docs.path(),
        &[("a.rst", "a"), ("broken.rst", ""), ("folder", ""), ("out.rst", ""), ("shared.rst", "shared")],
        &["unreadable-file broken.rst:1:1", "link-outside folder:1:1", "link-outside out.rst:1:1"],
    );
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_opened() {
    let docs = folder(&[("a.rst", b"a")]);
    let pipe = docs.path().join("pipe.rst");
    // Opening a pipe that nobody writes to would wait for ever.
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    check(docs.path(), &[("a.rst", "a"), ("pipe.rst", "")], &["unreadable-file pipe.rst:1:1"]);
    check(&pipe, &[("pipe.rst", "")], &["unreadable-file pipe.rst:1:1"]);
}

#[test]
fn a_file_that_vanished_is_a_diagnostic() {
    let (text, finding) = super::text::read(Path::new("no/such/page.rst"));
    assert_eq!((text.as_str(), finding.unwrap().code.as_str()), ("", "unreadable-file"));
}

#[test]
fn paths_are_relative_to_what_holds_them_all() {
    let docs = folder(&[("v1/a.rst", b"a"), ("v2/b.rst", b"b"), ("v2/c.rst", b"c"), ("v2/odd.page", b"odd")]);
    let at = |name: &str| docs.path().join(name);
    let paths = |asked: &[PathBuf]| read(asked).0.into_iter().map(|(path, _)| path).collect::<Vec<_>>();
    assert_eq!(paths(&[at("v1"), at("v2/b.rst")]), ["v1/a.rst", "v2/b.rst"]);
    assert_eq!(paths(&[at("v2/b.rst")]), ["b.rst"]);
    assert_eq!(paths(&[at("v2/odd.page")]), ["odd.page"]);
    assert_eq!(paths(&[at("v2"), at("v2/b.rst")]), ["b.rst", "c.rst"]);
}

#[test]
fn everything_that_counts_is_tracked() {
    let docs = folder(&[("a.rst", b"a"), ("sub/b.rst", b"b"), ("sub/notes.md", b"")]);
    let tracked = load(&[docs.path().to_path_buf()], &ByExtension).unwrap().tracked;
    let tracked: Vec<_> = tracked.iter().map(|path| path.strip_prefix(docs.path()).unwrap()).collect();
    assert_eq!(tracked, ["", "a.rst", "sub", "sub/b.rst"].map(Path::new));
}

#[track_caller]
fn check_error(asked: PathBuf, expected: &[&str]) {
    let error: LoadError = load(&[asked], &ByExtension).unwrap_err();
    let message = error.to_string();
    assert!(expected.iter().all(|part| message.contains(part)), "{message}");
}

#[test]
fn a_mistyped_folder_is_recognised() {
    let place = folder(&[("docs/v2/a.rst", b"a"), ("src/lib.rs", b"")]);
    check_error(place.path().join("dosc/v2"), &["no such file or folder", "did you mean", "docs/v2?"]);
    check_error(place.path().join("src"), &["no documentation pages", "1 .rs", "there are pages in", "docs/v2"]);
}

#[test]
fn titles_come_from_the_folder_that_says_something() {
    let place = folder(&[("lamps/docs/a.rst", b"a")]);
    assert_eq!(title(&place.path().join("lamps/docs")), "lamps");
    assert_eq!(title(&place.path().join("lamps")), "lamps");
}
