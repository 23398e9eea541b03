//! Measures what the inferred types say of data that they have not seen.
//!
//! ```text
//! cargo run --release -p docbind-tests --example leave_one_out -- DIR…
//! ```
//!
//! Each folder is one API. A message of an operation is its request, its successful answer (2xx, or an answer that
//! shows no status), or its answer of one other status. Where a page shows two or more JSON bodies of a message, each
//! in turn is taken away from the page, the whole API is inferred without it, and the type of that message judges it.
//! It is accepted where the judge finds no refusal. Every refusal is printed, and last how many were accepted.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints a measurement")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

use docbind_codegen::infer;
use docbind_codegen::load::{self, ByExtension};
use docbind_codegen::read::{self, Page};
use docbind_codegen::source::{Sources, Span};
use docbind_spec::{Api, Direction, Operation, StatusCode, Type};

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if folders.is_empty() {
        eprintln!("usage: leave_one_out DIR…");
        return ExitCode::from(2);
    }
    let (mut accepted, mut asked) = (0_usize, 0_usize);
    for folder in &folders {
        let documentation = match load::load(std::slice::from_ref(folder), &ByExtension) {
            Ok(documentation) => documentation,
            Err(error) => {
                eprintln!("error: {error}");
                return ExitCode::from(2);
            }
        };
        let verdicts = leave_out_each(&documentation.sources);
        asked += verdicts.len();
        for verdict in verdicts {
            if verdict.refusals.is_empty() {
                accepted += 1;
            } else {
                println!("{}/{verdict}", folder.display());
            }
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of examples are small")]
    let share = if asked == 0 { 100.0 } else { 100.0 * accepted as f64 / asked as f64 };
    println!("accepted {accepted}/{asked} {share:.1}%");
    ExitCode::SUCCESS
}

/// Which body of an operation an example shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Message {
    Request,
    Success,
    Other(StatusCode),
}

impl Message {
    fn of(example: &docbind_spec::Example) -> Self {
        match (example.direction, example.status) {
            (Direction::Request, _) => Self::Request,
            (Direction::Response, Some(code)) if !code.is_success() => Self::Other(code),
            (Direction::Response, _) => Self::Success,
        }
    }

    /// The type that the API gives the message. A success has that of its own status before that of all answers.
    fn ty(self, operation: &Operation, status: Option<StatusCode>) -> Option<&Type> {
        let of_status = |code: StatusCode| {
            operation.statuses.iter().filter(|row| row.codes.contains(&code)).find_map(|row| row.body.as_ref())
        };
        match self {
            Self::Request => operation.request.as_ref(),
            Self::Success => status.and_then(of_status).or(operation.response.as_ref()),
            Self::Other(code) => of_status(code),
        }
    }
}

/// An example by its place in the pages.
#[derive(Clone, Copy)]
struct Place {
    page: usize,
    operation: usize,
    example: usize,
    message: Message,
}

/// What the types said of an example that they had not seen.
struct Verdict {
    at: String,
    operation: String,
    message: Message,
    refusals: Vec<String>,
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} ", self.at, self.operation)?;
        match self.message {
            Message::Request => f.write_str("request: ")?,
            Message::Success => f.write_str("response: ")?,
            Message::Other(code) => write!(f, "response {code}: ")?,
        }
        f.write_str(&self.refusals.join("; "))
    }
}

fn leave_out_each(sources: &Sources) -> Vec<Verdict> {
    let (pages, _) = read::read(sources);
    let places = places(&pages);
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut verdicts: Vec<(usize, Verdict)> = std::thread::scope(|scope| {
        let work = || {
            let mut done = Vec::new();
            while let (at, Some(place)) = {
                let at = next.fetch_add(1, Ordering::Relaxed);
                (at, places.get(at))
            } {
                done.push((at, leave_out(sources, &pages, *place)));
            }
            done
        };
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    verdicts.sort_by_key(|&(at, _)| at);
    verdicts.into_iter().map(|(_, verdict)| verdict).collect()
}

/// Every example with a JSON body whose message has another one on the page.
fn places(pages: &[Page]) -> Vec<Place> {
    let mut places = Vec::new();
    for (page, read) in pages.iter().enumerate() {
        for (operation, read) in read.operations.iter().enumerate() {
            let shown: Vec<_> = read.examples.iter().map(|example| &example.example).collect();
            let message = |example: &docbind_spec::Example| example.value.is_some().then(|| Message::of(example));
            for (example, shows) in shown.iter().enumerate() {
                let Some(of) = message(shows) else { continue };
                if shown.iter().filter(|other| message(other) == Some(of)).count() >= 2 {
                    places.push(Place { page, operation, example, message: of });
                }
            }
        }
    }
    places
}

fn leave_out(sources: &Sources, pages: &[Page], place: Place) -> Verdict {
    let mut pages = pages.to_vec();
    let read = &mut pages[place.page].operations[place.operation];
    let left_out = read.examples.remove(place.example).example;
    let declared = read.path.span;
    let verdict = |operation: String, refusals| Verdict {
        at: left_out.source.to_string(),
        operation,
        message: place.message,
        refusals,
    };
    let value = left_out.value.as_ref().unwrap_or(&serde_json::Value::Null);
    let title = read.title.node.clone();
    let (api, _) = infer::infer(sources, pages, "API");
    let Some(operation) = find(&api, sources, declared, place.operation) else {
        return verdict(title, vec!["the operation is gone".to_owned()]);
    };
    let refusals = match place.message.ty(operation, left_out.status) {
        None => vec!["no type was inferred".to_owned()],
        Some(ty) => {
            let findings = api.judge(ty, value).into_iter().filter(|finding| finding.kind.is_refusal());
            findings.map(|finding| finding.to_string()).collect()
        }
    };
    verdict(operation.id.clone(), refusals)
}

/// The operation that is declared there.
fn find<'a>(api: &'a Api, sources: &Sources, declared: Span, nth: usize) -> Option<&'a Operation> {
    let place = sources.place(declared);
    let of_page = api.operations.iter().filter(|operation| operation.source.file == place.file);
    api.operations.iter().find(|operation| operation.source == place).or_else(|| of_page.clone().nth(nth))
}
