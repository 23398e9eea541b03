//! Calls the library with `ureq`, a blocking client.
//!
//! `cargo run -p docbind-example --example blocking -- https://api.cadenza.example TOKEN`

use docbind_example::operation::{Operation, Paged};
use docbind_example::{CreateLoan, CreateLoanRequest, create_loan, list_instruments};
use ureq::http::{Request, Response};

type Error = Box<dyn std::error::Error>;

/// The client: where the service is, and what all requests have in common.
struct Client {
    agent: ureq::Agent,
    base: String,
    token: String,
}

impl Client {
    fn new(base: &str, token: &str) -> Self {
        // Every status is an answer, and the bindings say which.
        let config = ureq::Agent::config_builder().http_status_as_error(false).build();
        Self { agent: config.into(), base: base.to_owned(), token: token.to_owned() }
    }

    fn call<C: Operation>(&self, call: &C) -> Result<C::Answer, Error> {
        Ok(C::read(&self.send(call.to_request(&self.base)?)?)?)
    }

    fn send(&self, mut request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error> {
        request.headers_mut().insert("x-desk-token", self.token.parse()?);
        let (parts, mut body) = self.agent.run(request)?.into_parts();
        Ok(Response::from_parts(parts, body.read_to_vec()?))
    }
}

/// Lists all instruments, and borrows the first.
pub fn run(base: &str, token: &str) -> Result<(), Error> {
    let client = Client::new(base, token);

    let mut instruments = Vec::new();
    let mut call = list_instruments::Call::new();
    call.query.limit = Some(2);
    for page in call.pages().each(base, |request| client.send(request)) {
        instruments.extend(page?.into_result()?.instruments);
    }
    for instrument in &instruments {
        println!("{}: {}", instrument.shelf_mark, instrument.title);
    }

    let Some(wanted) = instruments.first() else { return Ok(()) };
    let loan = CreateLoanRequest::new(CreateLoan::new(wanted.id.clone(), 20417));
    match client.call(&create_loan::Call::new(loan))? {
        create_loan::Answer::AlreadyLent => println!("{} is out on loan", wanted.title),
        answer => println!("borrowed: {:?}", answer.into_result()?),
    }
    Ok(())
}

#[allow(dead_code, reason = "a test of this crate runs the example without its main")]
fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let (Some(base), Some(token)) = (arguments.next(), arguments.next()) else {
        return Err("usage: blocking BASE_URL TOKEN".into());
    };
    run(&base, &token)
}
