//! The section of an operation in which a piece stands, and how much it counts against the words over the piece.
//!
//! The oldest generator prints "request" in titles of the section of the response, so there the section counts. It
//! never prints "response" in the section of the request: who does means it.

use docbind_spec::Direction;

use super::{sentence, words};
use crate::read::wadl::example::{Form, Title};

/// The section in which the next piece stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Section {
    direction: Option<Direction>,
    told: Told,
    /// Whether the name of the operation speaks of responses, so that a title that does says nothing.
    named: bool,
}

/// What says which direction a section has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Told {
    /// A heading, so deep.
    ByHeading(u8),
    /// A heading, behind which there was another that is no deeper and says nothing: a guess.
    Before,
    /// Nothing, or a line of its own.
    #[default]
    ByLine,
}

/// The direction of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Neither the section nor the words over it say it.
    Unknown,
    /// One of them says it, or both.
    Told(Direction),
    /// They disagree: what the words say, and which of the two is right.
    Disputed {
        /// The direction of the section.
        section: Direction,
        /// The direction that the words name.
        said: Direction,
        /// The one that counts.
        read: Direction,
    },
}

impl Verdict {
    pub(crate) fn direction(self) -> Option<Direction> {
        match self {
            Self::Unknown => None,
            Self::Told(read) | Self::Disputed { read, .. } => Some(read),
        }
    }
}

impl Section {
    /// The beginning of an operation of that name.
    pub(crate) fn of(operation: &str) -> Self {
        Self { named: words::direction(operation) == Some(Direction::Response), ..Self::default() }
    }

    /// Below a command stands what answers it.
    pub(crate) fn of_response() -> Self {
        Self { direction: Some(Direction::Response), ..Self::default() }
    }

    /// What a trace shows as sent.
    pub(crate) fn of_request() -> Self {
        Self { direction: Some(Direction::Request), ..Self::default() }
    }

    /// The direction of the pieces; `None` where no section says it.
    pub(crate) fn direction(self) -> Option<Direction> {
        self.direction
    }

    /// Whether what stands in the section has to be of its direction.
    pub(crate) fn is_sure(self) -> bool {
        self.told != Told::Before
    }

    /// Goes on below a heading, so deep.
    pub(crate) fn heading(&mut self, text: &str, level: u8) {
        let is_deeper = !matches!(self.told, Told::ByHeading(own) if level <= own);
        // A heading that is the title of an example goes by its section, as other titles do.
        let by_heading = matches!(self.told, Told::ByHeading(_));
        let is_example = words::is_example(text) && by_heading && (!words::is_section_name(text) || is_deeper);
        match words::section(text) {
            _ if is_example => {}
            section @ Some(_) => (self.direction, self.told) = (section, Told::ByHeading(level)),
            None if words::direction(text).is_some() && !words::speaks_of_codes(text) => {
                (self.direction, self.told) = (None, Told::ByLine);
            }
            None if !is_deeper => self.told = Told::Before,
            None => {}
        }
    }

    /// Goes on below a line of its own, which may begin a section: whether it does. Over a block of code it may be the
    /// title of that, which headings overrule.
    pub(crate) fn line(&mut self, text: &str, over_code: bool) -> bool {
        let overruled = self.told != Told::ByLine && over_code;
        let section = words::bare_section(text).filter(|_| !overruled);
        self.direction = section.or(self.direction);
        section.is_some()
    }

    /// The direction of a piece with these words over it.
    pub(crate) fn read(self, over: Option<Title<'_>>) -> Verdict {
        let said = over.and_then(|over| words::direction(over.text).map(|said| (said, over)));
        match (self.direction, said) {
            (None, None) => Verdict::Unknown,
            (Some(told), None) | (None, Some((told, _))) => Verdict::Told(told),
            (Some(section), Some((said, _))) if section == said || !self.is_sure() => Verdict::Told(said),
            (Some(section), Some((said, over))) => {
                let read = if said == Direction::Response && self.means_response(over) { said } else { section };
                Verdict::Disputed { section, said, read }
            }
        }
    }

    /// Whether words in the section of the request that speak of the response mean what is below them.
    fn means_response(self, over: Title<'_>) -> bool {
        let alone = !words::has_word(over.text, "request") && !self.named;
        let announces = over.form == Form::Title || sentence::speaks_of_next(over.text);
        // No request has a code.
        words::code(over.text).is_some() || alone && announces
    }
}

#[cfg(test)]
mod tests {
    use docbind_spec::Direction::{self, Request, Response};

    use super::{Form, Section, Title};
    use crate::source::{FileId, Span};

    /// Expects the direction of a piece behind these headings and below these words.
    #[track_caller]
    fn check(headings: &[(&str, u8)], over: &str, expected: Option<Direction>) {
        let mut section = Section::of("Show kite");
        for (heading, level) in headings {
            section.heading(heading, *level);
        }
        let over = Title { text: over, span: Span::new(FileId(0), 0, 0), form: Form::Title };
        assert_eq!(section.read(Some(over)).direction(), expected);
    }

    #[test]
    fn the_section_of_a_response_counts() {
        check(&[("Response", 2)], "Example Show kite: JSON request", Some(Response));
        check(&[("Response", 2), ("Attributes", 3)], "Example Show kite: JSON request", Some(Response));
    }

    #[test]
    fn a_title_of_a_response_counts_in_the_section_of_the_request() {
        check(&[("Request", 2)], "Example Show kite: JSON response", Some(Response));
        check(&[("Request", 2)], "Response to the request", Some(Request));
        check(&[("Request", 2)], "Example 200 answer to the request", Some(Request));
    }

    #[test]
    fn a_heading_of_the_same_level_ends_a_section() {
        check(&[("Response", 2), ("Examples", 2)], "Example Show kite: JSON request", Some(Request));
        check(&[("Response", 2), ("Examples", 2)], "Kites", Some(Response));
        check(&[("Response", 2), ("Usage notes", 1)], "The request", Some(Request));
    }
}
