//! The judge and the emitted types give the same answers: a value decodes exactly where the judge finds no refusal.
//!
//! The types are those of `tests/judge/spec.json`, emitted by the build script. Values are made by the type and then
//! spoilt here and there, so that most of them are nearly right.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use docbind_spec::{Api, IntegerFormat, JsonKind, Shape, StringFormat, Type, ValueKind};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

mod bindings {
    #![allow(warnings, clippy::all, clippy::pedantic, reason = "generated code, which has tests of its own")]
    include!(concat!(env!("OUT_DIR"), "/judge.rs"));
}

fn api() -> Api {
    Api::from_json(include_str!("../judge/spec.json")).unwrap()
}

/// Numbers to make choices with. When they are used up, every choice is the first one: shrinking leads to small values.
struct Dice<'a>(std::slice::Iter<'a, u32>);

impl Dice<'_> {
    fn below(&mut self, sides: usize) -> usize {
        self.0.next().map_or(0, |&roll| roll as usize % sides)
    }

    /// True once in so many times.
    fn hits(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}

/// A value of the type, or one that is nearly of it.
fn value(api: &Api, ty: &Type, dice: &mut Dice<'_>, depth: usize) -> Value {
    if dice.hits(24) {
        return anything(dice);
    }
    let count = if depth > 3 { 0 } else { dice.below(3) };
    match ty {
        Type::Any => anything(dice),
        Type::Boolean => json!(dice.hits(2)),
        Type::Integer { format } => integer(*format, dice),
        Type::Number => dice.pick(&[json!(0), json!(1.5), json!(-7), json!(u64::MAX), json!(1e300)]),
        Type::String { format } => text(*format, dice),
        Type::Array { items } => (0..count).map(|_| value(api, items, dice, depth + 1)).collect(),
        Type::Map { values } => {
            (0..count).map(|at| (format!("key{at}"), value(api, values, dice, depth + 1))).collect::<Map<_, _>>().into()
        }
        Type::Nullable { of } => {
            if dice.hits(3) {
                Value::Null
            } else {
                value(api, of, dice, depth)
            }
        }
        Type::Named { name } => named(api, name, dice, depth),
    }
}

fn integer(format: IntegerFormat, dice: &mut Dice<'_>) -> Value {
    let edge = match format {
        IntegerFormat::Int32 => json!(i32::MAX),
        IntegerFormat::Int64 => json!(i64::MIN),
        IntegerFormat::Uint64 => json!(u64::MAX),
    };
    dice.pick(&[json!(0), json!(1), edge, json!(7), json!(42), json!(-1), json!(1_u64 << 31), json!(1_u64 << 63)])
}

fn text(format: Option<StringFormat>, dice: &mut Dice<'_>) -> Value {
    let fitting = match format {
        None => "rain",
        Some(StringFormat::Uuid) => "6f1c9a52-0c55-4c0f-8f5e-3d1f0f1a2b3c",
        Some(StringFormat::DateTime) => "2031-04-05T06:07:08Z",
        Some(StringFormat::Date) => "2031-04-05",
        Some(StringFormat::Uri) => "https://station.example/7",
    };
    dice.pick(&[json!(fitting), json!("snow"), json!(""), json!("long enough to be too long")])
}

fn named(api: &Api, name: &str, dice: &mut Dice<'_>, depth: usize) -> Value {
    let def = api.type_def(name).unwrap();
    match &def.shape {
        Shape::Struct { .. } => object(api, name, dice, depth),
        Shape::Enum { of, values, .. } => match (of, dice.below(values.len() + 1)) {
            (ValueKind::String, at) => values.get(at).map_or(json!("other"), |known| json!(known.value)),
            (ValueKind::Integer, at) => values.get(at).map_or(json!(99), |known| known.value.parse().unwrap()),
        },
        Shape::Union { variants } => {
            let variant = dice.pick(variants);
            value(api, &variant.ty, dice, depth)
        }
    }
}

fn object(api: &Api, name: &str, dice: &mut Dice<'_>, depth: usize) -> Value {
    let (fields, rest) = api.fields(api.type_def(name).unwrap());
    let mut object = Map::new();
    for field in fields {
        let required = field.presence == docbind_spec::Presence::Required;
        let absent = if required { dice.hits(24) } else { depth > 3 || dice.hits(2) };
        if !absent {
            let made = if dice.hits(16) { Value::Null } else { value(api, &field.ty, dice, depth + 1) };
            object.insert(field.name.clone(), made);
        }
    }
    if dice.hits(6) {
        let made = rest.map_or(json!(true), |ty| value(api, ty, dice, depth + 1));
        object.insert("unknown".to_owned(), made);
    }
    object.into()
}

