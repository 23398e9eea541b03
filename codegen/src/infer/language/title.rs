//! The titles of operations, each taken apart once.

use docbind_spec::{Method, Segment};

use super::words::{self, Words};
use crate::read::page::Operation;

/// What the title of an operation says.
#[derive(Debug, Clone)]
pub(crate) struct Title {
    /// All its words.
    pub(crate) words: Words,
    /// Its words without those in brackets, where there are some and others: `Add (Associate) Fixed Ip`.
    bare: Option<Words>,
    /// The title as a name, without articles; the method and path where there is none.
    pub(crate) name: String,
    /// What the operation is about, by the last word of its path: `/tasks/{task_id}` is about a task.
    pub(crate) thing: String,
    /// The words of that, in the singular.
    pub(crate) one: Words,
}

impl Title {
    pub(crate) fn of(operation: &Operation) -> Self {
        let title = operation.title.node.as_str();
        let words = Words::of_title(title);
        let bare = title.contains('(').then(|| Words::of_title(&without_brackets(title)));
        let bare = bare.filter(|bare| !bare.is_empty());
        let name = name(bare.as_ref().unwrap_or(&words), operation);
        let thing = thing(operation).unwrap_or_else(|| name.clone());
        let one = Words::of(&thing).singular();
        Self { words, bare, name, thing, one }
    }

    /// The words that say what is done.
    pub(crate) fn bare(&self) -> &Words {
        self.bare.as_ref().unwrap_or(&self.words)
    }

    /// What one element of an array is that is answered as it stands: of what the title says is listed, or of what the
    /// operation is about.
    pub(crate) fn element(&self) -> String {
        let thing = &self.one;
        // Without a word in its path, the operation is about its whole title.
        let says_more = |listed: &Words| {
            listed.iter().last() != thing.iter().last() || listed.iter().count() < thing.iter().count()
        };
        let listed = self.listed().filter(says_more);
        listed.as_ref().unwrap_or(thing).pascal()
    }

    /// One of the things in the plural behind the last verb that asks for them: `List ropes for bell`.
    fn listed(&self) -> Option<Words> {
        const ASKS: [&str; 6] = ["list", "get", "show", "fetch", "search", "retrieve"];
        const GOES_ON: [&str; 9] = ["for", "of", "in", "by", "and", "with", "to", "from", "on"];
        let words: Vec<&str> = self.bare().iter().collect();
        let verb = words.iter().rposition(|word| ASKS.contains(word))?;
        let told = words.get(verb + 1..)?.iter().take_while(|word| !GOES_ON.contains(word));
        let told: Vec<&str> = told.filter(|word| !is_article(word) && **word != "all").copied().collect();
        let listed = Words::of(&told.join(" "));
        Some(listed.clone().singular()).filter(|one| !told.is_empty() && *one != listed)
    }

    /// The first word, which most often is a verb.
    pub(crate) fn first(&self) -> &str {
        self.words.first().unwrap_or_default()
    }
}

fn without_brackets(title: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::with_capacity(title.len());
    for c in title.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}

fn name(words: &Words, operation: &Operation) -> String {
    let mut told = words.iter().filter(|word| !is_article(word)).peekable();
    if told.peek().is_some() {
        return words::pascal(told);
    }
    let (method, path) = (operation.method.as_str().to_lowercase(), Words::of(operation.path.node.as_str()));
    words::pascal(std::iter::once(method.as_str()).chain(path.iter()))
}

/// Whether a word says nothing.
pub(crate) fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "specified")
}

/// What the last word of a path says that it is about, where it says something.
fn thing(operation: &Operation) -> Option<String> {
    let path = &operation.path.node;
    let literals = path.segments().filter_map(|segment| match segment {
        Segment::Literal(text) => Some(text.split('/').map(str::trim).filter(|part| !part.is_empty())),
        Segment::Parameter(_) => None,
    });
    // The long form of a list is one of the same things: `/servers/detail`.
    let last = literals.flatten().filter(|part| !matches!(*part, "detail" | "details"));
    let word = last.last().unwrap_or_default();
    let ends_open = path.as_str().trim_end_matches('/').ends_with('}');
    let is_version = word.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let acts = word == "action" || (word == "actions" && operation.method == Method::Post);
    if word.is_empty() || acts || is_version {
        return None;
    }
    let mut words = Words::local(word);
    if ends_open || operation.method != Method::Get {
        words = words.singular();
    }
    Some(words.pascal())
}
