//! A procedure at hand, shared by everything that draws, and what is looked up in it.

use std::ops::Deref;

use casewright_core::case::{Answer, Case};
use casewright_core::id::{FieldId, StageId, StepId};
use casewright_core::procedure::{Choice, Field, Kind, Post, Procedure, Source, Stage, Step};

/// A procedure of the pack. Two of them are equal when they are the same one: comparing what is in them would cost more
/// than drawing.
///
/// There are few, and each is there until the page is left: code that clears one up would be part of the first load.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sop {
    procedure: &'static Procedure,
    /// Which file of the procedure it is.
    pub(crate) edition: &'static str,
}

impl Sop {
    pub(crate) fn new(procedure: &'static Procedure, edition: &str) -> Sop {
        Sop { procedure, edition: Box::leak(edition.into()) }
    }

    pub(crate) fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == *id)
    }

    pub(crate) fn step(&self, id: &StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }

    pub(crate) fn stage(&self, id: &StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    pub(crate) fn post(&self, id: &str) -> Option<&Post> {
        self.posts.iter().find(|post| post.id.as_str() == id)
    }

    /// The step that a field stands on.
    pub(crate) fn step_of(&self, field: &FieldId) -> Option<&Step> {
        self.steps.iter().find(|step| step.fields.contains(field))
    }

    /// Where something stands: each document with its sections, "Returns manual: 2 Receiving, 4 Refund".
    pub(crate) fn cited(&self, sources: &[Source]) -> String {
        let mut cited = String::new();
        for document in &self.documents {
            let mut gap = ": ";
            for source in sources.iter().filter(|source| source.document == document.id) {
                if gap == ": " {
                    let title = document.short.as_ref().unwrap_or(&document.title);
                    cited.extend([if cited.is_empty() { "" } else { "; " }, title.as_str()]);
                }
                cited.extend([gap, source.section.as_str()]);
                gap = ", ";
            }
        }
        cited
    }

    /// What the person calls the case: the customer's name. Empty as long as there is none.
    pub(crate) fn name_of<'a>(&self, case: &'a Case) -> &'a str {
        text(case, Some(&self.name))
    }

    /// The number of the case in Salesforce. Empty as long as there is none.
    pub(crate) fn number_of<'a>(&self, case: &'a Case) -> &'a str {
        text(case, self.number.as_ref())
    }

    /// What the case is about: the labels of the options chosen in the topic.
    pub(crate) fn topics_of(&self, case: &Case) -> Vec<String> {
        let Some(field) = self.topic.as_ref().and_then(|topic| self.field(topic)) else { return Vec::new() };
        let (Kind::OneOf(options) | Kind::SomeOf(options)) = &field.kind else { return Vec::new() };
        let chosen = |option: &&Choice| match case.entries.answers.get(&field.id) {
            Some(Answer::Text(text)) => text == option.id.as_str(),
            Some(Answer::Choices(chosen)) => chosen.iter().any(|one| one == option.id.as_str()),
            _ => false,
        };
        options.iter().filter(chosen).map(|option| option.label.clone()).collect()
    }
}

fn text<'a>(case: &'a Case, field: Option<&FieldId>) -> &'a str {
    field.and_then(|field| case.entries.answers.get(field)).map_or("", Answer::as_text).trim()
}

impl PartialEq for Sop {
    fn eq(&self, other: &Sop) -> bool {
        std::ptr::eq(self.procedure, other.procedure)
    }
}

impl Deref for Sop {
    type Target = Procedure;

    fn deref(&self) -> &Procedure {
        self.procedure
    }
}
