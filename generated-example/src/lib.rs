//! Bindings of Cadenza, a library that lends musical instruments: made of the pages under `docs/`.

docbind_macros::bindings!("$OUT_DIR/cadenza.json");
