//! `docbind watch` as a user runs it: pages are edited, deleted and swapped while it runs.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "the test edits pages and runs the command")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

/// How long a machine under load may take to say what it saw.
const PATIENCE: Duration = Duration::from_mins(1);

/// A page with one operation and some status codes.
fn page(title: &str, codes: &[u16]) -> String {
    let rule = "+--------------+----------+----------+\n";
    let rows: Vec<String> =
        codes.iter().map(|code| format!("|{code}           |          |          |\n{rule}")).collect();
    let head = "|Response Code |Name      |Description|\n".replace("Description|", "Descript. |");
    let rows = rows.concat();
    format!(
        "{title}\n^^^^^^^^^^^^^^^^^^^^\n\n.. code::\n\n    GET /lamps\n\n{rule}{head}{}{rows}",
        rule.replace('-', "=")
    )
}

/// The command while it runs, and the lines that it writes.
struct Watching {
    child: Child,
    lines: Receiver<Value>,
}

impl Watching {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_docbind"))
            .current_dir(folder)
            .args(["watch", "--format", "json"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in stdout.lines() {
                let line = serde_json::from_str(&line.unwrap()).unwrap();
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Self { child, lines }
    }

    /// Waits for a line that is as wanted; others may come before it, where a slow machine splits a change in two.
    #[track_caller]
    fn expect(&self, what: &str, is_wanted: impl Fn(&Value) -> bool) -> Value {
        let end = Instant::now() + PATIENCE;
        let mut seen = Vec::new();
        while let Ok(line) = self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
            if is_wanted(&line) {
                return line;
            }
            seen.push(line);
        }
        panic!("{what} was not said; what was said: {seen:?}");
    }

    /// Ends it as Ctrl-C does, and expects that it ended well.
    fn end(mut self) {
        let killed = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // A test that failed must not leave it behind; one that passed has ended it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn operations(count: u64) -> impl Fn(&Value) -> bool {
    move |line| line["kind"] == "state" && line["operations"] == count
}

fn says(word: &'static str) -> impl Fn(&Value) -> bool {
    move |line| line["changes"]["changes"].as_array().into_iter().flatten().any(|change| change["kind"] == word)
}

#[test]
fn changes_of_pages_are_said_and_written_whatever_an_editor_does() {
    let folder = tempfile::tempdir().unwrap();
    let docs = folder.path().join("docs");
    let write = |name: &str, text: &str| fs::write(docs.join(name), text).unwrap();
    fs::create_dir(&docs).unwrap();
    write("lamps.rst", &page("List lamps", &[200]));
    let watching = Watching::start(folder.path(), &["docs", "--spec", "lamps.json", "-o", "lamps.rs"]);
    let first = watching.expect("the first state", operations(1));
    assert_eq!((&first["version"], &first["changes"]), (&1.into(), &Value::Null));
    assert_eq!(first["written"], serde_json::json!(["lamps.json", "lamps.rs"]));

    // Written in place.
    write("lamps.rst", &page("List lamps", &[200, 404]));
    let added = watching.expect("the status that is new", says("status-added"));
    assert_eq!(added["written"], serde_json::json!(["lamps.json", "lamps.rs"]));

    // Written beside and renamed, as editors save.
    write(".lamps.rst.swp", &page("List lamps", &[200]));
    fs::rename(docs.join(".lamps.rst.swp"), docs.join("lamps.rst")).unwrap();
    watching.expect("the status that is gone", says("status-removed"));

    // Half of a page, then all of it.
    let other = page("List shades", &[200]).replace("/lamps", "/shades");
    write("shades.rst", &other[..30]);
    write("shades.rst", &other);
    watching.expect("the operation that is new", operations(2));

    // A folder that goes away and comes back.
    fs::rename(&docs, folder.path().join("away")).unwrap();
    watching.expect("that the folder is gone", |line| line["kind"] == "failure");
    fs::rename(folder.path().join("away"), &docs).unwrap();
    watching.expect("that the folder is back", operations(2));
    fs::remove_file(docs.join("shades.rst")).unwrap();
    watching.expect("the operation that is gone", says("operation-removed"));

    // Another folder in its place.
    fs::remove_dir_all(&docs).unwrap();
    fs::create_dir(&docs).unwrap();
    write("lamps.rst", &page("List lamps", &[200, 500]));
    watching
        .expect("the status of the other folder", |line| line.to_string().contains("500") && line["kind"] == "state");
    write("docbind.toml", "titel = 1");
    watching.expect("the mistake", |line| line["kind"] == "failure" && line["message"].to_string().contains("titel"));
    fs::remove_file(docs.join("docbind.toml")).unwrap();
    watching.expect("that the mistake is gone", operations(1));
    watching.end();
}
