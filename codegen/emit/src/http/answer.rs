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
use crate::status::{Code, row};
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
    /// What the macro of the runtime is told of the code: its name, and what its rows say.
    row: TokenStream,
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
            Variant { ident: code.ident.clone(), number: Some(code.number), row: row(code), body, outcome }
        })
        .collect();
    if !has_success {
        let ident = other_success(variants.iter().map(|variant| &variant.ident));
        let body = operation.response.as_ref().map_or(untyped(operation), Body::Json);
        variants.push(Variant { row: quote!(#ident), ident, number: None, body, outcome: Outcome::Success });
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

/// The headers, and the enums of status codes and of answers.
pub(super) fn answer(plan: &Plan<'_>, operation: &Operation, answers: &Answers<'_>) -> TokenStream {
    let id = Literal::string(&operation.id);
    let headers = answer_headers(plan, answers);
    let (numbered, other): (Vec<&Variant<'_>>, Vec<_>) =
        answers.variants.iter().partition(|variant| variant.number.is_some());
    let numbered = numbered.into_iter().map(|variant| told(plan, answers, variant));
    let other = other.into_iter().map(|variant| told(plan, answers, variant));
    let result = told_result(plan, answers);
    quote! {
        #headers

        super::operation::answers! { #id Status, Answer { #(#numbered),* } #(else #other)* #result }
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
    let secrets = parameters::secrets(answers.headers.iter().copied());
    Some(quote! {
        #[doc = " The headers of a successful answer."]
        #[derive(Clone, PartialEq, Default)]
        #[non_exhaustive]
        pub struct AnswerHeaders { #(#fields)* }

        super::operation::headers! { AnswerHeaders { #(#keys),* } #secrets }
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

/// A variant as the macro of the runtime is told of it: its row, and what is read into it.
fn told(plan: &Plan<'_>, answers: &Answers<'_>, variant: &Variant<'_>) -> TokenStream {
    let body = match variant.body {
        Body::Json(_) => Some("json"),
        Body::Bytes => Some("bytes"),
        Body::Nothing => None,
    };
    let kinds = body.into_iter().chain(has_headers(answers, variant).then_some("headers")).map(names::fixed);
    let (row, types) = (&variant.row, types(plan, answers, variant));
    let parts = (!types.is_empty()).then(|| quote!(=> (#(#kinds #types),*)));
    quote!(#row #parts)
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
    payload(plan, answers).ty()
}

impl Payload {
    /// Its type.
    fn ty(&self) -> TokenStream {
        let whole = |parts: &[TokenStream]| if let [one] = parts { one.clone() } else { quote!((#(#parts),*)) };
        match self {
            Payload::Same(parts) => whole(parts),
            Payload::Optional(parts) => {
                let some = whole(parts);
                quote!(Option<#some>)
            }
            Payload::Different => quote!(Self),
        }
    }
}

/// What `into_result` gives, and of which variants.
fn told_result(plan: &Plan<'_>, answers: &Answers<'_>) -> TokenStream {
    let payload = payload(plan, answers);
    let ty = payload.ty();
    let successes = answers.variants.iter().filter(|variant| variant.outcome == Outcome::Success);
    if let Payload::Different = payload {
        let idents = successes.map(|variant| &variant.ident);
        return quote!(-> #ty [#(#idents),*]);
    }
    let arms = successes.map(|variant| {
        let ident = &variant.ident;
        let body = (!matches!(variant.body, Body::Nothing)).then(|| names::fixed("body"));
        let headers = has_headers(answers, variant).then(|| names::fixed("headers"));
        let parts: Vec<Ident> = body.into_iter().chain(headers).collect();
        let value = if let [one] = parts.as_slice() { quote!(#one) } else { quote!((#(#parts),*)) };
        let value = match payload {
            Payload::Optional(_) if parts.is_empty() => quote!(None),
            Payload::Optional(_) => quote!(Some(#value)),
            Payload::Same(_) | Payload::Different => value,
        };
        let code = variant.number.is_none().then(|| quote!(_));
        let patterns: Vec<TokenStream> = code.into_iter().chain(parts.iter().map(|part| quote!(#part))).collect();
        let pattern = (!patterns.is_empty()).then(|| quote!((#(#patterns),*)));
        quote!(#ident #pattern => #value)
    });
    quote!(-> #ty { #(#arms),* })
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
