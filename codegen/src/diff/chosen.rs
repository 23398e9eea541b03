//! Changes of what is chosen of the bindings (`[bindings]` of `docbind.toml`). What a choice does to the code of all
//! types is said once, here; everything else is compared under the new choices.

use docbind_emit::{Features, Http, InvalidOption, Options};
use docbind_spec::{Api, Operation};
use serde_json::Value;

use super::items::Items;
use super::operations::has;
use super::subject::Name;
use super::{Changes, Class, Kind, Side, Stated};

/// Says which choices are others, as far as code can tell.
pub(super) fn compare(changes: &mut Changes, (was, is): (&Options, &Options), new: &Api) -> Result<(), InvalidOption> {
    let (before, after) = (was.words(), is.words());
    let mut keys: Vec<&String> = before.keys().chain(after.keys()).collect();
    keys.sort();
    keys.dedup();
    // Which operations are bound shows in the operations; tests are not for code that uses the bindings.
    for key in keys.into_iter().filter(|key| !matches!(key.as_str(), "operations" | "tests")) {
        let said = (before.get(key), after.get(key));
        let message = match said {
            (Some(was), Some(is)) if was != is => format!("was {was} and is {is}"),
            (Some(was), None) => format!("is no longer chosen; it was {was}"),
            (None, Some(is)) => format!("is {is} now"),
            (Some(_), Some(_)) | (None, None) => continue,
        };
        let class = match key.as_str() {
            "http" if is.http == Http::Omitted => Class::Breaking,
            "features" if is.features != Features::None => Class::Breaking,
            "derives" if was.derives.iter().any(|derive| !is.derives.contains(derive)) => Class::Breaking,
            "features" | "derives" | "attributes" => Class::Compatible,
            _ => class_of(key, said.0, is, new)?,
        };
        let name = Name::Choice(key.clone());
        let kind = Kind::ChoiceChanged;
        changes.list.push(Stated {
            class,
            kind,
            name,
            member: None,
            message,
            source: None,
            side: Side::New,
            shared: None,
        });
    }
    Ok(())
}

/// What the choice does to the items of the same pages.
fn class_of(key: &str, was: Option<&Value>, is: &Options, new: &Api) -> Result<Class, InvalidOption> {
    let mut words = is.words();
    match was {
        Some(was) => words.insert(key.to_owned(), was.clone()),
        None => words.remove(key),
    };
    let [was, is] = [&Options::of_words(&words)?, is].map(|options| Items::of(new, options));
    Ok(if was.is_broken_by(&is) { Class::Breaking } else { Class::Compatible })
}

/// Says of operations that the pages still have, or had before, that they are a matter of choice.
pub(super) fn operations(changes: &mut Changes, old: &[Operation], new: &[Operation]) {
    for stated in &mut changes.list {
        let Name::Operation(id) = &stated.name else { continue };
        match stated.kind {
            Kind::OperationRemoved if has(new, id) => "is no longer bound: `operations` leaves it out",
            Kind::OperationAdded if has(old, id) => "is bound now: `operations` left it out",
            _ => continue,
        }
        .clone_into(&mut stated.message);
    }
}
