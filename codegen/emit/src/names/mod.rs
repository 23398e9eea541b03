//! The one place where identifiers are made.
//!
//! A name on the wire becomes words ([`words`]), the words an identifier in the case of its place, and a [`Scope`]
//! keeps the identifiers of one place apart:
//!
//! * What stands between words is left out: `OS-DCF:diskConfig` is `os_dcf_disk_config`.
//! * A keyword, or a name that the place has already (`String`, `Undocumented`), gets a `_` at its end: `type_`.
//! * A name that begins with a digit gets a `_` before it: `_2fa`. A value gets the initial of what it is a value of:
//!   `V4` of `IpVersion`.
//! * Letters of Latin script stay, any other character becomes its code point: `u4e2d`.
//! * Where two names become one identifier, the name that is spelt like it keeps it, or else the first in the order of
//!   the names; the others are numbered in that order: `id`, `id_2`. Their order on the page does not matter.

mod scope;
// One rule for the fields that are emitted and for what emitted code meets: its file is of the emitted code.
#[path = "../http/runtime/secret.rs"]
#[expect(unreachable_pub, reason = "the emitted module exports it")]
mod secret;
mod words;

use proc_macro2::{Ident, Span};

pub(crate) use scope::{Case, Scope};
pub(crate) use secret::is_secret;
pub(crate) use words::words;

/// Every keyword of Rust, in any edition, strict or reserved (The Rust Reference, "Keywords"), and `_`.
const KEYWORDS: &[&str] = &[
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// What emitted code calls by its short name; no type of a page may hide it.
pub(crate) const PRELUDE: &[&str] =
    &["Box", "Default", "Err", "None", "Ok", "Option", "Result", "Some", "String", "Vec"];

/// A name of docbind's own, which no page gives: `query`, `Required`.
pub(crate) fn fixed(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A name of docbind's own with a number behind it: `example_2`.
pub(crate) fn numbered(name: &str, number: usize) -> Ident {
    fixed(&format!("{name}_{number}"))
}

/// Whether the text is an identifier that needs nothing done to it.
pub(crate) fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !KEYWORDS.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::is_secret;

    #[test]
    fn a_secret_is_known_by_its_name() {
        for name in
            ["adminPass", "X-Auth-Token", "user_password", "apiKey", "private_key", "OS-X:clientSecret", "passcode"]
        {
            assert!(is_secret(name), "{name}");
        }
        for name in ["token_type", "bypass_id", "passenger", "keypair", "compass", "secret_ref", "secretType"] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
