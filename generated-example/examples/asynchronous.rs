//! Calls the library with `reqwest`, an asynchronous client.
//!
//! `cargo run -p docbind-example --example asynchronous -- https://api.cadenza.example TOKEN`

use docbind_example::operation::{Operation, Paged};
use docbind_example::{CreateLoan, CreateLoanRequest, create_loan, list_instruments};
use reqwest::header::HeaderMap;

type Error = Box<dyn std::error::Error>;

/// The client: where the service is, and what all requests have in common.
struct Client {
    inner: reqwest::Client,
    base: String,
}

impl Client {
    fn new(base: &str, token: &str) -> Result<Self, Error> {
        let mut headers = HeaderMap::new();
        headers.insert("x-desk-token", token.parse()?);
        let inner = reqwest::Client::builder().default_headers(headers).build()?;
        Ok(Self { inner, base: base.to_owned() })
    }

    async fn call<C: Operation>(&self, call: &C) -> Result<C::Answer, Error> {
        Ok(C::read(&self.send(call.to_request(&self.base)?).await?)?)
    }

    async fn send(&self, request: http::Request<Vec<u8>>) -> Result<http::Response<Vec<u8>>, Error> {
        let mut answer = self.inner.execute(request.try_into()?).await?;
        let (status, headers) = (answer.status(), std::mem::take(answer.headers_mut()));
        let mut response = http::Response::new(answer.bytes().await?.into());
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }
}

/// Lists all instruments, and borrows the first.
pub async fn run(base: &str, token: &str) -> Result<(), Error> {
    let client = Client::new(base, token)?;

    let mut instruments = Vec::new();
    let mut pages = list_instruments::Call::new().pages();
    while let Some(request) = pages.to_request(base) {
        let response = client.send(request?).await?;
        instruments.extend(pages.read(&response)?.into_result()?.instruments);
    }
    for instrument in &instruments {
        println!("{}: {}", instrument.shelf_mark, instrument.title);
    }

    let Some(wanted) = instruments.first() else { return Ok(()) };
    let loan = CreateLoanRequest::new(CreateLoan::new(wanted.id.clone(), 20417));
    let borrowed = client.call(&create_loan::Call::new(loan)).await?.into_result()?;
    println!("borrowed: {borrowed:?}");
    Ok(())
}

#[allow(dead_code, reason = "a test of this crate runs the example without its main")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let (Some(base), Some(token)) = (arguments.next(), arguments.next()) else {
        return Err("usage: asynchronous BASE_URL TOKEN".into());
    };
    run(&base, &token).await
}
