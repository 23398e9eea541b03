//! The parameters of the path against the rows that describe them.

use docbind_spec::{Direction, Location, PathTemplate, spelt_alike};

use crate::diagnostic::{Code, Diagnostics};
use crate::read::page::Row;
use crate::source::{Sources, Span, Spanned};

/// Takes rows of the query for the path's, where the path has a parameter of their name that no other row describes.
pub(crate) fn settle(diagnostics: &mut Diagnostics, path: &PathTemplate, rows: &mut [Row]) {
    let is_in =
        |row: &Row, location| row.parameter.location == location && row.parameter.direction == Direction::Request;
    for name in path.parameters() {
        let is_described = rows.iter().any(|row| is_in(row, Location::Path) && spelt_alike(&row.parameter.name, name));
        let is_own = |row: &&mut Row| is_in(row, Location::Query) && row.parameter.name == name;
        if let Some(row) = rows.iter_mut().find(is_own).filter(|_| !is_described) {
            let message = format!("`{name}` stands in a table of the query and in the path, read as the path's");
            diagnostics.push(Code::LocationDisagrees, row.name, message);
            row.parameter.location = Location::Path;
        }
    }
}

/// Reports names that the path and the tables spell differently or that only one of them has.
pub(crate) fn compare(diagnostics: &mut Diagnostics, sources: &Sources, path: &Spanned<PathTemplate>, rows: &[Row]) {
    for name in path.node.query_parameters() {
        if !rows.iter().any(|row| row.parameter.name == name) {
            let message =
                format!("no row describes `{name}`, which the path has in its query; it may be sent all the same");
            diagnostics.push(Code::PathParameterWithoutRow, span_in(sources, path, name), message);
        }
    }
    let is_row = |row: &&Row| row.parameter.location == Location::Path && row.parameter.direction == Direction::Request;
    let mut rows: Vec<&Row> = rows.iter().filter(is_row).collect();
    let in_path: Vec<&str> = path.node.parameters().collect();
    let mut names: Vec<&str> = Vec::new();
    for &name in &in_path {
        let known = rows.iter().any(|row| row.parameter.name == name);
        if !known && !names.contains(&name) {
            names.push(name);
        }
    }
    rows.retain(|row| !in_path.contains(&row.parameter.name.as_str()));
    names.retain(|name| match rows.iter().position(|row| spelt_alike(&row.parameter.name, name)) {
        Some(at) => {
            spelling(diagnostics, sources, path, name, rows.remove(at));
            false
        }
        None => true,
    });
    if let ([name], [row]) = (names.as_slice(), rows.as_slice()) {
        spelling(diagnostics, sources, path, name, row);
        return;
    }
    for row in rows {
        let name = &row.parameter.name;
        let message = format!("`{name}` is described as a parameter of the path, which has none of this name");
        diagnostics.push(Code::RowWithoutPathParameter, row.name, message).related(path.span, "the path");
    }
    for name in names {
        let message = format!("no row describes the path's parameter `{name}`");
        diagnostics.push(Code::PathParameterWithoutRow, span_in(sources, path, name), message);
    }
}

fn spelling(diagnostics: &mut Diagnostics, sources: &Sources, path: &Spanned<PathTemplate>, name: &str, row: &Row) {
    let message = format!("the path has `{name}`, its table `{}`; read as one parameter", row.parameter.name);
    diagnostics
        .push(Code::PathParameterSpelling, span_in(sources, path, name), message)
        .related(row.name, "the row that describes it");
}

/// Where a parameter stands in the path, with its braces.
fn span_in(sources: &Sources, path: &Spanned<PathTemplate>, name: &str) -> Span {
    let text = sources.text(path.span);
    let braced = text
        .match_indices('{')
        .find(|(at, _)| text[at + 1..].trim_start_matches(['?', '&', '+', '#', '.', '/', ';']).starts_with(name));
    match braced {
        Some((at, _)) => {
            // The page may hold what the path as read leaves out (a U+200B), so the brace ends it and not the length.
            let end = text[at..].find('}').map_or(text.len(), |brace| at + brace + 1);
            let start = path.span.start as usize;
            Span::new(path.span.file, start + at, start + end)
        }
        None => path.span,
    }
}
