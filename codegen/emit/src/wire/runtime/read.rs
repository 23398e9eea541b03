//! Reads slots from any format of serde. Errors start with the JSON pointer (RFC 6901) of the place.

use ::serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use ::serde_json::{Number, Value};
use ::std::fmt;
use ::std::string::{String, ToString};
use ::std::vec::Vec;

use super::{About, Choice, List, Map, Maybe, Object, Refused, Slot, Target, View, Word};

/// Reads a value of a type of these bindings.
pub fn deserialize<'de, T: Slot, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::empty();
    Read(&mut value).deserialize(deserializer)?;
    Ok(value)
}

/// Reads into a slot.
pub struct Read<'a>(pub &'a mut dyn Slot);

impl<'de> DeserializeSeed<'de> for Read<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.0.target() {
            Target::Bool(slot) => *slot = bool::deserialize(deserializer)?,
            Target::I32(slot) => *slot = i32::deserialize(deserializer)?,
            Target::I64(slot) => *slot = i64::deserialize(deserializer)?,
            Target::U64(slot) => *slot = u64::deserialize(deserializer)?,
            Target::Number(slot) => *slot = Number::deserialize(deserializer)?,
            Target::Text(slot) => *slot = String::deserialize(deserializer)?,
            Target::Any(slot) => *slot = Value::deserialize(deserializer)?,
            Target::Word(slot) => deserializer.deserialize_str(IntoWord(slot))?,
            Target::Code(slot) => {
                let number = i64::deserialize(deserializer)?;
                slot.set(number).map_err(|Refused| D::Error::custom(format_args!("unexpected value {number}")))?;
            }
            Target::Option(slot) => deserializer.deserialize_option(IntoOption(slot))?,
            Target::List(slot) => deserializer.deserialize_seq(IntoList(slot))?,
            Target::Map(slot) => deserializer.deserialize_map(IntoMap(slot))?,
            Target::Object(slot) => deserializer.deserialize_map(IntoObject(slot))?,
            Target::Choice(slot) => {
                let value = Value::deserialize(deserializer)?;
                match slot.choose(&value) {
                    Some(chosen) => Read(chosen).deserialize(value).map_err(D::Error::custom)?,
                    None => slot.keep(value),
                }
            }
        }
        Ok(())
    }
}

/// How many characters of a text an error shows.
const EXCERPT: usize = 60;

struct IntoWord<'a>(&'a mut dyn Word);

impl<'de> Visitor<'de> for IntoWord<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: ::serde::de::Error>(self, text: &str) -> Result<(), E> {
        let excerpt: String = text.chars().take(EXCERPT).collect();
        let more = if excerpt.len() < text.len() { "…" } else { "" };
        let expected = self.0.expected();
        self.0.set(text).map_err(|Refused| E::custom(format_args!("{excerpt:?}{more} is not {expected}")))
    }
}

struct IntoOption<'a>(&'a mut dyn Maybe);

impl<'de> Visitor<'de> for IntoOption<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.0.set_null();
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.0.set_null();
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        Read(self.0.set_some()).deserialize(deserializer)
    }
}

struct IntoList<'a>(&'a mut dyn List);

impl<'de> Visitor<'de> for IntoList<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        // An element is made only when there is one: its slot cannot be taken back.
        while let Some(()) = items
            .next_element_seed(IntoNext(self.0))
            .map_err(|error| within(self.0.length().saturating_sub(1), &error))?
        {}
        Ok(())
    }
}

/// Reads into the next element of a list.
struct IntoNext<'a>(&'a mut dyn List);

impl<'de> DeserializeSeed<'de> for IntoNext<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        Read(self.0.grow()).deserialize(deserializer)
    }
}

struct IntoMap<'a>(&'a mut dyn Map);

impl<'de> Visitor<'de> for IntoMap<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(key) = entries.next_key::<String>()? {
            let slot = self.0.entry(key.clone());
            entries.next_value_seed(Read(slot)).map_err(|error| within(&key, &error))?;
        }
        Ok(())
    }
}

