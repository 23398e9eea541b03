//! The verbs that titles begin with, and what is true of a thing after them.

use docbind_spec::Method;

use super::title::{self, Title};
use super::words::{self, Words};
use crate::read::page::Operation;

const VERBS: [(&str, &str); 36] = [
    ("create", "Created"),
    ("add", "Added"),
    ("update", "Updated"),
    ("modify", "Modified"),
    ("change", "Changed"),
    ("edit", "Edited"),
    ("set", "Set"),
    ("replace", "Replaced"),
    ("delete", "Deleted"),
    ("remove", "Removed"),
    ("show", "Shown"),
    ("get", "Fetched"),
    ("list", "Listed"),
    ("retrieve", "Retrieved"),
    ("view", "Viewed"),
    ("query", "Queried"),
    ("search", "Found"),
    ("import", "Imported"),
    ("export", "Exported"),
    ("clone", "Cloned"),
    ("copy", "Copied"),
    ("enable", "Enabled"),
    ("disable", "Disabled"),
    ("restore", "Restored"),
    ("resize", "Resized"),
    ("rebuild", "Rebuilt"),
    ("attach", "Attached"),
    ("detach", "Detached"),
    ("register", "Registered"),
    ("validate", "Validated"),
    ("preview", "Previewed"),
    ("claim", "Claimed"),
    ("post", "Posted"),
    ("generate", "Generated"),
    ("abandon", "Abandoned"),
    ("adopt", "Adopted"),
];

pub(super) fn is_verb(word: &str) -> bool {
    VERBS.iter().any(|(verb, _)| *verb == word)
}

/// Whether a word says what became of a thing.
pub(super) fn is_participle(word: &str) -> bool {
    VERBS.iter().any(|(_, done)| done.eq_ignore_ascii_case(word))
}

/// What the operation does, in one word: the first of its title where that is a verb, else by its method.
pub(super) fn verb(operation: &Operation, title: &Title) -> String {
    if is_verb(title.first()) {
        return words::pascal([title.first()]);
    }
    match operation.method {
        Method::Post => "Create",
        Method::Put | Method::Patch => "Update",
        Method::Get | Method::Delete | Method::Head | Method::Copy | Method::Options => "",
    }
    .to_owned()
}

/// What is true of a thing after the operation: `Created`.
pub(super) fn participle(title: &Title) -> Option<&'static str> {
    VERBS.iter().find(|(verb, _)| *verb == title.first()).map(|&(_, done)| done)
}

/// Whether a title says no more of a thing than that it is shown.
pub(super) fn shows(title: &Title) -> bool {
    matches!(title.first(), "show" | "get" | "list" | "retrieve" | "view" | "query" | "search")
}

/// Whether a word belongs to the verb before it: "Shut down".
fn is_particle(word: &str) -> bool {
    matches!(word, "up" | "down" | "on" | "off" | "out")
}

/// What a title is about, without its verb: `ConsoleOutput` of "Show console output".
pub(super) fn noun(title: &Title) -> String {
    let words = title.bare().iter().skip(1).skip_while(|word| is_particle(word));
    let words = words.filter(|word| !title::is_article(word) && *word != "specified");
    // What follows says of what, or which.
    words::pascal(words.take_while(|word| !matches!(*word, "by" | "for" | "of" | "in" | "with" | "from" | "to" | "on")))
}

/// Whether a name from a path or title says what is done rather than what a thing is: `disable` at the end of a path,
/// or a title where the path ends in `/action`.
pub(super) fn is_done(title: &Title, operation: &Operation, name: &str) -> bool {
    // At the end of a path these are things.
    const NOUNS: [&str; 9] = ["import", "export", "query", "view", "copy", "clone", "list", "set", "search"];
    let words = Words::of(name);
    let first = words.first().unwrap_or_default();
    if name == title.name && (operation.method != Method::Get || is_verb(first)) {
        return true;
    }
    let last = operation.path.node.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    // A plural names things: `/queues/{queue}/claims`.
    let literal = Words::local(last) == words;
    let alone = words.iter().nth(1).is_none();
    let particle =
        last.strip_prefix(title.first()).is_some_and(|rest| matches!(rest, "up" | "down" | "on" | "off" | "out"));
    let alone_first = alone && (first == title.first() || (particle && !first.is_empty()));
    literal && !NOUNS.contains(&first) && (is_verb(first) || alone_first)
}
