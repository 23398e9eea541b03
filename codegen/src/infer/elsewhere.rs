//! Answers that one operation documents and others show: the job behind every `202`, the fault behind every `404`.

use docbind_spec::{Method, StatusCode, Type, TypeDef};
use rustc_hash::FxHashMap as HashMap;

use super::body::{self, Evidence, Message};
use super::faults;
use super::operation::Found;
use super::twin::Twins;
use crate::read::page::Operation;

/// A code, of a folder or of all.
type Of<'a> = (Option<&'a str>, u16);

/// What answers with a code are, over all operations.
#[derive(Debug, Default)]
pub(super) struct Elsewhere<'a> {
    /// For each code that examples show: its types, each with the number of operations; by folder, and of all.
    codes: HashMap<Of<'a>, Vec<(Type, usize)>>,
    /// What pages of faults show, each for the operations below a folder.
    faults: Vec<(&'a str, Type)>,
    twins: Twins<'a>,
}

impl<'a> Elsewhere<'a> {
    pub(super) fn of(evidence: &Evidence<'a>, found: &[Found], types: &'a [TypeDef]) -> Self {
        let mut elsewhere = Self { twins: Twins::of(evidence, found, types), ..Self::default() };
        let operations = evidence.operations.iter().zip(&evidence.folders).zip(found).enumerate();
        for (at, ((operation, folder), found)) in operations {
            let main = main(operation);
            for (message, ty) in &found.bodies {
                let code = match message {
                    Message::Request | Message::Fault => None,
                    Message::Success => main.map(StatusCode::get),
                    Message::Code(code) => Some(*code),
                };
                if *message == Message::Fault {
                    let service = evidence.faults.iter().find(|service| service.operation == at);
                    elsewhere.faults.extend(service.map(|service| (service.folder, ty.clone())));
                }
                if let Some(code) = code {
                    elsewhere.count((None, code), ty);
                    elsewhere.count((Some(folder), code), ty);
                }
            }
        }
        elsewhere
    }

    fn count(&mut self, of: Of<'a>, ty: &Type) {
        let types = self.codes.entry(of).or_default();
        match types.iter_mut().find(|(known, _)| known == ty) {
            Some((_, count)) => *count += 1,
            None => types.push((ty.clone(), 1)),
        }
    }

    /// For each code that the operation documents and does not show: what it is in other operations.
    pub(super) fn bodies(&self, evidence: &Evidence<'a>, at: usize, found: &Found) -> HashMap<u16, Type> {
        let (Some(operation), Some(folder)) = (evidence.operations.get(at), evidence.folders.get(at)) else {
            return HashMap::default();
        };
        let main = main(operation);
        let shown = |code: StatusCode| {
            main == Some(code) || found.bodies.iter().any(|(message, _)| *message == Message::Code(code.get()))
        };
        let codes = operation.statuses.iter().flat_map(|row| &row.node.codes).copied();
        let hidden = codes.filter(|&code| !shown(code));
        let body = |code: StatusCode| {
            let fault = || self.fault(folder).filter(|_| code.get() >= 400 && operation.method != Method::Head);
            let twin = || self.twins.body(&operation.examples, code).filter(|_| code.is_success());
            fault().or_else(twin).or_else(|| self.usual(folder, code, main))
        };
        hidden.filter_map(|code| Some((code.get(), body(code)?))).collect()
    }

    /// What the page of faults shows that is nearest to the folder of an operation.
    fn fault(&self, folder: &str) -> Option<Type> {
        let near = self.faults.iter().filter(|(of, _)| faults::is_below(folder, of));
        near.max_by_key(|(of, _)| of.len()).map(|(_, ty)| ty.clone())
    }

    /// The one type of answers with a code: in the folder of the operation, for the pages of a service stand
    /// together, or else everywhere.
    fn usual(&self, folder: &'a str, code: StatusCode, main: Option<StatusCode>) -> Option<Type> {
        let own = self.only((Some(folder), code.get()), main);
        own.or_else(|| self.only((None, code.get()), main))
    }

    /// A success is as its own operation shows it; only beside another success that is shown does it go by the others,
    /// and only by many. A fault is a service's own once several show it.
    fn only(&self, of: Of<'a>, main: Option<StatusCode>) -> Option<Type> {
        const MANY: usize = 3;
        const SEVERAL: usize = 2;
        let types = self.codes.get(&of)?;
        let all: usize = types.iter().map(|(_, count)| count).sum();
        let (ty, count) = types.iter().max_by_key(|(_, count)| count)?;
        let sure = match of.1 {
            200..=299 => main.is_some() && *count >= MANY,
            code => code >= 400 && *count >= SEVERAL,
        };
        (sure && count * 3 >= all * 2).then(|| ty.clone())
    }
}

fn main(operation: &Operation) -> Option<StatusCode> {
    body::main_success(operation.examples.iter().map(|example| &example.example))
}