struct IntoObject<'a>(&'a mut dyn Object);

impl<'de> Visitor<'de> for IntoObject<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<(), A::Error> {
        let mut about = &About("", &[], &[]);
        self.0.show(&mut |shown: &'static About, _: &[View<'_>]| about = shown);
        let mut entries = Some(entries);
        let mut result = Ok(());
        self.0.lend(&mut |slots: &mut [&mut dyn Slot]| {
            if let Some(entries) = entries.take() {
                result = fields(about, slots, entries);
            }
        });
        result
    }
}

/// Reads the fields of an object into its slots.
fn fields<'de, A: MapAccess<'de>>(
    About(_, keys, rules): &About,
    slots: &mut [&mut dyn Slot],
    mut entries: A,
) -> Result<(), A::Error> {
    let (known, rest) = slots.split_at_mut(keys.len().min(slots.len()));
    let mut rest = rest.first_mut().and_then(|slot| match slot.target() {
        Target::Map(map) => Some(map),
        _ => None,
    });
    let mut seen = Seen::default();
    let mut next = 0;
    while let Some(found) = entries.next_key_seed(FindKey { keys, next, keep: rest.is_some() })? {
        match found {
            Found::Field(at) => {
                next = at + 1;
                seen.insert(at);
                if let (Some(name), Some(slot)) = (keys.get(at), known.get_mut(at)) {
                    entries.next_value_seed(Read(*slot)).map_err(|error| within(name, &error))?;
                }
            }
            Found::Other(key) => match &mut rest {
                Some(rest) => {
                    entries.next_value_seed(Read(rest.entry(key.clone()))).map_err(|error| within(&key, &error))?
                }
                None => _ = entries.next_value::<IgnoredAny>()?,
            },
        }
    }
    match keys.iter().zip(*rules).enumerate().find(|(at, (_, rule))| rule.is_required() && !seen.contains(*at)) {
        Some((_, (name, _))) => Err(A::Error::missing_field(name)),
        None => Ok(()),
    }
}

/// Which fields an object had: a bit each, and a list for the objects with very many.
#[derive(Default)]
struct Seen {
    first: u128,
    more: Vec<usize>,
}

impl Seen {
    fn insert(&mut self, at: usize) {
        if at < 128 {
            self.first |= 1 << at;
        } else {
            self.more.push(at);
        }
    }

    fn contains(&self, at: usize) -> bool {
        if at < 128 { self.first & (1 << at) != 0 } else { self.more.contains(&at) }
    }
}

/// What a key of an object stands for.
enum Found {
    Field(usize),
    Other(String),
}

/// Finds a key, which mostly is the one after the last.
struct FindKey {
    keys: &'static [&'static str],
    next: usize,
    keep: bool,
}

impl<'de> DeserializeSeed<'de> for FindKey {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for FindKey {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, text: &str) -> Result<Found, E> {
        let (before, after) = self.keys.split_at(self.next.min(self.keys.len()));
        let is_it = |name: &&str| *name == text;
        let found = after.iter().position(is_it).map(|at| at + before.len()).or_else(|| before.iter().position(is_it));
        Ok(match found {
            Some(at) => Found::Field(at),
            None if self.keep => Found::Other(text.to_owned()),
            None => Found::Other(String::new()),
        })
    }
}

/// Puts a step before the JSON pointer (RFC 6901) with which an error starts.
fn within<E: ::serde::de::Error>(step: impl fmt::Display, error: &E) -> E {
    let text = ::std::string::ToString::to_string(error);
    let step = ::std::string::ToString::to_string(&step).replace('~', "~0").replace('/', "~1");
    let colon = if text.starts_with('/') { "" } else { ": " };
    E::custom(format_args!("/{step}{colon}{text}"))
}

/// What a `null` stands for where an alternative of a choice is `null`.
pub fn null_choice<T: Slot + Choice>() -> Option<T> {
    let mut value = T::empty();
    Read(value.choose(&Value::Null)?).deserialize(Value::Null).ok()?;
    Some(value)
}
