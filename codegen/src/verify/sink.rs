//! Gathers the differences of an operation: one entry for each, however often it comes.

use super::Policy;
use super::kind::Kind;
use super::message::Judged;
use super::note::{Note, What};
use super::report::{Difference, OperationReport};

/// Where the differences of one exchange go.
pub(super) struct Sink<'r> {
    report: &'r mut OperationReport,
    policy: &'r Policy,
    recorded: &'r str,
    /// The differences that this exchange has shown, so that each counts once for it.
    seen: Vec<usize>,
}

impl<'r> Sink<'r> {
    pub(super) fn new(report: &'r mut OperationReport, policy: &'r Policy, recorded: &'r str) -> Self {
        Self { report, policy, recorded, seen: Vec::new() }
    }

    /// Takes in what a message was found to be.
    pub(super) fn take(&mut self, judged: &Judged) {
        if let Some(decoded) = judged.decoded {
            self.report.bodies += 1;
            self.report.decoded += usize::from(decoded);
        }
        for note in &judged.notes {
            self.push(note);
        }
    }

    /// Notes a difference, unless it is allowed.
    fn push(&mut self, note: &Note) {
        let Note { kind, part, ref source, .. } = *note;
        let Some(level) = self.policy.level(kind) else { return };
        let at = match note.what {
            What::OfPlace(_) => any_element(&note.at),
            What::Sentence(_) => note.at.clone(),
        };
        let message = note.message_at(&at);
        let known = self.report.differences.iter().position(|known| {
            (known.kind, known.part, &known.at) == (kind, part, &at)
                && (is_one_whatever_its_message(kind) || known.message == message)
        });
        let at = known.unwrap_or_else(|| {
            self.report.differences.push(Difference {
                kind,
                level,
                part,
                at,
                message,
                count: 0,
                first: self.recorded.to_owned(),
                source: source.clone(),
            });
            self.report.differences.len() - 1
        });
        if !self.seen.contains(&at)
            && let Some(difference) = self.report.differences.get_mut(at)
        {
            difference.count += 1;
            self.seen.push(at);
        }
    }
}

/// Whether the message quotes a value that is as good as any other: an unfit date, say, but not an unknown status.
fn is_one_whatever_its_message(kind: Kind) -> bool {
    match kind {
        Kind::OutOfWidth | Kind::NotJson | Kind::Format | Kind::OutOfRange | Kind::OutOfLength => true,
        Kind::MissingField
        | Kind::WrongKind
        | Kind::UnexpectedNull
        | Kind::UnknownValue
        | Kind::TooDeep
        | Kind::MissingBody
        | Kind::UndocumentedOperation
        | Kind::UndocumentedStatus
        | Kind::UndocumentedBody
        | Kind::UndocumentedField
        | Kind::UndocumentedValue
        | Kind::NoAlternative
        | Kind::NullField
        | Kind::EmptyText
        | Kind::UndocumentedHeader
        | Kind::MissingHeader
        | Kind::UndocumentedQuery
        | Kind::MissingQuery => false,
    }
}

/// The pointer with `*` for every number: what one element of a list shows, the others show too.
fn any_element(pointer: &str) -> String {
    let is_number = |step: &&str| !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit());
    let steps = pointer.split('/').map(|step| if is_number(&step) { "*" } else { step });
    steps.collect::<Vec<_>>().join("/")
}
