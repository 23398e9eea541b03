//! What a row's printed type says. It is a hint where an example speaks, and the only word where none does.

use std::sync::LazyLock;

use docbind_spec::{IntegerFormat, Parameter, StringFormat, Type};
use rustc_hash::FxHashMap as HashMap;

use super::{boolean, printed};
use crate::infer::language::phrases::Phrase;
use crate::infer::language::words::Words;

/// A printed type, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Declared {
    /// Nothing is printed, or a word that says nothing of JSON (`Keypair`).
    Unknown,
    Boolean,
    Integer,
    Number,
    Text(Option<StringFormat>),
    Array(Box<Self>),
    Object,
    /// An object whose keys are said to be data, and what stands under them.
    Map(Box<Self>),
}

impl Declared {
    /// A map of whatever it holds.
    pub(crate) fn map() -> Self {
        Self::Map(Box::new(Self::Unknown))
    }

    /// What a row says of its value: by its printed type or, where that says nothing, by how its prose starts.
    pub(crate) fn of(parameter: &Parameter) -> Self {
        Self::parse(parameter.printed_type.as_deref()).or_row(parameter)
    }

    /// The printed type, or what the rest of the row says where that says more.
    pub(crate) fn or_row(self, parameter: &Parameter) -> Self {
        if matches!(self, Self::Unknown | Self::Text(None)) && boolean::is_told(&parameter.name, &parameter.description)
        {
            return Self::Boolean;
        }
        let several = |name: &str| Words::local(name).singular() != Words::local(name);
        match self.or_prose(&parameter.description) {
            // `Object` stands over lists of objects.
            Self::Object if lists(&parameter.description) && several(&parameter.name) => {
                Self::prose(&parameter.description)
            }
            told => told,
        }
    }

    /// What the printed types of rows say. Each is read once, however many rows have it.
    pub(crate) fn of_all<'a>(rows: impl Iterator<Item = &'a Parameter>) -> Vec<Self> {
        let mut known: HashMap<Option<&str>, Self> = HashMap::default();
        let mut read = |printed: Option<&'a str>| known.entry(printed).or_insert_with(|| Self::parse(printed)).clone();
        rows.map(|row| read(row.printed_type.as_deref())).collect()
    }

    /// The printed type, or what the prose says where that says nothing.
    fn or_prose(self, description: &str) -> Self {
        match self {
            Self::Unknown => Self::prose(description),
            // Pages print `String` over objects of keys and values.
            Self::Text(None) if says_pairs(description) => Self::map(),
            // The quota for a thing that has an id is none.
            Self::Text(Some(StringFormat::Uuid)) if says_count(description) => Self::prose(description),
            // And over what the next rows are in.
            Self::Text(None) if is_container(description) => Self::Object,
            // Editors carry a type over from the row above: `Object` over an address or a time.
            Self::Object | Self::Map(_) if says_plain(description) => Self::Unknown,
            Self::Array(items) if *items == Self::Unknown && says_plain(description) => Self::Unknown,
            printed => printed,
        }
    }

    /// Reads the first words of a description: "The number of …", "A list of …", "Indicates whether …".
    fn prose(description: &str) -> Self {
        let start = description.trim_start();
        let end = start.char_indices().nth(48).map_or(start.len(), |(at, _)| at);
        let start = start[..end].to_lowercase();
        let mut rest = start.as_str();
        for article in ["specifies ", "the ", "a ", "an ", "total ", "current ", "maximum ", "minimum ", "json "] {
            rest = rest.strip_prefix(article).unwrap_or(rest);
        }
        let starts = |phrases: &[&str]| phrases.iter().any(|phrase| rest.starts_with(phrase));
        if starts(&["container "]) {
            Self::Object
        } else if starts(&["number of ", "count of ", "quota for "]) {
            Self::Integer
        } else if starts(&["indicates whether ", "indicates if ", "whether ", "if true", "if ``true``", "if `true`"]) {
            Self::Boolean
        } else if starts(&["list of ", "array of "]) {
            Self::Array(Box::new(Self::Unknown))
        } else {
            Self::Unknown
        }
    }

    /// Reads a printed type, in any case.
    pub(crate) fn parse(printed: Option<&str>) -> Self {
        let Some(printed) = printed else { return Self::Unknown };
        if printed.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            return printed::read(printed, printed::DEPTH);
        }
        printed::read(&printed.to_lowercase(), printed::DEPTH)
    }

    /// Whether the type holds other values.
    pub(crate) fn is_container(&self) -> bool {
        matches!(self, Self::Array(_) | Self::Object | Self::Map(_))
    }

    /// Whether the type leaves room for keys that rows name: `Object` and `Array` do, `Map` and `Array of strings` do
    /// not.
    pub(crate) fn has_room(&self) -> bool {
        match self {
            Self::Object => true,
            Self::Array(items) => matches!(**items, Self::Unknown | Self::Object),
            Self::Unknown | Self::Map(_) | Self::Boolean | Self::Integer | Self::Number | Self::Text(_) => false,
        }
    }

    /// The type of a map, where no example is at hand.
    pub(crate) fn map_type(&self) -> Option<Type> {
        match self {
            Self::Map(values) => Some(Type::map(values.ty().unwrap_or(Type::STRING))),
            _ => None,
        }
    }

    /// The type, where no example is at hand: formats and widths are left out, for nothing shows that they hold.
    pub(crate) fn ty(&self) -> Option<Type> {
        match self {
            Self::Unknown | Self::Object | Self::Map(_) => None,
            Self::Boolean => Some(Type::Boolean),
            Self::Integer => Some(Type::Integer { format: IntegerFormat::Int64 }),
            Self::Number => Some(Type::Number),
            Self::Text(_) => Some(Type::STRING),
            Self::Array(items) => items.ty().map(Type::array),
        }
    }
}

