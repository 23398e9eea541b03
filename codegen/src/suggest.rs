//! The name that a mistyped one may have meant.

/// The candidate that is most like the name, where one is like it at all: a letter swapped, missing or added for every
/// three, or another case, or one of which one is the beginning of the other. Of equals, the first.
///
/// ```
/// use docbind_codegen::suggest::nearest;
///
/// assert_eq!(nearest("show_lmap", ["list_lamps", "show_lamp"]), Some("show_lamp"));
/// assert_eq!(nearest("delete", ["list_lamps", "show_lamp"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = folded(name);
    let distance = |candidate: &str| {
        let candidate = folded(candidate);
        let begins = |whole: &str, start: &str| start.len() >= 3 && whole.starts_with(start);
        if begins(&candidate, &wanted) || begins(&wanted, &candidate) {
            1
        } else {
            strsim::osa_distance(&wanted, &candidate)
        }
    };
    let most = (wanted.chars().count() / 3).max(1);
    let ranked = candidates.into_iter().filter(|candidate| !candidate.is_empty()).map(|it| (distance(it), it));
    ranked.filter(|&(distance, _)| distance <= most).min_by_key(|&(distance, _)| distance).map(|(_, it)| it)
}

fn folded(name: &str) -> String {
    name.to_lowercase().replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[track_caller]
    fn check(name: &str, candidates: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(name, candidates.iter().copied()), expected);
    }

    #[test]
    fn a_slip_of_the_hand_is_understood() {
        check("dosc", &["src", "docs"], Some("docs"));
        check("unknown_key", &["other", "unknown-key"], Some("unknown-key"));
        check("Title", &["types", "title"], Some("title"));
    }

    #[test]
    fn another_word_is_not() {
        check("pages", &["src", "target"], None);
        check("a", &["xyz"], None);
        check("identity", &["i", "id"], None);
    }
}
