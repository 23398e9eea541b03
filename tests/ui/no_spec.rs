docbind_macros::bindings!("specs/other.json");

fn main() {}
