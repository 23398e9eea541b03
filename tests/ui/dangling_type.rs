docbind_macros::bindings!("specs/dangling.json");

fn main() {}
