//! The verbs that titles begin with, and what is true of a thing after them.

use std::sync::LazyLock;

use docbind_spec::Method;
use rustc_hash::FxHashSet as HashSet;

use super::title::{self, Title};
use super::words::{self, Words};
use crate::read::page::Operation;

const VERBS: [(&str, &str); 109] = [
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
    ("accept", "Accepted"),
    ("activate", "Activated"),
    ("allocate", "Allocated"),
    ("apply", "Applied"),
    ("approve", "Approved"),
    ("assign", "Assigned"),
    ("associate", "Associated"),
    ("authenticate", "Authenticated"),
    ("cancel", "Canceled"),
    ("confirm", "Confirmed"),
    ("convert", "Converted"),
    ("deactivate", "Deactivated"),
    ("deploy", "Deployed"),
    ("disassociate", "Disassociated"),
    ("evacuate", "Evacuated"),
    ("execute", "Executed"),
    ("extend", "Extended"),
    ("fetch", "Fetched"),
    ("find", "Found"),
    ("install", "Installed"),
    ("invoke", "Invoked"),
    ("migrate", "Migrated"),
    ("pause", "Paused"),
    ("promote", "Promoted"),
    ("publish", "Published"),
    ("purge", "Purged"),
    ("reactivate", "Reactivated"),
    ("reboot", "Rebooted"),
    ("reject", "Rejected"),
    ("release", "Released"),
    ("rename", "Renamed"),
    ("rescue", "Rescued"),
    ("reserve", "Reserved"),
    ("restart", "Restarted"),
    ("resume", "Resumed"),
    ("retry", "Retried"),
    ("revert", "Reverted"),
    ("revoke", "Revoked"),
    ("rotate", "Rotated"),
    ("send", "Sent"),
    ("submit", "Submitted"),
    ("suspend", "Suspended"),
    ("terminate", "Terminated"),
    ("upgrade", "Upgraded"),
    ("verify", "Verified"),
    ("acknowledge", "Acknowledged"),
    ("bind", "Bound"),
    ("calculate", "Calculated"),
    ("configure", "Configured"),
    ("declare", "Declared"),
    ("decline", "Declined"),
    ("decrypt", "Decrypted"),
    ("deregister", "Deregistered"),
    ("encrypt", "Encrypted"),
    ("enqueue", "Enqueued"),
    ("evaluate", "Evaluated"),
    ("evict", "Evicted"),
    ("expand", "Expanded"),
    ("initiate", "Initiated"),
    ("invite", "Invited"),
    ("merge", "Merged"),
    ("reconfigure", "Reconfigured"),
    ("redeploy", "Redeployed"),
    ("reinstall", "Reinstalled"),
    ("renew", "Renewed"),
    ("reopen", "Reopened"),
    ("simulate", "Simulated"),
    ("subscribe", "Subscribed"),
    ("unassign", "Unassigned"),
    ("unbind", "Unbound"),
    ("uninstall", "Uninstalled"),
    ("unsubscribe", "Unsubscribed"),
    ("withdraw", "Withdrawn"),
];

/// Verbs that are the names of things as well: no verbs but at the head of a title that goes on, or where one ends the
/// path of what is done.
const ALSO_NOUNS: [&str; 14] = [
    "check", "download", "grant", "lock", "reset", "run", "scale", "snapshot", "start", "stop", "test", "trigger",
    "unlock", "upload",
];

/// Verbs that make or change the thing which the path names.
const MAKES: [&str; 10] = ["create", "add", "update", "modify", "change", "edit", "set", "replace", "post", "register"];

pub(crate) fn is_verb(word: &str) -> bool {
    static ALL: LazyLock<HashSet<&str>> = LazyLock::new(|| VERBS.iter().map(|&(verb, _)| verb).collect());
    ALL.contains(word)
}

/// Whether a title begins with what is done.
fn begins_with_verb(title: &Title) -> bool {
    let first = title.first();
    let goes_on = || title.bare().iter().nth(1).is_some();
    is_verb(first) || (ALSO_NOUNS.contains(&first) && goes_on())
}

