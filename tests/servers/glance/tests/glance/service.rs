//! What the service says of itself.

use docbind_glance::{choose_version, list_stores, list_versions, show_import_methods, show_schema};

use crate::answered;
use crate::client::{Client, KEEPER, NOBODY};

pub fn versions_stores_and_schemas(client: &Client) {
    let versions = answered!(client, list_versions::Call::new(), list_versions::Answer::Ok(list) => list);
    assert!(versions.versions.iter().any(|version| version.id == "v2.9"));
    let choice = answered!(client, choose_version::Call::new(), choose_version::Answer::MultipleChoices(list) => list);
    assert_eq!(choice.versions.len(), versions.versions.len());

    let methods = show_import_methods::Call::new(KEEPER.to_owned());
    let methods = answered!(client, methods, show_import_methods::Answer::Ok(answer) => answer.import_methods);
    assert!(methods.value.iter().any(|method| method == "glance-direct"));
    let call = show_import_methods::Call::new(NOBODY.to_owned());
    answered!(client, call, show_import_methods::Answer::Unauthorized(_));

    let stores = list_stores::Call::new(KEEPER.to_owned());
    let stores = answered!(client, stores, list_stores::Answer::Ok(list) => list.stores);
    assert_eq!((stores[0].id.as_str(), stores[0].default.as_deref()), ("local", Some("true")));
    answered!(client, list_stores::Call::new(NOBODY.to_owned()), list_stores::Answer::Unauthorized(_));

    for name in ["image", "images", "member", "members", "task", "tasks"] {
        let call = show_schema::Call::new(name, KEEPER.to_owned());
        let schema = answered!(client, call, show_schema::Answer::Ok(schema) => schema);
        assert_eq!(schema.name, name);
        assert!(!schema.properties.is_empty());
    }
    answered!(client, show_schema::Call::new("image", NOBODY.to_owned()), show_schema::Answer::Unauthorized(_));
    let call = show_schema::Call::new("buoy", KEEPER.to_owned());
    let fault = answered!(client, call, show_schema::Answer::NotFound(fault) => fault);
    assert_eq!(fault.code, "404 Not Found");
}
