//! What stands between tables and blocks of code: headings, sentences, lists.

pub(crate) mod code_list;
pub(crate) mod fault_sentence;
pub(crate) mod fields;
pub(crate) mod mention;
pub(crate) mod outline;
pub(crate) mod prose;
pub(crate) mod section;
pub(crate) mod sentence;
pub(crate) mod terms;
pub(crate) mod value_list;
pub(crate) mod words;
