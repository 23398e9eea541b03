//! The words of wire names and titles: how names are compared, made singular and joined into `PascalCase`.

use super::endings::{Endings, is_plain};
use super::singular::singular;
use super::turn::{Piece, Script, Turn};

/// The words of a name, in lower case.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Words {
    /// One behind the other, with blanks between them: names are taken apart so often that each word in memory of its
    /// own would take most of the time.
    text: String,
}

impl Words {
    /// The words of a name: split at everything that is no letter or digit, and where the case changes.
    pub(crate) fn of(name: &str) -> Self {
        Self::parted(name, Script::Name)
    }

    /// The words of a title. Proper names have capitals in them: only where whole words stand on both sides of one,
    /// two names were written as one: "forceDelete", but "`MySQL`".
    pub(crate) fn of_title(title: &str) -> Self {
        Self::parted(title, Script::Prose)
    }

    fn parted(name: &str, script: Script) -> Self {
        let mut text = String::with_capacity(name.len() + 4);
        let mut parted = false;
        let mut before = ' ';
        // Where the word under way begins.
        let mut start = 0;
        let mut rest = name;
        loop {
            // Most letters are small ones, which part nothing.
            let (small, behind) = rest.split_at(rest.bytes().take_while(u8::is_ascii_lowercase).count());
            if let Some(letter) = small.chars().next_back() {
                if std::mem::take(&mut parted) && !text.is_empty() {
                    text.push(' ');
                    start = text.len();
                }
                text.push_str(small);
                before = letter;
            }
            let mut behind = behind.chars();
            let Some(c) = behind.next() else { return Self { text } };
            rest = behind.as_str();
            let last = std::mem::replace(&mut before, c);
            // An apostrophe joins: "server's" is one word.
            if matches!(c, '\'' | '’') {
                continue;
            }
            if !c.is_alphanumeric() {
                parted = true;
                continue;
            }
            let mut ends = false;
            if c.is_uppercase() && !parted {
                let capital = name.len() - rest.len() - c.len_utf8();
                let piece = Piece { word: &text[start..], capital, script };
                match piece.turn(name, last, c) {
                    Turn::Starts => parted = true,
                    Turn::Ends => ends = true,
                    Turn::Goes => {}
                }
            }
            if std::mem::take(&mut parted) && !text.is_empty() {
                text.push(' ');
                start = text.len();
            }
            if c.is_ascii() {
                text.push(c.to_ascii_lowercase());
            } else {
                text.extend(c.to_lowercase());
            }
            parted = ends;
        }
    }

    /// The words of a wire name without its namespace, or the prefix of extensions: `OS-DCF:diskConfig` gives
    /// `disk config`, `os-keypairs` gives `keypairs`.
    pub(crate) fn local(name: &str) -> Self {
        let name = name.strip_prefix("os-").filter(|own| !own.is_empty()).unwrap_or(name);
        let last = name.bytes().rposition(|byte| byte == b':');
        let own = last.map(|at| Self::of(&name[at + 1..])).filter(|own| !own.is_empty());
        own.unwrap_or_else(|| Self::of(name))
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.text.split_ascii_whitespace()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(crate) fn first(&self) -> Option<&str> {
        self.iter().next()
    }

    pub(crate) fn last(&self) -> Option<&str> {
        self.iter().next_back()
    }

    /// The words with blanks between them.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The words with the last one singular.
    pub(crate) fn singular(mut self) -> Self {
        let start = self.text.bytes().rposition(|byte| byte == b' ').map_or(0, |blank| blank + 1);
        let (stem, ending) = singular(&self.text[start..]);
        let end = start + stem.len();
        self.text.truncate(end);
        self.text.push_str(ending);
        self
    }

    /// The words as one `snake_case` name.
    pub(crate) fn snake(&self) -> String {
        self.text.replace(' ', "_")
    }

    /// The words as one `PascalCase` name; empty where there is none.
    pub(crate) fn pascal(&self) -> String {
        pascal(self.iter())
    }
}

/// Words as one `PascalCase` name; empty where there is none.
pub(crate) fn pascal<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut name = String::with_capacity(24);
    for word in words {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if first.is_ascii() => name.push(first.to_ascii_uppercase()),
            first => name.extend(first.into_iter().flat_map(char::to_uppercase)),
        }
        name.push_str(chars.as_str());
    }
    name
}

/// Whether a key of an answer is about the page of a list rather than about the things listed.
pub(crate) fn is_paging(name: &str) -> bool {
    const WORDS: Endings = Endings::new(&[
        "links", "next", "previous", "prev", "first", "last", "count", "total", "marker", "limit", "schema", "self",
        "href", "entries", "page", "size",
    ]);
    WORDS.are_of(name, Words::of)
}

/// Whether a key of an answer stands beside the thing or the list that is answered: `next`, `gizmos_links`, `schema`.
pub(crate) fn leads_elsewhere(name: &str) -> bool {
    matches!(name, "first" | "last" | "schema") || leads_on(name) || (name.ends_with("_links") && name.len() > 6)
}

/// Whether a key holds links, by its name.
pub(crate) fn names_links(name: &str) -> bool {
    const WORDS: Endings = Endings::new(&["links"]);
    WORDS.are_of(name, Words::local)
}

/// Whether a key holds an id, or ids, by its name.
pub(crate) fn names_id(name: &str) -> bool {
    const WORDS: Endings = Endings::new(&["id", "ids", "uuid", "uuids", "ref", "refs"]);
    WORDS.are_of(name, Words::local)
}

