//! Bindings of the example API.
