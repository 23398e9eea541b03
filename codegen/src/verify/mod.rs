//! Compares recorded traffic with what the pages say.
//!
//! Every request is matched to an operation, and every body, status and header of it is compared with the operation's
//! page. Nothing is sent, and the documentation is not changed.

pub(crate) mod compare;
mod empty;
mod headers;
mod kind;
mod message;
pub(crate) mod note;
pub mod render;
mod report;
pub(crate) mod router;
mod sink;
pub mod traffic;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use docbind_spec::Api;

pub use kind::{Kind, Severity};
pub use report::{Difference, OperationReport, Part, Report, Totals, Undocumented, VERSION};

use crate::policy::{self, Level};
use router::Router;
use traffic::Exchange;

/// Which differences are shown and which make the command fail: refusals, where nothing else is said.
pub type Policy = policy::Policy<Kind>;
/// A kind of difference or a group of them.
pub type Target = policy::Target<Kind>;

/// Compares recorded traffic with the documentation.
///
/// ```
/// use docbind_codegen::compile;
/// use docbind_codegen::source::{Source, Sources};
/// use docbind_codegen::verify::{Policy, render, traffic, verify};
///
/// let page = "Dim lamp\n^^^^^^^^\n\n.. code::\n\n    PUT /lamps/{id}\n";
/// let (api, _) = compile(&Sources::new(vec![Source::new("dim.rst", page)]), "Lamps");
/// let recorded = r#"{ "request": { "method": "PUT", "path": "/lamps/4", "headers": {}, "body": null },
///                     "response": { "status": 418, "headers": {}, "body": null } }"#;
/// let traffic = traffic::parse("recorded.json", recorded)?;
/// let report = verify(&api, &traffic, &Policy::default());
/// assert!(render::text(&report, "").contains("418"));
/// # Ok::<(), traffic::TrafficError>(())
/// ```
#[must_use]
pub fn verify(api: &Api, traffic: &[Exchange], policy: &Policy) -> Report {
    let router = Router::new(api);
    let mut operations: BTreeMap<usize, OperationReport> = BTreeMap::new();
    let mut undocumented = BTreeMap::new();
    for exchange in traffic {
        match (router.find(&exchange.request), policy.level(Kind::UndocumentedOperation)) {
            (Some(found), _) => {
                let report = operations.entry(found.at).or_insert_with(|| OperationReport::new(found.operation));
                compare::compare(&router, &found, exchange, (report, policy));
            }
            (None, Some(level)) => miss(&mut undocumented, exchange, level),
            (None, None) => {}
        }
    }
    let mut operations: Vec<_> = operations.into_values().collect();
    for operation in &mut operations {
        let order = |found: &Difference| (Reverse(found.level), found.part, found.kind, found.at.clone());
        operation.differences.sort_by_cached_key(order);
    }
    let undocumented: Vec<_> = undocumented.into_values().collect();
    let totals = totals(api, traffic, &operations, &undocumented);
    Report { version: VERSION, totals, operations, undocumented }
}

fn miss(undocumented: &mut BTreeMap<(String, String, u16), Undocumented>, exchange: &Exchange, level: Level) {
    let (request, status) = (&exchange.request, exchange.response.status);
    let found = undocumented.entry((request.method.clone(), request.path.clone(), status));
    let found = found.or_insert_with(|| Undocumented {
        level,
        method: request.method.clone(),
        path: request.path.clone(),
        status,
        count: 0,
        first: exchange.recorded.clone(),
    });
    found.count += 1;
}

fn totals(api: &Api, traffic: &[Exchange], operations: &[OperationReport], undocumented: &[Undocumented]) -> Totals {
    let levels = operations.iter().flat_map(|report| &report.differences).map(|found| found.level);
    let levels: Vec<_> = levels.chain(undocumented.iter().map(|found| found.level)).collect();
    let errors = levels.iter().filter(|&&level| level == Level::Error).count();
    Totals {
        documented_operations: api.operations.len(),
        exchanges: traffic.len(),
        matched: operations.iter().map(|report| report.exchanges).sum(),
        bodies: operations.iter().map(|report| report.bodies).sum(),
        decoded: operations.iter().map(|report| report.decoded).sum(),
        errors,
        warnings: levels.len() - errors,
    }
}

#[cfg(test)]
pub(crate) mod tests;
