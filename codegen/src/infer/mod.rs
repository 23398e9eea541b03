//! Inference: what pages say to an API with types.

use docbind_spec::{self as spec, Api};

use crate::diagnostic::Diagnostics;
use crate::read::{Page, page};
use crate::source::Sources;

/// Gives the operations of the pages their types.
#[must_use]
pub fn infer(sources: &Sources, pages: Vec<Page>, title: &str) -> (Api, Diagnostics) {
    let operations = pages.into_iter().flat_map(|page| page.operations);
    let operations = operations.map(|operation| plain(sources, operation)).collect();
    let api = Api { docbind: spec::VERSION, title: title.to_owned(), operations, types: Vec::new() };
    (api, Diagnostics::default())
}

/// The operation as printed, without types.
fn plain(sources: &Sources, operation: page::Operation) -> spec::Operation {
    spec::Operation {
        id: operation.title.node.to_lowercase().replace(' ', "_"),
        source: sources.place(operation.path.span),
        title: operation.title.node,
        method: operation.method,
        path: operation.path.node,
        description: operation.description,
        deprecated: operation.deprecated,
        statuses: operation.statuses.into_iter().map(|status| status.node).collect(),
        parameters: operation.parameters.into_iter().map(|row| row.parameter).collect(),
        examples: operation.examples.into_iter().map(|example| example.example).collect(),
        request: None,
        response: None,
    }
}
