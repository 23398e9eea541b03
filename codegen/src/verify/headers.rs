//! The headers that HTTP itself, proxies and browsers add: no page lists them, and none needs to.

use crate::header::is_standard;

/// Fields besides those of every service, in lower case and in order: of RFC 9110, and of what stands between clients
/// and services.
const COMMON: &[&str] = &[
    "alt-svc",
    "content-security-policy",
    "dnt",
    "forwarded",
    "from",
    "max-forwards",
    "priority",
    "proxy-authorization",
    "referrer-policy",
    "upgrade-insecure-requests",
];

/// The beginnings of families of such headers.
const FAMILIES: &[&str] = &["access-control-", "cf-", "sec-", "x-forwarded-"];

/// Whether a header is one of those, whatever the case of its name.
pub(super) fn is_common(name: &str) -> bool {
    if is_standard(name) {
        return true;
    }
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
