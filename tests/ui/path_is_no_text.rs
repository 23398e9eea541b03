docbind_macros::bindings!(specs / orchard.json);

fn main() {}