/// Whether a key tells one thing from all others, or when something was, by its name: what differs between things of
/// one kind.
pub(crate) fn names_one(name: &str) -> bool {
    const WORDS: Endings = Endings::new(&[
        "id",
        "uuid",
        "ref",
        "name",
        "label",
        "title",
        "href",
        "url",
        "uri",
        "address",
        "ip",
        "at",
        "date",
        "time",
        "created",
        "updated",
        "timestamp",
    ]);
    WORDS.are_of(name, Words::local)
}

/// Whether a key holds a text, or texts, by its name: ids, names, addresses.
pub(crate) fn names_text(name: &str) -> bool {
    const WORDS: Endings = Endings::new(&[
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
    ]);
    WORDS.are_of(name, Words::local)
}

/// Whether a parameter says by its name how many things are asked for.
pub(crate) fn counts(name: &str) -> bool {
    matches!(Words::of(name).as_str(), "limit" | "page size" | "pagesize" | "per page" | "max items")
}

/// Whether a key of a list is there on some of its pages: what leads to another, and links. Totals are on all of them.
pub(crate) fn comes_and_goes(name: &str) -> bool {
    leads_on(name) || names_links(name) || matches!(name, "first" | "last")
}

/// Whether a key leads to another page of a list: `next_marker`, `previous`.
pub(crate) fn leads_on(name: &str) -> bool {
    /// How the words begin; most names have none of them.
    const TELLING: [&[u8; 4]; 4] = [b"next", b"prev", b"mark", b"offs"];
    let told = |four: &[u8]| TELLING.iter().any(|telling| four.eq_ignore_ascii_case(*telling));
    if is_plain(name) && !name.as_bytes().windows(4).any(told) {
        return false;
    }
    Words::of(name).iter().any(|word| matches!(word, "next" | "prev" | "previous" | "marker" | "offset"))
}

/// Whether a name says that the keys of its object are data: `metadata`, `extra_specs`, `tags`.
pub(crate) fn holds_data(name: &str) -> bool {
    const WORDS: Endings = Endings::new(&[
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
    ]);
    WORDS.are_of(name, Words::local)
}

/// Whether a name says that users choose the keys of its object.
pub(crate) fn holds_users_data(name: &str) -> bool {
    const WORDS: Endings = Endings::new(&["metadata", "meta", "tags", "labels", "annotations"]);
    WORDS.are_of(name, Words::local)
}

/// Whether a name is the plural of one thing with several parts: of objects in it nothing says that they are alike.
pub(crate) fn is_one_in_plural(name: &str) -> bool {
    const WORDS: Endings = Endings::new(&[
        "args",
        "arguments",
        "details",
        "settings",
        "options",
        "credentials",
        "limits",
        "quotas",
        "links",
        "status",
        "stats",
        "statistics",
        "preferences",
        "capabilities",
    ]);
    WORDS.are_of(name, Words::local)
}

/// Whether a name says no more than that its object has what one kind of thing has: `details`, `input`.
pub(crate) fn is_kinds_own(name: &str) -> bool {
    const WORDS: Endings = Endings::new(&[
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
    ]);
    WORDS.are_of(name, Words::local)
}

/// What is one of few: words for what tells kinds or states apart.
pub(crate) const KINDS: &[&str] = &[
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
    "severity",
    "condition",
    "scheme",
    "resolution",
    "role",
];

/// Whether a name says that its few values tell kinds or states apart.
pub(crate) fn tells_kind(name: &str) -> bool {
    const WORDS: Endings = Endings::new(KINDS);
    WORDS.are_of(name, Words::local)
}

/// Whether the first letters or digits of two names are the same: names whose words are the same start alike.
pub(crate) fn start_alike(a: &str, b: &str) -> bool {
    let first = |name: &str| name.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_lowercase().next());
    first(a) == first(b)
}

#[cfg(test)]
mod tests {
    use super::{Words, pascal};

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(Words::of(name).as_str(), expected, "{name}");
    }

    #[test]
    fn case_and_marks_part_words() {
        check("flavorRef", "flavor ref");
        check("HTTPServer", "http server");
        check("accessIPv4", "access ipv4");
        check("Show a gizmo's parts", "show a gizmos parts");
        check("maxVCPUs", "max vcpus");
        check("makeABell", "make a bell");
        check("xAxis", "x axis");
        check("zoneB", "zone b");
    }

    #[test]
    fn a_letter_alone_is_no_word() {
        check("List QoS specs", "list qos specs");
        check("QoSPolicy", "qos policy");
        check("ringPaaS", "ring paas");
        check("showOAuthToken", "show oauth token");
        check("iSCSI vCPUs kWh", "iscsi vcpus kwh");
        check("ETag IPsec", "etag ipsec");
        check("MACaddress", "mac address");
        check("IPAddressID", "ip address id");
    }

    #[test]
    fn proper_names_in_titles_are_one_word() {
        let check = |title: &str, expected: &str| assert_eq!(Words::of_title(title).as_str(), expected);
        check("Ring the MyBELL and the vBell", "ring the mybell and the vbell");
        check("forceRing", "force ring");
    }

    #[test]
    fn namespaces_are_left_out() {
        assert_eq!(Words::local("ZZ-EXT:moonPhase").as_str(), "moon phase");
        assert_eq!(Words::local("odd:").as_str(), "odd");
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
            ("vcpus", "vcpu"),
            ("children", "child"),
        ] {
            assert_eq!(Words::of(plural).singular().as_str(), one, "{plural}");
        }
    }
}
