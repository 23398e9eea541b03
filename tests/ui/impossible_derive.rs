docbind_macros::bindings!("specs/orchard.json", derives = ["Eq", "Tree=std::default::Default"]);

fn main() {}
