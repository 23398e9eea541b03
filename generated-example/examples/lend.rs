//! Lends an instrument: builds the request, reads the answer, and follows a job, without a network.
//!
//! `cargo run -p docbind-example --example lend`

use docbind_example::{CreateLoan, CreateLoanRequest, JobOutcome, JobState};
use docbind_example::{create_loan, list_instruments, show_job_details, update_loan};

/// What a server sent; it says more than the pages do, and a status that they do not know.
const INSTRUMENTS: &str = r#"{
    "instruments": [
        {
            "id": "6f1c2a9e-3b57-4d0e-9a41-7c0f5e2d8b13",
            "shelf_mark": "B-04-11",
            "title": "Viola, school of Mittenwald",
            "family": "strings",
            "built": 1894,
            "replacement_value": { "amount": 640000, "currency": "EUR" },
            "tags": ["full-size"],
            "colour": "reddish brown"
        },
        {
            "id": "b3d0f6a8-25c4-4e19-8f7b-61a9c2d5e074",
            "shelf_mark": "K-00-01",
            "title": "Theremin",
            "family": "electronic",
            "built": null,
            "replacement_value": { "amount": 79900, "currency": "EUR" },
            "tags": []
        }
    ],
    "links": {}
}"#;

const JOB: &str = r#"{
    "id": "5c8e2b71-d06f-4a93-b1e7-38d4f9a02c65",
    "kind": "relocation",
    "state": "done",
    "order": { "from_rack": "B-04", "to_rack": "B-05" },
    "outcome": { "moved": 18 },
    "ordered_at": "2031-02-04T11:45:00Z",
    "finished_at": "2031-02-04T15:02:33Z"
}"#;

fn main() -> serde_json::Result<()> {
    println!("{} {}", list_instruments::METHOD, list_instruments::path());
    let page: list_instruments::Response = serde_json::from_str(INSTRUMENTS)?;
    for instrument in &page.instruments {
        println!("  {}: {} ({:?})", instrument.shelf_mark, instrument.title, instrument.family);
    }

    let Some(wanted) = page.instruments.first() else { return Ok(()) };
    let request = CreateLoanRequest::new(CreateLoan::new(wanted.id.clone(), 20417));
    println!("{} {}", create_loan::METHOD, create_loan::path());
    println!("  {}", serde_json::to_string(&request)?);
    for code in [202, 409, 418] {
        let status = create_loan::Status::from_code(code);
        println!("  an answer of {code} means {status:?} {}", status.description());
    }

    // Whatever an id holds, it stays within its part of the path.
    println!("{} {}", update_loan::METHOD, update_loan::path("3e7b9c10/../../jobs"));

    let job: show_job_details::Response = serde_json::from_str(JOB)?;
    match (&job.state, &job.outcome) {
        (JobState::Done, Some(JobOutcome::Relocation(outcome))) => println!("moved {} instruments", outcome.moved),
        (JobState::Done, Some(JobOutcome::Valuation(outcome))) => println!("worth {} cents", outcome.total),
        (state, _) => println!("the job is {state:?}"),
    }
    Ok(())
}
