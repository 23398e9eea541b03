//! A server in this process: enough of HTTP/1.1 for a test, one request for each connection.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What is answered: a status and JSON.
pub struct Answer {
    pub status: u16,
    pub body: &'static str,
}

/// A server, and what it was asked.
pub struct Loopback {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<String>>>,
}

/// What answers a method, a target and all lines before the body.
type Service = fn(&str, &str, &str) -> Answer;

impl Loopback {
    pub fn start(service: Service) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::default();
        let log = Arc::clone(&seen);
        thread::spawn(move || listener.incoming().flatten().for_each(|stream| serve(stream, service, &log)));
        Self { address, seen }
    }

    /// The base URL, with a path of its own.
    pub fn base(&self) -> String {
        format!("http://{}/api/", self.address)
    }

    /// Method and target of every request.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }
}

fn serve(stream: TcpStream, service: Service, seen: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(&stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).unwrap() > 0 {}
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    reader.read_exact(&mut vec![0; length.unwrap_or(0)]).unwrap();
    let mut words = head.split(' ');
    let (method, target) = (words.next().unwrap(), words.next().unwrap());
    seen.lock().unwrap().push(format!("{method} {target}"));
    let Answer { status, body } = service(method, target, &head);
    let length = body.len();
    let head = format!("HTTP/1.1 {status} .\r\ncontent-type: application/json\r\nconnection: close\r\n");
    write!(&stream, "{head}content-length: {length}\r\n\r\n{body}").unwrap();
}
