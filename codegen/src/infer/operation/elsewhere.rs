//! Answers that one operation documents and others show: the job behind every `202`, the fault behind every `404`.

use std::cell::LazyCell;

use docbind_spec::{Method, Source, StatusCode, Type, TypeDef};
use rustc_hash::FxHashMap as HashMap;

use super::twin::Twins;
use crate::infer::evidence::body::{self, Evidence, Message};
use crate::read::page::Operation;
use crate::source::is_below;

/// A code, of a folder or of all.
type Of<'a> = (Option<&'a str>, u16);

/// What answers with a code are, over all operations.
#[derive(Debug, Default)]
pub(crate) struct Elsewhere<'a> {
    /// The type that two thirds of the operations show for a code, and how many do; by folder, and of all.
    codes: HashMap<Of<'a>, (&'a Type, usize)>,
    /// What pages of faults show, each for the operations below a folder, and where.
    faults: Vec<(&'a str, (&'a Type, Option<&'a Source>))>,
    twins: Twins<'a>,
}

/// What answers with a code are, and where that is shown, if a page of faults shows it.
pub(crate) struct Answer {
    pub(crate) ty: Type,
    pub(crate) source: Option<Source>,
}

impl Answer {
    const fn own(ty: Type) -> Self {
        Self { ty, source: None }
    }
}

impl<'a> Elsewhere<'a> {
    /// What the bodies of each operation are.
    pub(crate) fn of(evidence: &Evidence<'a>, bodies: &'a [Vec<(Message, Type)>], types: &'a [TypeDef]) -> Self {
        let mut faults = Vec::new();
        let mut counts: HashMap<Of<'a>, HashMap<&Type, usize>> = HashMap::default();
        let operations = evidence.operations.iter().zip(&evidence.folders).zip(bodies).enumerate();
        for (at, ((operation, folder), bodies)) in operations {
            let main = main(operation);
            for (message, ty) in bodies {
                let code = match message {
                    Message::Request | Message::Fault => None,
                    Message::Success => main.map(StatusCode::get),
                    Message::Code(code) => Some(*code),
                };
                if *message == Message::Fault {
                    let service = evidence.faults.iter().find(|service| service.operation == at);
                    faults.extend(service.map(|service| (service.folder, (ty, service.source()))));
                }
                if let Some(code) = code {
                    for of in [None, Some(*folder)] {
                        *counts.entry((of, code)).or_default().entry(ty).or_default() += 1;
                    }
                }
            }
        }
        let most = |types: HashMap<&'a Type, usize>| {
            let all: usize = types.values().sum();
            types.into_iter().find(|&(_, count)| count * 3 >= all * 2)
        };
        let codes = counts.into_iter().filter_map(|(of, types)| Some((of, most(types)?))).collect();
        Self { codes, faults, twins: Twins::of(evidence, bodies, types) }
    }

    /// For each row of the codes of an operation: what answers with them are. What the operation does not show is
    /// what it is in other operations.
    pub(crate) fn answers(
        &self,
        evidence: &Evidence<'a>,
        at: usize,
        bodies: &[(Message, Type)],
    ) -> Vec<Option<Answer>> {
        let (Some(operation), Some(folder)) = (evidence.operations.get(at), evidence.folders.get(at)) else {
            return Vec::new();
        };
        let main = main(operation);
        let own = |message: Message| bodies.iter().find(|(of, _)| *of == message).map(|(_, ty)| ty);
        let fault = LazyCell::new(|| self.fault(folder).filter(|_| operation.method != Method::Head));
        let elsewhere = |code: StatusCode| {
            let fault = if code.get() >= 400 { *fault } else { None };
            let fault = fault.map(|(ty, source)| Answer { ty: ty.clone(), source: source.cloned() });
            let twin = || self.twins.body(&operation.examples, code).filter(|_| code.is_success());
            fault.or_else(|| twin().or_else(|| self.usual(folder, code, main).cloned()).map(Answer::own))
        };
        let shown = operation.shown().filter(|example| example.example.value.is_some());
        let mut shown: Vec<StatusCode> = shown.filter_map(|example| example.example.status).collect();
        shown.sort_unstable();
        shown.dedup();
        let others = shown.iter().filter(|code| code.is_success()).count();
        let codes = operation.statuses.iter().flat_map(|row| &row.node.codes).copied();
        let mut successes: Vec<StatusCode> = codes.filter(|code| code.is_success()).collect();
        successes.dedup();
        let answer = |code: StatusCode| {
            // A page that documents one success and shows another means the same answer: `202` in the table, `200`
            // above the body. Where other operations show what the code of the table answers with, that is its answer.
            let first = successes.first() == Some(&code) && others == 0;
            let same = || successes.len() == 1 && others == 1 && elsewhere(code).is_none();
            match own(Message::Code(code.get())) {
                Some(ty) => Some(Answer::own(ty.clone())),
                None if code.is_success() && (shown.contains(&code) || first || same()) => {
                    own(Message::Success).cloned().map(Answer::own)
                }
                None => elsewhere(code),
            }
        };
        operation.statuses.iter().map(|row| row.node.codes.iter().copied().find_map(answer)).collect()
    }

    /// What the page of faults shows that is nearest to the folder of an operation.
    fn fault(&self, folder: &str) -> Option<(&'a Type, Option<&'a Source>)> {
        let near = self.faults.iter().filter(|(of, _)| is_below(folder, of));
        near.max_by_key(|(of, _)| of.len()).map(|&(_, shown)| shown)
    }

    /// The one type of answers with a code: in the folder of the operation, for the pages of a service stand
    /// together, or else everywhere.
    fn usual(&self, folder: &'a str, code: StatusCode, main: Option<StatusCode>) -> Option<&'a Type> {
        let own = self.only((Some(folder), code.get()), main);
        own.or_else(|| self.only((None, code.get()), main))
    }

    /// A success is as its own operation shows it; only beside another success that is shown does it go by the others,
    /// and only by many. A fault is a service's own once several show it.
    fn only(&self, of: Of<'a>, main: Option<StatusCode>) -> Option<&'a Type> {
        const MANY: usize = 3;
        const SEVERAL: usize = 2;
        let &(ty, count) = self.codes.get(&of)?;
        let sure = match of.1 {
            200..=299 => main.is_some() && count >= MANY,
            code => code >= 400 && count >= SEVERAL,
        };
        sure.then_some(ty)
    }
}

fn main(operation: &Operation) -> Option<StatusCode> {
    body::main_success(operation.shown().map(|example| &example.example))
}
