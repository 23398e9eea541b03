docbind_macros::bindings!("specs/missing.json");

fn main() {}
