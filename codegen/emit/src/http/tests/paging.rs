//! Lists in pages.

use http::{Request, Response};
use serde_json::{Value, json};

use super::operation::{Error, Paged, Paging};

const LINK: Paging = Paging::Link { at: "/links/next" };
const LINKS: Paging = Paging::Links { at: "/links" };
const MARKER: Paging = Paging::Marker { items: "/lamps", key: "id", parameter: "marker" };
const OFFSET: Paging = Paging::Offset { items: "/lamps", parameter: "offset" };

/// A list for each of the ways to page it.
macro_rules! list {
    ($module:ident, $paging:ident) => {
        mod $module {
            use super::super::{operation, wire};

            #[derive(Debug, Clone, PartialEq, Default)]
            pub(super) struct Call {
                pub(super) query: Query,
            }
            #[derive(Clone, PartialEq, Default)]
            pub(super) struct Query {
                pub(super) limit: Option<i64>,
                pub(super) marker: Option<String>,
                pub(super) offset: Option<i64>,
            }
            pub(super) type Answer = Result<serde_json::Value, u16>;

            impl Query {
                fn pairs(&self) -> Vec<wire::Pair> {
                    let mut pairs = Vec::new();
                    wire::add_pair(&self.limit, "limit", &mut pairs);
                    wire::add_pair(&self.marker, "marker", &mut pairs);
                    wire::add_pair(&self.offset, "offset", &mut pairs);
                    pairs
                }
            }
            impl std::fmt::Debug for Query {
                fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    Ok(())
                }
            }
            impl operation::Operation for Call {
                const ID: &'static str = "list";
                type Answer = Answer;

                fn parts(&self) -> Result<operation::Parts, operation::Error> {
                    let mut parts = operation::Parts::new("list", "GET", "/v1/lamps", &[])?;
                    parts.query(self.query.pairs());
                    Ok(parts)
                }

                fn answer(raw: &operation::Raw<'_>) -> Result<Answer, operation::Error> {
                    Ok(if raw.code() == 200 { Ok(raw.json()?) } else { Err(raw.code()) })
                }
            }
            impl operation::Paged for Call {
                const PAGING: operation::Paging = super::$paging;
            }
        }
    };
}

list!(by_link, LINK);
list!(by_links, LINKS);
list!(by_marker, MARKER);
list!(by_offset, OFFSET);

/// Sends pages, and says which targets were asked for and how it ended.
#[track_caller]
fn walk<C: Paged>(call: C, pages: &[Value], targets: &[&str], end: Option<&str>) {
    let mut asked = Vec::new();
    let mut answers = pages.iter();
    let send = |request: Request<Vec<u8>>| {
        asked.push(request.uri().to_string().replacen("http://h/base/v1/", "", 1));
        let page = answers.next().expect("another page is asked for");
        let mut response = Response::new(page.to_string().into_bytes());
        if page.is_number() {
            *response.status_mut() = http::StatusCode::UNAUTHORIZED;
        }
        Ok::<_, Error>(response)
    };
    let results: Vec<_> = call.pages().each("http://h/base", send).collect();
    let error = results.last().and_then(|last| last.as_ref().err()).map(ToString::to_string);
    assert_eq!(asked, targets);
    assert_eq!(error.as_deref(), end.map(|end| format!("list: {end}")).as_deref());
}

#[test]
fn a_link_is_followed_to_its_end() {
    let pages = [
        json!({"links": {"next": "/v1/lamps?limit=2&marker=b%20c"}}),
        json!({"links": {"next": "https://elsewhere.example:1/base/v1/lamps/?marker=ü\r\n#top"}}),
        json!({"links": {"next": "?marker=e"}}),
        json!({"links": {"next": {"href": "v1/lamps?marker=f"}}}),
        json!({"links": {"next": null}}),
    ];
    let targets = [
        "lamps?limit=2",
        "lamps?limit=2&marker=b%20c",
        "lamps?marker=%C3%BC%0D%0A",
        "lamps?marker=e",
        "lamps?marker=f",
    ];
    let mut call = by_link::Call::default();
    call.query.limit = Some(2);
    walk(call, &pages, &targets, None);
    walk(by_link::Call::default(), &[json!({})], &["lamps"], None);
}

#[test]
fn a_link_to_another_operation_is_an_error() {
    let end = Some("the link to the next page leads to another operation");
    for link in ["/v1/secrets?marker=b", "/v1/lamps", "mailto:x", "7"] {
        walk(by_link::Call::default(), &[json!({"links": {"next": link}})], &["lamps"], end);
    }
    walk(by_link::Call::default(), &[json!({"links": {"next": 7}})], &["lamps"], end);
}

#[test]
fn a_list_of_links_has_one_that_is_next() {
    let pages = [
        json!({"links": [{"rel": "self", "href": "?a=1"}, {"rel": "next", "href": "?a=2"}]}),
        json!({"links": [{"rel": "self", "href": "?a=2"}]}),
    ];
    walk(by_links::Call::default(), &pages, &["lamps", "lamps?a=2"], None);
}

#[test]
fn a_marker_is_the_last_item_of_a_page_and_the_last_page_is_empty() {
    let pages = [json!({"lamps": [{"id": "a"}, {"id": "b/c"}]}), json!({"lamps": [{"id": 4}]}), json!({"lamps": []})];
    let mut call = by_marker::Call::default();
    call.query.limit = Some(2);
    call.query.marker = Some("0".to_owned());
    let targets = ["lamps?limit=2&marker=0", "lamps?limit=2&marker=b%2Fc", "lamps?limit=2&marker=4"];
    walk(call, &pages, &targets, None);
    let end = Some("the last item of the page has nothing that marks where the next page begins");
    walk(by_marker::Call::default(), &[json!({"lamps": [{"name": "a"}]})], &["lamps"], end);
}

#[test]
fn an_offset_counts_what_was_read() {
    let pages = [json!({"lamps": [1, 2]}), json!({"lamps": [3]}), json!({"lamps": []})];
    let mut call = by_offset::Call::default();
    call.query.offset = Some(5);
    walk(call, &pages, &["lamps?offset=5", "lamps?offset=7", "lamps?offset=8"], None);
}

#[test]
fn pages_that_lead_to_each_other_end_with_an_error() {
    let end = Some("the next page is one that was read before");
    let to = |link: &str| json!({"links": {"next": link}});
    walk(by_link::Call::default(), &[to("?a=1"), to("?a=2"), to("?a=1")], &["lamps", "lamps?a=1", "lamps?a=2"], end);
    let same = json!({"lamps": [{"id": "a"}]});
    walk(by_marker::Call::default(), &[same.clone(), same], &["lamps", "lamps?marker=a"], end);
}

#[test]
fn an_answer_that_is_no_success_is_the_last() {
    let pages = [json!({"lamps": [{"id": "a"}]}), json!(401)];
    walk(by_marker::Call::default(), &pages, &["lamps", "lamps?marker=a"], None);
}
