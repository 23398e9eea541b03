//! The words of wire names and titles: how names are compared, made singular and joined into `PascalCase`.

/// The words of a name: split at everything that is no letter or digit, and where lower case turns to upper.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::with_capacity(4);
    let mut word = String::new();
    let mut before = ' ';
    let mut rest = name.chars();
    while let Some(c) = rest.next() {
        let last = std::mem::replace(&mut before, c);
        // An apostrophe joins: "server's" is one word.
        if matches!(c, '\'' | '’') {
            continue;
        }
        if !c.is_alphanumeric() {
            flush(&mut words, &mut word);
            continue;
        }
        if c.is_uppercase() && starts_word(last, rest.clone()) {
            flush(&mut words, &mut word);
        }
        if word.is_empty() {
            word.reserve(16);
        }
        if c.is_ascii() {
            word.push(c.to_ascii_lowercase());
        } else {
            word.extend(c.to_lowercase());
        }
    }
    flush(&mut words, &mut word);
    words
}

/// Whether a capital between what is before and behind it starts a word.
fn starts_word(before: char, mut behind: std::str::Chars<'_>) -> bool {
    let after = behind.next().unwrap_or(' ');
    // "IPv6", "vCPUs" and "IDs" keep together what a plural or a version letter would tear apart.
    let tail = before.is_uppercase() && matches!(after, 's' | 'v') && !behind.next().is_some_and(char::is_lowercase);
    !tail && (before.is_lowercase() || (before.is_uppercase() && after.is_lowercase()))
}

