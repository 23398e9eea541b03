//! `docbind serve` as a user runs it: a process that listens, clients that speak to it over sockets, Ctrl-C.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "the tests start the command and speak to it")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A mock that runs until it is dropped.
struct Running {
    process: Child,
    stdout: BufReader<ChildStdout>,
    address: String,
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../generated-example/docs");
        let mut command = Command::new(env!("CARGO_BIN_EXE_docbind"));
        command.args(["serve", docs, "--port", "0"]).args(arguments).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().unwrap();
        let mut stdout = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let address = line.strip_prefix("listening on http://").unwrap().split(' ').next().unwrap().to_owned();
        Self { process, stdout, address }
    }

    /// Sends a request and reads the whole answer.
    fn ask(&self, head: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let length = body.len();
        write!(stream, "{head}\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Asks it to end, and gives what it has logged.
    fn stop(mut self) -> (Option<i32>, String) {
        let pid = self.process.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        let mut log = String::new();
        self.stdout.read_to_string(&mut log).unwrap();
        (self.process.wait().unwrap().code(), log)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Where it has ended, there is nothing to end.
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

const JOB: &str = "GET /jobs/a7f0c3d2-19b8-4e64-9c5d-f2e1b08a7346 HTTP/1.1";

#[test]
fn a_documented_request_is_answered_and_logged() {
    let mock = Running::start(&[]);
    let answer = mock.ask(JOB, "");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("docbind-operation: show_job_details\r\n"), "{answer}");
    let (code, log) = mock.stop();
    assert_eq!(code, Some(0));
    let line = "GET /jobs/a7f0c3d2-19b8-4e64-9c5d-f2e1b08a7346 -> 200 (show_job_details, ";
    assert!(log.starts_with(line), "{log}");
    assert_eq!(log.lines().count(), 1, "{log}");
}

#[test]
fn a_status_can_be_preferred_and_a_wrong_body_is_refused() {
    let mock = Running::start(&[]);
    let answer = mock.ask(&format!("{JOB}\r\nPrefer: code=404"), "");
    assert!(answer.starts_with("HTTP/1.1 404 Not Found\r\n"), "{answer}");
    let answer = mock.ask("POST /jobs HTTP/1.1\r\nContent-Type: application/json", r#"{ "kind": 1 }"#);
    assert!(answer.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{answer}");
    assert!(answer.contains("`/kind` is an integer, expected a string"), "{answer}");
}

#[test]
fn a_large_body_is_refused() {
    let mock = Running::start(&["--max-body", "10"]);
    let answer = mock.ask("POST /jobs HTTP/1.1\r\nContent-Type: application/json", r#"{ "kind": "valuation" }"#);
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
}

#[test]
fn clients_are_served_at_once() {
    let mock = Running::start(&[]);
    // This one never finishes its request.
    let mut idle = TcpStream::connect(&mock.address).unwrap();
    idle.write_all(b"GET /jobs").unwrap();
    std::thread::scope(|scope| {
        let asked: Vec<_> = (0..8).map(|_| scope.spawn(|| mock.ask(JOB, ""))).collect();
        assert!(asked.into_iter().all(|answer| answer.join().unwrap().starts_with("HTTP/1.1 200 ")));
    });
}

#[test]
fn only_this_machine_is_answered_unless_told() {
    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../generated-example/docs");
    let mut command = Command::new(env!("CARGO_BIN_EXE_docbind"));
    let output = command.args(["serve", docs, "--listen", "0.0.0.0:0"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--expose"));
}
