//! Types that require themselves without end: no value could be one.
//!
//! What examples show always ends, so such a circle stands on rows alone somewhere. It is broken at the key that the
//! fewest examples show.

use docbind_spec::{Presence, Shape, Type, TypeDef};
use rustc_hash::FxHashSet as HashSet;

/// Makes the key that is shown least optional in every circle of required keys. `shown` says how often a key of a type
/// is shown.
pub(crate) fn end(types: &mut [TypeDef], shown: impl Fn(&str, &str) -> u32) {
    loop {
        let finite = finite(types);
        if finite.len() == types.len() {
            return;
        }
        let mut weakest: Option<(u32, usize, usize)> = None;
        for (at, def) in types.iter().enumerate().filter(|(_, def)| !finite.contains(def.name.as_str())) {
            let Shape::Struct { fields, .. } = &def.shape else { continue };
            for (number, field) in fields.iter().enumerate() {
                if field.presence == Presence::Required && !ends(&field.ty, &finite) {
                    let key = (shown(&def.name, &field.name), at, number);
                    weakest = Some(weakest.map_or(key, |known| known.min(key)));
                }
            }
        }
        let Some((_, at, number)) = weakest else { return };
        let Some(Shape::Struct { fields, .. }) = types.get_mut(at).map(|def| &mut def.shape) else { return };
        let Some(field) = fields.get_mut(number) else { return };
        field.presence = Presence::Optional;
    }
}

/// The names of the types that have values.
fn finite(types: &[TypeDef]) -> HashSet<&str> {
    let mut finite: HashSet<&str> = HashSet::default();
    loop {
        let before = finite.len();
        for def in types {
            let has_values = || match &def.shape {
                Shape::Enum { .. } => true,
                Shape::Union { variants } => variants.iter().any(|variant| ends(&variant.ty, &finite)),
                Shape::Struct { includes, fields, .. } => {
                    let required = fields.iter().filter(|field| field.presence == Presence::Required);
                    includes.iter().all(|name| finite.contains(name.as_str())) && { required }
                        .all(|f| ends(&f.ty, &finite))
                }
            };
            if !finite.contains(def.name.as_str()) && has_values() {
                finite.insert(&def.name);
            }
        }
        if finite.len() == before {
            return finite;
        }
    }
}

/// Whether a value of the type can be without one of a type that has none: an empty list can, and `null`.
fn ends(ty: &Type, finite: &HashSet<&str>) -> bool {
    match ty {
        Type::Named { name } => finite.contains(name.as_str()),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::end;
    use docbind_spec::{Field, Presence, Shape, Type, TypeDef};

    fn def(name: &str, field: &str, ty: Type) -> TypeDef {
        let field = Field {
            name: field.to_owned(),
            rename: None,
            ty,
            presence: Presence::Required,
            description: String::new(),
            default: None,
            minimum: None,
            maximum: None,
            min_length: None,
            max_length: None,
        };
        let shape = Shape::Struct { includes: Vec::new(), fields: vec![field], rest: None };
        TypeDef { name: name.to_owned(), description: String::new(), shape }
    }

    #[track_caller]
    fn check(mut types: Vec<TypeDef>, shown: &[(&str, &str, u32)], optional: &[&str]) {
        let count = |of: &str, key: &str| shown.iter().find(|&&(ty, field, _)| (ty, field) == (of, key));
        end(&mut types, |of, key| count(of, key).map_or(0, |&(_, _, count)| count));
        let made = types.iter().filter(|def| match &def.shape {
            Shape::Struct { fields, .. } => fields.iter().any(|field| field.presence == Presence::Optional),
            Shape::Enum { .. } | Shape::Union { .. } => false,
        });
        assert_eq!(made.map(|def| def.name.as_str()).collect::<Vec<_>>(), optional);
    }

    #[test]
    fn a_circle_is_broken_where_least_is_shown() {
        let bell = || def("Bell", "rope", Type::named("Rope"));
        let rope = || def("Rope", "bell", Type::named("Bell"));
        check(vec![bell(), rope()], &[("Bell", "rope", 2)], &["Rope"]);
        check(vec![bell(), rope()], &[("Rope", "bell", 2)], &["Bell"]);
        check(vec![def("Bell", "bell", Type::named("Bell")), rope()], &[], &["Bell"]);
    }

    #[test]
    fn lists_and_nulls_end() {
        check(vec![def("Bell", "bells", Type::array(Type::named("Bell")))], &[], &[]);
        check(vec![def("Bell", "bell", Type::named("Bell").nullable())], &[], &[]);
    }
}
