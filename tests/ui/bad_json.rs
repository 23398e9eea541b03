docbind_macros::bindings!("specs/broken.json");

fn main() {}
