//! The singular of English nouns, by their endings.

/// The singular of a lower-case English noun, by its ending: what of the noun stays, and what comes behind it. A word
/// that is no plural stays as it is.
pub(crate) fn singular(word: &str) -> (&str, &'static str) {
    const SAME: [&str; 6] = ["status", "series", "news", "dns", "alias", "https"];
    if SAME.contains(&word) || word.len() < 3 {
        return (word, "");
    }
    if word == "data"
        || word.ends_with("metadata")
        || word.ends_with("dns")
        || word.ends_with("ss")
        || (word.ends_with("us") && !["cpus", "gpus", "menus"].iter().any(|plural| word.ends_with(plural)))
        || (word.ends_with("is") && !word.ends_with("apis"))
    {
        return (word, "");
    }
    for (ending, instead) in [
        ("statuses", "status"),
        ("aliases", "alias"),
        ("indices", "index"),
        ("vertices", "vertex"),
        ("children", "child"),
    ] {
        if let Some(stem) = word.strip_suffix(ending) {
            return (stem, instead);
        }
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return (stem, "y");
    }
    for ending in ["sses", "xes", "ches", "shes"] {
        if word.ends_with(ending) && word != "caches" {
            return (&word[..word.len() - 2], "");
        }
    }
    (word.strip_suffix('s').unwrap_or(word), "")
}
