docbind_macros::bindings!(
    "specs/orchard.json",
    test = false,
    unknown_fields = "dropped",
    derives = ["Eq", "Eq)] struct Injected; #[derive(Eq"],
    tests = true,
    tests = false,
);

fn main() {}
