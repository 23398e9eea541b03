docbind_macros::bindings!("$OUT_DIR/orchard.json");

fn main() {}
