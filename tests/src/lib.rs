//! Shared pieces of the tests of docbind as a whole.
