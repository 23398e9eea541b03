//! The words that pages are written in: those of names and titles, and phrases.

pub(crate) mod endings;
pub(crate) mod phrases;
pub(crate) mod singular;
pub(crate) mod title;
pub(crate) mod turn;
pub(crate) mod verbs;
pub(crate) mod words;
