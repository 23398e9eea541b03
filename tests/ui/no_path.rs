docbind_macros::bindings!();

fn main() {}
