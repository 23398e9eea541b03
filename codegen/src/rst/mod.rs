//! reStructuredText: page text to a tree of blocks with spans.
//!
//! This is the part of the language that reference pages use, read as docutils reads it where it is valid and rescued
//! where it is not. It knows nothing of REST APIs.

pub mod block;
