//! The keys of `docbind.toml` and the form of their values.

use std::collections::BTreeMap;

use docbind_emit::{Derive, Http, Operations, Options, Tests, UnknownFields};
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
    unknown_fields: UnknownFieldsForm,
    derives: Vec<Text>,
}

#[derive(Debug, Default, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum UnknownFieldsForm {
    #[default]
    Ignored,
    Kept,
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
        options.unknown_fields = match self.unknown_fields {
            UnknownFieldsForm::Ignored => UnknownFields::Ignored,
            UnknownFieldsForm::Kept => UnknownFields::Kept,
        };
        for derive in &self.derives {
            match Derive::new(derive.get_ref()) {
                Ok(derive) => options.derives.push(derive),
                Err(error) => problems.push(Problem::new(derive.span(), error.to_string())),
            }
        }
        options
    }
}