fn anything(dice: &mut Dice<'_>) -> Value {
    dice.pick(&[
        Value::Null,
        json!(true),
        json!(1),
        json!(5.0),
        json!(-1),
        json!("rain"),
        json!([]),
        json!({}),
        json!([null]),
        json!({ "kind": "snow" }),
        json!({ "kind": "rain", "amount": 5.0 }),
        json!({ "speed": 1 }),
    ])
}

fn decode<T: DeserializeOwned>(value: &Value) -> Result<(), String> {
    let of_value = serde_json::from_value::<T>(value.clone()).map(|_| ()).map_err(|error| error.to_string());
    let of_text = serde_json::from_str::<T>(&value.to_string()).map(|_| ()).map_err(|error| error.to_string());
    assert_eq!(of_value.is_ok(), of_text.is_ok(), "{value}: {of_value:?} {of_text:?}");
    of_text
}

type Decoder = fn(&Value) -> Result<(), String>;

/// Every type of the spec that has a Rust type of its own.
const DECODERS: &[(&str, Decoder)] = &[
    ("Alarm", decode::<bindings::Alarm>),
    ("Atmosphere", decode::<bindings::Atmosphere>),
    ("Calibration", decode::<bindings::Calibration>),
    ("Labels", decode::<bindings::Labels>),
    ("Level", decode::<bindings::Level>),
    ("Mast", decode::<bindings::Mast>),
    ("Measure", decode::<bindings::Measure>),
    ("Mode", decode::<bindings::Mode>),
    ("Rain", decode::<bindings::Rain>),
    ("Reading", decode::<bindings::Reading>),
    ("Sensor", decode::<bindings::Sensor>),
    ("Sky", decode::<bindings::Sky>),
    ("Snow", decode::<bindings::Snow>),
    ("Station", decode::<bindings::Station>),
    ("Switch", decode::<bindings::Switch>),
    ("Wind", decode::<bindings::Wind>),
];

/// Both answers, which must be one: whether the type takes the value.
#[track_caller]
fn check(api: &Api, (name, decode): (&str, Decoder), value: &Value) -> bool {
    let findings = api.judge(&Type::named(name), value);
    let refusals: Vec<_> =
        findings.iter().filter(|finding| finding.kind.is_refusal()).map(ToString::to_string).collect();
    let decoded = decode(value);
    assert_eq!(decoded.is_ok(), refusals.is_empty(), "{name} {value}: decoder {decoded:?}, judge {refusals:?}");
    decoded.is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_value_decodes_exactly_where_the_judge_finds_no_refusal(
        which in 0..DECODERS.len(),
        rolls in prop::collection::vec(any::<u32>(), 0..120),
    ) {
        let api = api();
        let (name, decode) = DECODERS[which];
        let made = value(&api, &Type::named(name), &mut Dice(rolls.iter()), 0);
        check(&api, (name, decode), &made);
    }
}

#[test]
fn every_type_takes_some_of_the_values_and_refuses_others() {
    let api = api();
    for &(name, decode) in DECODERS {
        let mut seen = [false; 2];
        // A fixed sequence (Numerical Recipes' generator), so that the test never fails by chance.
        let mut state = 1_u32;
        let rolls: Vec<u32> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 8
        })
        .take(40_000)
        .collect();
        for chunk in rolls.chunks(100) {
            let made = value(&api, &Type::named(name), &mut Dice(chunk.iter()), 0);
            seen[usize::from(check(&api, (name, decode), &made))] = true;
        }
        assert_eq!(seen, [true, true], "{name}");
    }
}

#[test]
fn a_tag_or_a_kind_is_looked_at_before_the_rest() {
    let api = api();
    let sensor = DECODERS.iter().find(|(name, _)| *name == "Sensor").copied().unwrap();
    assert!(!check(&api, sensor, &json!({ "kind": "rain" })));
    assert!(check(&api, sensor, &json!({ "kind": "hail" })));
    assert!(check(&api, sensor, &json!(null)));
    let calibration = DECODERS.iter().find(|(name, _)| *name == "Calibration").copied().unwrap();
    assert!(check(&api, calibration, &json!(2.5)));
    assert!(!check(&api, calibration, &json!(1_u64 << 40)));
    assert!(JsonKind::of(&json!(1_u64 << 40)) == JsonKind::Integer);
}
