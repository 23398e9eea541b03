//! Writes results: only when they differ from what is there, and never half of one.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Whether a file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// The file is new or has other text now.
    Changed,
    /// The file had this text already and was not touched, so nothing that depends on it is built again.
    Unchanged,
}

/// Makes the file hold the text. A reader sees the old text or the new one, never a part: the text is written beside
/// the file, which is then replaced.
#[expect(clippy::disallowed_methods, reason = "this is the module that writes files")]
pub fn write(path: &Path, text: &str) -> io::Result<Written> {
    match std::fs::read(path) {
        Ok(old) if old == text.as_bytes() => return Ok(Written::Unchanged),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    // A device or a pipe cannot be replaced, and a link is to stay a link.
    if path.symlink_metadata().is_ok_and(|about| !about.is_file()) {
        std::fs::write(path, text)?;
        return Ok(Written::Changed);
    }
    let beside = beside(path);
    let replaced = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, path));
    if replaced.is_err() {
        // The error of writing matters more than one of cleaning up.
        let _ = std::fs::remove_file(&beside);
    }
    replaced.map(|()| Written::Changed)
}

/// Makes a new file hold the text, and the folders that it stands in.
#[expect(clippy::disallowed_methods, reason = "this is the module that writes files")]
pub fn create(path: &Path, text: &str) -> io::Result<()> {
    std::fs::create_dir_all(path.parent().unwrap_or(path))?;
    std::fs::write(path, text)
}

/// A name for the new text, in the same folder so that replacing is one step; with the process's number, so that two
/// runs do not write to one file.
fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::{Written, write};

    #[test]
    fn an_equal_text_is_not_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("spec.json");
        assert_eq!(write(&path, "a").unwrap(), Written::Changed);
        assert_eq!(write(&path, "a").unwrap(), Written::Unchanged);
        assert_eq!(write(&path, "b").unwrap(), Written::Changed);
        assert_eq!(path.parent().unwrap().read_dir().unwrap().count(), 1);
    }

    #[test]
    fn a_missing_folder_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write(&folder.path().join("none/spec.json"), "a").is_err());
    }
}
