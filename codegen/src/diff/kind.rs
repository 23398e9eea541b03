//! The kinds of changes: a closed list, for programs.

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal,)*) => {
        /// What kind of change it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Kind {
            /// Every kind, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

kinds! {
    /// Something else is chosen of the bindings.
    ChoiceChanged "choice-changed",
    /// There is an operation more.
    OperationAdded "operation-added",
    /// An operation is gone.
    OperationRemoved "operation-removed",
    /// The module of an operation has another name.
    OperationRenamed "operation-renamed",
    /// The pages call the operation deprecated.
    OperationDeprecated "operation-deprecated",
    /// The operation has another method.
    MethodChanged "method-changed",
    /// The operation has another path.
    PathChanged "path-changed",
    /// There is a status code more.
    StatusAdded "status-added",
    /// A status code is gone.
    StatusRemoved "status-removed",
    /// The variant of a status code has another name.
    StatusRenamed "status-renamed",
    /// A body that had no type has one.
    BodyAdded "body-added",
    /// A body that had a type has none.
    BodyRemoved "body-removed",
    /// A body has another type.
    BodyChanged "body-changed",
    /// There is a parameter more.
    ParameterAdded "parameter-added",
    /// A parameter is gone.
    ParameterRemoved "parameter-removed",
    /// A parameter has another type or necessity.
    ParameterChanged "parameter-changed",
    /// There is a header of the answer more.
    AnswerHeaderAdded "answer-header-added",
    /// A header of the answer is gone.
    AnswerHeaderRemoved "answer-header-removed",
    /// A header of the answer has another type.
    AnswerHeaderChanged "answer-header-changed",
    /// What a call must have stands in another order.
    ParametersReordered "parameters-reordered",
    /// A call gives something else for success, or its list no longer comes in pages, or does now.
    CallChanged "call-changed",
    /// There is a type more.
    TypeAdded "type-added",
    /// A type is gone.
    TypeRemoved "type-removed",
    /// A type has another name.
    TypeRenamed "type-renamed",
    /// A type is of another form.
    TypeChanged "type-changed",
    /// There is a field more.
    FieldAdded "field-added",
    /// A field is gone.
    FieldRemoved "field-removed",
    /// A field has another name in Rust.
    FieldRenamed "field-renamed",
    /// A field has another type, or is written in another way that is the same name in Rust.
    FieldChanged "field-changed",
    /// A field may be absent, or may no longer.
    FieldNecessityChanged "field-necessity-changed",
    /// The fields that must be given stand in another order.
    FieldsReordered "fields-reordered",
    /// There is a value more.
    ValueAdded "value-added",
    /// A value is gone.
    ValueRemoved "value-removed",
    /// A value is written in another way that is the same name in Rust.
    ValueRewritten "value-rewritten",
    /// An enumeration takes other values than the documented ones, or no longer.
    ValuesOpenedOrClosed "values-opened-or-closed",
    /// There is an alternative more.
    VariantAdded "variant-added",
    /// An alternative is gone.
    VariantRemoved "variant-removed",
    /// An alternative is of another type or told by something else.
    VariantChanged "variant-changed",
}

impl Kind {
    /// Whether it breaks code whatever is emitted: what has that name is gone, or does another thing.
    pub(super) const fn breaks_by_itself(self) -> bool {
        matches!(
            self,
            Self::OperationRemoved
                | Self::OperationRenamed
                | Self::MethodChanged
                | Self::TypeRemoved
                | Self::TypeRenamed
        )
    }

    /// Whether a change of this kind is why a public item is another; `member` is the field or variant that it is of.
    pub(super) fn explains(self, member: Option<&str>, item: &str) -> bool {
        let is_made = item.ends_with("::new") || item.ends_with(": Default");
        let is_member = || item.strip_prefix('.').is_some_and(|item| member.is_none_or(|member| member == item));
        let starts = |parts: &[&str]| parts.iter().any(|part| item.starts_with(part));
        match self {
            Self::ChoiceChanged
            | Self::OperationAdded
            | Self::OperationRemoved
            | Self::OperationRenamed
            | Self::OperationDeprecated
            | Self::TypeAdded
            | Self::TypeRemoved
            | Self::TypeRenamed => false,
            Self::PathChanged => is_made || starts(&["path()", "Call."]),
            Self::ParameterAdded | Self::ParameterRemoved | Self::ParameterChanged | Self::ParametersReordered => {
                is_made || starts(&["Query", "Headers", "Call.", "path()"])
            }
            Self::StatusAdded | Self::StatusRemoved | Self::StatusRenamed => starts(&["Status", "Answer"]),
            Self::BodyAdded | Self::BodyRemoved | Self::BodyChanged | Self::CallChanged => match member {
                Some("request") => is_made || starts(&["Request", "Call.body"]),
                Some("answer") => starts(&["Response", "Answer", "Call: Paged"]),
                _ => is_made || starts(&["Request", "Response", "Answer", "Call"]),
            },
            Self::AnswerHeaderAdded | Self::AnswerHeaderRemoved | Self::AnswerHeaderChanged => starts(&["Answer"]),
            Self::MethodChanged | Self::TypeChanged => true,
            Self::FieldsReordered => is_made,
            Self::FieldAdded
            | Self::FieldRemoved
            | Self::FieldRenamed
            | Self::FieldChanged
            | Self::FieldNecessityChanged => is_made || is_member(),
            // The item of the enumeration itself has the names of its variants, where it is closed.
            Self::ValueAdded | Self::ValueRemoved | Self::ValueRewritten | Self::ValuesOpenedOrClosed => {
                item.is_empty() || is_member()
            }
            Self::VariantAdded | Self::VariantRemoved | Self::VariantChanged => is_member(),
        }
    }
}
