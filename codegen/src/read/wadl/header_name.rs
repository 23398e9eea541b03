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
    extension && is_header_name(name) || listed()
}

#[cfg(test)]
mod tests {
    use super::{is_known, is_unmistakable};

    #[test]
    fn common_words_are_headers_only_among_headers() {
        assert!(is_unmistakable("x-auth-token") && is_unmistakable("Content-Type"));
        assert!(!is_unmistakable("server") && is_known("Server"));
        assert!(!is_known("x-") && !is_known("xé") && !is_known("name"));
    }
}
