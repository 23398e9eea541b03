//! Shows slots for debugging, without secrets.

use ::std::fmt;

use super::{About, Object, Slot, View};

/// Shows a value for debugging, without its secrets.
pub fn debug<T: Slot>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(&Show(value.wire_view()), f)
}

fn show_object(object: &dyn Object, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut result = Ok(());
    object.show(&mut |About(name, keys, rules): &'static About, views: &[View<'_>]| {
        let mut shown = f.debug_struct(name);
        for ((name, rule), view) in keys.iter().zip(*rules).zip(views) {
            if matches!(view, View::Absent) {
                continue;
            }
            if rule.is_secret() {
                shown.field(name, &format_args!("[redacted]"));
            } else {
                shown.field(name, &Show(*view));
            }
        }
        if let Some(rest) = views.get(keys.len()) {
            shown.field("..", &Show(*rest));
        }
        result = shown.finish();
    });
    result
}

/// Shows for debugging what a slot writes.
struct Show<'a>(View<'a>);

impl fmt::Debug for Show<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            View::Absent | View::Null => f.write_str("null"),
            View::Bool(value) => value.fmt(f),
            View::I64(value) => value.fmt(f),
            View::U64(value) => value.fmt(f),
            View::Number(value) => fmt::Display::fmt(value, f),
            View::Text(value) => fmt::Debug::fmt(value, f),
            View::Word(word) => f.write_str(&word.spell()),
            View::Any(value) => fmt::Display::fmt(value, f),
            View::List(list) => {
                let mut shown = f.debug_list();
                list.each(&mut |item| _ = shown.entry(&Show(item)));
                shown.finish()
            }
            View::Map(map) => {
                let mut shown = f.debug_map();
                map.each(&mut |key, value| _ = shown.entry(&key, &Show(value)));
                shown.finish()
            }
            View::Object(object) => show_object(object, f),
        }
    }
}
