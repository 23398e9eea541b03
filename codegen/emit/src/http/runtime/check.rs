//! What the tests of the bindings call.

#![cfg(test)]

use ::http::Response;

use super::Operation;

/// Reads an answer that the documentation shows.
#[track_caller]
pub fn answered<O: Operation>(source: &str, code: u16, body: &str) -> O::Answer {
    let mut response = Response::new(body.as_bytes());
    match code.try_into() {
        Ok(code) => *response.status_mut() = code,
        Err(_) => panic!("{source}: {code} is no status code"),
    }
    match O::read(&response) {
        Ok(answer) => answer,
        Err(error) => panic!("{source}: {error}"),
    }
}

/// The answers that the documentation shows of an operation: for each a test, where it stands, its status and its body.
macro_rules! shown {
    ($operation:ident { $($name:ident $source:literal $code:literal $body:literal),* $(,)? }) => {
        mod $operation {
            $(
                #[test]
                fn $name() {
                    use super::super::super::{$operation::Call, operation};
                    let answer = operation::answered::<Call>($source, $code, $body);
                    assert_eq!(answer.status().code(), $code);
                }
            )*
        }
    };
}
pub(crate) use shown;
