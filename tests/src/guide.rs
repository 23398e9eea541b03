//! The guide as a program: its chapters name files and commands, which are written and run in a folder of their own,
//! and what commands print is compared with what the chapter shows.
//!
//! * A paragraph `` File `PATH`: `` before a block gives the block to that file.
//! * In a block `console`, a line that starts with `$ ` is a command of the shell, and the lines up to the next one are
//!   what it prints. `...` stands for anything: as a line for any lines, within one for any characters. A block
//!   `console,fails` holds commands that fail.
//! * A block `rust,ignore` without a file is part of what `docbind expand docs` writes at that point; again `...`
//!   stands for what is left out.
#![expect(clippy::disallowed_methods, reason = "the guide is files and commands")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use crate::repository;

/// A block of code in a chapter.
#[derive(Debug)]
pub struct Block<'a> {
    /// The line of its fence, counted from 1.
    pub line: usize,
    /// What stands behind the fence: `rust,ignore`.
    pub info: &'a str,
    /// The file that it is given to.
    pub file: Option<&'a str>,
    /// What it holds.
    pub text: String,
}

/// The blocks of a chapter, in order.
#[must_use]
pub fn blocks(chapter: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut file = None;
    let mut lines = chapter.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let text = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
            let text = text.fold(String::new(), |text, line| text + line + "\n");
            blocks.push(Block { line: at + 1, info, file: file.take(), text });
        } else if !line.is_empty() {
            file = line.strip_prefix("File `").and_then(|rest| rest.strip_suffix("`:"));
        }
    }
    blocks
}

