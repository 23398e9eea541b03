//! Emits Rust bindings from a docbind spec: a pure function from [`docbind_spec::Api`] to tokens.
