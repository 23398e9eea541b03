//! The media types that an operation's page shows.

use docbind_spec::{Direction, Media, Operation};

use crate::verify::traffic::{Body, Request, header};

/// The media types that a body may have, where the request's is none of them.
pub(super) fn unsupported(operation: &Operation, request: &Request) -> Option<Vec<String>> {
    let sent = essence(header(&request.headers, "content-type")?);
    let shown = shown(operation);
    let is_shown = shown.contains(&sent);
    let expects_json = operation.request.is_some();
    match &request.body {
        Body::Empty => return None,
        // Where a page shows none, any is as good as another.
        Body::Json(_) | Body::Broken { .. } if is_shown || shown.is_empty() => return None,
        Body::Other if is_shown || !expects_json => return None,
        Body::Json(_) | Body::Broken { .. } | Body::Other => {}
    }
    let or_json = if shown.is_empty() { vec!["application/json".to_owned()] } else { shown };
    Some(or_json)
}

/// The media types that the page names for the request, and those of the examples that name none.
fn shown(operation: &Operation) -> Vec<String> {
    let mut shown = operation.request_media();
    for example in operation.examples.iter().filter(|example| example.direction == Direction::Request) {
        let media_type = match example.media {
            _ if header(&example.headers, "content-type").is_some() => continue,
            Media::Json => "application/json",
            Media::Xml => "application/xml",
            Media::Http if example.value.is_some() => "application/json",
            Media::Http | Media::Text => continue,
        };
        if shown.iter().all(|known| known != media_type) {
            shown.push(media_type.to_owned());
        }
    }
    shown
}

/// Whether the client would have XML and not JSON.
pub(super) fn wants_xml(headers: &[(String, String)]) -> bool {
    let accepted: Vec<_> = header(headers, "accept").unwrap_or_default().split(',').map(essence).collect();
    let is = |kinds: &[&str]| accepted.iter().any(|media| kinds.contains(&media.as_str()));
    is(&["application/xml", "text/xml"]) && !is(&["application/json", "*/*", "application/*"])
}

/// A media type without its parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
