//! The enum of answers: a variant for each documented status code, with what the page shows of it.

use docbind_spec::{Direction, Location, Method, Operation, Parameter, StatusCode, Type, is_header_name, is_json};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::body::JSON;
use crate::answer::body;
use crate::doc::doc;
use crate::names::{self, Case, Scope};
use crate::parameters::{self, key, value};
use crate::plan::Plan;
use crate::status::{Code, heading};
use crate::ty::{At, ty};

/// What an operation may answer.
pub(super) struct Answers<'a> {
    variants: Vec<Variant<'a>>,
    /// The rows of the headers, each name once.
    headers: Vec<&'a Parameter>,
    accept: Option<String>,
}

struct Variant<'a> {
    ident: Ident,
    /// The code; none for the variant of all successful codes that are not documented.
    number: Option<u16>,
    doc: String,
    body: Body<'a>,
    outcome: Outcome,
}

#[derive(Clone, Copy)]
enum Body<'a> {
    Json(&'a Type),
    Bytes,
    Nothing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Success,
    Failure,
}

impl<'a> Answers<'a> {
    /// The headers of the answer by their names on the wire and in Rust.
    pub(super) fn header_names(&self) -> impl Iterator<Item = (&'a str, Ident)> {
        let idents = Scope::new(Case::Snake, &[]).allocate(self.headers.iter().map(|row| key(row)));
        self.headers.iter().map(|row| row.name.as_str()).zip(idents)
    }

    /// The media type that is wanted in answer: that of JSON, where any answer is of it.
    pub(super) fn accept(&self) -> Option<&str> {
        self.accept.as_deref()
    }

    /// The first documented code of success that comes with JSON of this type.
    pub(super) fn first_success(&self, ty: &Type) -> Option<u16> {
        let is_it = |variant: &&Variant<'_>| {
            variant.outcome == Outcome::Success && matches!(variant.body, Body::Json(of) if of == ty)
        };
        self.variants.iter().filter(is_it).find_map(|variant| variant.number)
    }

    /// The type of the JSON that comes with a code.
    pub(super) fn json(&self, code: u16) -> Option<&Type> {
        let own = self.variants.iter().find(|variant| variant.number == Some(code));
        let other = || self.variants.iter().find(|variant| variant.number.is_none() && (200..=299).contains(&code));
        match own.or_else(other)?.body {
            Body::Json(ty) => Some(ty),
            Body::Bytes | Body::Nothing => None,
        }
    }
}

/// What is known of the answers of an operation.
pub(super) fn answers<'a>(operation: &'a Operation, codes: &[Code<'a>]) -> Answers<'a> {
    let is_success = |number: u16| StatusCode::new(number).is_ok_and(StatusCode::is_success);
    let has_success = codes.iter().any(|code| is_success(code.number));
    let mut variants: Vec<Variant<'a>> = codes
        .iter()
        .map(|code| {
            // A choice between representations is what an operation answers with where it has no other success.
            let is_success = is_success(code.number) || (code.number == 300 && !has_success);
            let outcome = if is_success { Outcome::Success } else { Outcome::Failure };
            let body = of_code(operation, code, outcome);
            Variant { ident: code.ident.clone(), number: Some(code.number), doc: heading(code), body, outcome }
        })
        .collect();
    if !has_success {
        let ident = other_success(variants.iter().map(|variant| &variant.ident));
        let body = operation.response.as_ref().map_or(untyped(operation), Body::Json);
        let doc = "Any code from 200 to 299: the page documents none of them.".to_owned();
        variants.push(Variant { ident, number: None, doc, body, outcome: Outcome::Success });
    }
    let is_typed = variants.iter().any(|variant| matches!(variant.body, Body::Json(_)));
    Answers { variants, headers: headers(operation), accept: is_typed.then(|| accept(operation)) }
}

/// A name for the codes of success where none is documented, other than those of the documented codes.
fn other_success<'a>(taken: impl Iterator<Item = &'a Ident>) -> Ident {
    let mut ident = names::fixed("Success");
    let taken: Vec<&Ident> = taken.collect();
    while taken.contains(&&ident) {
        ident = names::fixed(&format!("Other{ident}"));
    }
    ident
}

fn of_code<'a>(operation: &'a Operation, code: &Code<'a>, outcome: Outcome) -> Body<'a> {
    let may_have_body = StatusCode::new(code.number).is_ok_and(StatusCode::may_have_body);
    if operation.method == Method::Head || !may_have_body {
        return Body::Nothing;
    }
    let of_success = || operation.response.as_ref().filter(|_| code.number == 300 && outcome == Outcome::Success);
    match (body(operation, code).or_else(of_success), outcome) {
        (Some(ty), _) => Body::Json(ty),
        (None, Outcome::Success) => untyped(operation),
        (None, Outcome::Failure) => Body::Nothing,
    }
}

