//! Bindings of an image service, made of the pages under `docs/`.
//!
//! `tests/glance` calls OpenStack Glance through them; `run` installs and starts it. `examples/lighthouse.rs` is the
//! program of somebody who sees them for the first time.

/// What the pages say, as JSON.
pub const SPEC: &str = include_str!(concat!(env!("OUT_DIR"), "/glance.json"));

include!(concat!(env!("OUT_DIR"), "/glance.rs"));
