//! Keeps the identifiers of one place apart.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;

use super::{KEYWORDS, words};

/// How the identifiers of a place are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// Fields, parameters, modules.
    Snake,
    /// Types and variants.
    Pascal,
}

/// A place in which every identifier is unique: a module, a struct, an enum, a list of parameters.
pub(crate) struct Scope {
    case: Case,
    reserved: Vec<&'static str>,
    used: BTreeSet<String>,
}

impl Scope {
    /// A place that has some names already.
    pub(crate) fn new(case: Case, reserved: &[&'static str]) -> Self {
        Self { case, reserved: reserved.iter().chain(KEYWORDS).copied().collect(), used: BTreeSet::new() }
    }

    /// An identifier for each name, in the order of the names given. Equal names are told apart too.
    pub(crate) fn allocate<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Vec<Ident> {
        let names: Vec<&str> = names.into_iter().collect();
        let bases: Vec<String> = names.iter().map(|name| self.base(name)).collect();
        let is_other = |at: usize, name: &str, base: &str| name != base || names.iter().take(at).any(|it| *it == name);
        let entries = names.iter().zip(&bases).enumerate();
        let mut order: Vec<(bool, &str, usize)> =
            entries.map(|(at, (name, base))| (is_other(at, name, base), *name, at)).collect();
        order.sort_unstable();
        let mut chosen = BTreeMap::new();
        for (_, _, at) in order {
            let base = bases.get(at).map_or("", String::as_str);
            chosen.insert(at, self.free(base));
        }
        chosen.into_values().map(|name| super::fixed(&name)).collect()
    }

    fn base(&self, name: &str) -> String {
        let words = words(name);
        let mut base = match self.case {
            Case::Snake => words.join("_"),
            Case::Pascal => words.iter().fold(String::new(), |name, word| pascal(name, word)),
        };
        if base.is_empty() {
            base = match self.case {
                Case::Snake => "unnamed".to_owned(),
                Case::Pascal => "Unnamed".to_owned(),
            };
        }
        if base.starts_with(|c: char| c.is_ascii_digit()) {
            base.insert(0, '_');
        }
        base
    }

    /// The base, or the base changed until it is free.
    fn free(&mut self, base: &str) -> String {
        // A `_` marks a name that the place had before; a name of the same page gets a number.
        let base = if self.reserved.contains(&base) { format!("{base}_") } else { base.to_owned() };
        let apart = match self.case {
            Case::Pascal if !base.ends_with(|c: char| c.is_ascii_digit()) => "",
            Case::Snake if base.ends_with('_') => "",
            Case::Pascal | Case::Snake => "_",
        };
        let mut name = base.clone();
        let mut number = 2_usize;
        while !self.used.insert(name.clone()) {
            name = format!("{base}{apart}{number}");
            number += 1;
        }
        name
    }
}

/// Adds a word to a name; digits stay apart from digits.
fn pascal(mut name: String, word: &str) -> String {
    if name.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_digit()) {
        name.push('_');
    }
    let mut chars = word.chars();
    if let Some(first) = chars.next() {
        name.extend(first.to_uppercase());
    }
    name.extend(chars);
    name
}

#[cfg(test)]
mod tests {
    use super::{Case, Scope};

    #[track_caller]
    fn check(case: Case, names: &[&str], expected: &str) {
        let found = Scope::new(case, &["Undocumented", "wire"]).allocate(names.iter().copied());
        assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn keywords_and_taken_names_get_an_underscore() {
        check(Case::Snake, &["type", "self", "crate", "gen", "client"], "type_ self_ crate_ gen_ client");
        check(Case::Pascal, &["self", "Undocumented", "type"], "Self_ Undocumented_ Type");
        check(Case::Snake, &["wire"], "wire_");
    }

    #[test]
    fn names_that_differ_in_case_are_told_apart_whatever_their_order() {
        check(Case::Snake, &["ID", "id", "Id"], "id_2 id id_3");
        check(Case::Snake, &["Id", "ID", "id"], "id_3 id_2 id");
        check(Case::Pascal, &["active", "ACTIVE"], "Active2 Active");
    }

    #[test]
    fn anything_becomes_an_identifier() {
        check(Case::Snake, &["", "2fa", "<", "_", "__"], "unnamed _2fa u3c u5f u5f_u5f");
        check(Case::Pascal, &["", "2.1", "21", "\n", "日本"], "Unnamed _2_1 _21 Ua U65e5u672c");
    }

    #[test]
    fn equal_names_are_told_apart() {
        check(Case::Snake, &["a", "a", "a_2"], "a a_3 a_2");
        check(Case::Snake, &["self", "self", "type"], "self_ self_2 type_");
    }
}
