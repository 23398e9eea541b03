//! Which names are names of HTTP headers.

use docbind_spec::is_header_name;

use crate::header::is_standard;

/// Headers besides those of every service that pages show or list, in lower case: of IANA's registry, and those that
/// every `OpenStack` service adds.
const KNOWN: &[&str] = &[
    "access-control-allow-origin",
    "client-id",
    "destination",
    "openstack-api-version",
    "server-tracking-number",
    "warning",
];

/// Names of headers that bodies and queries use as well: a header only where the place says so.
const COMMON_WORDS: &[&str] = &[
    "age",
    "allow",
    "connection",
    "date",
    "destination",
    "expires",
    "host",
    "link",
    "location",
    "origin",
    "range",
    "server",
    "te",
    "trailer",
    "upgrade",
    "via",
    "warning",
];

/// Whether a name is that of a header, wherever it stands: `X-Auth-Token`, `Content-Type`.
pub(crate) fn is_unmistakable(name: &str) -> bool {
    is_known(name) && !COMMON_WORDS.iter().any(|word| word.eq_ignore_ascii_case(name))
}

/// Whether a name in a place of headers is that of a header: `Date`, `Server`, `X-Trans-Id`.
pub(crate) fn is_known(name: &str) -> bool {
    let extension = name.len() > 2 && name.is_char_boundary(2) && name[..2].eq_ignore_ascii_case("x-");
    let listed = || is_standard(name) || KNOWN.iter().any(|known| known.eq_ignore_ascii_case(name));
    extension && (is_header_name(name) || prefix(name, "").is_some()) || listed()
}

/// What the headers begin with that a name is a template of: `X-Lamp-Meta-` of `X-Lamp-Meta-{name}`,
/// `X-Lamp-Meta-<key>`, `X-Lamp-Meta-*name*` and `X-Lamp-Meta-*`, of `X-Lamp-Meta-name` and `X-Lamp-Meta-key`, and of
/// `X-Lamp-name` where the description says what `{name}` or ``name`` stands for ("where ``name`` is …", "Replace
/// ``name`` with …").
pub(crate) fn prefix<'n>(name: &'n str, description: &str) -> Option<&'n str> {
    let marked = [('{', '}'), ('<', '>'), ('*', '*')].into_iter().find_map(|(opens, closes)| {
        let (prefix, inside) = name.strip_suffix(closes)?.split_once(opens)?;
        (!inside.contains([opens, closes])).then_some(prefix)
    });
    let told = || {
        let (_, word) = name.rsplit_once('-').filter(|(_, word)| is_header_name(word))?;
        let prefix = &name[..name.len() - word.len()];
        let forms = [
            format!("{{{word}}}"),
            format!("where `{word}` is"),
            format!("where {word} is"),
            format!("eplace `{word}`"),
        ];
        let is_told = || forms.iter().any(|form| description.contains(form.as_str()));
        (is_blank(prefix, word) || is_told()).then_some(prefix)
    };
    let prefix = marked.or_else(|| name.strip_suffix('*')).or_else(told)?;
    (prefix.len() > 2 && !prefix.contains('*') && is_header_name(prefix)).then_some(prefix)
}

/// Whether the last word of a header is written as no header's is, and stands for the key of metadata:
/// `X-Lamp-Meta-name`.
fn is_blank(prefix: &str, word: &str) -> bool {
    let of_metadata = prefix.ends_with("-Meta-") && matches!(word, "name" | "key");
    of_metadata && prefix.split_terminator('-').all(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::{is_known, is_unmistakable, prefix};

    #[track_caller]
    fn check(name: &str, description: &str, expected: Option<&str>) {
        assert_eq!(prefix(name, description), expected, "{name}");
    }

    #[test]
    fn a_name_may_be_a_template_of_names() {
        for end in ["{name}", "{name of it}", "<key>", "*key*", "*"] {
            check(&format!("X-Lamp-Meta-{end}"), "", Some("X-Lamp-Meta-"));
            assert!(is_unmistakable(&format!("X-Lamp-Meta-{end}")), "{end}");
        }
        check("X-Lamp-Meta-name", "The metadata, where {name} is its name.", Some("X-Lamp-Meta-"));
        check("X-Lamp-Meta-name", "The metadata, where `name` is its name.", Some("X-Lamp-Meta-"));
        check("X-Lamp-Meta-name", "The metadata.", Some("X-Lamp-Meta-"));
        check("X-Lamp-name", "The lamp. Replace `name` with its name.", Some("X-Lamp-"));
        check("X-Lamp-name", "The name of the lamp.", None);
        check("X-Lamp-Meta-Name", "The name of the lamp.", None);
        for other in ["*", "X-{a}-{b}", "X-{a}-Meta", "{name}", "X-*-*", "X-Lamp Meta-{name}", "X-Lamp-Meta-}"] {
            check(other, "", None);
        }
    }

    #[test]
    fn common_words_are_headers_only_among_headers() {
        assert!(is_unmistakable("x-auth-token") && is_unmistakable("Content-Type"));
        assert!(!is_unmistakable("server") && is_known("Server"));
        assert!(!is_known("x-") && !is_known("xé") && !is_known("name"));
    }
}
