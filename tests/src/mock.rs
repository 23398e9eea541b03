//! A mock that runs in this process, and a client that speaks to it over a socket.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::thread::JoinHandle;

use docbind_codegen::serve::{Asked, Limits, Server};
use docbind_codegen::verify::Policy;
use docbind_spec::Api;
use tokio::sync::oneshot;

/// A mock that listens until it is dropped.
#[derive(Debug)]
pub struct Mock {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// An answer as it came over the wire.
#[derive(Debug)]
pub struct Answered {
    /// The status code.
    pub status: u16,
    /// The headers, in order, their names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Mock {
    /// Starts a mock of the API on any free port.
    pub fn start(api: Api, policy: Policy) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let server = runtime.block_on(Server::bind((Ipv4Addr::LOCALHOST, 0).into(), Limits::default()))?;
        let (stop, stopped) = oneshot::channel::<()>();
        let address = server.address();
        let until = async { _ = stopped.await };
        let thread = std::thread::spawn(move || {
            runtime.block_on(server.run(api, policy, String::new(), |_, _| {}, until));
        });
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it listens, as the base of a URL.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Sends a request and reads the whole answer.
    pub fn ask(&self, asked: &Asked) -> io::Result<Answered> {
        let mut stream = TcpStream::connect(self.address)?;
        let Asked { method, target, headers, body } = asked;
        let own = |name: &str| ["host", "connection", "content-length"].contains(&name.to_ascii_lowercase().as_str());
        let headers = headers.iter().filter(|(name, _)| !own(name));
        let length = body.len();
        write!(
            stream,
            "{method} {target} HTTP/1.1\r\nHost: mock\r\nConnection: close\r\nContent-Length: {length}\r\n"
        )?;
        for (name, value) in headers {
            write!(stream, "{name}: {value}\r\n")?;
        }
        stream.write_all(b"\r\n")?;
        stream.write_all(body)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let wrong = || io::Error::other(format!("no HTTP: {}", String::from_utf8_lossy(&bytes)));
        read(&bytes).ok_or_else(wrong)
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        // Where the thread is gone, the mock is.
        drop(self.stop.take());
        _ = self.thread.take().map(JoinHandle::join);
    }
}

impl Answered {
    /// The value of a header, by its name in small letters.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Reads an answer after which the connection was closed.
fn read(bytes: &[u8]) -> Option<Answered> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let (head, body) = bytes.split_at(end);
    let head = std::str::from_utf8(head).ok()?;
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    Some(Answered { status, headers, body: body.get(4..)?.to_vec() })
}