/// Whether prose begins by saying that its value holds others: "The container of limits", "A container for the disk",
/// "An array of address containers", "Boots from a volume when you specify additional parameters".
pub(crate) fn is_container(description: &str) -> bool {
    static CONTAINER: LazyLock<Phrase> = LazyLock::new(|| Phrase::new("container"));
    static ADDITIONAL: LazyLock<Phrase> = LazyLock::new(|| Phrase::new("additional"));
    let sentence = || description.split_once(". ").map_or(description, |(sentence, _)| sentence).to_lowercase();
    if ADDITIONAL.is_in(description) && asks_for_more(&sentence()) {
        return true;
    }
    if !CONTAINER.is_in(description) {
        return false;
    }
    let sentence = sentence();
    let mut words = sentence.trim_end_matches('.').split_whitespace().peekable();
    words.next_if(|word| matches!(*word, "the" | "a" | "an"));
    match (words.next(), words.next()) {
        (Some("container"), Some("of" | "for")) => true,
        (Some("array" | "list"), Some("of")) => words.last() == Some("containers"),
        _ => false,
    }
}

/// Whether a sentence says that more is to be given with what it describes: the next rows. What may be left out is not
/// asked for ("You can specify additional parameters").
fn asks_for_more(sentence: &str) -> bool {
    let asked = ["specify", "specifying", "provide", "providing", "with", "given", "by", "following", "when"];
    let mut words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).rev().peekable();
    while let Some(word) = words.next() {
        let names = matches!(word, "parameters" | "attributes" | "properties" | "keys" | "fields" | "members");
        if names && words.next_if_eq(&"additional").is_some() {
            return words.peek().is_some_and(|word| asked.contains(word));
        }
    }
    false
}

/// What prose begins by calling a map, an array or an object: "A map of names to values", "One or more bells", "A
/// `bell` object". A list whose elements commas part is a text. Where the rows around such a row belong is not told by
/// it.
pub(crate) fn holding(description: &str) -> Option<Declared> {
    let start = description.trim_start();
    let start = ["A ", "An ", "The ", "a ", "an ", "the "].iter().find_map(|article| start.strip_prefix(article));
    let start = start.unwrap_or(description).trim_start();
    if let Some(literal) = start.strip_prefix('`') {
        let (name, rest) = literal.trim_start_matches('`').split_once('`')?;
        let rest = rest.trim_start_matches('`').trim_start();
        let is_object = rest.strip_prefix("object").is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        return (is_object && !name.contains(char::is_whitespace)).then_some(Declared::Object);
    }
    // Most texts are told by their first letter.
    if !matches!(start.as_bytes().first()?.to_ascii_lowercase(), b'm' | b'd' | b'h' | b'l' | b'a' | b'o') {
        return None;
    }
    let mut words = start.split_whitespace();
    let first = words.next()?;
    let is = |known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(first));
    let told = match words.next()? {
        "of" | "that" | "which" | "containing" if is(&["map", "dictionary", "hash"]) => Declared::map(),
        "of" if is(&["list", "array"]) => Declared::Array(Box::new(Declared::Unknown)),
        "or" if is(&["one"]) && words.next() == Some("more") => Declared::Array(Box::new(Declared::Unknown)),
        _ => return None,
    };
    let lower = description.to_lowercase();
    let parted = ["comma", "separate", "delimited", "json string", "encoded"].iter().any(|word| lower.contains(word));
    (!parted).then_some(told)
}