fn flush(words: &mut Vec<String>, word: &mut String) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// Whether the last of the words of a name is one of these, which are ASCII and in lower case.
fn ends_in(name: &str, these: &[&str], words: fn(&str) -> Vec<String>) -> bool {
    // Most names are told by their last letters, before any word is made.
    let end = name.trim_end_matches(|c: char| !c.is_alphanumeric()).as_bytes();
    let last = end.last().map(u8::to_ascii_lowercase);
    let ends = |word: &&str| {
        if word.as_bytes().last() != last.as_ref() {
            return false;
        }
        let tail = end.len().checked_sub(word.len()).and_then(|at| end.get(at..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(word.as_bytes()))
    };
    let plain = name.is_ascii() && !name.contains('\'');
    (!plain || these.iter().any(ends)) && words(name).last().is_some_and(|word| these.contains(&word.as_str()))
}

/// The words of a wire name without its namespace: `OS-DCF:diskConfig` gives `disk config`.
pub(super) fn local_words(name: &str) -> Vec<String> {
    let local = name.rsplit(':').next().unwrap_or(name);
    let own = words(local);
    if own.is_empty() { words(name) } else { own }
}

/// The words as one `PascalCase` name; empty where there is none.
pub(super) fn pascal<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> String {
    let mut name = String::new();
    for word in words {
        let mut chars = word.as_ref().chars();
        name.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(chars.as_str());
    }
    name
}

/// The words with the last one singular.
pub(super) fn singular_words(mut words: Vec<String>) -> Vec<String> {
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    words
}

/// The singular of a lower-case English noun, by its ending; a word that is no plural stays as it is.
pub(super) fn singular(word: &str) -> String {
    const SAME: [&str; 6] = ["status", "series", "news", "dns", "alias", "https"];
    if SAME.contains(&word) || word.len() < 3 {
        return word.to_owned();
    }
    if word == "data"
        || word.ends_with("metadata")
        || word.ends_with("dns")
        || word.ends_with("ss")
        || word.ends_with("us")
        || word.ends_with("is")
    {
        return word.to_owned();
    }
    for (ending, instead) in
        [("statuses", "status"), ("aliases", "alias"), ("indices", "index"), ("vertices", "vertex")]
    {
        if let Some(stem) = word.strip_suffix(ending) {
            return format!("{stem}{instead}");
        }
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if word.ends_with(ending) && word != "caches" {
            return word[..word.len() - 2].to_owned();
        }
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// Whether a key of an answer is about the page of a list rather than about the things listed.
pub(super) fn is_paging(name: &str) -> bool {
    const WORDS: [&str; 16] = [
        "links", "next", "previous", "prev", "first", "last", "count", "total", "marker", "limit", "schema", "self",
        "href", "entries", "page", "size",
    ];
    ends_in(name, &WORDS, words)
}

/// Whether a key of an answer stands beside the thing or the list that is answered: `next`, `gizmos_links`, `schema`.
pub(super) fn leads_elsewhere(name: &str) -> bool {
    matches!(name, "first" | "last" | "schema") || leads_on(name) || (name.ends_with("_links") && name.len() > 6)
}

/// Whether a key holds links, by its name.
pub(super) fn names_links(name: &str) -> bool {
    ends_in(name, &["links"], local_words)
}

/// Whether a key holds an id, or ids, by its name.
pub(super) fn names_id(name: &str) -> bool {
    ends_in(name, &["id", "ids", "uuid", "uuids", "ref", "refs"], local_words)
}

/// Whether a key holds a text, or texts, by its name: ids, names, addresses.
pub(super) fn names_text(name: &str) -> bool {
    const WORDS: [&str; 22] = [
        "id",
        "ids",
        "uuid",
        "uuids",
        "ref",
        "refs",
        "name",
        "names",
        "address",
        "addresses",
        "ip",
        "ips",
        "url",
        "urls",
        "uri",
        "uris",
        "nameservers",
        "hosts",
        "hostnames",
        "topics",
        "capabilities",
        "emails",
    ];
    ends_in(name, &WORDS, local_words)
}

/// Whether a parameter says by its name how many things are asked for.
pub(super) fn counts(name: &str) -> bool {
    matches!(words(name).join(" ").as_str(), "limit" | "page size" | "pagesize" | "per page" | "max items")
}

/// Whether a key leads to another page of a list: `next_marker`, `previous`.
pub(super) fn leads_on(name: &str) -> bool {
    words(name).iter().any(|word| matches!(word.as_str(), "next" | "prev" | "previous" | "marker" | "offset"))
}

/// Whether a name says that the keys of its object are data: `metadata`, `extra_specs`, `tags`.
pub(super) fn holds_data(name: &str) -> bool {
    const WORDS: [&str; 12] = [
        "metadata",
        "meta",
        "tags",
        "labels",
        "annotations",
        "specs",
        "hints",
        "properties",
        "parameters",
        "env",
        "environment",
        "attributes",
    ];
    ends_in(name, &WORDS, local_words)
}

/// Whether a name says no more than that its object has what one kind of thing has: `details`, `input`.
pub(super) fn is_kinds_own(name: &str) -> bool {
    const WORDS: [&str; 14] = [
        "details",
        "input",
        "output",
        "result",
        "args",
        "arguments",
        "options",
        "config",
        "configuration",
        "settings",
        "data",
        "content",
        "payload",
        "spec",
    ];
    ends_in(name, &WORDS, local_words)
}

/// Whether a name says that its few values tell kinds or states apart.
pub(super) fn tells_kind(name: &str) -> bool {
    const WORDS: [&str; 16] = [
        "type",
        "status",
        "state",
        "kind",
        "mode",
        "action",
        "visibility",
        "protocol",
        "direction",
        "format",
        "level",
        "policy",
        "operation",
        "method",
        "phase",
        "algorithm",
    ];
    ends_in(name, &WORDS, local_words)
}

/// Whether the first letters or digits of two names are the same: names whose words are the same start alike.
pub(super) fn start_alike(a: &str, b: &str) -> bool {
    let first = |name: &str| name.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_lowercase().next());
    first(a) == first(b)
}

#[cfg(test)]
mod tests {
    use super::{local_words, pascal, singular, words};

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(words(name).join(" "), expected, "{name}");
    }

    #[test]
    fn case_and_marks_part_words() {
        check("flavorRef", "flavor ref");
        check("HTTPServer", "http server");
        check("accessIPv4", "access ipv4");
        check("Show a gizmo's parts", "show a gizmos parts");
        check("maxVCPUs", "max vcpus");
    }

    #[test]
    fn namespaces_are_left_out() {
        assert_eq!(local_words("ZZ-EXT:moonPhase").join(" "), "moon phase");
        assert_eq!(local_words("odd:").join(" "), "odd");
        assert_eq!(pascal(["moon", "phase"]), "MoonPhase");
    }

    #[test]
    fn plurals_lose_their_ending() {
        for (plural, one) in [
            ("servers", "server"),
            ("policies", "policy"),
            ("addresses", "address"),
            ("status", "status"),
            ("boxes", "box"),
            ("metadata", "metadata"),
            ("images", "image"),
            ("statuses", "status"),
        ] {
            assert_eq!(singular(plural), one, "{plural}");
        }
    }
}
