//! What declares an operation: a line of method and path, in a block of code or in the text.

pub(crate) mod declaration;
pub(crate) mod generator;
pub(crate) mod shown;
pub(crate) mod signature;
pub(crate) mod text_declaration;
pub(crate) mod uri;
