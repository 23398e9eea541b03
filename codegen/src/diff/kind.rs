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
    /// A field has another type.
    FieldChanged "field-changed",
    /// A field may be absent, or may no longer.
    FieldNecessityChanged "field-necessity-changed",
    /// The fields that must be given stand in another order.
    FieldsReordered "fields-reordered",
    /// There is a value more.
    ValueAdded "value-added",
    /// A value is gone.
    ValueRemoved "value-removed",
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
    /// Whether something is gone, so that only the old pages say where it was.
    #[must_use]
    pub const fn is_removal(self) -> bool {
        matches!(
            self,
            Self::OperationRemoved
                | Self::OperationRenamed
                | Self::StatusRemoved
                | Self::ParameterRemoved
                | Self::TypeRemoved
                | Self::TypeRenamed
                | Self::FieldRemoved
                | Self::ValueRemoved
        )
    }
}
