//! Descriptions that speak of values.

use super::{Kind, Place};

/// The kinds.
pub(super) const KINDS: &[Kind] = &[
    Kind::new("values in a list", Place::Cell, "``A§``, ").after("Valid values are "),
    Kind::new("values in words", Place::Cell, "A§ or ").after("Valid values are "),
    Kind::new("values in quotation marks", Place::Cell, "\"a§\", ").after("The value is one of "),
    Kind::new("lead-ins of values", Place::Cell, "valid values are ``a``; "),
    Kind::new("either and or", Place::Cell, "either a or b, "),
    Kind::new("lists without a lead", Place::Cell, "AAA, BBB a "),
    Kind::new("lists of literals without a lead", Place::Cell, "``a``, ``b`` c "),
    Kind::new("lists in brackets", Place::Cell, "(AAA or B c "),
    Kind::new("lists behind conditions", Place::Cell, "AAA or BBB if "),
    Kind::new("bars", Place::Cell, "a | "),
    Kind::new("bullets behind colons", Place::Cell, "x : \\* ``a`` "),
    Kind::new("bullets", Place::Cell, "\\* ``a`` : b. ").after("Valid values: "),
    Kind::new("values told one by one", Place::Cell, "If ``a§``, it glows. "),
    Kind::new("defaults", Place::Cell, "the default is a§. "),
    Kind::new("ranges", Place::Cell, "from 1 to §, ").after("Valid values are "),
    Kind::new("numbers that stand for names", Place::Cell, "§ = a, ").after("Possible values are "),
    Kind::new("numbers without an end", Place::Cell, "§ = "),
    Kind::new("sentences about other fields", Place::Cell, "If ``glow`` is required, lamp. "),
];
