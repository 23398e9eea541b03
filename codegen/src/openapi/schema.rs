//! The type graph as schemas (JSON Schema 2020-12, as OpenAPI 3.1 has it).

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{
    Api, Discriminator, EnumValue, Field, IntegerFormat, Presence, Required, Shape, StringFormat, Type, TypeDef,
    ValueKind, Variant,
};
use serde_json::{Value, json};

use super::Object;

/// The schemas of an API and the names that they have in the document.
pub(super) struct Schemas<'a> {
    pub(super) api: &'a Api,
    pub(super) required: Required<'a>,
    names: BTreeMap<&'a str, String>,
}

impl<'a> Schemas<'a> {
    /// Gives every type a name of letters, digits, `.`, `-` and `_`, as components must have.
    pub(super) fn new(api: &'a Api) -> Self {
        let mut taken = BTreeSet::new();
        let mut names = BTreeMap::new();
        let kept = |c: char| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' };
        let plain = |name: &str| if name.is_empty() { "_".to_owned() } else { name.chars().map(kept).collect() };
        // Names that are plain already come first, so that no other takes them.
        let (plain_already, others): (Vec<_>, Vec<_>) = api.types.iter().partition(|def| plain(&def.name) == def.name);
        for def in plain_already.into_iter().chain(others) {
            let base = plain(&def.name);
            let mut name = base.clone();
            let mut number = 2;
            while !taken.insert(name.clone()) {
                name = format!("{base}_{number}");
                number += 1;
            }
            names.insert(def.name.as_str(), name);
        }
        Self { api, required: api.required(), names }
    }

    /// The schemas of the named types.
    pub(super) fn definitions(&self) -> Value {
        let defs = self.api.types.iter().filter_map(|def| {
            let name = self.names.get(def.name.as_str())?;
            let mut schema = self.definition(def);
            describe(&mut schema, &def.description);
            Some((name.clone(), schema.into()))
        });
        Value::Object(defs.collect())
    }

    /// The schema of a type.
    pub(super) fn schema(&self, ty: &Type) -> Object {
        let mut schema = Object::new();
        let mut set = |key: &str, value: Value| _ = schema.insert(key.to_owned(), value);
        match ty {
            Type::Any => {}
            Type::Boolean => set("type", "boolean".into()),
            Type::Integer { format } => {
                set("type", "integer".into());
                set("format", integer_format(*format).into());
                if *format == IntegerFormat::Uint64 {
                    set("minimum", 0.into());
                }
            }
            Type::Number => set("type", "number".into()),
            Type::String { format } => {
                set("type", "string".into());
                if let Some(format) = format {
                    set("format", string_format(*format).into());
                }
            }
            Type::Array { items } => {
                set("type", "array".into());
                set("items", self.schema(items).into());
            }
            Type::Map { values } => {
                set("type", "object".into());
                set("additionalProperties", self.schema(values).into());
            }
            Type::Nullable { of } => return self.nullable(of),
            Type::Named { name } => {
                if let Some(reference) = self.reference(name) {
                    set("$ref", reference.into());
                }
            }
        }
        schema
    }

    /// A schema that also takes `null`: in the list of types where the schema has one, beside a reference where not.
    fn nullable(&self, of: &Type) -> Object {
        let mut schema = self.schema(of);
        if let Some(ty) = schema.get_mut("type") {
            *ty = json!([ty.clone(), "null"]);
            return schema;
        }
        object([("anyOf", json!([schema, { "type": "null" }]))])
    }

    fn reference(&self, name: &str) -> Option<String> {
        self.names.get(name).map(|name| format!("#/components/schemas/{name}"))
    }

    fn definition(&self, def: &TypeDef) -> Object {
        match &def.shape {
            Shape::Struct { includes, fields, rest } => self.structure(def, (includes, fields, rest.as_ref())),
            Shape::Enum { of, values, open } => enumeration(*of, values, *open),
            Shape::Union { variants } => self.choice(variants),
        }
    }

    fn structure(&self, def: &TypeDef, (includes, own, rest): (&[String], &[Field], Option<&Type>)) -> Object {
        let (all, inherited) = self.api.fields(def);
        let bases = includes.iter().filter_map(|name| self.api.type_def(name));
        let of_bases: usize = bases.map(|def| self.api.fields(def).0.len()).sum();
        // `allOf` judges each part alone: keys that are data, or a field told twice, would be judged by both.
        if includes.is_empty() || rest.or(inherited).is_some() || of_bases + own.len() != all.len() {
            return self.fields(&all, rest.or(inherited));
        }
        let bases =
            includes.iter().filter_map(|name| self.reference(name)).map(|reference| json!({ "$ref": reference }));
        let own = Value::Object(self.fields(&own.iter().collect::<Vec<_>>(), None));
        object([("allOf", bases.chain([own]).collect())])
    }

