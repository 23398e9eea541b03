docbind_macros::bindings!("specs/old.json");

fn main() {}
