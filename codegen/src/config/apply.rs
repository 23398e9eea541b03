//! Puts the overrides into effect: examples before inference, everything else on the finished API.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use docbind_spec::{Api, Operation, Shape, Type};

use super::form::{FieldForm, OperationForm, Text, TypeForm, Values};
use super::settle::{self, Setting};
use super::{Config, Problem, ty};
use crate::diagnostic::Diagnostic;
use crate::read::Page;
use crate::source::Sources;
use crate::suggest;

impl Config {
    /// Takes their values from the examples that are to be skipped, so that nothing is inferred from them; what the
    /// page shows is kept.
    pub(crate) fn skip_examples(&self, sources: &Sources, pages: &mut [Page]) -> Vec<Problem> {
        let mut matched = vec![false; self.skip_examples.len()];
        // Before inference no operation has an id yet.
        let no_api = Api::new("");
        let examples = pages.iter_mut().flat_map(|page| {
            let operations = page.operations.iter_mut();
            let examples = operations.flat_map(|operation| &mut operation.examples);
            let exchanged = page.exchanges.iter_mut().flat_map(|exchange| &mut exchange.examples);
            examples.chain(&mut page.faults).chain(exchanged)
        });
        for shown in examples {
            let source = sources.get(shown.span.file);
            let lines = source.line(shown.span.start)..=source.line(shown.span.end);
            for (spot, matched) in self.skip_examples.iter().zip(&mut matched) {
                if spot.holds(&no_api, source.path(), lines.clone()) {
                    *matched = true;
                    shown.example.value = None;
                }
            }
        }
        let unmatched = self.skip_examples.iter().zip(matched).filter(|(_, matched)| !matched);
        let help = "name the page and a line of the example, as in \"lamps.rst:40\"".to_owned();
        let problem = |span| Problem::new(span, "there is no example here").help(Some(help.clone()));
        unmatched.map(|(spot, _)| problem(spot.span.clone())).collect()
    }

    /// Drops the diagnostics that an override answers: one that is followed has nothing more to say. `api` is the one
    /// that the pages alone make.
    pub(crate) fn settle(&self, api: &Api, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
        if self.form.types.is_empty() && self.skip_examples.is_empty() {
            return;
        }
        let field = |name: &str, field: &str| {
            let (_, form) = self.form.types.iter().find(|(text, _)| text.get_ref() == name)?;
            form.fields.iter().find(|(text, _)| text.get_ref() == field).map(|(_, form)| form)
        };
        diagnostics.retain(|diagnostic| match settle::setting(api, sources, diagnostic) {
            None => true,
            Some(Setting::Skip { page, line }) => {
                let lines = example_lines(api, page, line);
                !self.skip_examples.iter().any(|spot| spot.holds(api, page, lines.clone()))
            }
            Some(Setting::Type(name, of)) => field(name, &of.name).is_none_or(|form| form.ty.is_none()),
            Some(Setting::Presence(name, of)) => field(name, &of.name).is_none_or(|form| form.presence.is_none()),
        });
    }

    /// Corrects the API.
    pub(crate) fn correct(&self, api: &mut Api) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (name, form) in &self.form.types {
            correct_type(&mut problems, api, name, form);
        }
        // Names are changed last, so that every override names things as the pages alone would.
        let names = new_names(&mut problems, api, &self.form.types);
        rename_types(api, &names);
        rename_operations(&mut problems, api, &self.form.operations);
        self.check_chosen(&mut problems, api);
        problems
    }

    /// Drops the diagnostics that are silenced; `api` is the one with corrected names.
    pub(crate) fn silence(&self, api: &Api, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Vec<Problem> {
        let mut matched = vec![false; self.silence.len()];
        diagnostics.retain(|diagnostic| {
            let source = sources.get(diagnostic.span.file);
            let lines = source.line(diagnostic.span.start)..=source.line(diagnostic.span.end);
            let mut is_silenced = false;
            for ((code, spot), matched) in self.silence.iter().zip(&mut matched) {
                if *code == diagnostic.code && spot.holds(api, source.path(), lines.clone()) {
                    *matched = true;
                    is_silenced = true;
                }
            }
            !is_silenced
        });
        let unmatched = self.silence.iter().zip(matched).filter(|(_, matched)| !matched);
        let problem = |code, span| Problem::new(span, format!("there is no `{code}` here to silence"));
        unmatched.map(|((code, spot), _)| problem(*code, spot.span.clone())).collect()
    }

    fn check_chosen(&self, problems: &mut Vec<Problem>, api: &Api) {
        for id in self.form.bindings.operations.iter().flatten() {
            if !api.operations.iter().any(|operation| operation.id == *id.get_ref()) {
                problems.push(no_operation(api, id));
            }
        }
        let bindings = &self.form.bindings;
        for text in bindings.derives.iter().chain(&bindings.attributes) {
            let message = self.options.unmatched(api).into_iter().find(|(unmatched, _)| unmatched == text.get_ref());
            problems.extend(message.map(|(_, message)| Problem::new(text.span(), message)));
        }
    }
}

