//! Standard output and standard error: the only module that writes to them.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

/// Why a command failed, as it is shown.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// Writes a result. A reader that went away (`docbind spec … | head`) is no error.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = anstream::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(|error| format!("cannot write to standard output: {error}").into()),
    }
}

/// Says something that is not the result.
pub(crate) fn say(text: &str) {
    // Where standard error is closed there is nobody left to tell.
    let _: io::Result<()> = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Says why the command failed.
pub(crate) fn error(failure: &dyn Display) {
    say(&format!("\x1b[1;31merror\x1b[0m: {failure}\n"));
}
