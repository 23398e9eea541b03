//! The JSON form of the spec: written with stable order, read with typed errors.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::flaw::{self, Flaw};
use crate::indent::Indented;
use crate::{Api, TypeDef, VERSION};

/// Why a text is not a spec that this crate reads.
#[derive(Debug)]
pub enum LoadError {
    /// The text is not JSON.
    Syntax(serde_json::Error),
    /// The text is JSON but has no key `docbind` with a version.
    NotASpec,
    /// The spec was written by another version.
    Version {
        /// The version that the text names.
        found: u64,
    },
    /// A key beside the operations and types is missing, unknown or of the wrong form.
    Form(serde_json::Error),
    /// Operations or types have a wrong form, are defined twice, or refer to what is not defined.
    Flawed(Vec<Flaw>),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(error) => write!(f, "not JSON: {error}"),
            Self::NotASpec => f.write_str("not a docbind spec: expected an object with the key \"docbind\""),
            Self::Version { found } => write!(
                f,
                "spec version {found}, expected {VERSION}: write it anew with `docbind spec` of this version of docbind"
            ),
            Self::Form(error) => write!(f, "not a docbind spec of version {VERSION}: {error}"),
            Self::Flawed(flaws) => f.write_str(&flaws.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
        }
    }
}

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Syntax(error) | Self::Form(error) => Some(error),
            Self::NotASpec | Self::Version { .. } | Self::Flawed(_) => None,
        }
    }
}

/// The part of a spec that says its version, whatever else it holds.
#[derive(Deserialize)]
struct Header {
    docbind: Option<u64>,
}

impl Api {
    /// Reads a spec and checks its version, its form, and that every reference leads somewhere.
    ///
    /// ```
    /// use docbind_spec::{Api, LoadError};
    ///
    /// let old = r#"{ "docbind": 0 }"#;
    /// assert!(matches!(Api::from_json(old), Err(LoadError::Version { found: 0 })));
    /// ```
    pub fn from_json(text: &str) -> Result<Self, LoadError> {
        let header: Header = serde_json::from_str(text).map_err(|error| match error.classify() {
            serde_json::error::Category::Data => LoadError::NotASpec,
            _ => LoadError::Syntax(error),
        })?;
        match header.docbind {
            None => return Err(LoadError::NotASpec),
            Some(version) if version == u64::from(VERSION) => {}
            Some(found) => return Err(LoadError::Version { found }),
        }
        let flawed = |flaws: Vec<Flaw>| (!flaws.is_empty()).then_some(LoadError::Flawed(flaws));
        let api: Self = serde_json::from_str(text)
            .map_err(|error| flawed(flaw::of_form(text)).unwrap_or(LoadError::Form(error)))?;
        flawed(flaw::of_references(&api)).map_or(Ok(api), Err)
    }

    /// The spec as indented JSON with a line break at its end. Equal specs give equal bytes.
    ///
    /// ```
    /// use docbind_spec::Api;
    ///
    /// let api = Api::new("Lamps");
    /// assert_eq!(Api::from_json(&api.to_json())?, api);
    /// # Ok::<(), docbind_spec::LoadError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut bytes = Vec::with_capacity(1 << 16);
        let written = self.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, Indented::default()));
        let mut text = written.ok().and_then(|()| String::from_utf8(bytes).ok()).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The definition of a named type.
    #[must_use]
    pub fn type_def(&self, name: &str) -> Option<&TypeDef> {
        // Types stand in the order of their names in every spec that docbind wrote; one edited by hand may not.
        match self.types.binary_search_by(|def| def.name.as_str().cmp(name)) {
            Ok(at) => self.types.get(at),
            Err(_) => self.types.iter().find(|def| def.name == name),
        }
    }
}

/// The JSON Schema of the spec's JSON form.
#[cfg(feature = "schema")]
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Api).into()
}
