//! Bindings of Cadenza, a library that lends musical instruments: made of the pages under `docs/`.
//!
//! Every operation can be called with any HTTP client: `examples/blocking.rs` does it with `ureq`,
//! `examples/asynchronous.rs` with `reqwest`.

docbind_macros::bindings!("$OUT_DIR/cadenza.json", http = true);
