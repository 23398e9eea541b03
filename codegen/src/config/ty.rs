//! Types as overrides write them: `uuid`, `[string]`, `{Lamp?}`.

use docbind_spec::{Api, IntegerFormat, StringFormat, Type};

use crate::suggest;

/// The names of types that are not defined by the pages.
const PLAIN: &[(&str, Type)] = &[
    ("any", Type::Any),
    ("boolean", Type::Boolean),
    ("integer", Type::Integer { format: IntegerFormat::Int64 }),
    ("int32", Type::Integer { format: IntegerFormat::Int32 }),
    ("int64", Type::Integer { format: IntegerFormat::Int64 }),
    ("uint64", Type::Integer { format: IntegerFormat::Uint64 }),
    ("number", Type::Number),
    ("string", Type::STRING),
    ("uuid", Type::String { format: Some(StringFormat::Uuid) }),
    ("date-time", Type::String { format: Some(StringFormat::DateTime) }),
    ("date", Type::String { format: Some(StringFormat::Date) }),
    ("uri", Type::String { format: Some(StringFormat::Uri) }),
];

/// How deep a type may be nested in brackets.
const MAX_DEPTH: usize = 16;

/// Reads a type; the error says what is wrong and what may have been meant.
pub(super) fn parse(api: &Api, text: &str) -> Result<Type, (String, Option<String>)> {
    nested(api, text, 0)
}

/// The type as [`parse`] reads it.
pub(crate) fn write(ty: &Type) -> String {
    match ty {
        Type::Array { items } => format!("[{}]", write(items)),
        Type::Map { values } => format!("{{{}}}", write(values)),
        Type::Nullable { of } => format!("{}?", write(of)),
        Type::Named { name } => name.clone(),
        Type::Any | Type::Boolean | Type::Integer { .. } | Type::Number | Type::String { .. } => {
            // Of the two names of `int64` the one that says its width is written.
            let name = PLAIN.iter().rev().find(|(_, plain)| plain == ty).map(|(name, _)| *name);
            name.unwrap_or("any").to_owned()
        }
    }
}

fn nested(api: &Api, text: &str, depth: usize) -> Result<Type, (String, Option<String>)> {
    let text = text.trim();
    if depth > MAX_DEPTH {
        return Err((format!("the type is nested more than {MAX_DEPTH} deep"), None));
    }
    if let Some(of) = text.strip_suffix('?') {
        return nested(api, of, depth + 1).map(Type::nullable);
    }
    if let Some(items) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return nested(api, items, depth + 1).map(Type::array);
    }
    if let Some(values) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        return nested(api, values, depth + 1).map(Type::map);
    }
    if let Some((_, ty)) = PLAIN.iter().find(|(name, _)| *name == text) {
        return Ok(ty.clone());
    }
    if api.type_def(text).is_some() {
        return Ok(Type::named(text));
    }
    let names = PLAIN.iter().map(|(name, _)| *name).chain(api.types.iter().map(|def| def.name.as_str()));
    let help = match suggest::nearest(text, names) {
        Some(similar) => format!("did you mean `{similar}`?"),
        None => {
            "a type is `string`, `uuid`, `int64`, … or a name; `[T]` an array, `{T}` a map, `T?` or null".to_owned()
        }
    };
    Err((format!("there is no type `{text}`"), Some(help)))
}

#[cfg(test)]
mod tests {
    use docbind_spec::Api;

    use super::{PLAIN, parse, write};

    #[test]
    fn what_is_written_is_read_again() {
        let api = Api::new("");
        let nested = ["[uuid]", "{[int64?]}?", "[{any}]"];
        for text in PLAIN.iter().map(|(name, _)| *name).filter(|name| *name != "integer").chain(nested) {
            assert_eq!(write(&parse(&api, text).unwrap()), text);
        }
    }
}
