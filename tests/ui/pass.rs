mod orchard {
    docbind_macros::bindings!(
        "specs/orchard.json",
        operations = ["show_tree"],
        tests = false,
        unknown_fields = "kept",
        derives = ["Eq"],
    );
}

use orchard::{Tree, show_tree};

fn main() {
    assert_eq!(show_tree::path("old oak"), "/trees/old%20oak");
    let tree: show_tree::Response = serde_json::from_str(r#"{"height": 1200, "crown": 800}"#).unwrap();
    assert_eq!(tree.rest["crown"], 800);
    assert_ne!(tree, Tree::new(1200));
}
