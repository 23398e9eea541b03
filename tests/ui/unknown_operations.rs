docbind_macros::bindings!("specs/orchard.json", operations = ["show_tree", "fell_tree", "plant_tree"]);

fn main() {}
