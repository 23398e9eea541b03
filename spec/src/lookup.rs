//! What is asked of an API again and again: the row of a path's parameter, the type of a status code's body, what a
//! request must have.
//!
//! These are readings of what the spec says, in one place so that all who read it agree; they add nothing to it.

use std::collections::BTreeSet;

use crate::{Api, Direction, Example, Location, Operation, Parameter, StatusCode, Type};

/// Which parameters a request must have, after what the pages of each folder mean by Required.
///
/// Pages of the oldest generator print `*(Required)*` on every row that says anything of necessity, even "not
/// required"; none of them prints Optional. The pages of a folder are of one generator: a row that says it is required
/// means it where some row of its folder says that it is optional, or some page of it
/// [means Required](Operation::means_required).
#[derive(Debug, Clone)]
pub struct Required<'a> {
    folders: BTreeSet<&'a str>,
}

impl Api {
    /// What the pages mean by Required.
    #[must_use]
    pub fn required(&self) -> Required<'_> {
        Required::of(
            self.operations
                .iter()
                .flat_map(|operation| operation.parameters.iter().map(|row| (row, operation.means_required))),
        )
    }
}

impl<'a> Required<'a> {
    /// What it means after all rows, each with whether its page [means Required](Operation::means_required).
    #[must_use]
    pub fn of(rows: impl IntoIterator<Item = (&'a Parameter, bool)>) -> Self {
        let rows = rows.into_iter().filter(|&(row, means_it)| means_it || row.required == Some(false));
        Self { folders: rows.map(|(row, _)| row.source.folder()).collect() }
    }

    /// Whether a row says that it is required, and means it, or all requests [have it](Parameter::always_sent): prose
    /// that says what is without it [denies it](Parameter::may_be_omitted).
    #[must_use]
    pub fn says(&self, row: &Parameter) -> bool {
        (self.prints(row) || row.always_sent) && !row.may_be_omitted()
    }

    /// Whether a row says that it is required, and means it, whatever prose says.
    #[must_use]
    pub fn prints(&self, row: &Parameter) -> bool {
        row.required == Some(true) && self.folders.contains(row.source.folder())
    }

    /// Whether a request, or an answer, must have a parameter of the query or a header. The media types of a message
    /// are known without, and of headers with a prefix there may be none.
    #[must_use]
    pub fn holds(&self, row: &Parameter) -> bool {
        let is_media = row.location == Location::Header
            && ["accept", "content-type"].iter().any(|name| row.name.eq_ignore_ascii_case(name));
        !is_media && row.prefix.is_none() && self.says(row)
    }
}

impl Operation {
    /// The names of the path's parameters, each once, with the rows that describe them: of the same name; else spelt
    /// alike (`taskID`, `task_id`); else the only row that is left for the only name that is left.
    #[must_use]
    pub fn path_rows(&self) -> Vec<(&str, Option<&Parameter>)> {
        let is_path = |row: &&Parameter| row.direction == Direction::Request && row.location == Location::Path;
        let mut left: Vec<&Parameter> = self.parameters.iter().filter(is_path).collect();
        let mut found: Vec<(&str, Option<&Parameter>)> = Vec::new();
        for name in self.path.parameters() {
            if found.iter().all(|&(known, _)| known != name) {
                found.push((name, None));
            }
        }
        let mut join = |is_same: &dyn Fn(&str, &str) -> bool| {
            for (name, row) in found.iter_mut().filter(|(_, row)| row.is_none()) {
                *row = left.iter().position(|left| is_same(&left.name, name)).map(|at| left.remove(at));
            }
        };
        join(&|row, name| row == name);
        join(&spelt_alike);
        let mut open = found.iter_mut().filter(|(_, row)| row.is_none());
        if let (Some((_, row)), None, &[last]) = (open.next(), open.next(), left.as_slice()) {
            *row = Some(last);
        }
        found
    }

    /// Every parameter that is sent or comes: the rows, but for those that number another, and those that no row lists.
    pub fn all_parameters(&self) -> impl Iterator<Item = &Parameter> + Clone {
        self.parameters.iter().filter(|row| row.part_of.is_none()).chain(&self.unlisted)
    }

