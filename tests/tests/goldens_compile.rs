//! The golden bindings compile without a warning, and the tests in them pass.
#![deny(warnings)]
#![allow(missing_docs, clippy::pedantic, reason = "generated code answers to the default lints")]

include!(concat!(env!("OUT_DIR"), "/goldens.rs"));
