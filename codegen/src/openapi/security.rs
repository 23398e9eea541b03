//! Who may call: pages name a token in a header row, and say no more of it.

use docbind_spec::{Api, Direction, Location};
use serde_json::{Value, json};

use super::Object;

/// The header that carries the token of `OpenStack`'s and Rackspace's identity services.
const TOKEN: &str = "X-Auth-Token";

/// The schemes that the pages name.
pub(super) fn schemes(api: &Api) -> Object {
    if !names_token(api) {
        return Object::new();
    }
    super::schema::object([("token", json!({ "type": "apiKey", "in": "header", "name": TOKEN }))])
}

/// What a call needs: the token where the pages name one, or nothing, for some operations need none and do not say so.
pub(super) fn requirements(api: &Api) -> Value {
    if names_token(api) { json!([{ "token": [] }, {}]) } else { json!([{}]) }
}

/// Whether a header parameter is the token, which the security scheme describes in its place.
pub(super) fn is_token(name: &str) -> bool {
    name.eq_ignore_ascii_case(TOKEN)
}

fn names_token(api: &Api) -> bool {
    let rows = api.operations.iter().flat_map(|operation| &operation.parameters);
    let mut headers = rows.filter(|row| row.direction == Direction::Request && row.location == Location::Header);
    headers.any(|row| is_token(&row.name))
}
