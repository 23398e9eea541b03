//! Standard output and standard error: the only module that writes to them.

use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use annotate_snippets::renderer::DEFAULT_ERROR_STYLE;
use clap::ValueEnum;
use docbind_codegen::project::ProjectError;
use docbind_codegen::report::human;
use docbind_codegen::verify::traffic::TrafficError;
use indicatif::ProgressBar;

/// Why a command failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The documentation cannot be read.
    Project(ProjectError),
    /// Anything else, in words.
    Other(String),
}

impl Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Project(error) => error.fmt(f),
            Self::Other(message) => message.fmt(f),
        }
    }
}

impl From<ProjectError> for Failure {
    fn from(error: ProjectError) -> Self {
        Self::Project(error)
    }
}

impl From<TrafficError> for Failure {
    fn from(error: TrafficError) -> Self {
        Self::Other(error.to_string())
    }
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Self::Other(message)
    }
}

/// When colours are used.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Color {
    /// Where a terminal shows them
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Settles the choice for the whole run.
pub(crate) fn set_color(color: Color) {
    match color {
        Color::Auto => anstream::ColorChoice::Auto,
        Color::Always => anstream::ColorChoice::Always,
        Color::Never => anstream::ColorChoice::Never,
    }
    .write_global();
}

/// Whether only results and errors are written.
static IS_QUIET: AtomicBool = AtomicBool::new(false);

/// Settles for the whole run that only results and errors are written.
pub(crate) fn be_quiet() {
    IS_QUIET.store(true, Ordering::Relaxed);
}

/// Whether only results and errors are written.
pub(crate) fn is_quiet() -> bool {
    IS_QUIET.load(Ordering::Relaxed)
}

/// Writes a result. A reader that went away (`docbind spec … | head`) is no error.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = anstream::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(|error| format!("cannot write to standard output: {error}").into()),
    }
}

/// Says something that is neither the result nor an error.
pub(crate) fn say(text: &str) {
    if !is_quiet() {
        write(text);
    }
}

fn write(text: &str) {
    // Where standard error is closed there is nobody left to tell.
    let _: io::Result<()> = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Says why the command failed.
pub(crate) fn error(failure: &Failure) {
    match failure {
        Failure::Project(ProjectError::Config(error)) => write(&human::config_error(error, width())),
        Failure::Project(error) => say_error(error),
        Failure::Other(message) => say_error(message),
    }
}

fn say_error(message: &dyn Display) {
    write(&format!("{DEFAULT_ERROR_STYLE}error{DEFAULT_ERROR_STYLE:#}: {message}\n"));
}

/// How many columns lines may have: those of the terminal, or enough for any line where there is none.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size_of(io::stdout()).map_or(140, |(width, _)| usize::from(width.0).max(40))
}

/// Shows that work goes on, where somebody watches and it takes longer than a moment.
pub(crate) fn working<T>(what: &'static str, work: impl FnOnce() -> T) -> T {
    if is_quiet() || !io::stderr().is_terminal() {
        return work();
    }
    let (done, wait) = std::sync::mpsc::channel::<()>();
    let shown = std::thread::spawn(move || {
        // Most runs are over before anything is drawn.
        if wait.recv_timeout(Duration::from_millis(400)) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
            let bar = ProgressBar::new_spinner().with_message(what);
            bar.enable_steady_tick(Duration::from_millis(100));
            // Returns when the sender is dropped.
            let _ = wait.recv();
            bar.finish_and_clear();
        }
    });
    let result = work();
    drop(done);
    // The thread only draws; whether it ended well does not matter to the result.
    let _ = shown.join();
    result
}
