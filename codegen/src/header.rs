//! The names of header fields that every HTTP service may use.

/// Fields of IANA's registry that any exchange may have, whatever is asked for; in lower case and in order.
const OF_EXCHANGES: &[&str] = &[
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "accept-ranges",
    "age",
    "authorization",
    "cache-control",
    "connection",
    "content-encoding",
    "content-language",
    "content-length",
    "content-type",
    "cookie",
    "date",
    "expect",
    "expires",
    "host",
    "keep-alive",
    "origin",
    "pragma",
    "proxy-authenticate",
    "referer",
    "server",
    "set-cookie",
    "strict-transport-security",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "vary",
    "via",
];

/// Other fields of the registry that pages list and that traffic carries whether or not they do, likewise.
const OF_OPERATIONS: &[&str] = &[
    "allow",
    "content-disposition",
    "content-location",
    "content-md5",
    "content-range",
    "etag",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "last-modified",
    "link",
    "location",
    "range",
    "retry-after",
    "www-authenticate",
];

/// Whether a name is one of the fields that any exchange may have, whatever its case.
pub(crate) fn is_of_exchange(name: &str) -> bool {
    is_one(OF_EXCHANGES, name)
}

/// Whether a name is one of a standard, whatever its case.
pub(crate) fn is_standard(name: &str) -> bool {
    is_one(OF_EXCHANGES, name) || is_one(OF_OPERATIONS, name)
}

fn is_one(of: &[&str], name: &str) -> bool {
    of.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::{OF_EXCHANGES, OF_OPERATIONS, is_of_exchange, is_standard};

    #[test]
    fn the_lists_are_in_order_and_case_does_not_matter() {
        assert!(OF_EXCHANGES.is_sorted() && OF_OPERATIONS.is_sorted());
        assert!(is_standard("Content-Type") && !is_standard("X-Auth-Token"));
        assert!(is_of_exchange("Content-Type") && is_standard("Location") && !is_of_exchange("Location"));
    }
}
