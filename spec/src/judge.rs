//! Whether a JSON value fits a type, and if not, where and why.
//!
//! The judge answers as the emitted types do: what it calls a refusal ([`FindingKind::is_refusal`]) they do not
//! decode, and what it calls a surprise they do. It does not decode, repair or change the value.

use serde_json::{Map, Number, Value};

use crate::{
    Api, Discriminator, EnumValue, Field, Finding, FindingKind, IntegerFormat, JsonKind, Presence, Shape, StringFormat,
    Type, TypeDef, ValueKind, Variant,
};

/// The deepest nesting that is judged: what `serde_json` reads too.
pub const MAX_DEPTH: usize = 128;

/// The most refusals, and the most surprises, that one value is given.
pub const MAX_FINDINGS: usize = 256;

/// The most names that may lead from one to the next before a type is reached.
const MAX_HOPS: usize = 32;

/// The longest excerpt of a value that a finding quotes, in characters.
const MAX_EXCERPT: usize = 60;

impl Api {
    /// Every difference between the value and the type, in the order of the value; none where it fits.
    ///
    /// At most [`MAX_FINDINGS`] refusals and as many surprises. A name that the API does not define is any JSON.
    ///
    /// ```
    /// use docbind_spec::{Api, IntegerFormat, Type};
    ///
    /// let api = Api::new("");
    /// let sizes = Type::array(Type::Integer { format: IntegerFormat::Int64 });
    ///
    /// let findings = api.judge(&sizes, &serde_json::json!([1, "2"]));
    /// assert_eq!(findings.len(), 1);
    /// assert_eq!(findings[0].to_string(), "`/1` is a string, expected an integer");
    /// assert!(findings[0].kind.is_refusal());
    /// ```
    #[must_use]
    pub fn judge(&self, ty: &Type, value: &Value) -> Vec<Finding> {
        let mut judge = Judge { api: self, path: Vec::new(), findings: Vec::new(), refusals: 0, surprises: 0 };
        judge.value(ty, value);
        judge.findings
    }

    /// The fields of a struct type as they stand on the wire (those of the types it includes, then its own), and the
    /// type of values under other keys. Empty for a type that is no struct.
    #[must_use]
    pub fn fields<'a>(&'a self, def: &'a TypeDef) -> (Vec<&'a Field>, Option<&'a Type>) {
        let mut found = (Vec::new(), None);
        self.collect_fields(def, &mut Vec::new(), &mut found);
        found
    }

    fn collect_fields<'a>(
        &'a self,
        def: &'a TypeDef,
        seen: &mut Vec<&'a str>,
        found: &mut (Vec<&'a Field>, Option<&'a Type>),
    ) {
        let Shape::Struct { includes, fields, rest } = &def.shape else { return };
        if seen.contains(&def.name.as_str()) {
            return;
        }
        seen.push(&def.name);
        for included in includes.iter().filter_map(|name| self.type_def(name)) {
            self.collect_fields(included, seen, found);
        }
        for field in fields {
            // A field of one's own takes the place of an included one.
            match found.0.iter_mut().find(|known| known.name == field.name) {
                Some(known) => *known = field,
                None => found.0.push(field),
            }
        }
        found.1 = rest.as_ref().or(found.1);
    }
}

impl Discriminator {
    /// Whether the value shows the alternative.
    #[must_use]
    pub fn holds(&self, value: &Value) -> bool {
        match self {
            Self::Keys { keys } => keys.iter().any(|key| value.get(key).is_some()),
            Self::Tag { field, values } => {
                value.get(field).and_then(Value::as_str).is_some_and(|tag| values.iter().any(|value| value == tag))
            }
            Self::Kind { json: JsonKind::Number } => value.is_number(),
            Self::Kind { json } => JsonKind::of(value) == *json,
        }
    }
}

/// One step from a value to what is inside it.
#[derive(Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

struct Judge<'a> {
    api: &'a Api,
    path: Vec<Step<'a>>,
    findings: Vec<Finding>,
    refusals: usize,
    surprises: usize,
}

impl<'a> Judge<'a> {
    fn value(&mut self, ty: &'a Type, value: &'a Value) {
        if self.path.len() > MAX_DEPTH {
            return self.report(FindingKind::TooDeep);
        }
        let mut next = Some(ty);
        for _ in 0..MAX_HOPS {
            let Some(ty) = next else { return };
            next = self.step(ty, value);
        }
    }

