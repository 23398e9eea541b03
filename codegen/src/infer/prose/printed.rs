//! Printed types: the words of a type column, with or without a prefix (`xsd:`), alone or as `Array of strings`,
//! `String[]`, `Map<String,Int>`. Authors write them as they like; what says nothing of JSON (`Keypair`) is unknown.

use docbind_spec::StringFormat;

use super::declared::Declared;

/// How deep lists and maps are read.
pub(crate) const DEPTH: u8 = 4;

const LISTS: [&str; 8] = ["arrays", "array", "lists", "list", "sets", "set", "collection", "sequence"];
const MAPS: [&str; 7] = ["maps", "map", "hashmap", "hash", "dictionary", "dict", "object"];
/// What narrows a type without making it another.
const QUALIFIERS: [&str; 9] =
    ["unsigned", "signed", "positive", "non-negative", "nonnegative", "whole", "valid", "single", "json"];

/// Reads a type, in lower case.
pub(crate) fn read(text: &str, depth: u8) -> Declared {
    let text = text.trim().trim_matches(|c: char| matches!(c, '.' | ',' | '`' | '*' | '"')).trim();
    let text = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(text).trim();
    if depth == 0 {
        return Declared::Unknown;
    }
    let list = |inner: &str| Declared::Array(Box::new(read(inner, depth - 1)));
    if let Some(inner) = text.strip_suffix("[]").or_else(|| text.strip_prefix('[')?.strip_suffix(']')) {
        return list(inner);
    }
    if let Some(inner) = inside(text, &LISTS) {
        return list(inner);
    }
    if let Some(inner) = inside(text, &MAPS) {
        let values = inner.split_once([',', ':']).map_or(inner, |(_, values)| values);
        let keys = inner.contains("key");
        // "Object (required)" says nothing of keys.
        if keys || values != inner || !text.starts_with("object") {
            return Declared::Map(Box::new(if keys { Declared::Unknown } else { read(values, depth - 1) }));
        }
    }
    // `xsd:string`, but not the `:` of a sentence.
    let name = text.rsplit_once(':').filter(|(_, name)| !name.starts_with(' ')).map_or(text, |(_, name)| name);
    phrase(name).unwrap_or(Declared::Unknown)
}

/// What stands in a container: `strings` in "array of strings", `string` in "array[string]" and "array (string)".
fn inside<'t>(text: &'t str, containers: &[&str]) -> Option<&'t str> {
    let rest = containers.iter().find_map(|container| text.strip_prefix(container))?;
    if let Some(inner) = rest.strip_prefix(" of ") {
        return Some(inner);
    }
    let inner = rest.trim_start().strip_prefix(['[', '<', '('])?;
    Some(inner.trim_end_matches([']', '>', ')']))
}

/// Reads a name of one or more words: `string (date)` and `integer, optional` say it with the first, "IP address" and
/// "bell object" with the last.
fn phrase(name: &str) -> Option<Declared> {
    let name = name.trim();
    if let Some(known) = words(name) {
        return Some(known);
    }
    let qualified = QUALIFIERS.iter().find_map(|qualifier| name.strip_prefix(qualifier)?.strip_prefix([' ', '-']));
    if let Some(known) = qualified.and_then(phrase) {
        return Some(known);
    }
    let (first, rest) = name.split_once([' ', ',', '(', '{', '<'])?;
    let last = || if rest.contains([' ', ',', '(']) { None } else { words(rest) };
    words(first).or_else(last)
}

/// Reads a name, in the singular or the plural.
fn words(name: &str) -> Option<Declared> {
    word(name).or_else(|| word(name.strip_suffix('s')?))
}