    fn fields(&self, fields: &[&Field], rest: Option<&Type>) -> Object {
        let properties = fields.iter().map(|field| (field.name.clone(), self.field(field).into()));
        let mut schema = object([("type", "object".into()), ("properties", Value::Object(properties.collect()))]);
        let required = fields.iter().filter(|field| field.presence == Presence::Required);
        let required: Vec<_> = required.map(|field| field.name.as_str()).collect();
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        if let Some(rest) = rest {
            schema.insert("additionalProperties".to_owned(), self.schema(rest).into());
        }
        schema
    }

    fn field(&self, field: &Field) -> Object {
        let mut schema = self.schema(&field.ty);
        describe(&mut schema, &field.description);
        let fits = |value: &&Value| self.api.judge(&field.ty, value).iter().all(|found| !found.kind.is_refusal());
        let (shortest, longest) = match inner(&field.ty) {
            Type::Array { .. } => ("minItems", "maxItems"),
            _ => ("minLength", "maxLength"),
        };
        let stated = [
            ("default", field.default.as_ref().filter(fits).cloned()),
            ("minimum", field.minimum.clone().map(Value::Number)),
            ("maximum", field.maximum.clone().map(Value::Number)),
            (shortest, field.min_length.map(Value::from)),
            (longest, field.max_length.map(Value::from)),
        ];
        for (key, value) in stated {
            if let Some(value) = value {
                schema.insert(key.to_owned(), value);
            }
        }
        schema
    }

    fn choice(&self, variants: &[Variant]) -> Object {
        let mut schemas: Vec<Value> = Vec::new();
        for variant in variants {
            let schema = Value::Object(self.schema(&variant.ty));
            if !schemas.contains(&schema) {
                schemas.push(schema);
            }
        }
        if schemas.is_empty() {
            return Object::new();
        }
        let mut schema = object([("anyOf", schemas.into())]);
        if let Some(discriminator) = self.discriminator(variants) {
            schema.insert("discriminator".to_owned(), discriminator);
        }
        schema
    }

    /// The field that tells all alternatives apart, where they are structs that require it.
    fn discriminator(&self, variants: &[Variant]) -> Option<Value> {
        let (mut property, mut mapping) = (None, Object::new());
        for variant in variants {
            let (Discriminator::Tag { field, values }, Type::Named { name }) = (&variant.when, &variant.ty) else {
                return None;
            };
            let (fields, _) = self.api.fields(self.api.type_def(name)?);
            let is_required = |known: &&&Field| known.name == *field && known.presence == Presence::Required;
            if *property.get_or_insert(field) != field || fields.iter().find(is_required).is_none() {
                return None;
            }
            let reference = self.reference(name)?;
            mapping.extend(values.iter().map(|value| (value.clone(), reference.clone().into())));
        }
        property.map(|property| json!({ "propertyName": property, "mapping": mapping }))
    }
}

/// An enumeration. The descriptions of its values stand in its own, for JSON Schema has no place for them.
fn enumeration(of: ValueKind, values: &[EnumValue], open: bool) -> Object {
    let (ty, list): (_, Vec<Value>) = match of {
        ValueKind::String => ("string", values.iter().map(|known| known.value.clone().into()).collect()),
        ValueKind::Integer => {
            let numbers = values.iter().filter_map(|known| known.value.parse::<i64>().ok());
            ("integer", numbers.map(Value::from).collect())
        }
    };
    let mut schema = object([("type", ty.into())]);
    let mut distinct: Vec<Value> = Vec::new();
    for value in list {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    if !distinct.is_empty() {
        schema.insert(if open { "x-extensible-enum" } else { "enum" }.to_owned(), distinct.into());
    }
    let described = values.iter().filter(|known| !known.description.is_empty());
    let lines: Vec<_> = described.map(|known| format!("- `{}`: {}", known.value, known.description)).collect();
    describe(&mut schema, &lines.join("\n"));
    schema
}

/// Adds a description before the one that is there.
pub(super) fn describe(schema: &mut Object, description: &str) {
    if description.is_empty() {
        return;
    }
    let more = schema.get("description").and_then(Value::as_str).map(|more| format!("\n\n{more}")).unwrap_or_default();
    schema.insert("description".to_owned(), format!("{description}{more}").into());
}

/// An object of these keys.
pub(super) fn object<const N: usize>(entries: [(&str, Value); N]) -> Object {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn inner(ty: &Type) -> &Type {
    match ty {
        Type::Nullable { of } => inner(of),
        ty => ty,
    }
}

const fn integer_format(format: IntegerFormat) -> &'static str {
    match format {
        IntegerFormat::Int32 => "int32",
        IntegerFormat::Int64 => "int64",
        IntegerFormat::Uint64 => "uint64",
    }
}

const fn string_format(format: StringFormat) -> &'static str {
    match format {
        StringFormat::Uuid => "uuid",
        StringFormat::DateTime => "date-time",
        StringFormat::Date => "date",
        StringFormat::Uri => "uri",
    }
}
