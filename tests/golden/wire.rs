    mod slot {
        //! How a type gives out its parts: as slots, behind one pointer type.

        use ::serde_json::{Number, Value};
        use ::std::string::String;

        /// A value that can be read into and written from.
        pub trait Slot {
            /// The value before anything is read into it.
            fn empty() -> Self
            where
                Self: Sized;

            /// The value that a `null` stands for, where the documentation allows one.
            fn null() -> Option<Self>
            where
                Self: Sized,
            {
                None
            }

            /// What can be read into the value.
            fn target(&mut self) -> Target<'_>;

            /// What the value writes. Nothing else has a method of this name.
            fn wire_view(&self) -> View<'_>;
        }

        /// What is read into a [`Slot`].
        pub enum Target<'a> {
            Bool(&'a mut bool),
            I32(&'a mut i32),
            I64(&'a mut i64),
            U64(&'a mut u64),
            Number(&'a mut Number),
            Text(&'a mut String),
            Any(&'a mut Value),
            Word(&'a mut dyn Word),
            Code(&'a mut dyn Code),
            Option(&'a mut dyn Maybe),
            List(&'a mut dyn List),
            Map(&'a mut dyn Map),
            Object(&'a mut dyn Object),
            Choice(&'a mut dyn Choice),
        }

        /// What a [`Slot`] writes.
        #[derive(Clone, Copy)]
        pub enum View<'a> {
            /// Nothing; `null` where something must be written.
            Absent,
            Null,
            Bool(bool),
            I64(i64),
            U64(u64),
            Number(&'a Number),
            Text(&'a str),
            Word(&'a dyn Word),
            Any(&'a Value),
            List(&'a dyn List),
            Map(&'a dyn Map),
            Object(&'a dyn Object),
        }

        /// The value is none that there is: none of a closed enumeration, no date.
        pub struct Refused;

        /// A text that stands for something else: an enumeration, a date.
        pub trait Word {
            /// Becomes what the text stands for.
            fn set(&mut self, text: &str) -> Result<(), Refused>;

            /// The text.
            fn spell(&self) -> String;

            /// What texts there are.
            fn expected(&self) -> &'static str {
                "a documented value"
            }
        }

        /// An enumeration of texts.
        pub trait Words: Clone + 'static {
            /// The documented values.
            const DOCUMENTED: &'static [Self];

            /// The text on the wire.
            fn text(&self) -> &str;

            /// What a text is that is not documented; nothing where only documented ones are taken.
            fn other(text: &str) -> Option<Self>;

            /// What a text stands for.
            fn of(text: &str) -> Option<Self> {
                Self::DOCUMENTED.iter().find(|word| word.text() == text).cloned().or_else(|| Self::other(text))
            }
        }

        impl<T: Words> Word for T {
            fn set(&mut self, text: &str) -> Result<(), Refused> {
                *self = T::of(text).ok_or(Refused)?;
                Ok(())
            }

            fn spell(&self) -> String {
                self.text().into()
            }
        }

        /// An enumeration of numbers.
        pub trait Code {
            /// Becomes what the number stands for.
            fn set(&mut self, number: i64) -> Result<(), Refused>;
        }

        /// A value that may be missing.
        pub trait Maybe {
            /// Becomes what a `null` stands for.
            fn set_null(&mut self);

            /// Gets a value to read into.
            fn set_some(&mut self) -> &mut dyn Slot;
        }

        /// An array.
        pub trait List {
            /// How many elements there are.
            fn length(&self) -> usize;

            /// The element with this number, from 0.
            fn at(&self, at: usize) -> Option<View<'_>>;

            /// Gets one more element to read into.
            fn grow(&mut self) -> &mut dyn Slot;

            /// Shows every element.
            fn each(&self, show: &mut dyn FnMut(View<'_>));
        }

        /// An object whose keys are data.
        pub trait Map {
            /// Gets a value for a key to read into.
            fn entry(&mut self, key: String) -> &mut dyn Slot;

            /// The value under a key.
            fn get(&self, key: &str) -> Option<View<'_>>;

            /// How many entries there are.
            fn length(&self) -> usize;

            /// Shows every entry.
            fn each(&self, show: &mut dyn FnMut(&str, View<'_>));
        }

        /// An object with known fields.
        pub trait Object {
            /// The object before anything is read into it.
            fn empty() -> Self
            where
                Self: Sized;

            /// Lends the slots of the fields to read into, in the order of the keys.
            fn lend(&mut self, to: &mut dyn Reader);

            /// Shows the name of the type, its keys, and what its fields write.
            fn show(&self, to: &mut dyn Viewer);
        }

        impl<T: Object> Slot for T {
            fn empty() -> Self {
                Object::empty()
            }

            fn target(&mut self) -> Target<'_> {
                Target::Object(self)
            }

            fn wire_view(&self) -> View<'_> {
                View::Object(self)
            }
        }

        /// A choice between types.
        pub trait Choice {
            /// Becomes the alternative that the value shows, if it shows one, to be read into.
            fn choose(&mut self, value: &Value) -> Option<&mut dyn Slot>;

            /// Keeps a value that shows no alternative.
            fn keep(&mut self, value: Value);
        }

        /// Reads into the slots of an object. A trait of its own costs the compiler half of what `dyn FnMut` does.
        pub trait Reader {
            /// Takes them, in the order of the keys.
            fn take(&mut self, slots: &mut [&mut dyn Slot]);
        }

        impl<F: FnMut(&mut [&mut dyn Slot])> Reader for F {
            fn take(&mut self, slots: &mut [&mut dyn Slot]) {
                self(slots);
            }
        }

        /// Looks at what the fields of an object write.
        pub trait Viewer {
            /// Takes them, in the order of the keys. There may be one more, for all other keys.
            fn take(&mut self, about: &'static About, views: &[View<'_>]);
        }

        impl<F: FnMut(&'static About, &[View<'_>])> Viewer for F {
            fn take(&mut self, about: &'static About, views: &[View<'_>]) {
                self(about, views);
            }
        }

        /// What an [`Object`] is called, its keys, and the rule of each.
        pub struct About(pub &'static str, pub &'static [&'static str], pub &'static [Rule]);

        /// What is true of a field.
        #[derive(Clone, Copy, PartialEq)]
        pub enum Rule {
            Required,
            Optional,
            RequiredSecret,
            OptionalSecret,
        }

        impl Rule {
            /// Whether an object without the field is refused.
            pub fn is_required(self) -> bool {
                matches!(self, Self::Required | Self::RequiredSecret)
            }

            /// Whether the value must not be shown.
            pub fn is_secret(self) -> bool {
                matches!(self, Self::RequiredSecret | Self::OptionalSecret)
            }
        }
    }
    pub use slot::*;

    mod plain {
        //! The slots of what every API has: numbers, texts, lists.

        use ::serde_json::{Number, Value};
        use ::std::string::String;
        use ::std::vec::Vec;

        use super::{List, Maybe, Slot, Target, View};

        macro_rules! plain {
            ($($ty:ident $target:ident $empty:expr, $value:ident => $view:expr;)*) => {$(
                impl Slot for $ty {
                    fn empty() -> Self {
                        $empty
                    }

                    fn target(&mut self) -> Target<'_> {
                        Target::$target(self)
                    }

                    fn wire_view(&self) -> View<'_> {
                        let $value = self;
                        $view
                    }
                }
            )*};
        }

        plain! {
            bool Bool false, value => View::Bool(*value);
            i32 I32 0, value => View::I64(i64::from(*value));
            i64 I64 0, value => View::I64(*value);
            u64 U64 0, value => View::U64(*value);
            Number Number Self::from(0), value => View::Number(value);
            String Text Self::new(), value => View::Text(value);
        }

        impl Slot for Value {
            fn empty() -> Self {
                Self::Null
            }

            fn null() -> Option<Self> {
                Some(Self::Null)
            }

            fn target(&mut self) -> Target<'_> {
                Target::Any(self)
            }

            fn wire_view(&self) -> View<'_> {
                View::Any(self)
            }
        }

        impl<T: Slot> Slot for Option<T> {
            fn empty() -> Self {
                None
            }

            fn null() -> Option<Self> {
                Some(None)
            }

            fn target(&mut self) -> Target<'_> {
                Target::Option(self)
            }

            fn wire_view(&self) -> View<'_> {
                match self {
                    None => View::Absent,
                    Some(value) => match value.wire_view() {
                        View::Absent => View::Null,
                        view => view,
                    },
                }
            }
        }

        impl<T: Slot> Maybe for Option<T> {
            fn set_null(&mut self) {
                *self = T::null();
            }

            fn set_some(&mut self) -> &mut dyn Slot {
                self.insert(T::empty())
            }
        }

        impl<T: Slot> Slot for Vec<T> {
            fn empty() -> Self {
                Self::new()
            }

            fn target(&mut self) -> Target<'_> {
                Target::List(self)
            }

            fn wire_view(&self) -> View<'_> {
                View::List(self)
            }
        }

        impl<T: Slot> List for Vec<T> {
            fn length(&self) -> usize {
                self.len()
            }

            fn at(&self, at: usize) -> Option<View<'_>> {
                self.get(at).map(Slot::wire_view)
            }

            fn grow(&mut self) -> &mut dyn Slot {
                let last = self.len();
                self.push(T::empty());
                &mut self[last]
            }

            fn each(&self, show: &mut dyn FnMut(View<'_>)) {
                for item in self {
                    show(item.wire_view());
                }
            }
        }
    }
    pub use plain::*;

    mod map {
        //! Objects whose keys are data.

        use ::std::string::String;

        use super::{Collection, Map, Slot, Target, View};

        impl<T: Slot> Slot for Collection<T> {
            fn empty() -> Self {
                Self::default()
            }

            fn target(&mut self) -> Target<'_> {
                Target::Map(self)
            }

            fn wire_view(&self) -> View<'_> {
                View::Map(self)
            }
        }

        impl<T: Slot> Map for Collection<T> {
            fn entry(&mut self, key: String) -> &mut dyn Slot {
                let slot = Self::entry(self, key).or_insert_with(T::empty);
                *slot = T::empty();
                slot
            }

            fn get(&self, key: &str) -> Option<View<'_>> {
                Self::get(self, key).map(Slot::wire_view)
            }

            fn length(&self) -> usize {
                self.len()
            }

            fn each(&self, show: &mut dyn FnMut(&str, View<'_>)) {
                for (key, value) in self {
                    show(key, value.wire_view());
                }
            }
        }
    }
    pub use map::*;

    mod read {
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
    }
    pub use read::*;

    mod write {
        //! Writes slots to any format of serde.

        use ::serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

        use super::{About, Map, Object, Slot, View};

        /// Writes a value of a type of these bindings.
        pub fn serialize<T: Slot, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
            Written(value.wire_view()).serialize(serializer)
        }

        /// Writes what a slot has: mostly a text, so that all else stands apart.
        pub struct Written<'a>(pub View<'a>);

        impl Serialize for Written<'_> {
            #[inline]
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self.0 {
                    View::Text(value) => serializer.serialize_str(value),
                    View::Object(object) => write_object(object, serializer),
                    other => write_other(other, serializer),
                }
            }
        }

        fn write_object<S: Serializer>(object: &dyn Object, serializer: S) -> Result<S::Ok, S::Error> {
            let mut entries = serializer.serialize_map(None)?;
            let mut failed = None;
            object.show(&mut |about: &'static About, views: &[View<'_>]| {
                failed = write_fields(about, views, &mut entries).err();
            });
            failed.map_or_else(|| entries.end(), Err)
        }

        #[inline(never)]
        fn write_other<S: Serializer>(view: View<'_>, serializer: S) -> Result<S::Ok, S::Error> {
            match view {
                View::Absent | View::Null => serializer.serialize_none(),
                View::Bool(value) => serializer.serialize_bool(value),
                View::I64(value) => serializer.serialize_i64(value),
                View::U64(value) => serializer.serialize_u64(value),
                View::Number(value) => value.serialize(serializer),
                View::Text(value) => serializer.serialize_str(value),
                View::Word(word) => serializer.serialize_str(&word.spell()),
                View::Any(value) => value.serialize(serializer),
                View::List(list) => {
                    let mut items = serializer.serialize_seq(Some(list.length()))?;
                    let mut failed = None;
                    list.each(&mut |item| {
                        if failed.is_none() {
                            failed = items.serialize_element(&Written(item)).err();
                        }
                    });
                    failed.map_or_else(|| items.end(), Err)
                }
                View::Map(map) => {
                    let mut entries = serializer.serialize_map(None)?;
                    write_map(map, &mut entries)?;
                    entries.end()
                }
                View::Object(object) => write_object(object, serializer),
            }
        }

        fn write_map<M: SerializeMap>(map: &dyn Map, entries: &mut M) -> Result<(), M::Error> {
            let mut failed = None;
            map.each(&mut |key, value| {
                if failed.is_none() {
                    failed = entries.serialize_entry(key, &Written(value)).err();
                }
            });
            failed.map_or(Ok(()), Err)
        }

        fn write_fields<M: SerializeMap>(about: &About, views: &[View<'_>], entries: &mut M) -> Result<(), M::Error> {
            let About(_, keys, rules) = about;
            for ((name, rule), view) in keys.iter().zip(*rules).zip(views) {
                match *view {
                    View::Text(text) => entries.serialize_entry(name, text)?,
                    View::Absent if !rule.is_required() => {}
                    view => entries.serialize_entry(name, &Written(view))?,
                }
            }
            match views.get(keys.len()) {
                Some(View::Map(rest)) => write_map(*rest, entries),
                _ => Ok(()),
            }
        }
    }
    pub use write::*;

    mod same {
        //! Compares slots by what they write.

        use super::{About, Slot, View};

        /// Whether two values are the same on the wire.
        pub fn same<T: Slot>(one: &T, other: &T) -> bool {
            equal(one.wire_view(), other.wire_view())
        }

        fn equal(one: View<'_>, other: View<'_>) -> bool {
            match (one, other) {
                (View::Absent, View::Absent) | (View::Null, View::Null) => true,
                (View::Bool(one), View::Bool(other)) => one == other,
                (View::I64(one), View::I64(other)) => one == other,
                (View::U64(one), View::U64(other)) => one == other,
                (View::Number(one), View::Number(other)) => one == other,
                (View::Text(one), View::Text(other)) => one == other,
                (View::Word(one), View::Word(other)) => one.spell() == other.spell(),
                (View::Any(one), View::Any(other)) => one == other,
                (View::List(one), View::List(other)) => {
                    one.length() == other.length() && (0..one.length()).all(|at| both(one.at(at), other.at(at)))
                }
                (View::Map(one), View::Map(other)) => {
                    let mut same = one.length() == other.length();
                    one.each(&mut |key, value| same = same && both(Some(value), other.get(key)));
                    same
                }
                (View::Object(one), View::Object(other)) => {
                    // Alternatives of a choice may have the same fields and differ all the same.
                    let mut same = false;
                    one.show(&mut |about: &'static About, one: &[View<'_>]| {
                        other.show(&mut |others: &'static About, other: &[View<'_>]| {
                            same = about.0 == others.0 && one.iter().zip(other).all(|(one, other)| equal(*one, *other));
                        });
                    });
                    same
                }
                _ => false,
            }
        }

        fn both(one: Option<View<'_>>, other: Option<View<'_>>) -> bool {
            matches!((one, other), (Some(one), Some(other)) if equal(one, other))
        }
    }
    pub use same::*;

    mod show {
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
    }
    pub use show::*;

    mod macros {
        //! What a struct says of itself, as macros: what it is made with and its parts.

        /// The parts of a struct: what it is made with, where it must have something, and field, key and rule of each field.
        /// One that need not have anything has a `Default`.
        ///
        /// Methods are called as methods: a path to a trait takes the compiler longer for each field.
        macro_rules! object {
            (
                $name:ident $(: $default:ident)? $(($(#[$lint:meta])* $($needed:ident: $ty:ty),+ $(; $others:tt)?))?
                { $($field:ident $key:literal $rule:ident),* $(,)? } $($rest:ident)?
            ) => {
                $(impl $name {
                    /// One with the fields that it must have.
                    $(#[$lint])*
                    pub fn new($($needed: $ty),+) -> Self {
                        Self { $($needed,)+ $($others wire::Slot::empty())? }
                    }
                })?

                $(impl ::std::default::$default for $name {
                    fn default() -> Self {
                        wire::Slot::empty()
                    }
                })?

                impl ::std::clone::Clone for $name {
                    fn clone(&self) -> Self {
                        Self {
                            $($field: self.$field.clone(),)*
                            $($rest: self.$rest.clone())?
                        }
                    }
                }

                impl wire::Object for $name {
                    fn empty() -> Self {
                        Self { $($field: wire::Slot::empty(),)* $($rest: wire::Slot::empty())? }
                    }

                    fn lend(&mut self, to: &mut dyn wire::Reader) {
                        to.take(&mut [$(&mut self.$field,)* $(&mut self.$rest)?]);
                    }

                    fn show(&self, to: &mut dyn wire::Viewer) {
                        use wire::Slot as _;
                        to.take(
                            &wire::About(stringify!($name), &[$($key),*], &[$(wire::Rule::$rule),*]),
                            &[$(self.$field.wire_view(),)* $(self.$rest.wire_view())?],
                        );
                    }
                }

                wire::common!($name);
            };
        }
        pub(crate) use object;

        /// What all types have: any format of serde reads and writes them, and what they write is shown and compared.
        macro_rules! common {
            ($name:ident) => {
                impl ::std::fmt::Debug for $name {
                    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        wire::debug(self, f)
                    }
                }

                impl ::std::cmp::PartialEq for $name {
                    fn eq(&self, other: &Self) -> bool {
                        wire::same(self, other)
                    }
                }

                impl<'de> ::serde::Deserialize<'de> for $name {
                    fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                        wire::deserialize(deserializer)
                    }
                }

                impl ::serde::Serialize for $name {
                    fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                        wire::serialize(self, serializer)
                    }
                }
            };
        }
        pub(crate) use common;
    }
    pub use macros::*;

    mod http {
        //! Paths and status codes.

        use ::std::borrow::{Cow, ToOwned};
        use ::std::fmt;
        use ::std::string::{String, ToString};
        use ::std::vec::Vec;

        use super::{Slot, View};

        /// Puts percent-encoded values (RFC 3986, section 2) where the parameters of a path are.
        pub fn path(template: &str, values: &[&dyn fmt::Display]) -> String {
            let (mut path, mut rest, names) = (String::new(), template, parameters(template));
            while let Some((before, name, behind)) = parameter(rest) {
                path.push_str(before);
                let at = names.iter().position(|known| *known == name);
                if let Some(value) = at.and_then(|at| values.get(at)) {
                    percent_encode(&mut path, &value.to_string());
                }
                rest = behind;
            }
            path + rest
        }

        /// The names of the parameters of a path, each once.
        pub fn parameters(template: &str) -> Vec<&str> {
            let (mut names, mut rest) = (Vec::new(), template);
            while let Some((_, name, behind)) = parameter(rest) {
                if !names.contains(&name) {
                    names.push(name);
                }
                rest = behind;
            }
            names
        }

        /// The next parameter of a path, between what stands before and behind it.
        fn parameter(path: &str) -> Option<(&str, &str, &str)> {
            let (before, rest) = path.split_once('{')?;
            let (name, behind) = rest.split_once('}')?;
            Some((before, name, behind))
        }

        /// Every byte but the unreserved characters is encoded.
        fn percent_encode(path: &mut String, text: &str) {
            encode(path, text, b"-._~");
        }

        /// Encodes what no query may hold (RFC 3986, section 3.4); what is encoded already stays.
        pub fn keep_encoded(query: &mut String, text: &str) {
            encode(query, text, b"-._~%!$&'()*+,;=:@/?");
        }

        fn encode(path: &mut String, text: &str, kept: &[u8]) {
            for byte in text.bytes() {
                if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
                    path.push(char::from(byte));
                } else {
                    path.push('%');
                    path.extend([byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
                }
            }
        }

        /// A row of a table of status codes: the code, its name and its description.
        pub type Row = (u16, &'static str, &'static str);

        /// The first row of a code.
        pub fn row(rows: &[Row], code: u16) -> Row {
            rows.iter().find(|row| row.0 == code).copied().unwrap_or((code, "", ""))
        }

        /// Shows a code and its name.
        pub fn show_row((code, name, _): Row, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(::std::format!("{code} {name}").trim_end())
        }

        /// The body of an answer; nothing where a failure has another.
        pub fn typed<T: ::serde::de::DeserializeOwned>(code: u16, body: &[u8]) -> Result<Option<T>, ::serde_json::Error> {
            match ::serde_json::from_slice(body) {
                Ok(body) => Ok(Some(body)),
                Err(_) if code >= 400 => Ok(None),
                Err(error) => Err(error),
            }
        }

        /// The name of a parameter or header, and its value.
        pub type Pair = (Cow<'static, str>, String);

        /// Adds a parameter of a query, or a header: a pair for each value that is given. Each entry of a map is a header of
        /// its own, whose name begins with that of the slot.
        pub fn add_pair(slot: &dyn Slot, name: &'static str, pairs: &mut Vec<Pair>) {
            add(slot.wire_view(), Cow::Borrowed(name), pairs);
        }

        fn add(view: View<'_>, name: Cow<'static, str>, pairs: &mut Vec<Pair>) {
            let text = match view {
                View::Absent | View::Null | View::Object(_) => return,
                View::Map(map) => {
                    return map.each(&mut |key, value| {
                        // What begins the names is none itself; a header without a name is refused.
                        let name = if key.is_empty() { String::new() } else { [&*name, key].concat() };
                        add(value, Cow::Owned(name), pairs);
                    });
                }
                View::List(list) => return list.each(&mut |item| add(item, name.clone(), pairs)),
                View::Bool(value) => value.to_string(),
                View::I64(value) => value.to_string(),
                View::U64(value) => value.to_string(),
                View::Number(value) => value.to_string(),
                View::Text(text) => text.to_owned(),
                View::Word(word) => word.spell(),
                View::Any(value) => value.to_string(),
            };
            pairs.push((name, text));
        }

        /// Pairs as the query of a URL, without the question mark.
        pub fn query(pairs: &[Pair]) -> String {
            let mut query = String::new();
            for (name, value) in pairs {
                if !query.is_empty() {
                    query.push('&');
                }
                percent_encode(&mut query, name);
                query.push('=');
                percent_encode(&mut query, value);
            }
            query
        }

        /// Shows pairs for debugging, without secrets: those of these names, or that begin with one of them.
        pub fn show_pairs(name: &str, pairs: &[Pair], secrets: &[&str], f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let mut shown = f.debug_struct(name);
            for (name, value) in pairs {
                if secrets.iter().any(|secret| name.starts_with(secret)) {
                    shown.field(name, &format_args!("[redacted]"));
                } else {
                    shown.field(name, value);
                }
            }
            shown.finish()
        }
    }
    pub use http::*;

    mod operation {
        //! What the parts of an operation say of themselves, as macros: its path, its status codes, its query and headers.

        /// The method and the path of an operation, with the parameters that its path has. The template follows where it is
        /// another than the path as documented.
        macro_rules! endpoint {
            ($(#[$about:meta])* $method:ident $path:literal $(as $template:literal)? ($($name:ident: $ty:ty),* $(,)?)) => {
                /// The HTTP method.
                pub const METHOD: &str = ::std::stringify!($method);

                /// The path as documented.
                pub const PATH: &str = $path;

                /// The path, with its parameters percent-encoded.
                ///
                $(#[$about])*
                pub fn path($($name: $ty),*) -> ::std::string::String {
                    super::wire::path(super::wire::last_of!(PATH $(, $template)?), &[$(&$name),*])
                }
            };
        }
        pub(crate) use endpoint;

        /// The second value, where there is one.
        macro_rules! last_of {
            ($first:expr) => {
                $first
            };
            ($first:expr, $second:expr) => {
                $second
            };
        }
        pub(crate) use last_of;

        /// The status codes of an operation: each with its name and its description, and those of other rows of the same code.
        macro_rules! status {
            ($name:ident {
                $($variant:ident $code:literal $title:literal $($text:literal)* $(or $other:literal $($more:literal)*)*),* $(,)?
            }) => {
                /// What the status code of an answer says.
                #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
                #[non_exhaustive]
                pub enum $name {
                    $(
                        #[doc = ::std::concat!("`` ", $code, " ", $title, " ``")]
                        $(#[doc = $text])*
                        $(
                            #[doc = ""]
                            #[doc = ::std::concat!("`` ", $code, " ", $other, " ``")]
                            $(#[doc = $more])*
                        )*
                        $variant,
                    )*
                    /// A code that the page does not document.
                    Undocumented(u16),
                }

                impl $name {
                    /// Every documented code with its name, which is that of the standard where the page has none, and its
                    /// description. A code of several rows of the page has as many here.
                    pub const ROWS: &'static [(u16, &'static str, &'static str)] = &[
                        $(($code, $title, ::std::concat!($($text),*)), $(($code, $other, ::std::concat!($($more),*)),)*)*
                    ];

                    /// Every documented status, in the order of the page.
                    pub const DOCUMENTED: &'static [Self] = &[$(Self::$variant),*];

                    /// The status that a code stands for.
                    pub const fn from_code(code: u16) -> Self {
                        match code {
                            $($code => Self::$variant,)*
                            _ => Self::Undocumented(code),
                        }
                    }

                    /// The status code.
                    pub const fn code(self) -> u16 {
                        match self {
                            $(Self::$variant => $code,)*
                            Self::Undocumented(code) => code,
                        }
                    }

                    /// The name, as documented.
                    pub fn name(self) -> &'static str {
                        super::wire::row(Self::ROWS, self.code()).1
                    }

                    /// The description, as documented.
                    pub fn description(self) -> &'static str {
                        super::wire::row(Self::ROWS, self.code()).2
                    }
                }

                impl ::std::convert::From<u16> for $name {
                    fn from(code: u16) -> Self {
                        Self::from_code(code)
                    }
                }

                impl ::std::convert::From<$name> for u16 {
                    fn from(status: $name) -> Self {
                        status.code()
                    }
                }

                impl ::std::fmt::Display for $name {
                    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        super::wire::show_row(super::wire::row(Self::ROWS, self.code()), f)
                    }
                }
            };
        }
        pub(crate) use status;

        /// The status codes of an operation, of which some come with a body of a known type.
        macro_rules! answers {
            ($name:ident, $body:ident { $(
                $variant:ident $code:literal $title:literal $($text:literal)* $(or $other:literal $($more:literal)*)*
                $(=> $ty:ty)?
            ),* $(,)? }) => {
                super::wire::status! { $name {
                    $($variant $code $title $($text)* $(or $other $($more)*)*),*
                } }

                /// The body of an answer, by the status code.
                #[derive(Debug, Clone, PartialEq)]
                #[non_exhaustive]
                #[allow(clippy::large_enum_variant)]
                pub enum $body {
                    $($(
                        #[doc = ::std::concat!("The body of ", $code, ".")]
                        $variant($ty),
                    )?)*
                    /// An answer of which the page shows no body, or a failure whose body is another.
                    Untyped($name, ::std::vec::Vec<u8>),
                }

                impl $body {
                    /// Reads the body as the status code says. The body of a failure that is another is kept as it came.
                    pub fn read(code: u16, body: &[u8]) -> ::std::result::Result<Self, ::serde_json::Error> {
                        let read = match code {
                            $($($code => super::wire::typed::<$ty>(code, body)?.map(Self::$variant),)?)*
                            _ => ::std::option::Option::None,
                        };
                        ::std::result::Result::Ok(match read {
                            ::std::option::Option::Some(read) => read,
                            ::std::option::Option::None => Self::Untyped($name::from_code(code), body.to_vec()),
                        })
                    }
                }
            };
        }
        pub(crate) use answers;

        /// The parameters of a query, or the headers, of an operation: what they are made with where some must be sent, and
        /// which others there are; then all of them; then which of them are secrets.
        macro_rules! pairs {
            (
                $name:ident $(($(#[$lint:meta])* $($needed:ident: $ty:ty),+ $(; $($other:ident),+)?))?
                { $($field:ident $key:literal),* $(,)? } $(secret[$($secret:literal),*])?
            ) => {
                $(impl $name {
                    /// Those with the ones that must be sent.
                    $(#[$lint])*
                    pub fn new($($needed: $ty),+) -> Self {
                        Self { $($needed: $needed.into(),)+ $($($other: ::std::default::Default::default()),+)? }
                    }
                })?

                impl $name {
                    /// The names and values of all that are given, as they are sent.
                    pub fn pairs(&self) -> ::std::vec::Vec<super::wire::Pair> {
                        let mut pairs = ::std::vec::Vec::new();
                        $(super::wire::add_pair(&self.$field, $key, &mut pairs);)*
                        pairs
                    }
                }

                impl ::std::fmt::Debug for $name {
                    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        super::wire::show_pairs(stringify!($name), &self.pairs(), &[$($($secret),*)?], f)
                    }
                }
            };
        }
        pub(crate) use pairs;

        /// The parameters of a query, which displays as it stands in a URL, after the question mark.
        macro_rules! query {
            ($name:ident $($parts:tt)*) => {
                super::wire::pairs! { $name $($parts)* }

                impl ::std::fmt::Display for $name {
                    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        f.write_str(&super::wire::query(&self.pairs()))
                    }
                }
            };
        }
        pub(crate) use query;
    }
    pub use operation::*;

    mod check {
        //! What the tests of the bindings call.

        #![cfg(test)]

        use ::serde_json::Value;
        use ::std::fmt;
        use ::std::string::{String, ToString};

        use super::Row;

        /// Reads an example and writes it, and says what was lost and where the documentation shows it.
        #[track_caller]
        pub fn round_trip<T: ::serde::de::DeserializeOwned + ::serde::Serialize + PartialEq>(source: &str, text: &str) {
            let shown: Value = match ::serde_json::from_str(text) {
                Ok(shown) => shown,
                Err(error) => panic!("{source}: the example is no JSON: {error}"),
            };
            let read: T = match ::serde_json::from_value(shown.clone()) {
                Ok(read) => read,
                Err(error) => panic!("{source}: the example does not fit its type: {error}"),
            };
            let written = match ::serde_json::to_value(&read) {
                Ok(written) => written,
                Err(error) => panic!("{source}: the example cannot be written: {error}"),
            };
            // A text may have several spellings of one value, and be written in another than it was read from.
            let again = ::serde_json::from_value::<T>(written.clone());
            if again.is_ok_and(|again| again == read) && same_but_spelling(&shown, &written) {
                return;
            }
            if let Some((pointer, shown, written)) = difference(&shown, &written) {
                panic!("{source}: the example changed at \"{pointer}\": {shown} became {written}");
            }
        }

        /// Whether all is equal but texts.
        fn same_but_spelling(shown: &Value, written: &Value) -> bool {
            match (shown, written) {
                (Value::String(_), Value::String(_)) => true,
                (Value::Array(shown), Value::Array(written)) => {
                    shown.len() == written.len() && shown.iter().zip(written).all(|(one, other)| same_but_spelling(one, other))
                }
                (Value::Object(shown), Value::Object(written)) => {
                    let same = |(key, shown)| written.get(key).is_some_and(|written| same_but_spelling(shown, written));
                    shown.len() == written.len() && shown.iter().all(same)
                }
                _ => shown == written,
            }
        }

        /// The JSON pointer of the first difference, and the two values.
        fn difference(shown: &Value, written: &Value) -> Option<(String, String, String)> {
            let step = |step: &str, found: (String, String, String)| {
                (::std::format!("/{}{}", step.replace('~', "~0").replace('/', "~1"), found.0), found.1, found.2)
            };
            let text = |value: Option<&Value>| value.map_or_else(|| "nothing".to_owned(), Value::to_string);
            match (shown, written) {
                (Value::Object(left), Value::Object(right)) => {
                    left.keys().chain(right.keys().filter(|key| !left.contains_key(*key))).find_map(|key| {
                        let found = match (left.get(key), right.get(key)) {
                            (Some(left), Some(right)) => difference(left, right)?,
                            (left, right) => (String::new(), text(left), text(right)),
                        };
                        Some(step(key, found))
                    })
                }
                (Value::Array(left), Value::Array(right)) => (0..left.len().max(right.len())).find_map(|at| {
                    let found = match (left.get(at), right.get(at)) {
                        (Some(left), Some(right)) => difference(left, right)?,
                        (left, right) => (String::new(), text(left), text(right)),
                    };
                    Some(step(&at.to_string(), found))
                }),
                _ if shown == written => None,
                _ => Some((String::new(), shown.to_string(), written.to_string())),
            }
        }

        /// Checks that every code leads to its status and back, the undocumented too.
        #[track_caller]
        pub fn statuses<T: Copy + From<u16> + PartialEq + fmt::Debug>(rows: &[Row], documented: &[T])
        where
            u16: From<T>,
        {
            for code in 0..=u16::MAX {
                assert_eq!(u16::from(T::from(code)), code);
            }
            for (code, ..) in rows {
                assert!(documented.contains(&T::from(*code)), "{code}");
            }
        }

        /// The examples of an operation: for each a test, where it stands, its type and its text.
        macro_rules! examples {
            ($operation:ident { $($name:ident $source:literal [$ty:ty] $text:literal),* $(,)? }) => {
                mod $operation {
                    $(
                        #[test]
                        fn $name() {
                            super::super::wire::round_trip::<$ty>($source, $text);
                        }
                    )*
                }
            };
        }
        pub(crate) use examples;

        /// The operations whose tables of status codes are to be exact: a test for each.
        macro_rules! tables {
            ($name:ident { $($(#[$condition:meta])* $operation:ident),* $(,)? }) => {
                mod $name {
                    $(
                        $(#[$condition])*
                        #[test]
                        fn $operation() {
                            use super::super::{$operation::Status, wire};
                            wire::statuses(Status::ROWS, Status::DOCUMENTED);
                        }
                    )*
                }
            };
        }
        pub(crate) use tables;
    }
    #[cfg(test)]
    pub use check::*;

    mod choose {
        //! What tells the alternatives of a choice from each other, and what a choice says of itself, as a macro.

        use ::serde_json::Value;

        /// Whether the value is an object that has one of the keys.
        pub fn keys(value: &Value, keys: &[&str]) -> bool {
            keys.iter().any(|key| value.get(key).is_some())
        }

        /// Whether the value is an object whose field has one of the texts.
        pub fn tag(value: &Value, field: &str, texts: &[&str]) -> bool {
            value.get(field).and_then(Value::as_str).is_some_and(|text| texts.contains(&text))
        }

        /// Whether the value is of the JSON kind.
        pub fn kind(value: &Value, kind: &str) -> bool {
            match kind {
                "null" => value.is_null(),
                "boolean" => value.is_boolean(),
                "integer" => value.is_i64() || value.is_u64(),
                "number" => value.is_number(),
                "string" => value.is_string(),
                "array" => value.is_array(),
                _ => value.is_object(),
            }
        }

        /// A choice between types: each alternative and what tells it from the others.
        macro_rules! choice {
            ($name:ident { $($variant:ident $test:ident($($by:expr),*)),* $(,)? }) => {
                impl wire::Slot for $name {
                    fn empty() -> Self {
                        Self::Undocumented(::serde_json::Value::Null)
                    }

                    fn null() -> ::std::option::Option<Self> {
                        wire::null_choice()
                    }

                    fn target(&mut self) -> wire::Target<'_> {
                        wire::Target::Choice(self)
                    }

                    fn wire_view(&self) -> wire::View<'_> {
                        match self {
                            $(Self::$variant(value) => wire::Slot::wire_view(value),)*
                            Self::Undocumented(value) => wire::View::Any(value),
                        }
                    }
                }

                impl ::std::clone::Clone for $name {
                    fn clone(&self) -> Self {
                        match self {
                            $(Self::$variant(value) => Self::$variant(::std::clone::Clone::clone(value)),)*
                            Self::Undocumented(value) => Self::Undocumented(::std::clone::Clone::clone(value)),
                        }
                    }
                }

                impl wire::Choice for $name {
                    fn choose(&mut self, value: &::serde_json::Value) -> ::std::option::Option<&mut dyn wire::Slot> {
                        *self = wire::Slot::empty();
                        $(if wire::$test(value, $($by),*) {
                            *self = Self::$variant(wire::Slot::empty());
                        })else*
                        match self {
                            $(Self::$variant(slot) => ::std::option::Option::Some(slot),)*
                            Self::Undocumented(_) => ::std::option::Option::None,
                        }
                    }

                    fn keep(&mut self, value: ::serde_json::Value) {
                        *self = Self::Undocumented(value);
                    }
                }

                wire::common!($name);
            };
        }
        pub(crate) use choice;
    }
    pub use choose::*;

    mod documented {
        //! What an enumeration says of itself, as macros: its documented values.

        /// An enumeration of texts; one without `Undocumented` refuses all others.
        macro_rules! word {
            ($name:ident { $($variant:ident $text:literal),* $(,)? } $($other:ident)?) => {
                impl $name {
                    /// The documented values.
                    pub const DOCUMENTED: &'static [Self] = &[$(Self::$variant),*];

                    /// The text on the wire.
                    pub fn as_str(&self) -> &str {
                        match self {
                            $(Self::$variant => $text,)*
                            $(Self::$other(text) => text,)?
                        }
                    }
                }

                impl ::std::clone::Clone for $name {
                    fn clone(&self) -> Self {
                        match self {
                            $(Self::$variant => Self::$variant,)*
                            $(Self::$other(text) => Self::$other(::std::clone::Clone::clone(text)),)?
                        }
                    }
                }

                impl wire::Words for $name {
                    const DOCUMENTED: &'static [Self] = Self::DOCUMENTED;

                    fn text(&self) -> &str {
                        self.as_str()
                    }

                    fn other(text: &str) -> ::std::option::Option<Self> {
                        wire::otherwise!(text $($other(text.into()))?)
                    }
                }

                $(impl<'a> ::std::convert::From<&'a str> for $name {
                    fn from(text: &'a str) -> Self {
                        wire::Words::of(text).unwrap_or(Self::$other(::std::string::String::new()))
                    }
                })?

                impl ::std::fmt::Display for $name {
                    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        f.write_str(self.as_str())
                    }
                }

                impl ::std::cmp::Eq for $name {}

                impl ::std::hash::Hash for $name {
                    fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                        ::std::hash::Hash::hash(self.as_str(), state);
                    }
                }

                impl wire::Slot for $name {
                    fn empty() -> Self {
                        wire::first_of!($($other(::std::string::String::new());)? $($variant;)*)
                    }

                    fn target(&mut self) -> wire::Target<'_> {
                        wire::Target::Word(self)
                    }

                    fn wire_view(&self) -> wire::View<'_> {
                        wire::View::Text(self.as_str())
                    }
                }

                wire::common!($name);
            };
        }
        pub(crate) use word;

        /// What an enumeration is before it is read.
        macro_rules! first_of {
            ($first:ident $(($value:expr))?; $($more:ident;)*) => { Self::$first $(($value))? };
        }
        pub(crate) use first_of;

        /// What a value is that an enumeration does not document.
        macro_rules! otherwise {
            ($given:ident) => {{
                let _ = $given;
                ::std::option::Option::None
            }};
            ($given:ident $other:ident($value:expr)) => {
                ::std::option::Option::Some(Self::$other($value))
            };
        }
        pub(crate) use otherwise;
    }
    pub use documented::*;

    mod code {
        //! What an enumeration of numbers says of itself, as a macro.

        /// An enumeration of whole numbers; one without `Undocumented` refuses all others.
        macro_rules! code {
            ($name:ident { $($variant:ident $number:literal),* $(,)? } $($other:ident)?) => {
                impl $name {
                    /// The documented values.
                    pub const DOCUMENTED: &'static [Self] = &[$(Self::$variant),*];

                    /// The number on the wire.
                    pub fn as_i64(&self) -> i64 {
                        match self {
                            $(Self::$variant => $number,)*
                            $(Self::$other(number) => *number,)?
                        }
                    }

                    fn documented(number: i64) -> ::std::option::Option<Self> {
                        match number {
                            $($number => ::std::option::Option::Some(Self::$variant),)*
                            _ => ::std::option::Option::None,
                        }
                    }
                }

                impl ::std::clone::Clone for $name {
                    fn clone(&self) -> Self {
                        match self {
                            $(Self::$variant => Self::$variant,)*
                            $(Self::$other(number) => Self::$other(*number),)?
                        }
                    }
                }

                $(impl ::std::convert::From<i64> for $name {
                    fn from(number: i64) -> Self {
                        Self::documented(number).unwrap_or(Self::$other(number))
                    }
                })?

                impl ::std::fmt::Display for $name {
                    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        ::std::fmt::Display::fmt(&self.as_i64(), f)
                    }
                }

                impl ::std::cmp::Eq for $name {}

                impl ::std::hash::Hash for $name {
                    fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                        ::std::hash::Hash::hash(&self.as_i64(), state);
                    }
                }

                impl wire::Slot for $name {
                    fn empty() -> Self {
                        wire::first_of!($($other(0);)? $($variant;)*)
                    }

                    fn target(&mut self) -> wire::Target<'_> {
                        wire::Target::Code(self)
                    }

                    fn wire_view(&self) -> wire::View<'_> {
                        wire::View::I64(self.as_i64())
                    }
                }

                impl wire::Code for $name {
                    fn set(&mut self, number: i64) -> ::std::result::Result<(), wire::Refused> {
                        let other = || wire::otherwise!(number $($other(number))?);
                        *self = Self::documented(number).or_else(other).ok_or(wire::Refused)?;
                        ::std::result::Result::Ok(())
                    }
                }

                wire::common!($name);
            };
        }
        pub(crate) use code;
    }
    pub use code::*;

    mod btree {
        //! The map of these bindings.

        /// An object whose keys are data.
        pub type Collection<T> = ::std::collections::BTreeMap<::std::string::String, T>;
    }
    pub use btree::*;