    /// The examples of its page, and behind them those of guides.
    #[must_use]
    pub fn shown(&self) -> impl DoubleEndedIterator<Item = &Example> + Clone {
        self.examples.iter().chain(&self.guides)
    }

    /// The codes that examples of answers show and no row lists, each once. The page documents them all the same.
    #[must_use]
    pub fn shown_codes(&self) -> Vec<StatusCode> {
        let mut codes: Vec<StatusCode> = Vec::new();
        for code in self.examples.iter().filter(|example| example.direction == Direction::Response) {
            codes.extend(code.status.filter(|code| !codes.contains(code) && !self.lists(*code)));
        }
        codes
    }

    fn lists(&self, code: StatusCode) -> bool {
        self.statuses.iter().any(|row| row.codes.contains(&code))
    }

    /// The type of the JSON body that comes with a status code: what the rows of the code say, what an example shows
    /// with a code that no row lists, or for a success what the operation answers with. Where no row lists a success,
    /// what it answers with comes with the codes below those of failures.
    #[must_use]
    pub fn body_of(&self, code: StatusCode) -> Option<&Type> {
        let mut rows = self.statuses.iter().filter(|row| row.codes.contains(&code));
        if let Some(body) = rows.find_map(|row| row.body.as_ref()) {
            return Some(body);
        }
        let answers = |example: &&Example| example.direction == Direction::Response && example.status == Some(code);
        let mut shown = self.examples.iter().filter(answers).peekable();
        if shown.peek().is_some() && !self.lists(code) {
            return shown.find_map(|example| example.ty.as_ref());
        }
        let succeeds = || self.statuses.iter().flat_map(|row| &row.codes).any(|code| code.is_success());
        let is_answer = code.is_success() || ((300..400).contains(&code.get()) && self.lists(code) && !succeeds());
        self.response.as_ref().filter(|_| is_answer && code.may_have_body())
    }
}

/// Whether two names have the same letters and digits, whatever their case and what parts them: `taskID`, `task_id`. A
/// name without either is like no other.
#[must_use]
pub fn spelt_alike(one: &str, other: &str) -> bool {
    // Names are compared very often, and next to all are ASCII.
    if one.is_ascii() && other.is_ascii() {
        return ascii_letters(one).next().is_some() && ascii_letters(one).eq(ascii_letters(other));
    }
    letters(one).next().is_some() && letters(one).eq(letters(other))
}

fn ascii_letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Whether a text can be the name of a header (RFC 9110, section 5.1).
#[must_use]
pub fn is_header_name(text: &str) -> bool {
    let is_token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    !text.is_empty() && text.bytes().all(is_token)
}

#[cfg(test)]
mod tests {
    use super::{Required, is_header_name, spelt_alike};
    use crate::{Operation, Parameter};

    /// An operation that lists some codes, and answers with the type `Lamp` and shows examples with others.
    fn answering(listed: &[u16], shown: &[(u16, Option<&str>)]) -> Operation {
        let source = serde_json::json!({ "file": "a", "line": 1 });
        let named = |name: &str| serde_json::json!({ "kind": "named", "name": name });
        let statuses = listed.iter().map(|code| {
            serde_json::json!({ "codes": [code], "name": "", "description": "", "source": source, "body": null })
        });
        let examples = shown.iter().map(|(code, ty)| {
            serde_json::json!({
                "title": "", "direction": "response", "media": "json", "text": "", "source": source, "status": code,
                "headers": [], "type": ty.map(named),
            })
        });
        serde_json::from_value(serde_json::json!({
            "id": "a", "title": "A", "method": "GET", "path": "/", "description": "", "deprecated": false,
            "source": source, "statuses": statuses.collect::<Vec<_>>(), "parameters": [],
            "examples": examples.collect::<Vec<_>>(), "request": null, "response": named("Lamp"),
        }))
        .unwrap()
    }

