//! The closed list of diagnostic codes. Each has a page under `explain/`, which `docbind explain CODE` prints, and a
//! golden case of its own name.

use std::fmt;
use std::str::FromStr;

use crate::named::named;
use crate::policy::{Level, Target};

/// How much an oddity matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing: docbind read it with one meaning.
    Note,
    /// Something may be missing or wrong in the bindings.
    Warning,
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Note => Self::Note,
            Severity::Warning => Self::Warning,
        }
    }
}

impl From<Severity> for Target<Code> {
    fn from(severity: Severity) -> Self {
        Self::Severity(severity)
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident;)*) => {
        named! {
            /// What kind of oddity a diagnostic is about.
            Code: Severity, "a diagnostic code", "`docbind explain` lists the codes", ["notes" = Note, "warnings" = Warning] {
                $($(#[doc = $doc])+ $variant = $name, $severity;)*
            }
        }

        impl Code {
            /// What it means, why it matters and what to do, as `CommonMark`.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!("explain/", $name, ".md"))),*
                }
            }
        }
    };
}

codes! {
    // Files and settings.
    /// A symbolic link leads out of the documentation folder.
    LinkOutside = "link-outside", Warning;
    /// A file, folder or link cannot be read.
    UnreadableFile = "unreadable-file", Warning;
    /// A file is too large to be a page.
    FileTooLarge = "file-too-large", Warning;
    /// There are more files than are read.
    TooManyFiles = "too-many-files", Warning;
    /// A file with the name of a page holds no text.
    BinaryFile = "binary-file", Warning;
    /// A page is not UTF-8.
    InvalidUtf8 = "invalid-utf8", Warning;

    // Text: what every page is made of.
    /// A character turns the direction of text.
    TextDirection = "text-direction", Warning;

    // Blocks: what reStructuredText says.
    /// A table, directive or block of code follows its neighbour without a blank line.
    MissingBlankLine = "missing-blank-line", Note;
    /// A line of a grid table does not fit its columns.
    TableLine = "table-line", Warning;
    /// A rule of a grid table is missing or damaged.
    TableRule = "table-rule", Warning;
    /// Two rules of a grid table stand in a row.
    TableEmptyRow = "table-empty-row", Note;
    /// A table has more columns than are read.
    TableColumns = "table-columns", Warning;
    /// A table directive whose content is no table.
    TableContent = "table-content", Warning;
    /// A directive is written as a comment or unknown, or a message stands in the text.
    MissingDirective = "missing-directive", Note;
    /// Markdown stands where reStructuredText has markup of its own.
    Markdown = "markdown", Note;
    /// The text of a link begins with a blank.
    LinkBlank = "link-blank", Note;
    /// A page includes another one that cannot be put in its place.
    Include = "include", Warning;
    /// Blocks stand deeper in one another than is read.
    NestingLimit = "nesting-limit", Warning;

    // Pages: what the dialect says.
    /// A page has more operations, rows, examples or messages than are read.
    CountLimit = "count-limit", Warning;
    /// A page has tables of an operation, but no line that declares one.
    PageWithoutOperation = "page-without-operation", Warning;
    /// A page has messages, but no line that declares an operation.
    ExamplesWithoutOperation = "examples-without-operation", Note;
    /// An operation is declared in the text and in no block of code.
    DeclaredInText = "declared-in-text", Note;
    /// A declaration is not one line of a method and a path.
    OddDeclaration = "odd-declaration", Note;
    /// The path names a parameter that its table spells differently.
    PathParameterSpelling = "path-parameter-spelling", Note;
    /// No row describes a parameter of the path.
    PathParameterWithoutRow = "path-parameter-without-row", Note;
    /// A row describes a parameter of the path that the path does not have.
    RowWithoutPathParameter = "row-without-path-parameter", Warning;
    /// A parameter stands in a table of another location.
    LocationDisagrees = "location-disagrees", Note;
    /// The heading of a section is misspelt.
    MisspeltHeading = "misspelt-heading", Note;
    /// A title or lead sentence and the section disagree on request or response.
    DirectionDisagrees = "direction-disagrees", Note;
    /// A request that has no body has a body parameter.
    BodyOfBodilessRequest = "body-of-bodiless-request", Note;
    /// A row has no name.
    ParameterWithoutName = "parameter-without-name", Warning;
    /// A row has no type.
    ParameterWithoutType = "parameter-without-type", Note;
    /// Prose or an example has a parameter of the query, or an example a header, that no table lists.
    ParameterNotListed = "parameter-not-listed", Note;
    /// A name has two rows in one table.
    ParameterTwice = "parameter-twice", Note;
    /// The cell of a name holds more than a name, or a heading of rows.
    NameCellNote = "name-cell-note", Note;
    /// A table has no row.
    EmptyTable = "empty-table", Note;
    /// The head of a table is not marked as one.
    TableHead = "table-head", Note;
    /// A table lists neither parameters nor response codes.
    TableSetAside = "table-set-aside", Note;
    /// A response code has no name.
    StatusWithoutName = "status-without-name", Note;
    /// A row of a table of response codes has no code.
    StatusWithoutCode = "status-without-code", Warning;
    /// A row stands for several response codes.
    SeveralCodes = "several-codes", Note;
    /// An example answers with a code that no table lists.
    StatusNotListed = "status-not-listed", Note;
    /// Response codes stand in the text and in no table.
    CodesInText = "codes-in-text", Note;
    /// An HTTP message is not written as HTTP is.
    MalformedMessage = "malformed-message", Note;
    /// An example has mistakes in its JSON that leave one reading.
    JsonRepaired = "json-repaired", Note;
    /// An object of an example has a key twice.
    JsonRepeatedKey = "json-repeated-key", Warning;
    /// An example begins as JSON does and cannot be read as JSON.
    JsonUnreadable = "json-unreadable", Warning;

    // Types: what the evidence says.
    /// A row prints another type than the example shows.
    TypeContradictsExample = "type-contradicts-example", Note;
    /// A row is printed as required, and an example lacks its field.
    RequiredNotShown = "required-not-shown", Note;
    /// No example shows what a row describes.
    RowWithoutExample = "row-without-example", Note;
    /// An example has a key that no row describes.
    KeyWithoutRow = "key-without-row", Note;
    /// An example lacks the key that others have around what it shows.
    ExampleWithoutWrapper = "example-without-wrapper", Note;
    /// A row of a body table describes no field.
    RowWithoutPlace = "row-without-place", Warning;
    /// Only the rows around a row say where it belongs.
    GuessedPlace = "guessed-place", Note;
    /// An example shows a value that its row does not list.
    ValueNotListed = "value-not-listed", Note;
    /// A guide shows a body that contradicts the examples on the page of the operation.
    GuideContradictsExample = "guide-contradicts-example", Note;
    /// Examples show values of several kinds at one place.
    MixedKinds = "mixed-kinds", Note;
    /// Nothing says what a field holds.
    UntypedField = "untyped-field", Warning;
    /// Two types or operations differ by a number only.
    NumberedName = "numbered-name", Note;
}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text).ok_or(UnknownCode)
    }
}

/// The text names no diagnostic code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCode;

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a diagnostic code; `docbind explain` lists them")
    }
}

impl std::error::Error for UnknownCode {}
