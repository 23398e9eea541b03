//! The text of one file, and what is wrong with it as text.

use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;

use crate::diagnostic::Code;
use crate::limit;

/// Something to say about a file before its spans exist.
#[derive(Debug, PartialEq)]
pub(super) struct Finding {
    pub(super) code: Code,
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Finding {
    /// A finding about a file as a whole.
    pub(super) fn whole(code: Code, message: impl Into<String>) -> Self {
        Self { code, range: 0..0, message: message.into(), help: None }
    }
}

/// Reads a page; one that cannot be read is empty.
pub(super) fn read(path: &Path) -> (String, Option<Finding>) {
    match bytes(path) {
        Ok(bytes) if bytes.len() > limit::PAGE_BYTES => (String::new(), Some(too_large())),
        Ok(bytes) => decode(bytes),
        Err(error) => {
            let message = format!("the file cannot be read and is left out: {}", reason(&error));
            (String::new(), Some(Finding::whole(Code::UnreadableFile, message)))
        }
    }
}

/// What is said of a pipe or a device with the name of a page.
pub(super) const NO_FILE: &str = "this is a pipe or a device, not a file, and is left out";

/// At most one byte more than a page may have, whatever the file's size says (it may grow while it is read).
#[expect(clippy::disallowed_methods, reason = "loading is an entry point")]
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    // Opening a pipe waits for someone to write.
    if !path.metadata()?.is_file() {
        return Err(io::Error::other("it is a pipe or a device"));
    }
    let file = std::fs::File::open(path)?;
    let size = file.metadata().map_or(0, |about| about.len()).min(limit::PAGE_BYTES as u64);
    // With a byte more than the file has, its end is found without growing.
    let mut bytes = Vec::with_capacity(size as usize + 1);
    file.take(limit::PAGE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What the system says, in the words that do not differ between systems where there are such.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it does not exist".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

fn too_large() -> Finding {
    let limit = limit::PAGE_BYTES / (1024 * 1024);
    Finding::whole(Code::FileTooLarge, format!("the file is larger than {limit} MiB and is left out"))
}

/// Bytes to text. A byte order mark is dropped; bytes that are no UTF-8 become U+FFFD.
fn decode(bytes: Vec<u8>) -> (String, Option<Finding>) {
    if memchr::memchr(0, &bytes).is_some() {
        let finding = Finding::whole(Code::BinaryFile, "the file holds a NUL byte, so it is no text and is left out");
        return (String::new(), Some(finding));
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => return (without_mark(text), None),
        Err(error) => without_mark(String::from_utf8_lossy(error.as_bytes()).into_owned()),
    };
    let count = text.matches(char::REPLACEMENT_CHARACTER).count();
    let start = text.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
    let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
    let message = match count {
        1 => "a byte here is no UTF-8 and was read as U+FFFD".to_owned(),
        _ => format!("the first of {count} places where bytes are no UTF-8 and were read as U+FFFD"),
    };
    let help = Some("save the file as UTF-8".to_owned());
    (text, Some(Finding { code: Code::InvalidUtf8, range: start..end, message, help }))
}

fn without_mark(text: String) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}