    /// Judges the value, or says by which type to judge it instead.
    fn step(&mut self, ty: &'a Type, value: &'a Value) -> Option<&'a Type> {
        match (ty, value) {
            (Type::Any, _) | (Type::Boolean, Value::Bool(_)) | (Type::Number, Value::Number(_)) => {}
            (Type::Nullable { of }, _) => return (!value.is_null()).then_some(of),
            (Type::Named { name }, _) => return self.named(self.api.type_def(name)?, value),
            (Type::Integer { format }, Value::Number(number)) => self.integer(*format, number),
            (Type::String { format }, Value::String(text)) => self.format(*format, text),
            (Type::Array { items }, Value::Array(elements)) => {
                for (at, element) in elements.iter().enumerate() {
                    self.inside(Step::Index(at), items, element);
                }
            }
            (Type::Map { values }, Value::Object(entries)) => {
                for (key, entry) in entries {
                    self.inside(Step::Key(key), values, entry);
                }
            }
            (Type::Boolean, _) => self.wrong_kind(JsonKind::Boolean, value),
            (Type::Integer { .. }, _) => self.wrong_kind(JsonKind::Integer, value),
            (Type::Number, _) => self.wrong_kind(JsonKind::Number, value),
            (Type::String { .. }, _) => self.wrong_kind(JsonKind::String, value),
            (Type::Array { .. }, _) => self.wrong_kind(JsonKind::Array, value),
            (Type::Map { .. }, _) => self.wrong_kind(JsonKind::Object, value),
        }
        None
    }

    fn named(&mut self, def: &'a TypeDef, value: &'a Value) -> Option<&'a Type> {
        match &def.shape {
            Shape::Struct { .. } => match value {
                Value::Object(object) => self.object(def, object),
                _ => self.wrong_kind(JsonKind::Object, value),
            },
            Shape::Enum { of, values, open } => {
                if self.enumerated(*of, value) && !values.iter().any(|known| is_value(known, value)) {
                    let found = excerpt(value);
                    let unknown = FindingKind::UnknownValue { found: found.clone() };
                    self.report(if *open { FindingKind::UndocumentedValue { found } } else { unknown });
                }
            }
            Shape::Union { variants } => return self.alternative(variants, value),
        }
        None
    }

    fn object(&mut self, def: &'a TypeDef, object: &'a Map<String, Value>) {
        let (fields, rest) = self.api.fields(def);
        for field in &fields {
            if field.presence == Presence::Required && !object.contains_key(&field.name) {
                self.report(FindingKind::MissingField { name: field.name.clone() });
            }
        }
        for (key, value) in object {
            match (fields.iter().find(|field| field.name == *key), rest) {
                (Some(field), _) => self.field(field, key, value),
                (None, Some(rest)) => self.inside(Step::Key(key), rest, value),
                (None, None) => {
                    self.path.push(Step::Key(key));
                    self.report(FindingKind::UndocumentedField);
                    self.path.pop();
                }
            }
        }
    }

    fn field(&mut self, field: &'a Field, key: &'a str, value: &'a Value) {
        if value.is_null() && field.presence == Presence::Optional {
            if !self.accepts_null(&field.ty) {
                self.path.push(Step::Key(key));
                self.report(FindingKind::NullField);
                self.path.pop();
            }
            return;
        }
        self.inside(Step::Key(key), &field.ty, value);
        self.path.push(Step::Key(key));
        self.range(field, value);
        self.length(field, value);
        self.path.pop();
    }

    /// Whether the documentation itself says that the type's values may be `null`.
    fn accepts_null(&self, ty: &Type) -> bool {
        match ty {
            Type::Any | Type::Nullable { .. } => true,
            Type::Named { name } => match self.api.type_def(name).map(|def| &def.shape) {
                Some(Shape::Union { variants }) => variants.iter().any(|variant| variant.when.holds(&Value::Null)),
                Some(Shape::Struct { .. } | Shape::Enum { .. }) => false,
                None => true,
            },
            Type::Boolean
            | Type::Integer { .. }
            | Type::Number
            | Type::String { .. }
            | Type::Array { .. }
            | Type::Map { .. } => false,
        }
    }

    /// Whether the value is of the kind that the enumeration's values are.
    fn enumerated(&mut self, of: ValueKind, value: &'a Value) -> bool {
        match (of, value) {
            (ValueKind::String, Value::String(_)) => true,
            (ValueKind::Integer, Value::Number(number)) => {
                let before = self.refusals;
                self.integer(IntegerFormat::Int64, number);
                before == self.refusals
            }
            (ValueKind::String, _) => {
                self.wrong_kind(JsonKind::String, value);
                false
            }
            (ValueKind::Integer, _) => {
                self.wrong_kind(JsonKind::Integer, value);
                false
            }
        }
    }

    fn alternative(&mut self, variants: &'a [Variant], value: &'a Value) -> Option<&'a Type> {
        let shown = variants.iter().find(|variant| variant.when.holds(value));
        if shown.is_none() {
            self.report(FindingKind::NoAlternative { found: JsonKind::of(value) });
        }
        shown.map(|variant| &variant.ty)
    }

    fn integer(&mut self, format: IntegerFormat, number: &Number) {
        if number.is_f64() {
            return self.report(FindingKind::WrongKind { expected: JsonKind::Integer, found: JsonKind::Number });
        }
        let fits = match format {
            IntegerFormat::Int32 => number.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
            IntegerFormat::Int64 => number.is_i64(),
            IntegerFormat::Uint64 => number.is_u64(),
        };
        if !fits {
            self.report(FindingKind::OutOfWidth { format, found: number.clone() });
        }
    }

    fn format(&mut self, format: Option<StringFormat>, text: &str) {
        if let Some(expected) = format.filter(|format| !format.fits(text)) {
            self.report(FindingKind::Format { expected, found: quote(text) });
        }
    }

    fn range(&mut self, field: &Field, value: &Value) {
        let Value::Number(found) = value else { return };
        if let Some(minimum) = field.minimum.as_ref().filter(|minimum| found.as_f64() < minimum.as_f64()) {
            self.report(FindingKind::BelowMinimum { minimum: minimum.clone(), found: found.clone() });
        }
        if let Some(maximum) = field.maximum.as_ref().filter(|maximum| found.as_f64() > maximum.as_f64()) {
            self.report(FindingKind::AboveMaximum { maximum: maximum.clone(), found: found.clone() });
        }
    }

    fn length(&mut self, field: &Field, value: &Value) {
        let found = match value {
            Value::String(text) => text.chars().count() as u64,
            Value::Array(elements) => elements.len() as u64,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => return,
        };
        if let Some(minimum) = field.min_length.filter(|&minimum| found < minimum) {
            self.report(FindingKind::TooShort { minimum, found });
        }
        if let Some(maximum) = field.max_length.filter(|&maximum| found > maximum) {
            self.report(FindingKind::TooLong { maximum, found });
        }
    }

    fn inside(&mut self, step: Step<'a>, ty: &'a Type, value: &'a Value) {
        if self.refusals >= MAX_FINDINGS {
            return;
        }
        self.path.push(step);
        self.value(ty, value);
        self.path.pop();
    }

    fn wrong_kind(&mut self, expected: JsonKind, value: &Value) {
        self.report(match JsonKind::of(value) {
            JsonKind::Null => FindingKind::UnexpectedNull { expected },
            found => FindingKind::WrongKind { expected, found },
        });
    }

    fn report(&mut self, kind: FindingKind) {
        let count = if kind.is_refusal() { &mut self.refusals } else { &mut self.surprises };
        if *count < MAX_FINDINGS {
            *count += 1;
            self.findings.push(Finding { path: pointer(&self.path), kind });
        }
    }
}

/// Whether the value is the documented one; an enumeration of integers lists their digits.
fn is_value(known: &EnumValue, value: &Value) -> bool {
    match value {
        Value::String(text) => *text == known.value,
        Value::Number(number) => number.to_string() == known.value,
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => false,
    }
}

/// The JSON Pointer of a place (RFC 6901).
fn pointer(path: &[Step<'_>]) -> String {
    let mut text = String::new();
    for step in path {
        text.push('/');
        match step {
            Step::Key(key) => text.push_str(&key.replace('~', "~0").replace('/', "~1")),
            Step::Index(at) => text.push_str(&at.to_string()),
        }
    }
    text
}

fn excerpt(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), quote)
}

/// The text as a JSON string, shortened, with what could turn or break a line escaped.
fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars().take(MAX_EXCERPT) {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_alphanumeric() || c == ' ' || c.is_ascii_graphic() => quoted.push(c),
            c => quoted.extend(c.escape_unicode()),
        }
    }
    quoted.push_str(if text.chars().nth(MAX_EXCERPT).is_some() { "…\"" } else { "\"" });
    quoted
}

#[cfg(test)]
mod tests;