/// The body of success of which no type is known: reading gives something, whatever it is.
fn untyped<'a>(operation: &Operation) -> Body<'a> {
    let is_other = |media: &String| !is_json(media) && !media.ends_with("xml");
    let gives = operation.method == Method::Get || operation.response_media().iter().any(is_other);
    if gives { Body::Bytes } else { Body::Nothing }
}

fn headers(operation: &Operation) -> Vec<&Parameter> {
    let mut rows: Vec<&Parameter> = Vec::new();
    for row in operation.all_parameters() {
        let is_header = row.direction == Direction::Response && row.location == Location::Header;
        if is_header && is_header_name(key(row)) && rows.iter().all(|known| known.name != row.name) {
            rows.push(row);
        }
    }
    rows
}

fn accept(operation: &Operation) -> String {
    let media = operation.response_media();
    let has_plain = media.iter().any(|media| media == JSON);
    let other = media.into_iter().find(|media| is_json(media)).filter(|_| !has_plain);
    other.unwrap_or_else(|| JSON.to_owned())
}

/// The headers, the enum, and how it is read.
pub(super) fn answer(plan: &Plan<'_>, operation: &Operation, answers: &Answers<'_>) -> TokenStream {
    let id = Literal::string(&operation.id);
    let headers = answer_headers(plan, answers);
    let variants = answers.variants.iter().map(|variant| {
        let (documentation, ident) = (doc(&variant.doc), &variant.ident);
        let parts = types(plan, answers, variant);
        let code = variant.number.is_none().then(|| quote!(u16,));
        let parts = (!parts.is_empty() || code.is_some()).then(|| quote!((#code #(#parts),*)));
        quote!(#documentation #ident #parts,)
    });
    let (numbered, other): (Vec<&Variant<'_>>, Vec<_>) =
        answers.variants.iter().partition(|variant| variant.number.is_some());
    let numbered = numbered.into_iter().map(|variant| table(answers, variant));
    let other = other.into_iter().map(|variant| table(answers, variant));
    let into_result = into_result(plan, answers);
    quote! {
        #headers

        #[doc = " What the server answered, by the status code."]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant)]
        pub enum Answer {
            #(#variants)*
            #[doc = " A status code that the page does not document, with all that came."]
            Undocumented(super::operation::Undocumented),
        }

        impl Answer {
            #into_result
        }

        super::operation::answer! { #id { #(#numbered),* } #(#other)* }
    }
}

/// The struct of the headers; all of them may be missing.
fn answer_headers(plan: &Plan<'_>, answers: &Answers<'_>) -> Option<TokenStream> {
    if answers.headers.is_empty() {
        return None;
    }
    let idents: Vec<Ident> = answers.header_names().map(|(_, ident)| ident).collect();
    let fields = answers.headers.iter().zip(&idents).map(|(row, ident)| {
        let documentation = doc(&parameters::described(row));
        let ty = value(plan, row, false);
        quote!(#documentation pub #ident: #ty,)
    });
    let keys = answers.headers.iter().zip(&idents).map(|(row, ident)| {
        let key = Literal::string(key(row));
        quote!(#ident #key)
    });
    let keys: Vec<TokenStream> = keys.collect();
    let secrets = answers.headers.iter().map(|row| key(row)).filter(|name| crate::names::is_secret(name));
    let secrets = secrets.map(Literal::string);
    Some(quote! {
        #[doc = " The headers of a successful answer."]
        #[derive(Clone, PartialEq, Default)]
        #[non_exhaustive]
        pub struct AnswerHeaders { #(#fields)* }

        super::operation::headers! { #(#keys),* }
        super::wire::pairs! { AnswerHeaders { #(#keys),* } [#(#secrets),*] }
    })
}

/// The types of what a variant has.
fn types(plan: &Plan<'_>, answers: &Answers<'_>, variant: &Variant<'_>) -> Vec<TokenStream> {
    let body = match variant.body {
        Body::Json(of) => Some(ty(plan, At::Operation, of)),
        Body::Bytes => Some(quote!(super::operation::Bytes)),
        Body::Nothing => None,
    };
    body.into_iter().chain(has_headers(answers, variant).then(|| quote!(AnswerHeaders))).collect()
}

fn has_headers(answers: &Answers<'_>, variant: &Variant<'_>) -> bool {
    variant.outcome == Outcome::Success && !answers.headers.is_empty()
}

/// A variant as the macro of the runtime is told of it: its code, and what is read into it.
fn table(answers: &Answers<'_>, variant: &Variant<'_>) -> TokenStream {
    let ident = &variant.ident;
    let code = variant.number.map(Literal::u16_unsuffixed);
    let body = match variant.body {
        Body::Json(_) => Some("json"),
        Body::Bytes => Some("bytes"),
        Body::Nothing => None,
    };
    let parts = body.into_iter().chain(has_headers(answers, variant).then_some("headers")).map(names::fixed);
    let parts: Vec<Ident> = parts.collect();
    let parts = (!parts.is_empty()).then(|| quote!((#(#parts),*)));
    quote!(#ident #code #parts)
}

/// What success gives.
enum Payload {
    /// The same with every successful code.
    Same(Vec<TokenStream>),
    /// The same with some, and nothing with others.
    Optional(Vec<TokenStream>),
    /// Different things.
    Different,
}

fn payload(plan: &Plan<'_>, answers: &Answers<'_>) -> Payload {
    let successes = answers.variants.iter().filter(|variant| variant.outcome == Outcome::Success);
    let mut kinds: Vec<Vec<TokenStream>> = Vec::new();
    for parts in successes.map(|variant| types(plan, answers, variant)) {
        let text = |parts: &[TokenStream]| parts.iter().map(ToString::to_string).collect::<Vec<_>>();
        if kinds.iter().all(|known| text(known) != text(&parts)) {
            kinds.push(parts);
        }
    }
    match kinds.as_slice() {
        [same] => Payload::Same(same.clone()),
        [some, none] | [none, some] if none.is_empty() => Payload::Optional(some.clone()),
        _ => Payload::Different,
    }
}

/// What success gives, in Rust.
pub(super) fn result(plan: &Plan<'_>, answers: &Answers<'_>) -> TokenStream {
    payload(plan, answers).described().1
}

impl Payload {
    /// What is said of it, and its type.
    fn described(&self) -> (&'static str, TokenStream) {
        match self {
            Payload::Same(parts) => match parts.as_slice() {
                [] => (" Nothing, for an answer of success; any other answer is the error.", quote!(())),
                [one] => (" What came with an answer of success; any other answer is the error.", one.clone()),
                _ => (" What came with an answer of success; any other answer is the error.", quote!((#(#parts),*))),
            },
            Payload::Optional(parts) => {
                let about = " What came with an answer of success, if anything did; any other answer is the error.";
                (about, if let [one] = parts.as_slice() { quote!(Option<#one>) } else { quote!(Option<(#(#parts),*)>) })
            }
            Payload::Different => (" An answer of success as it is; any other answer is the error.", quote!(Self)),
        }
    }
}

fn into_result(plan: &Plan<'_>, answers: &Answers<'_>) -> TokenStream {
    let payload = payload(plan, answers);
    let (about, ty) = payload.described();
    let successes = answers.variants.iter().filter(|variant| variant.outcome == Outcome::Success);
    let arms = successes.map(|variant| {
        let ident = &variant.ident;
        if let Payload::Different = payload {
            return quote!(Self::#ident { .. } => Ok(self),);
        }
        let body = (!matches!(variant.body, Body::Nothing)).then(|| names::fixed("body"));
        let headers = has_headers(answers, variant).then(|| names::fixed("headers"));
        let parts: Vec<Ident> = body.into_iter().chain(headers).collect();
        let value = if let [one] = parts.as_slice() { quote!(#one) } else { quote!((#(#parts),*)) };
        let value = match payload {
            Payload::Optional(_) if parts.is_empty() => quote!(None),
            Payload::Optional(_) => quote!(Some(#value)),
            Payload::Same(_) | Payload::Different => value,
        };
        let code = variant.number.is_none().then(|| quote!(_,));
        let pattern = (!parts.is_empty() || code.is_some()).then(|| quote!((#code #(#parts),*)));
        quote!(Self::#ident #pattern => Ok(#value),)
    });
    let other = if let Payload::Different = payload {
        quote!(_ => Err(Box::new(self)),)
    } else {
        quote!(other => Err(Box::new(other)),)
    };
    quote! {
        #[doc = #about]
        pub fn into_result(self) -> Result<#ty, Box<Self>> {
            match self {
                #(#arms)*
                #other
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::other_success;
    use crate::names;

    #[test]
    fn success_that_no_page_documents_has_a_name_of_its_own() {
        let taken = ["OtherSuccess", "Success"].map(names::fixed);
        assert_eq!(other_success(taken[..1].iter()), "Success");
        assert_eq!(other_success(taken.iter()), "OtherOtherSuccess");
    }
}