/// The lines of the example that a line of a page is in.
fn example_lines(api: &Api, page: &str, line: u32) -> RangeInclusive<u32> {
    let examples = api.operations.iter().flat_map(Operation::shown);
    let of_page = examples.filter(|example| *example.source.file == *page);
    let mut lines = of_page.map(|example| {
        let start = example.source.line;
        start..=start + example.text.lines().count() as u32
    });
    lines.rfind(|lines| lines.contains(&line)).unwrap_or(line..=line)
}

fn no_operation(api: &Api, id: &Text) -> Problem {
    let similar = suggest::nearest(id.get_ref(), api.operations.iter().map(|operation| operation.id.as_str()));
    Problem::no_such(id.span(), "operation", id.get_ref(), similar)
}

fn correct_type(problems: &mut Vec<Problem>, api: &mut Api, name: &Text, form: &TypeForm) {
    let Some(at) = api.types.iter().position(|def| def.name == *name.get_ref()) else {
        let similar = suggest::nearest(name.get_ref(), api.types.iter().map(|def| def.name.as_str()));
        problems.push(Problem::no_such(name.span(), "type", name.get_ref(), similar));
        return;
    };
    if let Some(values) = &form.values {
        match &mut api.types[at].shape {
            Shape::Enum { open, .. } => *open = *values.get_ref() == Values::Open,
            Shape::Struct { .. } | Shape::Union { .. } => {
                let message =
                    format!("`{}` is no enumeration, so its values are neither open nor closed", name.get_ref());
                problems.push(Problem::new(values.span(), message));
            }
        }
    }
    for (field, form) in &form.fields {
        correct_field(problems, api, at, field, form);
    }
}

fn correct_field(problems: &mut Vec<Problem>, api: &mut Api, at: usize, name: &Text, form: &FieldForm) {
    let ty = match form.ty.as_ref().map(|text| (text.span(), ty::parse(api, text.get_ref()))) {
        Some((span, Err((message, help)))) => {
            problems.push(Problem::new(span, message).help(help));
            None
        }
        Some((_, Ok(ty))) => Some(ty),
        None => None,
    };
    let def = &mut api.types[at];
    let fields = match &mut def.shape {
        Shape::Struct { fields, .. } => fields.as_mut_slice(),
        Shape::Enum { .. } | Shape::Union { .. } => &mut [],
    };
    let Some(at) = fields.iter().position(|field| field.name == *name.get_ref()) else {
        let similar = suggest::nearest(name.get_ref(), fields.iter().map(|field| field.name.as_str()));
        problems.push(Problem::no_such(name.span(), &format!("field of `{}`", def.name), name.get_ref(), similar));
        return;
    };
    let field = &mut fields[at];
    field.ty = ty.unwrap_or_else(|| field.ty.clone());
    field.presence = form.presence.unwrap_or(field.presence);
    field.rename = form.rename.as_ref().map(|rename| rename.get_ref().clone());
    check_names(problems, form.rename.as_ref());
}

/// The types that get new names: old name to new.
fn new_names(problems: &mut Vec<Problem>, api: &Api, forms: &BTreeMap<Text, TypeForm>) -> BTreeMap<String, String> {
    let renames = || forms.iter().filter_map(|(name, form)| Some((name.get_ref(), form.rename.as_ref()?)));
    let is_defined = |name: &str| api.types.iter().any(|def| def.name == name);
    let known = renames().filter(|(name, _)| is_defined(name));
    let names: BTreeMap<_, _> = known.map(|(name, rename)| (name.clone(), rename.get_ref().clone())).collect();
    for (name, rename) in renames() {
        check_names(problems, Some(rename));
        let mut others = api.types.iter().filter(|def| def.name != *name);
        if others.any(|def| names.get(&def.name).unwrap_or(&def.name) == rename.get_ref()) {
            let message =
                format!("there is a type `{}` already; choose another name, or rename that one too", rename.get_ref());
            problems.push(Problem::new(rename.span(), message));
        }
    }
    names
}

