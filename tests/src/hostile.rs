//! Pages that nobody wrote: one construct, repeated or nested until the page has the size asked for.

mod blocks;
mod examples;
mod inline;
mod operations;
pub mod random;
mod tables;
mod values;

/// One way to trouble a reader: a piece of text, over and over.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// What is repeated.
    pub name: &'static str,
    place: Place,
    before: &'static str,
    piece: &'static str,
    close: &'static str,
    behind: &'static str,
}

/// What a piece stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The page itself.
    Page,
    /// The path of an operation.
    Path,
    /// The description of an operation.
    Operation,
    /// The sections of requests and responses.
    Requests,
    Responses,
    /// Tables: the rows of a grid and of a `list-table` of parameters, and the rows of one of response codes.
    Grid,
    List,
    Codes,
    /// The cells of a parameter's name, type and description, and of a response code.
    Name,
    Type,
    Cell,
    Code,
    /// Examples: of any text, of JSON within a string, of a message within a header, and of a command.
    Request,
    Response,
    Json,
    Message,
    Curl,
}

/// Every kind.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    [blocks::KINDS, inline::KINDS, tables::KINDS, operations::KINDS, values::KINDS, examples::KINDS]
        .into_iter()
        .flatten()
}

impl Kind {
    /// In a piece, `§` is its number, in seven digits, and `¤` the number of the piece before it.
    const fn new(name: &'static str, place: Place, piece: &'static str) -> Self {
        Self { name, place, before: "", piece, close: "", behind: "" }
    }

    /// After a text that stands once.
    const fn after(self, before: &'static str) -> Self {
        Self { before, ..self }
    }

    /// With a text for each piece behind all of them.
    const fn closed_by(self, close: &'static str) -> Self {
        Self { close, ..self }
    }

    /// Before a text that stands once.
    const fn before(self, behind: &'static str) -> Self {
        Self { behind, ..self }
    }

    /// A page of about so many bytes.
    #[must_use]
    pub fn page(&self, size: usize) -> String {
        let mut page = [self.place.before(), self.before].concat();
        let each = self.piece.replace(['§', '¤'], "0000000").len() + self.close.len();
        let count = size.saturating_sub(page.len() + self.behind.len()) / each.max(1);
        for number in 1..=count {
            // The first digit is not 0, so that the numbers are those of JSON.
            let digits = |number: usize| (1_000_000 + number).to_string();
            page.push_str(&self.piece.replace('§', &digits(number)).replace('¤', &digits(number - 1)));
        }
        page.push_str(&self.close.repeat(count));
        page.push_str(self.behind);
        page.push('\n');
        page
    }
}

impl Place {
    const ALL: &[Self] = &[
        Self::Page,
        Self::Path,
        Self::Operation,
        Self::Requests,
        Self::Responses,
        Self::Grid,
        Self::List,
        Self::Codes,
        Self::Name,
        Self::Type,
        Self::Cell,
        Self::Code,
        Self::Request,
        Self::Response,
        Self::Json,
        Self::Message,
        Self::Curl,
    ];

    /// Whether it is in an example, each line of which is indented by four.
    fn is_example(self) -> bool {
        matches!(self, Self::Request | Self::Response | Self::Json | Self::Message | Self::Curl)
    }

    fn before(self) -> &'static str {
        macro_rules! in_operation {
            ($($text:literal),*) => {
                concat!("Show lamp\n^^^^^^^^^\n\n.. code::\n\n    PUT /lamps/{lamp}\n\n", $($text),*)
            };
        }
        macro_rules! in_rows {
            ($($text:literal)?) => {
                in_operation!(
                    "Request\n\"\"\"\"\"\"\"\n\n.. list-table::\n   :header-rows: 1\n\n",
                    "   * - Name\n     - Type\n     - Description\n" $(, $text)?
                )
            };
        }
        macro_rules! in_response {
            ($($text:literal)?) => {
                in_operation!("Response\n\"\"\"\"\"\"\"\"\n\n.. code::\n\n    " $(, $text)?)
            };
        }
        match self {
            Self::Page => "",
            Self::Path => "Show lamp\n^^^^^^^^^\n\n.. code::\n\n    GET /",
            Self::Operation => in_operation!(),
            Self::Requests => in_operation!("Request\n\"\"\"\"\"\"\"\n\n"),
            Self::Responses => in_operation!("Response\n\"\"\"\"\"\"\"\"\n\n"),
            Self::Grid => in_operation!(
                "Request\n\"\"\"\"\"\"\"\n\n",
                "+---------+--------+------------+\n|Name     |Type    |Description |\n",
                "+=========+========+============+\n"
            ),
            Self::List => in_rows!(),
            Self::Codes => in_operation!(
                "Response codes\n\"\"\"\"\"\"\"\"\"\"\"\"\"\"\n\n+--------------+---------+-----------+\n",
                "|Response Code |Name     |Description|\n+==============+=========+===========+\n"
            ),
            Self::Name => in_rows!("   * - "),
            Self::Type => in_rows!("   * - glow\n     - "),
            Self::Cell => in_rows!("   * - glow\n     - String\n     - "),
            Self::Code => in_operation!(
                "Response\n\"\"\"\"\"\"\"\"\n\n.. list-table::\n   :header-rows: 1\n\n",
                "   * - Response Code\n     - Name\n     - Description\n   * - "
            ),
            Self::Request => in_operation!("Request\n\"\"\"\"\"\"\"\n\n.. code::\n\n    "),
            Self::Response => in_response!(),
            Self::Json => in_response!("{\""),
            Self::Message => in_response!("HTTP/1.1 200 OK\n    Content-Type: "),
            Self::Curl => in_operation!("Request\n\"\"\"\"\"\"\"\n\n.. code::\n\n    curl -X POST "),
        }
    }
}
