//! The macro of docbind.
