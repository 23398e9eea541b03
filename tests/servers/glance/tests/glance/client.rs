//! A blocking client of the service, which remembers the statuses that it was answered.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::env;

use docbind_glance::operation::{Error, Operation};
use ureq::Agent;
use ureq::http::{Request, Response};

/// An administrator of one project.
pub const KEEPER: &str = "ada@harbour:admin";
/// A member of the same project.
pub const MATE: &str = "cy@harbour:member";
/// A member of another project.
pub const GUEST: &str = "bo@lightship:member";
/// A token that the service does not know.
pub const NOBODY: &str = "nobody";

/// The service that runs on this machine.
pub struct Client {
    agent: Agent,
    /// Where the service is.
    pub base: String,
    /// Where the files are that import tasks fetch.
    pub files: String,
    reached: RefCell<BTreeSet<(String, u16)>>,
}

/// Why there is no answer.
#[derive(Debug)]
#[expect(dead_code, reason = "it is shown where the test fails")]
pub enum Failure {
    Bindings(Error),
    Transport(ureq::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Bindings(error)
    }
}

impl From<ureq::Error> for Failure {
    fn from(error: ureq::Error) -> Self {
        Self::Transport(error)
    }
}

impl Client {
    /// A client of the service that `run test` has started; nothing where it has not.
    #[expect(clippy::disallowed_methods, reason = "the script that starts the service says where it is")]
    pub fn of_running_service() -> Option<Self> {
        let (base, files) = (env::var("GLANCE_URL").ok()?, env::var("GLANCE_FILES_URL").ok()?);
        let config = Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
        Some(Self { agent: config.into(), base, files, reached: RefCell::default() })
    }

    /// Sends a call, and reads the answer.
    #[track_caller]
    pub fn call<C: Operation>(&self, call: &C) -> C::Answer {
        let answer = call.to_request(&self.base).map_err(Failure::from).and_then(|request| {
            let response = self.send::<C>(request)?;
            Ok(C::read(&response)?)
        });
        answer.unwrap_or_else(|failure| panic!("{}: {failure:?}", C::ID))
    }

    /// Sends the request of an operation.
    pub fn send<C: Operation>(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Failure> {
        let (parts, mut body) = self.agent.run(request)?.into_parts();
        self.reached.borrow_mut().insert((C::ID.to_owned(), parts.status.as_u16()));
        Ok(Response::from_parts(parts, body.read_to_vec()?))
    }

    /// The operations that were called, with each status that they were answered.
    pub fn reached(&self) -> BTreeSet<(String, u16)> {
        self.reached.borrow().clone()
    }
}

/// Calls, and expects an answer of a form; gives what stands behind the arrow.
#[macro_export]
macro_rules! answered {
    ($client:expr, $call:expr, $answer:pat $(=> $value:expr)?) => {
        match $client.call(&$call) {
            $answer => { $($value)? }
            other => panic!("{} was answered {other:?}", stringify!($call)),
        }
    };
}
