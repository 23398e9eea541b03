//! The mock behind a socket. hyper reads and writes HTTP; several connections are served at once.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use docbind_spec::Api;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;

use super::{Answer, Asked, Mock, fault};
use crate::verify::Policy;

/// What a client may ask of the server.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The largest body, in bytes.
    pub body: usize,
    /// How long a client may take for the head of a request, and again for its body.
    pub patience: Duration,
    /// How long requests may take that are under way when the server is told to stop.
    pub farewell: Duration,
}

impl Default for Limits {
    /// 16 MiB, 30 seconds, 2 seconds.
    fn default() -> Self {
        let (patience, farewell) = (Duration::from_secs(30), Duration::from_secs(2));
        Self { body: 16 << 20, patience, farewell }
    }
}

/// A mock that listens.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    limits: Limits,
}

/// What every connection needs.
struct Shared<L> {
    api: Api,
    policy: Policy,
    root: String,
    limits: Limits,
    log: L,
}

impl Server {
    /// Begins to listen; port 0 is any that is free. Has to be called in a Tokio runtime with I/O and time.
    pub async fn bind(address: SocketAddr, limits: Limits) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address, limits })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `stop` is over, then waits a moment for the requests under way. `log` is told of every request.
    pub async fn run<L>(self, api: Api, policy: Policy, root: String, log: L, stop: impl Future<Output = ()>)
    where
        L: Fn(&Asked, &Answer) + Send + Sync + 'static,
    {
        let limits = self.limits;
        let shared = Arc::new(Shared { api, policy, root, limits, log });
        let connections = GracefulShutdown::new();
        let mut stop = std::pin::pin!(stop);
        loop {
            let accepted = tokio::select! {
                () = &mut stop => break,
                accepted = self.listener.accept() => accepted,
            };
            let Ok((stream, _)) = accepted else {
                // Out of file handles, or a client that is gone already: the next may do better.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            let shared = Arc::clone(&shared);
            let service = service_fn(move |request| serve(Arc::clone(&shared), request));
            let mut http = http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(limits.patience);
            let connection = connections.watch(http.serve_connection(TokioIo::new(stream), service));
            // A connection that breaks is the client's affair.
            tokio::spawn(async move { _ = connection.await });
        }
        drop(self.listener);
        _ = tokio::time::timeout(limits.farewell, connections.shutdown()).await;
    }
}

async fn serve<L>(shared: Arc<Shared<L>>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible>
where
    L: Fn(&Asked, &Answer),
{
    let (head, body) = request.into_parts();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let headers = head.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes())));
    let target = head.uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str).to_owned();
    let mut asked =
        Asked { method: head.method.as_str().to_owned(), target, headers: headers.collect(), body: Vec::new() };
    let collected = Limited::new(body, shared.limits.body).collect();
    let answer = match tokio::time::timeout(shared.limits.patience, collected).await {
        Ok(Ok(body)) => {
            asked.body = body.to_bytes().to_vec();
            Mock::new(&shared.api, shared.policy.clone(), &shared.root).answer(&asked)
        }
        Ok(Err(error)) if error.is::<LengthLimitError>() => fault::too_large(shared.limits.body),
        Ok(Err(error)) => fault::unreadable(&error.to_string()),
        Err(_) => fault::unreadable("it took too long"),
    };
    (shared.log)(&asked, &answer);
    Ok(response(answer))
}

fn response(answer: Answer) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(answer.body)));
    *response.status_mut() = http::StatusCode::from_u16(answer.status).unwrap_or(http::StatusCode::NOT_IMPLEMENTED);
    for (name, value) in answer.headers {
        let value = http::HeaderValue::try_from(&value).or_else(|_| http::HeaderValue::try_from(ascii(&value)));
        if let (Ok(name), Ok(value)) = (http::HeaderName::try_from(name), value) {
            response.headers_mut().append(name, value);
        }
    }
    response
}

/// A text that a header can hold: what it quotes of a page or of a request may be anything.
fn ascii(text: &str) -> String {
    text.chars().map(|c| if c == ' ' || c.is_ascii_graphic() { c } else { '?' }).collect()
}