/// Follows a chapter in a new folder; the error says what came out differently.
pub fn follow(chapter: &str, scratch: &Path) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut shell = Shell::new(folder.path(), scratch).map_err(|error| error.to_string())?;
    let mut problems = String::new();
    for block in blocks(chapter) {
        let result = match (block.file, block.info) {
            (Some(file), _) => shell.write(file, &block.text).map_err(|error| error.to_string()),
            (None, "console") => shell.session(&block.text, Expected::Success),
            (None, "console,fails") => shell.session(&block.text, Expected::Failure),
            (None, "rust,ignore") => shell.expansion().and_then(|text| {
                // Where the formatter broke a line does not matter.
                if holds(&text, &block.text) {
                    Ok(())
                } else {
                    Err("docbind expand writes nothing like this".to_owned())
                }
            }),
            (None, _) => Ok(()),
        };
        if let Err(problem) = result {
            let _ = writeln!(problems, "line {}: {problem}", block.line);
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// How commands are to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Success,
    Failure,
}

/// A folder with commands run in it.
struct Shell {
    folder: PathBuf,
    commands: PathBuf,
    repository: PathBuf,
    target: PathBuf,
}

impl Shell {
    fn new(root: &Path, scratch: &Path) -> io::Result<Self> {
        let (folder, commands) = (root.join("yard"), root.join("bin"));
        fs::create_dir_all(&folder)?;
        fs::create_dir_all(&commands)?;
        let repository = repository::root().canonicalize()?;
        // The lock file keeps a new crate from wanting what is not at hand without a network.
        let script = format!(
            "#!/bin/sh\n{:?} \"$@\" || exit $?\nif [ \"$1\" = new ]; then cp \"$DOCBIND/Cargo.lock\" \"$2\"; fi\n",
            command(scratch)?.display().to_string(),
        );
        let path = commands.join("docbind");
        fs::write(&path, script)?;
        executable(&path)?;
        Ok(Self { folder, commands, repository, target: scratch.join("downstream/target") })
    }

    fn write(&self, file: &str, text: &str) -> io::Result<()> {
        let path = self.folder.join(file);
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        fs::write(path, text)
    }

    fn session(&mut self, text: &str, expected: Expected) -> Result<(), String> {
        let mut lines = text.lines().peekable();
        let mut problems = String::new();
        while let Some(line) = lines.next() {
            let Some(command) = line.strip_prefix("$ ") else { return Err(format!("no command: {line}")) };
            let mut shown = String::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
                shown = shown + line + "\n";
            }
            if let Some(folder) = command.strip_prefix("cd ") {
                self.folder.push(folder);
                continue;
            }
            let (succeeded, printed) = self.run(command).map_err(|error| error.to_string())?;
            if succeeded != (expected == Expected::Success) {
                let _ = write!(problems, "`{command}` ended with the other status, and said:\n{printed}");
            } else if !agrees(&printed, &shown) {
                let _ = write!(problems, "`{command}` prints\n{printed}\nand not\n{shown}");
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// Whether a command succeeds, and all that it prints.
    fn run(&self, command: &str) -> io::Result<(bool, String)> {
        let path = env::var("PATH").unwrap_or_default();
        let path = format!("{}:{path}", self.commands.display());
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{{ {command}\n}} 2>&1")]).current_dir(&self.folder).env("PATH", path);
        shell.env("CARGO_TARGET_DIR", &self.target).env("CARGO_NET_OFFLINE", "true").env("NO_COLOR", "1");
        shell.env("DOCBIND", &self.repository);
        for name in ["OUT_DIR", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "DOCBIND_ACCEPT"] {
            shell.env_remove(name);
        }
        let output = shell.output()?;
        Ok((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
    }

    fn expansion(&self) -> Result<String, String> {
        match self.run("docbind expand docs") {
            Ok((true, text)) => Ok(text),
            Ok((false, text)) => Err(text),
            Err(error) => Err(error.to_string()),
        }
    }
}

/// The command as it is built beside this test.
fn command(scratch: &Path) -> io::Result<PathBuf> {
    let built = Command::new(env!("CARGO"))
        .current_dir(repository::root())
        .args(["build", "--quiet", "-p", "docbind-codegen", "--bin", "docbind"])
        .status()?;
    let path = scratch.parent().unwrap_or(scratch).join("debug/docbind");
    if built.success() && path.is_file() { Ok(path) } else { Err(io::Error::other("docbind cannot be built")) }
}

#[cfg(unix)]
fn executable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn executable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether a text is what is shown of it, from the first line to the last.
#[must_use]
pub fn agrees(text: &str, shown: &str) -> bool {
    let text: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
    let shown: Vec<&str> = shown.trim_end().lines().map(str::trim_end).collect();
    shown.is_empty() || matches(&text, &shown)
}

/// Whether the lines shown stand somewhere in a text, in their order; how far lines are indented does not matter.
fn holds(text: &str, shown: &str) -> bool {
    let text: Vec<&str> = text.lines().map(str::trim).collect();
    let shown: Vec<&str> = std::iter::once("...").chain(shown.lines().map(str::trim)).chain(["..."]).collect();
    matches(&text, &shown)
}

/// Whether lines match a pattern of lines.
fn matches(lines: &[&str], pattern: &[&str]) -> bool {
    // The usual way of matching `*` without recursion: on a mismatch, let the last `...` take one line more.
    let (mut line, mut at) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while line < lines.len() {
        match pattern.get(at) {
            Some(&"...") => {
                at += 1;
                retry = Some((at, line));
            }
            Some(part) if is_like(lines[line], part) => {
                line += 1;
                at += 1;
            }
            _ => match retry {
                Some((behind, from)) => {
                    retry = Some((behind, from + 1));
                    (at, line) = (behind, from + 1);
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|part| *part == "...")
}

/// Whether a line is as shown, with `...` for any characters.
fn is_like(line: &str, shown: &str) -> bool {
    let mut parts = shown.split("...");
    let Some(mut rest) = parts.next().and_then(|first| line.strip_prefix(first)) else { return false };
    let mut is_open = false;
    for part in parts {
        is_open = part.is_empty();
        let Some((_, behind)) = rest.split_once(part) else { return false };
        rest = behind;
    }
    rest.is_empty() || is_open
}
