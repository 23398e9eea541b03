//! The names of header fields that every HTTP service may use.

/// Fields of IANA's registry that pages list and that traffic carries whether or not they do, in lower case and in
/// order.
const STANDARD: &[&str] = &[
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "accept-ranges",
    "age",
    "allow",
    "authorization",
    "cache-control",
    "connection",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "content-location",
    "content-md5",
    "content-range",
    "content-type",
    "cookie",
    "date",
    "etag",
    "expect",
    "expires",
    "host",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "keep-alive",
    "last-modified",
    "link",
    "location",
    "origin",
    "pragma",
    "proxy-authenticate",
    "range",
    "referer",
    "retry-after",
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
    "www-authenticate",
];

/// Whether a name is one of those, whatever its case.
pub(crate) fn is_standard(name: &str) -> bool {
    STANDARD.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::{STANDARD, is_standard};

    #[test]
    fn the_list_is_in_order_and_case_does_not_matter() {
        assert!(STANDARD.is_sorted());
        assert!(is_standard("Content-Type") && !is_standard("X-Auth-Token"));
    }
}
