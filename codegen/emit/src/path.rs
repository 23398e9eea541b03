//! An operation's method and path: as documented, and the function that fills it.

use std::fmt::Write as _;

use docbind_spec::{Direction, Location, Operation, Parameter, Segment, Type};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::doc::doc;
use crate::lints;
use crate::names::{self, Case, Scope};
use crate::options::Http;
use crate::parameters::argument;
use crate::plan::Plan;

/// The path of an operation with the rows that describe its parameters.
pub(crate) struct Path<'a> {
    operation: &'a Operation,
    names: Vec<&'a str>,
    rows: Vec<Option<&'a Parameter>>,
    /// Whether the path starts with a parameter that stands for where the service is.
    has_endpoint: bool,
}

impl<'a> Path<'a> {
    /// The path behind the parameter that stands for the base URL, where there is one: `{endpoint}/lamps` is `/lamps`.
    pub(crate) fn new(operation: &'a Operation) -> Self {
        let (names, rows) = operation.path_rows().into_iter().unzip();
        Self { operation, names, rows, has_endpoint: false }.without_endpoint()
    }

    fn without_endpoint(mut self) -> Self {
        let mut segments = self.operation.path.segments();
        let (first, second) = (segments.next(), segments.next());
        if let (Some(Segment::Parameter(first)), Some(Segment::Literal(rest))) = (first, second)
            && rest.starts_with('/')
            && self.operation.path.parameters().filter(|name| *name == first).count() == 1
        {
            self.has_endpoint = true;
            self.names.remove(0);
            self.rows.remove(0);
        }
        self
    }

    /// The names of the parameters, each once.
    pub(crate) fn names(&self) -> &[&'a str] {
        &self.names
    }

    /// The type of a parameter, by its place among the names.
    pub(crate) fn schema(&self, at: usize) -> Option<&'a Type> {
        self.rows.get(at).copied().flatten()?.schema.as_ref()
    }

    /// What the page says of a parameter.
    pub(crate) fn description(&self, at: usize) -> &'a str {
        self.rows.get(at).copied().flatten().map_or("", |row| row.description.trim())
    }

    /// The path as it is filled: what no URI may hold is encoded, and every request's pairs of the query are added.
    pub(crate) fn template(&self) -> String {
        let mut template = String::new();
        for segment in self.operation.path.segments().skip(usize::from(self.has_endpoint)) {
            match segment {
                Segment::Literal(text) => encode(&mut template, text),
                Segment::Parameter(name) => template.extend(["{", name, "}"]),
            }
        }
        for (at, pair) in self.fixed_pairs().enumerate() {
            let sign = if at == 0 { '?' } else { '&' };
            encode(&mut template, &format!("{sign}{pair}"));
        }
        template
    }

    /// The template where it is another than the path as documented.
    pub(crate) fn other_template(&self) -> Option<Literal> {
        let template = self.template();
        (template != self.operation.path.as_str()).then(|| Literal::string(&template))
    }

    /// The pairs of a query with parameters that every request has; what a row lists is given by the caller.
    fn fixed_pairs(&self) -> impl Iterator<Item = &'a str> {
        let operation = self.operation;
        operation.path.fixed_pairs().filter(move |pair| {
            let name = pair.split_once('=').map_or(*pair, |(name, _)| name);
            let mut rows = operation.all_parameters().filter(|row| row.location == Location::Query);
            !rows.any(|row| row.direction == Direction::Request && row.name == name)
        })
    }
}

/// The method, the path, and the function that puts percent-encoded values into it.
pub(crate) fn path(plan: &Plan<'_>, operation: &Operation) -> TokenStream {
    let path = Path::new(operation);
    let idents = Scope::new(Case::Snake, &[]).allocate(path.names().iter().copied());
    let parameters = idents.iter().enumerate().map(|(at, ident)| {
        let ty = argument(plan, path.schema(at));
        quote!(#ident: #ty)
    });
    let (method, printed) = (names::fixed(operation.method.as_str()), Literal::string(operation.path.as_str()));
    let template = path.other_template().map(|template| quote!(as #template));
    let documentation = match plan.options.http {
        Http::Omitted => documentation(&path, &idents),
        // They are fields of the call, where each is documented.
        Http::Emitted => TokenStream::new(),
    };
    let allowed = lints::of_function(idents.iter());
    quote! {
        super::wire::endpoint! {
            #documentation
            #allowed
            #method #printed #template (#(#parameters),*)
        }
    }
}

/// What is said of the parameters, each of them, where anything is said of one.
fn documentation(path: &Path<'_>, idents: &[Ident]) -> TokenStream {
    let descriptions = || (0..idents.len()).map(|at| path.description(at));
    if descriptions().all(str::is_empty) {
        return TokenStream::new();
    }
    let items = idents.iter().zip(descriptions()).map(|(ident, description)| match description {
        "" => format!("- `{ident}`"),
        description => format!("- `{ident}`: {}", description.replace('\n', "\n  ")),
    });
    doc(&items.collect::<Vec<_>>().join("\n"))
}

/// Percent-encodes what no URI may hold (RFC 3986, section 2); what the page has encoded stays.
fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            _ = write!(out, "%{byte:02X}");
        }
    }
}
