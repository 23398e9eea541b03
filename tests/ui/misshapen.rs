docbind_macros::bindings!("specs/misshapen.json");

fn main() {}
