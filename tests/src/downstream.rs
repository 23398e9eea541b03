//! Crates as a downstream user would have them: written to a folder of the tests, built with cargo.
//!
//! All of them share one target folder, so that what they depend on is built once; cargo is asked not to go to the
//! network, and resolves to what the repository's own lock file says.
#![expect(clippy::disallowed_methods, reason = "a downstream crate is files and a run of cargo")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs, io};

use crate::repository;

/// A crate in a folder.
#[derive(Debug)]
pub struct Crate {
    folder: PathBuf,
    target: PathBuf,
}

/// What a run of cargo said.
#[derive(Debug)]
pub struct Run {
    package: String,
    /// Whether it succeeded.
    pub succeeded: bool,
    /// Standard output.
    pub stdout: String,
    /// Standard error, where cargo and rustc speak.
    pub stderr: String,
}

impl Crate {
    /// Writes a crate anew into `scratch`, a folder for tests. `manifest` says what follows the package's name and
    /// edition; `{root}` in it is the root of the repository. Files are paths and texts.
    pub fn new(scratch: &Path, name: &str, manifest: &str, files: &[(&str, &str)]) -> io::Result<Self> {
        let folder = scratch.join("downstream").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let made = Self { folder, target: scratch.join("downstream/target") };
        let root = repository::root().canonicalize()?;
        let manifest = manifest.replace("{root}", &root.display().to_string().replace('\\', "/"));
        let package = format!("[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n");
        // Its own workspace: the folder lies within the repository's.
        made.write("Cargo.toml", &format!("{package}\n{manifest}\n[workspace]\n"))?;
        made.write("Cargo.lock", &fs::read_to_string(root.join("Cargo.lock"))?)?;
        for (path, text) in files {
            made.write(path, text)?;
        }
        Ok(made)
    }

    /// The folder of the crate.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file of the crate.
    pub fn write(&self, path: &str, text: &str) -> io::Result<()> {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        fs::write(path, text)
    }

    /// Copies a folder of pages into the crate.
    pub fn copy(&self, from: &Path, to: &str) -> io::Result<()> {
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            let inner = format!("{to}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                self.copy(&entry.path(), &inner)?;
            } else {
                self.write(&inner, &fs::read_to_string(entry.path())?)?;
            }
        }
        Ok(())
    }

    /// Runs cargo in the crate.
    pub fn cargo(&self, arguments: &[&str]) -> io::Result<Run> {
        self.command(arguments).output().map(|output| self.said(&output))
    }

    /// What the compiler makes of the crate's library before it compiles it, in its own print: macros and includes are
    /// expanded. The library has to be dirty.
    ///
    /// It is the compiler's command as cargo prints it, run once more with what is unstable in the compiler. To set the
    /// variable for cargo would build every dependency again.
    pub fn expanded(&self) -> io::Result<Run> {
        let run = self.cargo(&["check", "--lib", "-vv"])?;
        let library = format!("--crate-name {} ", self.name().replace('-', "_"));
        let mut commands = run.stderr.lines().filter_map(|line| line.trim().strip_prefix("Running `"));
        let Some(command) = commands.find(|command| command.contains(&library)) else { return Ok(run) };
        let command = command.trim_end_matches('`');
        let script = format!("export RUSTC_BOOTSTRAP=1; {command} -Zunpretty=expanded");
        let output = Command::new("sh").current_dir(&self.folder).args(["-c", &script]).output()?;
        Ok(self.said(&output))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        // Before the arguments: what follows `--` is the compiler's.
        command.current_dir(&self.folder).arg("--offline").args(arguments);
        command.env("CARGO_TARGET_DIR", &self.target).env("CARGO_TERM_COLOR", "never");
        // Nothing of the cargo that runs these tests may leak into the one that is tested.
        for (name, _) in env::vars_os() {
            let name_text = name.to_string_lossy();
            let of_cargo = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"];
            if of_cargo.iter().any(|prefix| name_text.starts_with(prefix)) || name_text == "OUT_DIR" {
                command.env_remove(&name);
            }
        }
        command
    }

    fn name(&self) -> String {
        self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    fn said(&self, output: &Output) -> Run {
        Run {
            package: self.name(),
            succeeded: output.status.success(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The newest file of this name that a build script of this crate wrote.
    #[must_use]
    pub fn out(&self, name: &str) -> Option<PathBuf> {
        let package = self.name();
        let built = fs::read_dir(self.target.join("debug/build")).ok()?.flatten();
        let own = built.filter(|entry| entry.file_name().to_string_lossy().starts_with(&format!("{package}-")));
        let files = own.map(|entry| entry.path().join("out").join(name)).filter(|path| path.is_file());
        files.max_by_key(|path| path.metadata().and_then(|about| about.modified()).ok())
    }
}

impl Run {
    /// Itself, where it succeeded without a warning of the crate or of its build script.
    ///
    /// # Panics
    ///
    /// Where it did not.
    #[must_use]
    #[track_caller]
    pub fn clean(self) -> Self {
        let of_crate = [format!("warning: `{}` (", self.package), format!("warning: {}@", self.package)];
        let warned = of_crate.iter().any(|warning| self.stderr.contains(warning));
        assert!(self.succeeded && !warned, "{}{}", self.stdout, self.stderr);
        self
    }
}
