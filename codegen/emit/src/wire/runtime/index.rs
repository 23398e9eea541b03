//! The map of these bindings.

/// An object whose keys are data.
pub type Collection<T> = ::indexmap::IndexMap<::std::string::String, T>;