/// Whether a word in lower case says what became of a thing.
pub(crate) fn is_participle(word: &str) -> bool {
    static ALL: LazyLock<HashSet<String>> =
        LazyLock::new(|| VERBS.iter().map(|(_, done)| done.to_ascii_lowercase()).collect());
    ALL.contains(word)
}

/// What the operation does, in one word: the first of its title where that is a verb, else by its method.
pub(crate) fn verb(operation: &Operation, title: &Title) -> String {
    if begins_with_verb(title) {
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
pub(crate) fn participle(title: &Title) -> Option<&'static str> {
    VERBS.iter().find(|(verb, _)| *verb == title.first()).map(|&(_, done)| done)
}

/// Whether a title says no more of a thing than that it is shown.
pub(crate) fn shows(title: &Title) -> bool {
    matches!(title.first(), "show" | "get" | "list" | "retrieve" | "view" | "query" | "search")
}

/// Whether a word belongs to the verb before it: "Shut down".
fn is_particle(word: &str) -> bool {
    matches!(word, "up" | "down" | "on" | "off" | "out")
}

/// What a title is about, without its verb: `ConsoleOutput` of "Show console output".
pub(crate) fn noun(title: &Title) -> String {
    let words = title.bare().iter().skip(1).skip_while(|word| is_particle(word));
    let words = words.filter(|word| !title::is_article(word));
    // What follows says of what, or which.
    words::pascal(words.take_while(|word| !matches!(*word, "by" | "for" | "of" | "in" | "with" | "from" | "to" | "on")))
}

/// The name of what is sent as it stands, where the title says it better than the path: what is done to the thing, or
/// more words of its name, `ChangeBellRopeLength` of `/bells/{id}/ropes/length`.
pub(crate) fn told(title: &Title, operation: &Operation, name: &str) -> Option<String> {
    const LONG: usize = 4;
    if !begins_with_verb(title) {
        return None;
    }
    let noun = noun(title);
    let (told, words) = (Words::of(&noun), Words::of(name));
    let does = operation.method == Method::Post && !MAKES.contains(&title.first()) && !shows(title);
    let same = |a: &str, b: &str| Words::of(a).singular() == Words::of(b).singular();
    let last = operation.path.node.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    // A plural names things whatever else the title calls them.
    let alone = Words::local(last) == words && words.clone().singular() == words;
    let ends = told.last().zip(words.last()).is_some_and(|(a, b)| same(a, b)) || !alone;
    let more =
        told.iter().count() > words.iter().count() && words.iter().all(|word| told.iter().any(|of| same(of, word)));
    let short = told.iter().count() < LONG;
    (short && (does || (more && !ends))).then(|| format!("{}{noun}", words::pascal([title.first()])))
}

/// What a title says in full that a key says with its verb alone: `ResizeBell` of "Resize the bell", for `resize`.
pub(crate) fn alone(title: &Title, key: &str) -> Option<String> {
    let key = Words::of(key);
    let (verb, noun) = (title.first(), noun(title));
    let says = key.iter().eq([verb]) && begins_with_verb(title);
    (says && (1..=2).contains(&Words::of(&noun).iter().count())).then(|| format!("{}{noun}", key.pascal()))
}

/// Whether a name from a path or title says what is done rather than what a thing is: `disable` at the end of a path,
/// or a title where the path ends in `/action`.
pub(crate) fn is_done(title: &Title, operation: &Operation, name: &str) -> bool {
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
    let said = || operation.method == Method::Post && ALSO_NOUNS.contains(&first) && begins_with_verb(title);
    let alone_first = alone && (first == title.first() || (particle && !first.is_empty()) || said());
    let literal = literal || (!alone && is_verb(first) && Words::local(last).singular() == words);
    literal && !NOUNS.contains(&first) && (is_verb(first) || alone_first)
}
