//! The arguments of the macro: a path, and what is chosen.

use docbind_emit::{Derive, Http, Tests, UnknownFields};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitBool, LitStr, Token, bracketed};

/// The names that may follow the path.
const KNOWN: &str = "`operations`, `tests`, `http`, `unknown_fields` and `derives`";

/// The arguments, understood.
pub(crate) struct Input {
    pub(crate) path: LitStr,
    pub(crate) operations: Option<Vec<LitStr>>,
    pub(crate) tests: Tests,
    pub(crate) http: Http,
    pub(crate) unknown_fields: UnknownFields,
    pub(crate) derives: Vec<Derive>,
}

/// Errors that are reported together.
#[derive(Default)]
pub(crate) struct Problems(Option<syn::Error>);

impl Problems {
    pub(crate) fn add(&mut self, error: syn::Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            None => self.0 = Some(error),
        }
    }

    pub(crate) fn into_result(self) -> syn::Result<()> {
        self.0.map_or(Ok(()), Err)
    }
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let path: LitStr = input.parse().map_err(|error| {
            syn::Error::new(error.span(), "expected the path of a spec: `bindings!(\"$OUT_DIR/library.json\")`")
        })?;
        let mut parsed = Self {
            path,
            operations: None,
            tests: Tests::default(),
            http: Http::default(),
            unknown_fields: UnknownFields::default(),
            derives: Vec::new(),
        };
        let mut problems = Problems::default();
        let mut seen: Vec<Ident> = Vec::new();
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let name: Ident = input.parse()?;
            input.parse::<Token![=]>()?;
            if seen.contains(&name) {
                problems.add(syn::Error::new(name.span(), format!("`{name}` is said twice")));
            }
            parsed.argument(&name, input, &mut problems)?;
            seen.push(name);
        }
        problems.into_result()?;
        Ok(parsed)
    }
}

impl Input {
    /// Reads one argument. An error of form ends the reading; any other is collected.
    fn argument(&mut self, name: &Ident, input: ParseStream<'_>, problems: &mut Problems) -> syn::Result<()> {
        match name.to_string().as_str() {
            "operations" => self.operations = Some(strings(input)?),
            "tests" => {
                let wanted: LitBool = input.parse()?;
                self.tests = if wanted.value { Tests::Emitted } else { Tests::Omitted };
            }
            "http" => {
                let wanted: LitBool = input.parse()?;
                self.http = if wanted.value { Http::Emitted } else { Http::Omitted };
            }
            "unknown_fields" => {
                let text: LitStr = input.parse()?;
                match text.value().parse() {
                    Ok(choice) => self.unknown_fields = choice,
                    Err(error) => problems.add(syn::Error::new(text.span(), error)),
                }
            }
            "derives" => {
                for text in strings(input)? {
                    match Derive::new(&text.value()) {
                        Ok(derive) => self.derives.push(derive),
                        Err(error) => problems.add(syn::Error::new(text.span(), error)),
                    }
                }
            }
            _ => {
                problems.add(syn::Error::new(name.span(), format!("unknown argument `{name}`; there are {KNOWN}")));
                skip(input)?;
            }
        }
        Ok(())
    }
}

/// A list of texts: `["a", "b"]`.
fn strings(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    let list;
    bracketed!(list in input);
    Ok(Punctuated::<LitStr, Token![,]>::parse_terminated(&list)?.into_iter().collect())
}

/// Skips the value of an unknown argument.
fn skip(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<proc_macro2::TokenTree>()?;
    }
    Ok(())
}
