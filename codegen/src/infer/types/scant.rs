//! Places of which examples and printed types say too little: what their names and prose add.

use docbind_spec::Type;

use crate::infer::language::words;
use crate::infer::prose::declared::Declared;

/// What is known of a place beside its values.
#[derive(Debug)]
pub(crate) struct Clue<'c> {
    pub(crate) key: &'c str,
    pub(crate) declared: &'c Declared,
    pub(crate) description: &'c str,
    /// Whether the key alone makes a request: `{"confirm": null}` asks for something by its name.
    pub(crate) asks: bool,
    /// Whether the key stands beside `properties`, as in a JSON Schema.
    pub(crate) in_schema: bool,
}

/// A closer type for one that holds any JSON value, where there is a clue to it.
pub(crate) fn closer(ty: Type, clue: &Clue<'_>) -> Type {
    match ty {
        // What is asked for by its key alone has nothing to say, or a few options.
        Type::Any if clue.asks => Type::map(Type::STRING).nullable(),
        Type::Map { values } if *values == Type::Any && clue.asks => Type::map(Type::STRING),
        Type::Any if words::names_text(clue.key) && !clue.declared.is_container() => Type::STRING,
        Type::Any if words::names_id(clue.key) && *clue.declared == Declared::Object => Type::STRING,
        Type::Any if matches!(clue.declared, Declared::Array(_)) => closer(Type::array(Type::Any), clue),
        Type::Array { items } if *items == Type::Any && lists_texts(clue) => Type::array(Type::STRING),
        Type::Nullable { of } => closer(*of, clue).nullable(),
        ty => ty,
    }
}

/// Whether a list is one of texts: of ids, names, addresses.
fn lists_texts(clue: &Clue<'_>) -> bool {
    // JSON Schema Validation, section 6.5.3.
    if clue.in_schema && clue.key == "required" {
        return true;
    }
    let said = clue.description.to_lowercase();
    let said = said.split(|c: char| !c.is_alphanumeric()).take(16).any(|word| {
        matches!(word, "ids" | "uuids" | "names" | "strings" | "addresses" | "urls" | "uris" | "hostnames" | "emails")
    });
    said || words::names_text(clue.key)
}

#[cfg(test)]
mod tests {
    use super::{Clue, closer};
    use crate::infer::prose::declared::Declared;
    use docbind_spec::Type;

    #[track_caller]
    fn check(ty: &Type, key: &str, description: &str, expected: &Type) {
        let clue = Clue { key, declared: &Declared::Unknown, description, asks: key == "ring", in_schema: true };
        assert_eq!(&closer(ty.clone(), &clue), expected, "{key}");
    }

    #[test]
    fn names_and_prose_say_what_lists_hold() {
        let (list, texts) = (Type::array(Type::Any), Type::array(Type::STRING));
        check(&list, "keeper_ids", "", &texts);
        check(&list, "keepers", "The names of all who ring it.", &texts);
        check(&list, "keepers", "All who ring it.", &list);
        check(&list, "required", "", &texts);
    }

    #[test]
    fn what_is_asked_for_by_its_key_has_few_options() {
        check(&Type::Any, "ring", "", &Type::map(Type::STRING).nullable());
        check(&Type::map(Type::Any), "ring", "", &Type::map(Type::STRING));
        check(&Type::map(Type::Any), "files", "", &Type::map(Type::Any));
    }
}
