//! The map of these bindings.

/// An object whose keys are data.
pub type Collection<T> = ::std::collections::BTreeMap<::std::string::String, T>;
