//! The arguments of the macro: a path, and what is chosen.

use std::fmt::Display;
use std::str::FromStr;

use docbind_emit::{Attribute, Derive, Http, Operations, Options, Tests, UnknownChoice};
use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Ident, LitBool, LitStr, Token, bracketed};

/// The names that may follow the path.
const KNOWN: &str = "`operations`, `tests`, `http`, `unknown_fields`, `derives`, `attributes`, `uuids`, `dates`, \
                     `integers`, `maps` and `features`";

/// The path, and what follows it.
pub(crate) struct Input {
    pub(crate) path: LitStr,
    arguments: TokenStream,
}

/// What is chosen.
pub(crate) struct Chosen {
    pub(crate) options: Options,
    /// The texts that may name what the spec has not.
    pub(crate) names: Vec<LitStr>,
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
        Ok(Self { path, arguments: input.parse()? })
    }
}

impl Input {
    /// What the arguments choose; what they do not name is as the spec says.
    pub(crate) fn choose(self, of_spec: Options) -> syn::Result<Chosen> {
        let chosen = Chosen { options: of_spec, names: Vec::new() };
        (|input: ParseStream<'_>| chosen.arguments(input)).parse2(self.arguments)
    }
}

impl Chosen {
    fn arguments(mut self, input: ParseStream<'_>) -> syn::Result<Self> {
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
                problems.add(syn::Error::new(name.span(), format!("`{name}` is said twice; take one away")));
            }
            self.argument(&name, input, &mut problems)?;
            seen.push(name);
        }
        problems.into_result()?;
        Ok(self)
    }

    /// Reads one argument. An error of form ends the reading; any other is collected.
    fn argument(&mut self, name: &Ident, input: ParseStream<'_>, problems: &mut Problems) -> syn::Result<()> {
        let options = &mut self.options;
        match name.to_string().as_str() {
            "operations" => {
                let ids = strings(input)?;
                options.operations = Operations::Only(ids.iter().map(LitStr::value).collect());
                self.names.extend(ids);
            }
            "tests" => {
                let wanted: LitBool = input.parse()?;
                options.tests = if wanted.value { Tests::Emitted } else { Tests::Omitted };
            }
            "http" => {
                let wanted: LitBool = input.parse()?;
                options.http = if wanted.value { Http::Emitted } else { Http::Omitted };
            }
            "unknown_fields" => choose(problems, &mut options.unknown_fields, input)?,
            "uuids" => choose(problems, &mut options.uuids, input)?,
            "dates" => choose(problems, &mut options.dates, input)?,
            "integers" => choose(problems, &mut options.integers, input)?,
            "maps" => choose(problems, &mut options.maps, input)?,
            "features" => choose(problems, &mut options.features, input)?,
            "derives" => {
                let texts = strings(input)?;
                options.derives = each(problems, &texts, Derive::new);
                self.names.extend(texts);
            }
            "attributes" => {
                let texts = strings(input)?;
                options.attributes = each(problems, &texts, Attribute::new);
                self.names.extend(texts);
            }
            _ => {
                problems.add(syn::Error::new(name.span(), format!("unknown argument `{name}`; there are {KNOWN}")));
                skip(input)?;
            }
        }
        Ok(())
    }
}

/// Reads a choice: one of a few words.
fn choose<T: FromStr<Err = UnknownChoice>>(
    problems: &mut Problems,
    choice: &mut T,
    input: ParseStream<'_>,
) -> syn::Result<()> {
    let text: LitStr = input.parse()?;
    match text.value().parse() {
        Ok(chosen) => *choice = chosen,
        Err(error) => problems.add(syn::Error::new(text.span(), error)),
    }
    Ok(())
}

/// What each text says.
fn each<T, E: Display>(problems: &mut Problems, texts: &[LitStr], read: fn(&str) -> Result<T, E>) -> Vec<T> {
    let mut all = Vec::new();
    for text in texts {
        match read(&text.value()) {
            Ok(one) => all.push(one),
            Err(error) => problems.add(syn::Error::new(text.span(), error)),
        }
    }
    all
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
