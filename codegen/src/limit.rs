//! The limits of what is read, so that no page can exhaust the stack, the memory or the reader's patience. Each one
//! that is met is reported; no real page that is known meets any of them.

/// How many files are read of one documentation. The largest known has 1,600 pages.
pub const FILES: usize = 50_000;

/// How deep folders are entered.
pub const FOLDER_DEPTH: usize = 64;

/// How many bytes are read of one documentation.
pub const TOTAL_BYTES: u64 = 1024 * 1024 * 1024;

/// The longest page that is read, in bytes. The longest known has 43 kB.
pub const PAGE_BYTES: usize = 16 * 1024 * 1024;

/// How many diagnostics of one code are kept for one page; behind them stands how many more there are. Pages
/// known have 36.
pub const DIAGNOSTICS: usize = 500;

/// How many operations one page may declare. Pages known have 1.
pub const OPERATIONS: usize = 1_000;

/// How many rows of parameters and response codes one page may have. Pages known have 68.
pub const ROWS: usize = 4_000;

/// How many examples one page may have. Pages known have 12.
pub const EXAMPLES: usize = 1_000;

/// How many headers the examples of one page may have; the others are in the texts of the examples only. Pages known
/// have 48.
pub const HEADERS: usize = 1_000;

/// How many messages of one block of code are read.
pub const MESSAGES: usize = 16;

/// How many requests one page may show that declares no operation. Pages known have 11.
pub const EXCHANGES: usize = 64;

/// How many values the JSON of one page may have, by its commas, colons and opening brackets; an example beyond is kept
/// as text. Pages known have 1,200.
pub const JSON_VALUES: usize = 20_000;

/// How long a cell may be that stands for the rows below it too, in lines; a longer one stands for the first.
pub const SPANNING_LINES: usize = 64;

/// How many rows a cell may stand for; rows further down have none.
pub const SPANNED_ROWS: usize = 256;

/// How deep arrays and objects may nest in an example: what `serde_json` allows.
pub const JSON_DEPTH: usize = 128;

/// How many repairs an example is worth: beyond this a text is not JSON with mistakes but something else.
pub const REPAIRS: usize = 1_000;

/// The longest path of an operation, in bytes. The longest known has 160.
pub const PATH_BYTES: usize = 4096;

/// How many bytes of a description are searched for values, defaults and ranges. The longest known has 2,056.
pub const PROSE_BYTES: usize = 4096;

/// How deep substitutions may stand in the texts of others; deeper ones are kept as printed.
pub const SUBSTITUTION_DEPTH: usize = 3;

/// How many bytes substitutions may put into the texts of one page; what is beyond is kept as printed.
pub const SUBSTITUTED_BYTES: usize = 64 * 1024;

/// How many blocks one page may have, at any depth; what stands behind them is left out. Pages known have 250.
pub const BLOCKS: usize = 100_000;

/// How deep blocks may stand in one another; deeper ones are read as text. Pages known have 6.
pub const BLOCK_DEPTH: usize = 32;

/// How deep pages may include one another. Pages known have 1.
pub const INCLUDE_DEPTH: usize = 8;

/// How many pages one page may include, at any depth.
pub const INCLUDES: usize = 256;

/// How many bytes one page may include, at any depth. Pages known include 20 kB.
pub const INCLUDED_BYTES: usize = 1024 * 1024;

/// How many columns a table may have; more are read into the last. Pages known have 7.
pub const COLUMNS: usize = 128;

/// How many parents the name of a parameter may have; a name with more is kept whole. Pages known have 3.
pub const PARENTS: usize = 32;