    /// The code and the type of its body, for each code that the operation documents.
    #[track_caller]
    fn bodies(listed: &[u16], shown: &[(u16, Option<&str>)], expected: &[(u16, Option<&str>)]) {
        let operation = answering(listed, shown);
        let rows = operation.statuses.iter().flat_map(|row| row.codes.clone());
        let found = rows.chain(operation.shown_codes()).map(|code| {
            let name = operation.body_of(code).and_then(|ty| ty.references().next());
            (code.get(), name)
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn codes_that_examples_show_are_documented_too() {
        let both = [(200, Some("Lamp")), (202, Some("Job"))];
        bodies(&[200], &[(202, Some("Job")), (202, None), (200, Some("Lamp"))], &both);
        bodies(&[200], &[(202, None)], &[(200, Some("Lamp")), (202, None)]);
    }

    #[test]
    fn what_is_answered_is_the_body_of_a_redirection_where_no_success_is_listed() {
        bodies(&[300, 404], &[], &[(300, Some("Lamp")), (404, None)]);
        bodies(&[200, 300], &[], &[(200, Some("Lamp")), (300, None)]);
    }

    /// Expects the rows as `name=row`, with nothing behind the sign where none was found.
    #[track_caller]
    fn check(path: &str, rows: &[&str], expected: &[&str]) {
        let rows: Vec<_> = rows
            .iter()
            .map(|name| {
                serde_json::json!({
                    "name": name, "direction": "request", "location": "path", "parent": null, "type": null,
                    "required": null, "description": "", "source": { "file": "a", "line": 1 }, "schema": null,
                    "place": null,
                })
            })
            .collect();
        let operation: Operation = serde_json::from_value(serde_json::json!({
            "id": "a", "title": "A", "method": "GET", "path": path, "description": "", "deprecated": false,
            "source": { "file": "a", "line": 1 }, "statuses": [], "parameters": rows, "examples": [],
            "request": null, "response": null,
        }))
        .unwrap();
        let found = operation.path_rows().into_iter().map(|(name, row)| {
            let row = row.map_or("", |row| row.name.as_str());
            format!("{name}={row}")
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_row_of_the_same_name_comes_before_one_spelt_alike() {
        check("/{lamp_id}/{lampId}", &["lampID", "lampId"], &["lamp_id=lampID", "lampId=lampId"]);
    }

    #[test]
    fn what_is_left_on_both_sides_belongs_together() {
        check("/{lamp}/{shade}", &["lamp", "cover"], &["lamp=lamp", "shade=cover"]);
        check("/{lamp}/{shade}", &["cover"], &["lamp=", "shade="]);
        check("/{lamp}/{lamp}", &["a", "b"], &["lamp="]);
    }

    #[test]
    fn names_are_spelt_alike_where_they_have_the_same_letters() {
        assert!(spelt_alike("taskID", "task_id") && spelt_alike("os-lamp:ID2", "osLampId2"));
        assert!(!spelt_alike("task_id", "task") && !spelt_alike("-", "_"));
    }

    #[test]
    fn a_header_is_named_by_a_token() {
        assert!(is_header_name("X-Lamp`s_~1") && !is_header_name("X Lamp") && !is_header_name(""));
    }

    #[test]
    fn required_is_meant_where_a_folder_tells_it_from_optional() {
        let told = |file: &str, required: Option<bool>, about: &str| -> Parameter {
            serde_json::from_value(serde_json::json!({
                "name": "lamp", "direction": "request", "location": "query", "parent": null, "type": null,
                "required": required, "description": about, "source": { "file": file, "line": 1 }, "schema": null,
                "place": null,
            }))
            .unwrap()
        };
        let row = |file: &str, required| told(file, required, "");
        let (old, other) = (row("v1/a", Some(true)), row("v2/a", Some(true)));
        let says = |rows: &[(&Parameter, bool)]| {
            let required = Required::of(rows.iter().copied());
            [required.says(&old), required.says(&other)]
        };
        assert_eq!(says(&[(&old, false), (&other, false)]), [false, false]);
        assert_eq!(says(&[(&old, false), (&other, false), (&row("v2/b", Some(false)), false)]), [false, true]);
        assert_eq!(says(&[(&old, true), (&other, false)]), [true, false]);
        let omitted = told("v1/a", Some(true), "The lamp. By default, all are lit.");
        assert!(!Required::of([(&omitted, true)]).says(&omitted));
    }
}
