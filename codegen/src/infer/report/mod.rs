//! What is said of what pages contradict and leave out.

pub(crate) mod disagree;
pub(crate) mod wanting;