/// Whether prose begins by calling its value the object of its name: "A ``lamp`` object."
pub(crate) fn is_object(description: &str, name: &str) -> bool {
    let mut words = description.split_whitespace();
    let is_article = |word: &str| ["the", "a", "an"].iter().any(|article| article.eq_ignore_ascii_case(word));
    words.next().is_some_and(is_article)
        && words.next().is_some_and(|literal| literal.trim_matches('`') == name)
        && words.next().is_some_and(|last| matches!(last.trim_end_matches(['.', ',']), "object" | "objects"))
}

/// Whether the first words of prose name one plain value: "The image ID.", "The new name for the gizmo."
fn says_plain(description: &str) -> bool {
    const PLAIN: [&str; 17] = [
        "id",
        "uuid",
        "name",
        "address",
        "password",
        "version",
        "url",
        "uri",
        "date",
        "time",
        "stamp",
        "timestamp",
        "number",
        "size",
        "percentage",
        "status",
        "type",
    ];
    const ENDS: [&str; 22] = [
        "of",
        "for",
        "to",
        "in",
        "on",
        "at",
        "from",
        "with",
        "by",
        "that",
        "which",
        "when",
        "where",
        "if",
        "is",
        "and",
        "or",
        "associated",
        "assigned",
        "indicating",
        "used",
        "as",
    ];
    let mut words =
        description.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '('));
    let (Some(article), mut noun) = (words.next(), "") else { return false };
    if !matches!(article.trim(), "The" | "the" | "A" | "An") {
        return false;
    }
    for word in words.take(6) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if ENDS.contains(&bare) {
            break;
        }
        noun = bare;
        if word.ends_with(['.', ',', ';', ':', '(']) {
            break;
        }
    }
    PLAIN.iter().any(|plain| plain.eq_ignore_ascii_case(noun))
}

/// Whether prose begins by counting: "The quota for lamps", "The number of lamps".
fn says_count(description: &str) -> bool {
    let mut words = description.split_whitespace();
    let first = words.next().filter(|word| !matches!(*word, "The" | "A" | "An")).or_else(|| words.next());
    let counts = first.is_some_and(|word| matches!(word.to_ascii_lowercase().as_str(), "quota" | "number" | "amount"));
    counts && matches!(words.next(), Some("for" | "of"))
}

/// Whether prose begins by calling its value several things: "An array of lamps".
fn lists(description: &str) -> bool {
    let start = description.trim_start();
    let start = ["The ", "A ", "An "].iter().find_map(|article| start.strip_prefix(article)).unwrap_or(start);
    let first = start.as_bytes().first().is_some_and(|first| matches!(first, b'a' | b'A' | b'l' | b'L'));
    first && matches!(Declared::prose(start), Declared::Array(_))
}

/// Whether prose says that its value is keys with values, in the plural.
fn says_pairs(description: &str) -> bool {
    static PAIRS: LazyLock<Phrase> = LazyLock::new(|| Phrase::new("pairs"));
    let phrases = ["key-value pairs", "key/value pairs", "key and value pairs", "key value pairs", "name-value pairs"];
    PAIRS.is_in(description) && phrases.iter().any(|phrase| description.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::{Declared, holding};

    #[test]
    fn a_count_is_no_id() {
        let uuid = || Declared::parse(Some("Uuid"));
        assert_eq!(uuid().or_prose("The quota for lamps."), Declared::Integer);
        assert_eq!(uuid().or_prose("The number of lamps."), Declared::Integer);
        assert_eq!(uuid().or_prose("The lamp."), uuid());
    }

    #[track_caller]
    fn prose(description: &str, expected: Option<&Declared>) {
        assert_eq!(holding(description).as_ref(), expected, "{description}");
    }

    #[test]
    fn prose_calls_a_value_a_map_an_array_or_an_object() {
        prose("A map of names to bells.", Some(&Declared::map()));
        prose("Map that has options.", Some(&Declared::map()));
        prose("One or more bells.", Some(&Declared::Array(Box::new(Declared::Unknown))));
        prose("A `bell` object.", Some(&Declared::Object));
        prose("The `bell` of an object.", None);
        prose("A list of bells, with commas between; separate each.", None);
        prose("A mapping. The list of bells is another.", None);
        prose("The map.", None);
        prose("", None);
    }
}
