//! The headers that HTTP itself, proxies and browsers add: no page lists them, and none needs to.

/// Fields of RFC 9110, 9111, 9112, 6265 and of what stands between clients and services, in lower case and in order.
const COMMON: &[&str] = &[
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "accept-ranges",
    "age",
    "allow",
    "alt-svc",
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
    "content-security-policy",
    "content-type",
    "cookie",
    "date",
    "dnt",
    "etag",
    "expect",
    "expires",
    "forwarded",
    "from",
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
    "max-forwards",
    "origin",
    "pragma",
    "priority",
    "proxy-authenticate",
    "proxy-authorization",
    "range",
    "referer",
    "referrer-policy",
    "retry-after",
    "server",
    "set-cookie",
    "strict-transport-security",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "upgrade-insecure-requests",
    "user-agent",
    "vary",
    "via",
    "www-authenticate",
];

/// The beginnings of families of such headers.
const FAMILIES: &[&str] = &["access-control-", "cf-", "sec-", "x-forwarded-"];

/// Whether a header is one of those, whatever the case of its name.
pub(super) fn is_common(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    COMMON.binary_search(&name.as_str()).is_ok() || FAMILIES.iter().any(|family| name.starts_with(family))
}

#[cfg(test)]
mod tests {
    use super::{COMMON, is_common};

    #[test]
    fn the_list_is_in_order() {
        assert!(COMMON.is_sorted());
    }

    #[test]
    fn case_does_not_matter() {
        assert!(is_common("Content-Type"));
        assert!(is_common("Sec-Fetch-Mode"));
        assert!(!is_common("X-Auth-Token"));
    }
}
