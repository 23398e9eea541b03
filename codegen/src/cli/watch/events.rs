//! Changes of files, as one event for each burst of them.
//!
//! A path is watched together with the nearest folder above it that exists, so that a folder that is deleted, moved or
//! swapped for another is watched again when it is back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::super::terminal::Failure;

/// How long nothing may happen before a burst of changes is over: editors write, rename and touch in a row.
const QUIET: Duration = Duration::from_millis(120);

/// How long a burst is waited out.
const LONGEST: Duration = Duration::from_secs(2);

/// How often something that cannot be read is looked at again without any event.
const RETRY: Duration = Duration::from_millis(500);

/// What ends a wait.
pub(super) enum Event {
    /// Something that was watched may be different.
    Changed,
    /// The user ended the command.
    Ended,
}

enum Signal {
    File(notify::Result<notify::Event>),
    End,
}

/// A watch on files and folders.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    signals: Receiver<Signal>,
    paths: Vec<PathBuf>,
    /// What is watched at present.
    armed: BTreeSet<PathBuf>,
}

impl Watch {
    /// Watches paths, which need not exist yet, and Ctrl-C.
    pub(super) fn start(paths: &[PathBuf]) -> Result<Self, Failure> {
        let (sender, signals) = channel();
        let end: Sender<Signal> = sender.clone();
        // Whoever is gone needs no signal.
        let on_end = move || drop(end.send(Signal::End));
        ctrlc::set_handler(on_end).map_err(|error| format!("cannot wait for Ctrl-C: {error}"))?;
        let on_event = move |event| drop(sender.send(Signal::File(event)));
        let watcher = notify::recommended_watcher(on_event).map_err(|error| format!("cannot watch files: {error}"))?;
        let paths = paths.iter().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone())).collect();
        let mut watch = Self { watcher, signals, paths, armed: BTreeSet::new() };
        watch.arm();
        Ok(watch)
    }

    /// Waits for a burst of changes to be over. Where something is wrong at present, looks again now and then.
    pub(super) fn next(&mut self, wrong: &str) -> Event {
        loop {
            let first = if wrong.is_empty() {
                self.signals.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                self.signals.recv_timeout(RETRY)
            };
            match first {
                Ok(Signal::End) | Err(RecvTimeoutError::Disconnected) => return Event::Ended,
                Err(RecvTimeoutError::Timeout) => {
                    self.arm();
                    return Event::Changed;
                }
                Ok(Signal::File(event)) if self.concerns(&event) => return self.rest_of_burst(),
                Ok(Signal::File(_)) => {}
            }
        }
    }

    fn rest_of_burst(&mut self) -> Event {
        let end = Instant::now() + LONGEST;
        while Instant::now() < end {
            match self.signals.recv_timeout(QUIET) {
                Ok(Signal::End) | Err(RecvTimeoutError::Disconnected) => return Event::Ended,
                Ok(Signal::File(_)) => {}
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        self.arm();
        Event::Changed
    }

    /// Whether an event may change what the pages say. An error may: events were lost.
    fn concerns(&self, event: &notify::Result<notify::Event>) -> bool {
        let Ok(event) = event else { return true };
        // Reading the pages is an event too.
        let is_change = !matches!(event.kind, EventKind::Access(_));
        let is_ours = |path: &PathBuf| self.paths.iter().any(|ours| path.starts_with(ours) || ours.starts_with(path));
        is_change && (event.need_rescan() || event.paths.iter().any(is_ours))
    }

    /// Watches what exists now. What was watched before is watched anew, for another folder may have its name.
    fn arm(&mut self) {
        for path in std::mem::take(&mut self.armed) {
            // It may be gone, and its watch with it.
            let _ = self.watcher.unwatch(&path);
        }
        for path in self.paths.clone() {
            if path.is_dir() && self.watcher.watch(&path, RecursiveMode::Recursive).is_ok() {
                self.armed.insert(path.clone());
            }
            let above = path.ancestors().skip(1).find(|above| above.is_dir()).map(Path::to_path_buf);
            if let Some(above) = above
                && !self.armed.contains(&above)
                && self.watcher.watch(&above, RecursiveMode::NonRecursive).is_ok()
            {
                self.armed.insert(above);
            }
        }
    }
}
