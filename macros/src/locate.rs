//! Finds and reads the spec: the only place of the macro that touches files and the environment.
#![expect(clippy::disallowed_methods, reason = "the macro has to find and read its spec")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use syn::LitStr;

/// The file of a spec.
pub(crate) struct File {
    /// The absolute path, for `include_str!`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Reads the spec that the argument names.
pub(crate) fn read(argument: &LitStr) -> syn::Result<File> {
    let fail = |message: String| syn::Error::new(argument.span(), message);
    let candidates = candidates(argument)?;
    let Some(path) = candidates.iter().find(|path| path.is_file()) else {
        let tried: Vec<String> = candidates.iter().map(|path| format!("\n  {}", path.display())).collect();
        return Err(fail(format!(
            "no spec at {:?}; looked for:{}\nwrite it with `docbind spec DOCS -o FILE`, or in `build.rs`",
            argument.value(),
            tried.concat()
        )));
    };
    let text = fs::read_to_string(path).map_err(|error| fail(format!("cannot read {}: {error}", path.display())))?;
    let path = path.to_str().ok_or_else(|| fail(format!("the path {} is not UTF-8", path.display())))?;
    Ok(File { path: path.to_owned(), text })
}

/// Where the spec may be, the best first.
fn candidates(argument: &LitStr) -> syn::Result<Vec<PathBuf>> {
    let text = argument.value();
    if let Some(rest) = text.strip_prefix("$OUT_DIR/") {
        return match env::var_os("OUT_DIR") {
            Some(folder) => Ok(vec![Path::new(&folder).join(rest)]),
            None => Err(syn::Error::new(
                argument.span(),
                "there is no `OUT_DIR`: cargo sets it for crates with a build script; add `build.rs`",
            )),
        };
    }
    let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let file = argument.span().unwrap().local_file();
    // Without a file (some editors give none) the usual folder of sources is tried.
    let beside = match &file {
        Some(file) => file.parent().map(Path::to_owned),
        None => manifest.as_ref().map(|folder| folder.join("src")),
    };
    let mut candidates: Vec<PathBuf> = Vec::new();
    for folder in beside.into_iter().chain(manifest) {
        let path = folder.join(&text);
        let path = std::path::absolute(&path).unwrap_or(path);
        if !candidates.contains(&path) {
            candidates.push(path);
        }
    }
    Ok(candidates)
}
