//! A sign at a name that a line of the page explains: `name\*`, and "\* Required" below the table.

/// How many bytes a line has at most that explains the sign.
const LINE: usize = 160;

/// The name in a cell without the sign before or behind it; `None` where it has none. `*name*` is in italics, and
/// `X-Lamp-Meta-*` a template.
pub(crate) fn starred(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    let escaped = cell.strip_suffix(r"\*").or_else(|| cell.strip_prefix(r"\*"));
    let bare = || {
        let name = cell.strip_suffix('*').filter(|name| !name.starts_with('*'));
        name.or_else(|| cell.strip_prefix('*').filter(|name| !name.ends_with('*')))
    };
    let name = escaped.or_else(bare)?.trim();
    let inner = name.strip_prefix("**").and_then(|inner| inner.strip_suffix("**")).unwrap_or(name);
    let is_name = inner.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.:".contains(&byte));
    (!inner.is_empty() && is_name && !inner.ends_with(['-', '.'])).then_some(name)
}

/// Whether the page says that names with the sign are required, or optional; `None` where it says neither.
pub(crate) fn said(page: &str) -> Option<bool> {
    let explains = |line: &&str| {
        line.len() <= LINE
            && !line.starts_with(['|', '+'])
            && (line.contains(r"\*") || line.contains("``*``") || line.contains("asterisk"))
    };
    page.lines().map(str::trim).filter(explains).find_map(|line| {
        let lower = line.to_ascii_lowercase();
        let says = |words: [&str; 2]| words.iter().any(|word| lower.contains(word));
        match (says(["required", "mandatory"]), says(["optional", "not required"])) {
            (true, false) => Some(true),
            (_, true) => Some(false),
            (false, false) => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{said, starred};

    #[test]
    fn a_name_may_have_a_sign() {
        for cell in [r"mass\*", r"mass \*", "mass*", r"\*mass", r" mass\*"] {
            assert_eq!(starred(cell), Some("mass"), "{cell}");
        }
        assert_eq!(starred(r"**mass**\*"), Some("**mass**"));
        for cell in ["mass", "*mass*", "**mass**", "X-Lamp-*", "X-Lamp-\\*", r"a\ **b**", "*", "lamps[*].id"] {
            assert_eq!(starred(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_line_explains_the_sign() {
        assert_eq!(said("Lamps.\n\n\\* Required\n"), Some(true));
        assert_eq!(said("Parameters with an asterisk (\\*) are optional."), Some(false));
        assert_eq!(said("``*``: these are not required."), Some(false));
        assert_eq!(said("| lamp\\* | required |\n* Required\nA \\* B"), None);
    }
}
