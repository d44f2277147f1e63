//! Keys of what a procedure is learned by, under which a record keeps it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::{CardId, ProcedureId, ScenarioId};

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident of $id:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            pub fn new(procedure: &ProcedureId, id: &$id) -> $name {
                $name(format!("{procedure}/{id}"))
            }

            /// Whether it belongs to the procedure.
            pub fn is_of(&self, procedure: &ProcedureId) -> bool {
                self.0.strip_prefix(procedure.as_str()).is_some_and(|rest| rest.starts_with('/'))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

keys! {
    /// A card of a procedure: `ccc/earliest_date`.
    CardKey of CardId,
    /// A scenario of a procedure: `ccc/lost_key`.
    ScenarioKey of ScenarioId,
}