/// Gives types new names, in their definitions and wherever they are referred to.
pub(crate) fn rename_types(api: &mut Api, names: &BTreeMap<String, String>) {
    if names.is_empty() {
        return;
    }
    for def in &mut api.types {
        if let Some(name) = names.get(&def.name) {
            name.clone_into(&mut def.name);
        }
    }
    each_type(api, &mut |ty| follow(ty, names));
    api.types.sort_by(|a, b| a.name.cmp(&b.name));
}

fn rename_operations(problems: &mut Vec<Problem>, api: &mut Api, forms: &BTreeMap<Text, OperationForm>) {
    let mut renames = Vec::new();
    for (id, form) in forms {
        let Some(at) = api.operations.iter().position(|operation| operation.id == *id.get_ref()) else {
            problems.push(no_operation(api, id));
            continue;
        };
        check_names(problems, form.rename.as_ref());
        renames.extend(form.rename.as_ref().map(|rename| (at, rename)));
    }
    for &(at, rename) in &renames {
        rename.get_ref().clone_into(&mut api.operations[at].id);
    }
    for &(at, rename) in &renames {
        let is_same = |other: &Operation| other.id == *rename.get_ref();
        if api.operations.iter().enumerate().any(|(other, operation)| other != at && is_same(operation)) {
            let message = format!("there is an operation `{}` already", rename.get_ref());
            problems.push(Problem::new(rename.span(), message));
        }
    }
}

/// A new name is taken as it is, so it must be one.
fn check_names(problems: &mut Vec<Problem>, name: Option<&Text>) {
    let Some(name) = name else { return };
    let starts = name.get_ref().starts_with(|c: char| c.is_ascii_alphabetic());
    if !starts || !name.get_ref().chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        let message = format!("`{}` is no name: letters, digits and `_`, starting with a letter", name.get_ref());
        problems.push(Problem::new(name.span(), message));
    }
}

/// Gives a reference its new name.
fn follow(ty: &mut Type, renamed: &BTreeMap<String, String>) {
    match ty {
        Type::Array { items: inner } | Type::Map { values: inner } | Type::Nullable { of: inner } => {
            follow(inner, renamed);
        }
        Type::Named { name } => {
            if let Some(new) = renamed.get(name) {
                new.clone_into(name);
            }
        }
        Type::Any | Type::Boolean | Type::Integer { .. } | Type::Number | Type::String { .. } => {}
    }
}

/// Visits every type that the API refers to, and the names that are references without being types.
fn each_type(api: &mut Api, visit: &mut dyn FnMut(&mut Type)) {
    let by_name = |name: &mut String, visit: &mut dyn FnMut(&mut Type)| {
        let mut ty = Type::named(std::mem::take(name));
        visit(&mut ty);
        if let Type::Named { name: new } = ty {
            *name = new;
        }
    };
    for def in &mut api.types {
        match &mut def.shape {
            Shape::Struct { includes, fields, rest } => {
                for name in includes {
                    by_name(name, visit);
                }
                fields.iter_mut().map(|field| &mut field.ty).chain(rest).for_each(&mut *visit);
            }
            Shape::Enum { .. } => {}
            Shape::Union { variants } => variants.iter_mut().for_each(|variant| visit(&mut variant.ty)),
        }
    }
    for operation in &mut api.operations {
        operation.request.iter_mut().chain(&mut operation.response).for_each(&mut *visit);
        operation.statuses.iter_mut().filter_map(|status| status.body.as_mut()).for_each(&mut *visit);
        operation
            .examples
            .iter_mut()
            .chain(&mut operation.guides)
            .filter_map(|example| example.ty.as_mut())
            .for_each(&mut *visit);
        for parameter in &mut operation.parameters {
            parameter.schema.iter_mut().for_each(&mut *visit);
            parameter.place.iter_mut().for_each(|place| by_name(&mut place.type_name, visit));
        }
    }
}
