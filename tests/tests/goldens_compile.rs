//! The golden bindings compile without a warning, and the tests in them pass.
#![deny(warnings)]

include!(concat!(env!("OUT_DIR"), "/goldens.rs"));
