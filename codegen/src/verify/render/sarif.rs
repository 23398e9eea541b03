//! A report as SARIF 2.1.0: each difference points at the page that it differs from.

use docbind_spec::Source;
use serde_json::{Value, json};

use crate::report::Level;
use crate::report::sarif::{log, uri};
use crate::verify::{Kind, Policy, Report};

/// Renders the report; `root` stands before the paths of pages.
#[must_use]
pub fn sarif(report: &Report, root: &str) -> String {
    let rules = Kind::ALL.iter().copied().map(rule).collect();
    let differences = report.operations.iter().flat_map(|operation| {
        operation.differences.iter().map(|found| {
            let (method, path) = (operation.method, &operation.path);
            let often = format!("{} of {} exchanges, first in {}", found.count, operation.exchanges, found.first);
            let message = format!("{method} {path}: {}: {} ({often})", found.part, found.message);
            result(found.kind, found.level, &message, Some((root, &found.source)))
        })
    });
    let undocumented = report.undocumented.iter().map(|miss| {
        let (method, path, status) = (&miss.method, &miss.path, miss.status);
        let often = format!("{} times, first in {}", miss.count, miss.first);
        let message = format!("{method} {path} answered {status} and is not documented ({often})");
        result(Kind::UndocumentedOperation, miss.level, &message, None)
    });
    log(rules, differences.chain(undocumented).collect())
}

fn rule(kind: Kind) -> Value {
    let level = Policy::default().level(kind).unwrap_or(Level::Warning);
    json!({
        "id": kind.as_str(),
        "shortDescription": { "text": kind.summary().trim() },
        "defaultConfiguration": { "level": level.as_str() },
    })
}

fn result(kind: Kind, level: Level, message: &str, place: Option<(&str, &Source)>) -> Value {
    let locations = place.map(|(root, source)| {
        json!({ "physicalLocation": {
            "artifactLocation": { "uri": uri(&format!("{root}{}", source.file)) },
            "region": { "startLine": source.line },
        } })
    });
    json!({
        "ruleId": kind.as_str(),
        "ruleIndex": Kind::ALL.iter().position(|&known| known == kind),
        "level": level.as_str(),
        "message": { "text": message },
        "locations": locations.into_iter().collect::<Vec<_>>(),
    })
}
