//! What is asked of an operation again and again: the row of a path's parameter, the type of a status code's body.
//!
//! These are readings of what the spec says, in one place so that all who read it agree; they add nothing to it.

use crate::{Direction, Location, Operation, Parameter, StatusCode, Type};

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
        join(&|row, name| letters(row) == letters(name));
        let mut open = found.iter_mut().filter(|(_, row)| row.is_none());
        if let (Some((_, row)), None, &[last]) = (open.next(), open.next(), left.as_slice()) {
            *row = Some(last);
        }
        found
    }

    /// The type of the JSON body that comes with a status code: what the rows of the code say, or for a success what
    /// the operation answers with.
    #[must_use]
    pub fn body_of(&self, code: StatusCode) -> Option<&Type> {
        let mut rows = self.statuses.iter().filter(|row| row.codes.contains(&code));
        let has_body = code.is_success() && !matches!(code.get(), 204 | 205);
        let of_all = || self.response.as_ref().filter(|_| has_body);
        rows.find_map(|row| row.body.as_ref()).or_else(of_all)
    }
}

/// The letters and digits of a name, whatever their case.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use crate::Operation;

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
}
