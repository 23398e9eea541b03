//! The keys of `docbind.toml` and the form of their values.

use std::collections::BTreeMap;
use std::str::FromStr;

use docbind_emit::{Attribute, Derive, Http, Operations, Options, Tests, UnknownChoice};
use docbind_spec::Presence;
use serde::Deserialize;
use toml::Spanned;

use super::Problem;

/// A text and where it stands.
pub(super) type Text = Spanned<String>;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Form {
    pub(super) title: Option<String>,
    pub(super) include: Vec<Text>,
    pub(super) exclude: Vec<Text>,
    pub(super) skip_examples: Vec<Text>,
    pub(super) silence: BTreeMap<Text, Vec<Text>>,
    pub(super) operations: BTreeMap<Text, OperationForm>,
    pub(super) types: BTreeMap<Text, TypeForm>,
    pub(super) bindings: BindingsForm,
}

/// Corrections of one operation.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct OperationForm {
    pub(super) rename: Option<Text>,
}

/// Corrections of one type.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct TypeForm {
    pub(super) rename: Option<Text>,
    pub(super) values: Option<Spanned<Values>>,
    pub(super) fields: BTreeMap<Text, FieldForm>,
}

/// Whether values beyond the documented ones may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Values {
    Open,
    Closed,
}

/// Corrections of one field.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct FieldForm {
    pub(super) rename: Option<Text>,
    pub(super) presence: Option<Presence>,
    #[serde(rename = "type")]
    pub(super) ty: Option<Text>,
}

/// How the Rust looks.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct BindingsForm {
    pub(super) operations: Option<Vec<Text>>,
    tests: Option<bool>,
    http: bool,
    unknown_fields: Option<Text>,
    pub(super) derives: Vec<Text>,
    pub(super) attributes: Vec<Text>,
    uuids: Option<Text>,
    dates: Option<Text>,
    integers: Option<Text>,
    maps: Option<Text>,
    features: Option<Text>,
}

impl BindingsForm {
    /// The options of emission.
    pub(super) fn options(&self, problems: &mut Vec<Problem>) -> Options {
        let mut options = Options::default();
        if let Some(ids) = &self.operations {
            options.operations = Operations::Only(ids.iter().map(|id| id.get_ref().clone()).collect());
        }
        options.tests = match self.tests {
            Some(true) | None => Tests::Emitted,
            Some(false) => Tests::Omitted,
        };
        options.http = if self.http { Http::Emitted } else { Http::Omitted };
        choose(problems, &mut options.unknown_fields, self.unknown_fields.as_ref());
        choose(problems, &mut options.uuids, self.uuids.as_ref());
        choose(problems, &mut options.dates, self.dates.as_ref());
        choose(problems, &mut options.integers, self.integers.as_ref());
        choose(problems, &mut options.maps, self.maps.as_ref());
        choose(problems, &mut options.features, self.features.as_ref());
        for derive in &self.derives {
            match Derive::new(derive.get_ref()) {
                Ok(derive) => options.derives.push(derive),
                Err(error) => problems.push(Problem::new(derive.span(), error.to_string())),
            }
        }
        for attribute in &self.attributes {
            match Attribute::new(attribute.get_ref()) {
                Ok(attribute) => options.attributes.push(attribute),
                Err(error) => problems.push(Problem::new(attribute.span(), error.to_string())),
            }
        }
        options
    }
}

/// Takes a choice, where one is made.
fn choose<T: FromStr<Err = UnknownChoice>>(problems: &mut Vec<Problem>, choice: &mut T, text: Option<&Text>) {
    match text.map(|text| (text.span(), text.get_ref().parse())) {
        Some((_, Ok(chosen))) => *choice = chosen,
        Some((span, Err(error))) => problems.push(Problem::new(span, error.to_string())),
        None => {}
    }
}
