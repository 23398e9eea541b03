//! The override that would settle a diagnostic, where one would.

use std::fmt::Write;

use docbind_spec::{Api, Parameter, Presence, Shape};

use super::ty;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Sources;

/// About an example, which can be skipped.
const EXAMPLE: &[Code] = &[Code::JsonRepaired, Code::JsonUnreadable];
/// About the type of a row's field.
const TYPE: &[Code] = &[Code::ParameterWithoutType, Code::TypeContradictsExample, Code::MixedKinds, Code::UntypedField];
/// About the presence of a row's field.
const PRESENCE: &[Code] = &[Code::RequiredNotShown];

/// The line for `docbind.toml` that settles what the diagnostic is about. It says what docbind assumed: whoever knows
/// better changes the value.
#[must_use]
pub fn settle(api: &Api, sources: &Sources, diagnostic: &Diagnostic) -> Option<String> {
    let source = sources.get(diagnostic.span.file);
    let (path, line) = (source.path(), source.line(diagnostic.span.start));
    if EXAMPLE.contains(&diagnostic.code) {
        return Some(format!("skip-examples = [{}]", quoted(&format!("{path}:{line}"))));
    }
    let row = row_at(api, path, line)?;
    if TYPE.contains(&diagnostic.code) {
        return field(api, row, |field| format!("type = {}", quoted(&ty::write(&field.ty))));
    }
    if PRESENCE.contains(&diagnostic.code) {
        let presence = |presence| match presence {
            Presence::Required => "required",
            Presence::Optional => "optional",
        };
        return field(api, row, |field| format!("presence = {}", quoted(presence(field.presence))));
    }
    None
}

/// The row that a line of a page belongs to: of all that the page holds, the last that starts at or before it.
fn row_at<'a>(api: &'a Api, path: &str, line: u32) -> Option<&'a Parameter> {
    let on_page = api.operations.iter().filter(|operation| operation.source.file == path);
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

/// A key of the override of the field that a row describes.
fn field(api: &Api, row: &Parameter, key: impl Fn(&docbind_spec::Field) -> String) -> Option<String> {
    let place = row.place.as_ref()?;
    let def = api.type_def(&place.type_name)?;
    let Shape::Struct { fields, .. } = &def.shape else { return None };
    let field = fields.iter().find(|field| Some(field.name.as_str()) == place.field.as_deref())?;
    Some(format!("types.{}.fields.{}.{}", bare(&place.type_name), bare(&field.name), key(field)))
}

/// A key of TOML, in quotes where it needs them.
fn bare(key: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if is_bare { key.to_owned() } else { quoted(key) }
}

/// A string of TOML.
fn quoted(text: &str) -> String {
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
