//! The generated client of the example against the mock of its pages: every operation, every documented status.

use docbind_codegen::project::{self, Settings};
use docbind_codegen::serve::Asked;
use docbind_codegen::verify::Policy;
use docbind_example::operation::Operation;
use docbind_example::{
    add_instrument, cancel_loan, create_job, create_loan, list_instruments, list_repair_orders, open_repair_order,
    show_instrument, show_job_details, show_storage, update_a_member, update_loan,
};
use docbind_spec::{Api, Direction};
use docbind_tests::mock::Mock;
use docbind_tests::repository;
use http::{Request, Response};
use serde::de::DeserializeOwned;

/// The pages, their mock, and the operations that were called.
struct Library {
    api: Api,
    mock: Mock,
    called: Vec<&'static str>,
}

impl Library {
    fn open() -> Self {
        let docs = repository::root().join("generated-example/docs");
        let api = project::open(&[docs], &Settings::default()).unwrap().api;
        let mock = Mock::start(api.clone(), Policy::default()).unwrap();
        Self { api, mock, called: Vec::new() }
    }

    /// The body that the operation's page shows.
    fn body<T: DeserializeOwned>(&self, id: &str) -> T {
        let operation = self.api.operations.iter().find(|operation| operation.id == id).unwrap();
        let mut examples = operation.examples.iter().filter(|example| example.direction == Direction::Request);
        let body = examples.find_map(|example| example.value.clone()).unwrap();
        serde_json::from_value(body).unwrap()
    }

    /// Sends the call as it is, and once for each documented status; `code` says which one an answer has.
    #[track_caller]
    fn check<C: Operation>(&mut self, call: &C, code: impl Fn(C::Answer) -> u16) {
        let operation = self.api.operations.iter().find(|operation| operation.id == C::ID).unwrap();
        let read = |request| C::read(&self.send(request)).unwrap_or_else(|error| panic!("{error}"));
        let first = code(read(call.to_request(&self.mock.url()).unwrap()));
        assert!((200..300).contains(&first), "{} was answered {first}", C::ID);
        for status in operation.statuses.iter().flat_map(|row| &row.codes) {
            let mut request = call.to_request(&self.mock.url()).unwrap();
            request.headers_mut().insert("prefer", format!("code={status}").parse().unwrap());
            assert_eq!(code(read(request)), status.get(), "{}", C::ID);
        }
        self.called.push(C::ID);
    }

    fn send(&self, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        let (parts, body) = request.into_parts();
        let headers = parts.headers.iter();
        let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
        let target = parts.uri.path_and_query().unwrap().to_string();
        let asked = Asked { method: parts.method.to_string(), target, headers: headers.collect(), body };
        let answered = self.mock.ask(&asked).unwrap();
        let mut response = Response::builder().status(answered.status);
        for (name, value) in answered.headers {
            response = response.header(name, value);
        }
        response.body(answered.body).unwrap()
    }
}

macro_rules! check {
    ($library:expr, $operation:ident, $($argument:expr),*) => {
        let call = $operation::Call::new($($argument),*);
        $library.check(&call, |answer| answer.status().code());
    };
}

#[test]
fn every_operation_of_the_example_is_called_and_answered_with_every_status() {
    const ID: &str = "6f1c2a9e-3b57-4d0e-9a41-7c0f5e2d8b13";
    let mut library = Library::open();
    let token = || "of today".to_owned();
    check!(library, list_instruments,);
    check!(library, show_instrument, ID);
    check!(library, add_instrument, library.body("add_instrument"));
    check!(library, show_job_details, ID);
    check!(library, create_job, library.body("create_job"));
    check!(library, cancel_loan, ID);
    check!(library, create_loan, library.body("create_loan"));
    check!(library, update_loan, ID, library.body("update_loan"));
    check!(library, update_a_member, 20417, library.body("update_a_member"));
    check!(library, list_repair_orders, ID, token());
    check!(library, show_storage, token());
    check!(library, open_repair_order, ID, token(), library.body("open_repair_order"));
    let operations = library.api.operations.iter().map(|operation| operation.id.as_str());
    let left: Vec<_> = operations.filter(|id| !library.called.contains(id)).collect();
    assert!(left.is_empty(), "{left:?}");
}