fn word(word: &str) -> Option<Declared> {
    let number = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let width = ["int", "uint", "integer", "float"].contains(&number)
        && ["8", "16", "32", "64"].contains(&&word[number.len()..]);
    Some(match if width { number } else { word } {
        "string"
        | "str"
        | "char"
        | "text"
        | "regexp"
        | "regex"
        | "ip"
        | "ipaddress"
        | "ipv4"
        | "ipv6"
        | "address"
        | "duration"
        | "base64"
        | "base64binary"
        | "token"
        | "id"
        | "enum"
        | "cidr"
        | "email"
        | "hostname"
        | "comma-separated list" => Declared::Text(None),
        "uuid" | "guid" => Declared::Text(Some(StringFormat::Uuid)),
        "date" => Declared::Text(Some(StringFormat::Date)),
        "datetime" | "date-time" | "datestamp" | "timestamp" => Declared::Text(Some(StringFormat::DateTime)),
        "anyuri" | "uri" | "url" | "href" => Declared::Text(Some(StringFormat::Uri)),
        "int" | "integer" | "uint" | "long" | "short" | "unsignedint" | "unsignedlong" | "unsignedshort"
        | "positiveinteger" | "nonnegativeinteger" | "unix timestamp" | "epoch" | "epoch timestamp" => {
            Declared::Integer
        }
        "number" | "float" | "double" | "decimal" => Declared::Number,
        "bool" | "boolean" => Declared::Boolean,
        "array" | "list" | "set" => Declared::Array(Box::new(Declared::Unknown)),
        "object" | "json" | "json object" | "struct" => Declared::Object,
        "dict" | "dictionary" | "map" | "hash" | "hashmap" | "key-value" | "key-value pair" | "key/value pair" => {
            Declared::map()
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::infer::prose::declared::Declared;
    use docbind_spec::StringFormat;

    #[track_caller]
    fn check(printed: &str, expected: &Declared) {
        assert_eq!(&Declared::parse(Some(printed)), expected, "{printed}");
    }

    fn list(of: Declared) -> Declared {
        Declared::Array(Box::new(of))
    }

    fn map(of: Declared) -> Declared {
        Declared::Map(Box::new(of))
    }

    #[test]
    fn prefixes_case_plurals_and_qualifiers_do_not_matter() {
        check("xsd:string", &Declared::Text(None));
        check("csapi:UUID", &Declared::Text(Some(StringFormat::Uuid)));
        check("Booleans", &Declared::Boolean);
        check("xsd:anyURI", &Declared::Text(Some(StringFormat::Uri)));
        check("Int64", &Declared::Integer);
        check("Positive integer", &Declared::Integer);
        check("Unsigned int", &Declared::Integer);
        check("\"String\"", &Declared::Text(None));
        check("ISO-8601 Timestamp", &Declared::Text(Some(StringFormat::DateTime)));
        check("Unix timestamp", &Declared::Integer);
    }

    #[test]
    fn lists_say_what_they_hold() {
        let texts = list(Declared::Text(None));
        for printed in ["Array of Strings", "String[]", "[String]", "Array (String)", "Array [String]", "List<String>"]
        {
            check(printed, &texts);
        }
        check("Set of strings", &texts);
        check("array", &list(Declared::Unknown));
        check("Array (optional)", &list(Declared::Unknown));
        check("list of gizmos", &list(Declared::Unknown));
        check("Array of bell objects", &list(Declared::Object));
        check("Array[Array[Int]]", &list(list(Declared::Integer)));
    }

    #[test]
    fn maps_say_what_stands_under_their_keys() {
        check("Map<String,Int>", &map(Declared::Integer));
        check("Hash [String:String]", &map(Declared::Text(None)));
        check("Hash [String,String of 1 to 64 letters: an address]", &map(Declared::Text(None)));
        check("Dict of strings", &map(Declared::Text(None)));
        check("Hash", &map(Declared::Unknown));
        check("Key-value pairs", &map(Declared::Unknown));
        check("Object (key-value)", &map(Declared::Unknown));
        check("Object (required)", &Declared::Object);
    }

    #[test]
    fn a_thing_is_no_json_type() {
        check("Gizmo", &Declared::Unknown);
        check("", &Declared::Unknown);
        check("integer (seconds)", &Declared::Integer);
        check("Bell object", &Declared::Object);
    }
}
