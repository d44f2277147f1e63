//! Values as they really come, and what has to be made of each. One table for the command line and for the page.

use serde::Deserialize;

/// A procedure with a field of each kind that has to be read, and a post with what was read.
pub const PROCEDURE: &str = include_str!("../data/values_procedure.toml");

/// The time at which the table holds, in the zone [`ZONE`]: dates without a year depend on it.
pub const NOW: &str = "2026-11-29T09:00";
pub const ZONE: &str = "America/Chicago";

/// What somebody types or pastes into a field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// The kind of the field.
    pub kind: String,
    pub text: String,
    /// The value as a post has it; `None` if it cannot be read.
    pub read: Option<String>,
    /// What is said of it if it cannot be read.
    pub problem: Option<String>,
    /// What the page makes of the text when the field is left.
    pub left: Option<String>,
}

/// The table of `data/values.toml`.
pub fn values() -> Vec<Given> {
    #[derive(Deserialize)]
    struct Table {
        value: Vec<Given>,
    }
    let Table { value: all } = toml::from_str(include_str!("../data/values.toml")).unwrap();
    for given in &all {
        assert!(given.read.is_some() != given.problem.is_some(), "either read or refused: {given:?}");
    }
    all
}

impl Given {
    /// The id and the label of the field for it in [`PROCEDURE`]. A line of the post begins with the label.
    pub fn field(&self) -> (&'static str, &'static str) {
        match self.kind.as_str() {
            "email" => ("email", "Address"),
            "phone" => ("phone", "Phone"),
            "date" => ("date", "Day"),
            "date and time" => ("time", "Moment"),
            "money" => ("money", "Amount"),
            other => panic!("no field is of kind {other}"),
        }
    }
}
