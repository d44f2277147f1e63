//! What a case is about.

use crate::case::{Answer, Entries};
use crate::procedure::{Choice, Kind, Procedure};

/// The topics of a case: the labels of the options chosen in the topic field of its procedure.
pub fn topics<'a>(procedure: &'a Procedure, entries: &Entries) -> Vec<&'a str> {
    let topic = procedure.fields.iter().find(|field| Some(&field.id) == procedure.topic.as_ref());
    let Some((field, Kind::OneOf(options) | Kind::SomeOf(options))) = topic.map(|field| (field, &field.kind)) else {
        return Vec::new();
    };
    let chosen = |option: &&Choice| match entries.answers.get(&field.id) {
        Some(Answer::Text(text)) => text == option.id.as_str(),
        Some(Answer::Choices(chosen)) => chosen.iter().any(|one| one == option.id.as_str()),
        _ => false,
    };
    options.iter().filter(chosen).map(|option| option.label.as_str()).collect()
}
