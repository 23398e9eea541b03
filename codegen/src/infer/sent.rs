//! Parameters of the query without which a page sends no request: `?id=` of a `DELETE` that names what is deleted,
//! `?cloneName=` of a `POST`.
//!
//! What all requests of a list have may yet be left out, for examples of lists show what filters them: there, only what
//! tells two operations of one path apart is meant.

use docbind_spec::{Direction, Location, Method, Parameter};

use super::request_line;
use super::words::{self, Words};
use crate::read::page::Operation;
use crate::source::Spanned;

/// For each operation: the names that every request has, where the page leaves open whether one has to be sent.
pub(super) fn always(operations: &[&Operation], unlisted: &[Vec<Spanned<Parameter>>]) -> Vec<Vec<String>> {
    let of = |(operation, unlisted): (&&Operation, &Vec<Spanned<Parameter>>)| {
        let rows = operation.parameters.iter().map(|row| &row.parameter);
        if !rows.chain(unlisted.iter().map(|one| &one.node)).any(is_open) {
            return Vec::new();
        }
        let requests = shown(operation);
        let Some((first, others)) = requests.split_first() else { return Vec::new() };
        let common = first.iter().filter(|name| others.iter().all(|names| names.contains(name)));
        let tells_apart = |name: &str| {
            let is_other = |other: &&&Operation| {
                other.method == operation.method
                    && path(other) == path(operation)
                    && !std::ptr::eq::<Operation>(**other, *operation)
            };
            operations.iter().filter(is_other).any(|other| !shown(other).iter().flatten().any(|known| *known == name))
        };
        let reads = matches!(operation.method, Method::Get | Method::Head);
        let names = common.filter(|name| may_be_needed(name) && !is_switch(operation, name));
        names.filter(|name| !reads || tells_apart(name)).map(|name| (*name).to_owned()).collect()
    };
    operations.iter().zip(unlisted).map(of).collect()
}

/// Whether a parameter is one of them, and prose does not say when it is sent.
pub(super) fn is_sent(row: &Parameter, always: &[String]) -> bool {
    let lower = || row.description.to_ascii_lowercase();
    let is_told = || ["if ", "whether", "optional", "filter"].iter().any(|word| lower().contains(word));
    is_open(row) && always.contains(&row.name) && !is_told()
}

/// Whether the page says nothing of the necessity of a parameter of the query.
fn is_open(row: &Parameter) -> bool {
    row.required.is_none() && row.location == Location::Query && row.direction == Direction::Request
}

/// The names in the query of each request that examples show.
fn shown(operation: &Operation) -> Vec<Vec<&str>> {
    let examples = operation.examples.iter().map(|example| &example.example);
    let requests = examples.filter(|example| example.direction == Direction::Request);
    let targets = requests.flat_map(|example| request_line::targets(operation.method, &example.text).take(1));
    targets.map(|target| request_line::names(target).collect()).collect()
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
fn is_switch(operation: &Operation, name: &str) -> bool {
    let requests = operation.examples.iter().filter(|example| example.example.direction == Direction::Request);
    let targets = requests.flat_map(|example| request_line::targets(operation.method, &example.example.text));
    let pairs = targets.filter_map(|target| target.split_once('?')).flat_map(|(_, query)| query.split(['&', ';']));
    let values = pairs.filter_map(|pair| pair.split_once('=')).filter(|(known, _)| *known == name);
    values.into_iter().all(|(_, value)| matches!(value, "true" | "false" | "True" | "False" | ""))
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
