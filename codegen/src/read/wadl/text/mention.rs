//! Sentences that say where the values of something are listed: "For a list of possible statuses, see
//! :ref:`label`". What stands at the label is read by [`value_list`](super::value_list).

use memchr::memmem;

use crate::read::page::Mention;

const ROLE: &str = ":ref:`";

/// What a sentence says that refers to values, and not to a task or a chapter.
const OF_VALUES: [&str; 11] = [
    "possible",
    "valid",
    "supported",
    "available",
    "allowed",
    "permitted",
    "list of",
    "values",
    "statuses",
    "states",
    "types",
];

/// Whether a page refers to anything by its label. Quick, for most pages do not.
pub(crate) fn may_stand_in(page: &str) -> bool {
    memmem::find(page.as_bytes(), ROLE.as_bytes()).is_some()
}

/// The first sentence of a text that says where values are listed.
pub(crate) fn read(text: &str) -> Option<Mention> {
    memmem::find_iter(text.as_bytes(), ROLE).find_map(|at| {
        let (inner, behind) = text[at + ROLE.len()..].split_once('`')?;
        let label = match inner.trim_end().strip_suffix('>') {
            Some(inner) => inner.rsplit_once('<')?.1,
            None => inner,
        };
        let before = &text[..at];
        let start = ends(before).last().unwrap_or(0);
        let end = ends(behind).next().unwrap_or(behind.len());
        let sentence = format!("{} {}", &before[start..], &behind[..end]).to_lowercase();
        let label = normal(label);
        (!label.is_empty() && OF_VALUES.iter().any(|words| sentence.contains(words)))
            .then_some(Mention { sentence, label })
    })
}

/// Where sentences end.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices('.').map(|(at, _)| at + 1).filter(|&end| text[end..].starts_with(char::is_whitespace))
}

/// A label as docutils compares them: case and white space say nothing.
pub(crate) fn normal(label: &str) -> String {
    let mut normal = String::with_capacity(label.len());
    for word in label.trim_matches('`').split_whitespace() {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.push_str(word);
    }
    if normal.is_ascii() {
        normal.make_ascii_lowercase();
        normal
    } else {
        normal.to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let mention = read(text);
        let found = mention.as_ref().map(|mention| (mention.sentence.trim(), mention.label.as_str()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_sentence_says_where_values_are_listed() {
        let text = "The state. For possible states,\nsee :ref:`Lamp states <lamp-states>`. More.";
        check(text, Some(("for possible states,\nsee  .", "lamp-states")));
        check("See :ref:`Lamp  States` for a list of them.", Some(("see   for a list of them.", "lamp states")));
    }

    #[test]
    fn other_references_say_nothing_of_values() {
        check("To light a lamp, see :ref:`Light a lamp <light>`.", None);
        check("Valid for a day. To light a lamp, see :ref:`light`.", None);
        check("For valid states, see `Lamp states <lamps.html>`__.", None);
    }

    #[test]
    fn a_reference_without_an_end_is_none() {
        check("For valid states, see :ref:`lamp", None);
        check("For valid states, see :ref:`lamp>`.", None);
    }
}
