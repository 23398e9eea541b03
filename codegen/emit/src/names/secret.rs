//! Which names are of what no log should hold.

use super::words;

/// What the name of a secret has in it.
const PARTS: &[&str] = &["password", "passwd", "passphrase", "secret", "privatekey", "apikey", "credential"];

/// Whether a name says that its value is a secret: `adminPass`, `X-Auth-Token`, `user_password`.
pub(crate) fn is_secret(name: &str) -> bool {
    let words = words(name);
    let name = words.concat();
    matches!(words.last().map_or("", String::as_str), "pass" | "token") || PARTS.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::is_secret;

    #[test]
    fn a_secret_is_known_by_its_name() {
        for name in ["adminPass", "X-Auth-Token", "user_password", "apiKey", "private_key", "OS-X:clientSecret"] {
            assert!(is_secret(name), "{name}");
        }
        for name in ["token_type", "bypass_id", "passenger", "keypair", "compass"] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
