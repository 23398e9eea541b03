//! Parameters of the query without which a page sends no request: `?id=` of a `DELETE` that names what is deleted,
//! `?cloneName=` of a `POST`.
//!
//! What all requests of a list have may yet be left out, for examples of lists show what filters them: there, only what
//! tells two operations of one path apart is meant.

use docbind_spec::{Direction, Location, Method, Parameter};

use super::request_line::{self, Shown};
use crate::infer::language::words::{self, Words};
use crate::read::page::Operation;
use crate::source::Spanned;

/// For each operation: the names that every request has, where the page leaves open whether one has to be sent.
pub(crate) fn always(
    operations: &[&Operation],
    requests: &[Shown<'_>],
    unlisted: &[Vec<Spanned<Parameter>>],
) -> Vec<Vec<String>> {
    let shown = operations.iter().zip(requests);
    let of = |((operation, requests), unlisted): ((&&Operation, &Shown<'_>), &Vec<Spanned<Parameter>>)| {
        let rows = operation.parameters.iter().map(|row| &row.parameter);
        if !rows.chain(unlisted.iter().map(|one| &one.node)).any(is_open) {
            return Vec::new();
        }
        let mut targets = requests.requests();
        let Some(first) = targets.next() else { return Vec::new() };
        let others: Vec<&str> = targets.collect();
        let has = |target: &str, name: &str| request_line::names(target).any(|known| known == name);
        let common = request_line::names(first).filter(|name| others.iter().all(|target| has(target, name)));
        let tells_apart = |name: &str| {
            let is_other = |(other, _): &(&&Operation, &Shown<'_>)| {
                other.method == operation.method
                    && path(other) == path(operation)
                    && !std::ptr::eq::<Operation>(**other, *operation)
            };
            let mut others = shown.clone().filter(is_other);
            others.any(|(_, requests)| !requests.names().any(|(known, _)| known == name))
        };
        let reads = matches!(operation.method, Method::Get | Method::Head);
        let names = common.filter(|name| may_be_needed(name) && !is_switch(requests, name));
        names.filter(|name| !reads || tells_apart(name)).map(str::to_owned).collect()
    };
    shown.clone().zip(unlisted).map(of).collect()
}

/// Whether a parameter is one of them, and prose does not say when it is sent.
pub(crate) fn is_sent(row: &Parameter, always: &[String]) -> bool {
    let lower = || row.description.to_ascii_lowercase();
    let is_told = || ["if ", "whether", "optional", "filter"].iter().any(|word| lower().contains(word));
    is_open(row) && always.contains(&row.name) && !is_told()
}

/// Whether the page says nothing of the necessity of a parameter of the query.
fn is_open(row: &Parameter) -> bool {
    row.required.is_none() && row.location == Location::Query && row.direction == Direction::Request
}

fn path(operation: &Operation) -> &str {
    let path = operation.path.node.as_str();
    path.split(['?']).next().unwrap_or(path).trim_end_matches('{')
}

/// Whether a name is of what an operation may need: no page of a list, no form of the answer.
fn may_be_needed(name: &str) -> bool {
    let is_form = matches!(Words::of(name).as_str(), "format" | "fields" | "sort" | "sort key" | "sort dir" | "detail");
    !is_form && !words::is_paging(name) && !words::leads_on(name) && !words::counts(name)
}

/// Whether all values that requests give are `true` or `false`.
fn is_switch(requests: &Shown<'_>, name: &str) -> bool {
    let queries = requests.requests().filter_map(|target| target.split_once('?'));
    let pairs = queries.flat_map(|(_, query)| query.split(['&', ';'])).filter_map(|pair| pair.split_once('='));
    let mut values = pairs.filter(|(known, _)| *known == name);
    values.all(|(_, value)| matches!(value, "true" | "false" | "True" | "False" | ""))
}

#[cfg(test)]
mod tests {
    use super::may_be_needed;

    #[test]
    fn what_leads_through_lists_is_never_needed() {
        for name in ["limit", "marker", "offset", "page", "page_size", "format", "sort_key"] {
            assert!(!may_be_needed(name), "{name}");
        }
        assert!(may_be_needed("id") && may_be_needed("cloneName"));
    }
}
