//! Pages of faults: a page that declares no operation and shows answers with a code of error, of which any operation of
//! the service may give one.
//!
//! The code is that of the message (`HTTP/1.1 404`) or stands in the body: `{"itemNotFound": {"code": 404, …}}`. What
//! the tables of such a page say of codes is prose for readers; each operation has a table of its own.

use docbind_spec::{Direction, StatusCode};
use memchr::memmem;
use serde_json::Value;

use crate::read::page::Example;

/// Whether a text may show a fault. Quick, for most files of a folder are prose.
pub(crate) fn may_show(text: &str) -> bool {
    let fails = |rest: &str| {
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '"'));
        rest.starts_with(['4', '5']) && rest.as_bytes().iter().take_while(|byte| byte.is_ascii_digit()).count() == 3
    };
    let after = |what: &str, skip: usize| {
        memmem::find_iter(text.as_bytes(), what).any(|at| text.get(at + what.len() + skip..).is_some_and(fails))
    };
    after("\"code\"", 0) || after("HTTP/1.", 1)
}

/// The fault that an example of a page without operations shows, with its code.
pub(crate) fn fault(mut example: Example) -> Option<Example> {
    let shown = &mut example.example;
    let body = shown.value.as_ref().filter(|value| value.is_object())?;
    let code = match shown.status {
        Some(code) => code,
        None => code_of(body)?,
    };
    if !(400..=599).contains(&code.get()) {
        return None;
    }
    shown.status = Some(code);
    shown.direction = Direction::Response;
    Some(example)
}

/// The code that a body says it comes with, at the root or under its only key.
fn code_of(body: &Value) -> Option<StatusCode> {
    let object = body.as_object()?;
    let mut values = object.values();
    let inner = match (values.next(), values.next()) {
        (Some(Value::Object(inner)), None) => inner,
        _ => object,
    };
    let code = match inner.get("code")? {
        Value::Number(code) => code.as_u64()?,
        Value::String(code) => code.trim().parse().ok()?,
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    StatusCode::new(u16::try_from(code).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use docbind_spec::StatusCode;

    use crate::read::{self, Page};
    use crate::source::{Source, Sources};

    fn page(text: &str) -> Page {
        let sources = Sources::new(vec![Source::new("faults.rst", text)]);
        read::read(&sources).0.remove(0)
    }

    /// The codes of the faults that a page shows.
    #[track_caller]
    fn check(text: &str, expected: &[u16]) {
        let faults = page(text).faults;
        let codes: Vec<u16> = faults.iter().filter_map(|fault| fault.example.status).map(StatusCode::get).collect();
        assert_eq!(codes, expected, "{text}");
    }

    #[test]
    fn bodies_say_their_code() {
        check(
            "Faults\n======\n\n.. code::\n\n    {\"hiveNotFound\": {\"code\": 404, \"message\": \"Gone\"}}\n",
            &[404],
        );
        check("Faults\n======\n\n.. code::\n\n    {\"code\": \"503\", \"message\": \"Later\"}\n", &[503]);
    }

    #[test]
    fn messages_say_their_code() {
        let message =
            "Faults\n======\n\n.. code::\n\n    HTTP/1.1 409 Conflict\n\n.. code::\n\n    {\"title\": \"Swarm\"}\n";
        check(message, &[409]);
    }

    #[test]
    fn what_holds_a_fault_is_none() {
        let hive = "{\"hive\": {\"name\": \"Ida\", \"fault\": {\"code\": 404, \"message\": \"Gone\"}}}";
        check(&format!("Faults\n======\n\n.. code::\n\n    {hive}\n"), &[]);
        check("Hives\n=====\n\n.. code::\n\n    {\"hive\": {\"code\": 200}}\n", &[]);
    }

    #[test]
    fn a_page_with_an_operation_keeps_its_examples() {
        let text = "Show hive\n=========\n\n.. code::\n\n    GET /hives/{hiveId}\n\n.. code::\n\n    {\"code\": 404}\n";
        assert!(page(text).faults.is_empty());
    }
}
