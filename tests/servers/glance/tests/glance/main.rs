//! A real OpenStack Glance, called through the bindings of the pages under `docs/`: every operation, every documented
//! status. `tests/servers/glance/run test` starts the service and runs this; without it the test is skipped.

mod client;
mod data;
mod images;
mod members;
mod service;
mod tasks;

use std::collections::BTreeSet;

use client::Client;
use docbind_glance::SPEC;
use serde_json::Value;

/// What the pages document and this service cannot be brought to answer, each with the reason.
const OUT_OF_REACH: &[(&str, u16, &str)] = &[];

#[test]
fn every_documented_status_of_every_operation_is_reached() {
    let Some(client) = Client::of_running_service() else {
        eprintln!("skipped: Glance does not run; `tests/servers/glance/run test` starts it and runs this");
        return;
    };
    service::versions_stores_and_schemas(&client);
    images::created_listed_changed_and_deleted(&client);
    data::uploaded_downloaded_and_imported(&client);
    members::shared_and_answered(&client);
    tasks::imported_by_tasks(&client);

    let documented = documented();
    let reached = client.reached();
    let out_of_reach: BTreeSet<_> = OUT_OF_REACH.iter().map(|&(id, code, _)| (id.to_owned(), code)).collect();
    let missing: Vec<_> = documented.difference(&reached).filter(|known| !out_of_reach.contains(*known)).collect();
    let undocumented: Vec<_> = reached.difference(&documented).collect();
    let operations: BTreeSet<_> = documented.iter().map(|(id, _)| id).collect();
    println!("{} operations; {} of {} documented statuses reached", operations.len(), reached.len(), documented.len());
    for (id, code, reason) in OUT_OF_REACH {
        println!("out of reach: {id} {code}: {reason}");
    }
    assert!(missing.is_empty() && undocumented.is_empty(), "not reached: {missing:?}; undocumented: {undocumented:?}");
}

/// Every operation with every status code of its page.
fn documented() -> BTreeSet<(String, u16)> {
    let spec: Value = serde_json::from_str(SPEC).unwrap();
    let mut documented = BTreeSet::new();
    for operation in spec["operations"].as_array().unwrap() {
        let codes = operation["statuses"].as_array().unwrap().iter().flat_map(|row| row["codes"].as_array().unwrap());
        let id = operation["id"].as_str().unwrap();
        documented.extend(codes.map(|code| (id.to_owned(), u16::try_from(code.as_u64().unwrap()).unwrap())));
    }
    documented
}
