//! A server that answers as the pages say: for client code that is tried before there is access to the service.
//!
//! [`Mock`] is the pure part: a request in, an answer out. It finds the operation as `docbind verify` does, checks the
//! request against its page, and answers with what the page shows. [`Server`] puts it behind a socket. Nothing is
//! stored: what a client creates is not there when it asks for it.

mod choose;
mod example;
mod fault;
mod made;
mod media;
mod mock;
mod prefer;
mod sample;
mod server;

#[cfg(test)]
mod tests;

pub use mock::{Mock, Outcome};
pub use sample::requests;
pub use server::{Limits, Server};

/// A request as it came over the wire.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The method, as it stands in the request line.
    pub method: String,
    /// The path and the query, percent-encoded.
    pub target: String,
    /// The headers, in order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// An answer to send.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The headers, in order, without those that say where the message ends.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// What became of the request, for a log.
    pub outcome: Outcome,
}
