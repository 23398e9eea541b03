//! The limits of what is read, so that no page can exhaust the stack, the memory or the reader's patience. Each one
//! that is met is reported.

/// How deep blocks may stand in one another; deeper ones are read as text. Pages known have 6.
pub const DEPTH: usize = 32;

/// How deep pages may include one another. Pages known have 1.
pub const INCLUDE_DEPTH: usize = 8;

/// How many pages one page may include, at any depth.
pub const INCLUDES: usize = 256;

/// How many bytes one page may include, at any depth. Pages known include 20 kB.
pub const INCLUDED_BYTES: usize = 1024 * 1024;

/// How many columns a table may have; more are read into the last. Pages known have 7.
pub const COLUMNS: usize = 128;
