//! Answers that one operation documents and others show: the job behind every `202`, the fault behind every `404`.

use std::collections::BTreeMap;

use docbind_spec::{StatusCode, Type};
use rustc_hash::FxHashMap as HashMap;

use super::body::{self, Evidence, Message};
use super::operation::Found;
use crate::read::page::Operation;

/// What answers with a code are, over all operations.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    /// For each code that examples show: its types, each with the number of operations.
    codes: BTreeMap<u16, Vec<(Type, usize)>>,
}

impl Elsewhere {
    pub(super) fn of(evidence: &Evidence<'_>, found: &[Found]) -> Self {
        let mut elsewhere = Self::default();
        for (operation, found) in evidence.operations.iter().zip(found) {
            let main = main(operation);
            for (message, ty) in &found.bodies {
                let code = match message {
                    Message::Request => None,
                    Message::Success => main.map(StatusCode::get),
                    Message::Code(code) => Some(*code),
                };
                if let Some(code) = code {
                    elsewhere.count(code, ty);
                }
            }
        }
        elsewhere
    }

    fn count(&mut self, code: u16, ty: &Type) {
        let types = self.codes.entry(code).or_default();
        match types.iter_mut().find(|(known, _)| known == ty) {
            Some((_, count)) => *count += 1,
            None => types.push((ty.clone(), 1)),
        }
    }

    /// For each code that the operation documents and does not show: what it is in other operations.
    pub(super) fn bodies(&self, operation: &Operation, found: &Found) -> HashMap<u16, Type> {
        let main = main(operation);
        let shown = |code: StatusCode| {
            main == Some(code) || found.bodies.iter().any(|(message, _)| *message == Message::Code(code.get()))
        };
        let codes = operation.statuses.iter().flat_map(|row| &row.node.codes).copied();
        let hidden = codes.filter(|&code| !shown(code));
        hidden.filter_map(|code| Some((code.get(), self.usual(code, main)?))).collect()
    }

    /// The one type of answers with a code. A success is as its own operation shows it; only beside another success
    /// that is shown does it go by the others, and only by many. A fault is a service's own once several show it.
    fn usual(&self, code: StatusCode, main: Option<StatusCode>) -> Option<Type> {
        const MANY: usize = 3;
        const SEVERAL: usize = 2;
        let types = self.codes.get(&code.get())?;
        let all: usize = types.iter().map(|(_, count)| count).sum();
        let (ty, count) = types.iter().max_by_key(|(_, count)| count)?;
        let sure =
            if code.is_success() { main.is_some() && *count >= MANY } else { code.get() >= 400 && *count >= SEVERAL };
        (sure && count * 3 >= all * 2).then(|| ty.clone())
    }
}

fn main(operation: &Operation) -> Option<StatusCode> {
    body::main_success(operation.examples.iter().map(|example| &example.example))
}
