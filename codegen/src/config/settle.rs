//! The override that would settle a diagnostic, where one would.

use std::fmt::{self, Write};

use docbind_spec::{Api, Field, Parameter, Presence, Shape};

use super::ty;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Sources;

/// About an example, which can be skipped.
const EXAMPLE: &[Code] = &[Code::JsonRepaired, Code::JsonUnreadable];
/// About the type of a row's field.
const TYPE: &[Code] = &[Code::ParameterWithoutType, Code::TypeContradictsExample, Code::MixedKinds, Code::UntypedField];
/// About the presence of a row's field.
const PRESENCE: &[Code] = &[Code::RequiredNotShown];

/// An override that settles a diagnostic.
pub(super) enum Setting<'a> {
    /// The example on a line of a page is skipped.
    Skip { page: &'a str, line: u32 },
    /// The type of a field of the named type is set.
    Type(&'a str, &'a Field),
    /// The presence of a field of the named type is set.
    Presence(&'a str, &'a Field),
}

/// The line for `docbind.toml` that settles what the diagnostic is about. It says what docbind assumed: whoever knows
/// better changes the value.
#[must_use]
pub fn settle(api: &Api, sources: &Sources, diagnostic: &Diagnostic) -> Option<String> {
    setting(api, sources, diagnostic).map(|setting| setting.to_string())
}

/// The override that settles a diagnostic. `api` has the names that the pages alone give.
pub(super) fn setting<'a>(api: &'a Api, sources: &'a Sources, diagnostic: &Diagnostic) -> Option<Setting<'a>> {
    let source = sources.get(diagnostic.span.file);
    let (page, line) = (source.path(), source.line(diagnostic.span.start));
    if EXAMPLE.contains(&diagnostic.code) {
        return Some(Setting::Skip { page, line });
    }
    let (name, field) = field(api, row_at(api, page, line)?)?;
    if TYPE.contains(&diagnostic.code) {
        return Some(Setting::Type(name, field));
    }
    PRESENCE.contains(&diagnostic.code).then_some(Setting::Presence(name, field))
}

impl fmt::Display for Setting<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = |name: &str, field: &Field| format!("types.{}.fields.{}", bare(name), bare(&field.name));
        match *self {
            Self::Skip { page, line } => write!(f, "skip-examples = [{}]", quoted(&format!("{page}:{line}"))),
            Self::Type(name, field) => write!(f, "{}.type = {}", key(name, field), quoted(&ty::write(&field.ty))),
            Self::Presence(name, field) => {
                let presence = match field.presence {
                    Presence::Required => "required",
                    Presence::Optional => "optional",
                };
                write!(f, "{}.presence = {}", key(name, field), quoted(presence))
            }
        }
    }
}

/// The row that a line of a page belongs to: of all that the page holds, the last that starts at or before it.
fn row_at<'a>(api: &'a Api, path: &str, line: u32) -> Option<&'a Parameter> {
    let on_page = api.operations.iter().filter(|operation| *operation.source.file == *path);
    let (mut found, mut start) = (None, 0);
    for operation in on_page {
        let rows = operation.parameters.iter().map(|row| (row.source.line, Some(row)));
        let statuses = operation.statuses.iter().map(|status| (status.source.line, None));
        let examples = operation.examples.iter().map(|example| (example.source.line, None));
        for (at, row) in rows.chain(statuses).chain(examples).filter(|&(at, _)| at <= line) {
            if at >= start {
                (found, start) = (row, at);
            }
        }
    }
    found
}

/// The field that a row describes, and the type that has it.
fn field<'a>(api: &'a Api, row: &'a Parameter) -> Option<(&'a str, &'a Field)> {
    let place = row.place.as_ref()?;
    let def = api.type_def(&place.type_name)?;
    let Shape::Struct { fields, .. } = &def.shape else { return None };
    let field = fields.iter().find(|field| Some(field.name.as_str()) == place.field.as_deref())?;
    Some((&def.name, field))
}

/// A key of TOML, in quotes where it needs them.
fn bare(key: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if is_bare { key.to_owned() } else { quoted(key) }
}

/// A string of TOML.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn keys_and_strings_are_toml() {
        for key in ["plain", "a.b", "say \"so\"", "a\\b", "tab\there", "é", ""] {
            let text = format!("{} = 1", bare(key));
            let table: std::collections::BTreeMap<String, u8> = toml::from_str(&text).unwrap();
            assert_eq!(table.keys().collect::<Vec<_>>(), [key]);
        }
    }
}
