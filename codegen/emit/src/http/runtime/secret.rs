//! Which names are of what no log should hold.

use ::std::string::String;

/// What the name of a secret has in it.
const PARTS: &[&str] =
    &["password", "passwd", "passphrase", "secret", "passcode", "privatekey", "apikey", "credential"];

/// What is said of a secret and is none itself: `secret_type`, `secret_ref`.
const FACTS: &[&str] = &[
    "type",
    "ref",
    "refs",
    "href",
    "uri",
    "url",
    "id",
    "ids",
    "uuid",
    "name",
    "names",
    "status",
    "version",
    "count",
    "policy",
    "length",
    "algorithm",
];

/// Whether a name says that its value is a secret: `adminPass`, `X-Auth-Token`, `user_password`.
pub fn is_secret(name: &str) -> bool {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let last = last_word(name).to_ascii_lowercase();
    let is_fact = FACTS.contains(&last.as_str()) && last.len() < plain.len();
    matches!(last.as_str(), "pass" | "token") || !is_fact && PARTS.iter().any(|part| plain.contains(part))
}

/// What stands behind the last sign, or the last change from a small letter to a capital.
fn last_word(name: &str) -> &str {
    let name = name.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    let mut start = 0;
    let mut before = ' ';
    for (at, c) in name.char_indices() {
        if !c.is_ascii_alphanumeric() {
            start = at + c.len_utf8();
        } else if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
            start = at;
        }
        before = c;
    }
    name.get(start..).unwrap_or(name)
}
