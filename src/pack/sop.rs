//! A procedure of the pack, shared by all components, with lookups.

use std::ops::Deref;
use std::rc::Rc;

use casewright_core::case::{Answer, Case};
use casewright_core::engine::topics;
use casewright_core::id::{FieldId, StageId, StepId};
use casewright_core::procedure::{Field, Post, Procedure, Source, Stage, Step};

use super::editions;

/// A procedure in one edition. Cheap to clone; equal if it is the same one, since comparing two procedures would cost
/// more than rendering.
#[derive(Debug, Clone)]
pub(crate) struct Sop(Rc<Edition>);

#[derive(Debug)]
struct Edition {
    procedure: Procedure,
    /// The name of its file, which contains a hash of its content.
    name: String,
    /// The file as it was served.
    text: Rc<str>,
}

impl Sop {
    pub(super) fn new(procedure: Procedure, edition: String, text: Rc<str>) -> Sop {
        Sop(Rc::new(Edition { procedure, name: edition, text }))
    }

    /// Keeps this edition in this browser, if there is room, for a stored case that follows it.
    pub(crate) fn keep(&self) {
        editions::keep(self.edition(), &self.0.text);
    }

    pub(crate) fn edition(&self) -> &str {
        &self.0.name
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

    /// The step that a field belongs to.
    pub(crate) fn step_of(&self, field: &FieldId) -> Option<&Step> {
        self.steps.iter().find(|step| step.fields.contains(field))
    }

    /// Sources as one line, each document with its sections: "Returns manual: 2 Receiving, 4 Refund".
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

    /// What of the sources is ours, in sentences.
    pub(crate) fn ours(sources: &[Source]) -> String {
        sources
            .iter()
            .filter(|source| source.is_ours())
            .map(|source| source.section.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The customer's name. Empty if not entered yet.
    pub(crate) fn name_of<'a>(&self, case: &'a Case) -> &'a str {
        text(case, Some(&self.name))
    }

    /// The number of the case in Salesforce. Empty if not entered yet.
    pub(crate) fn number_of<'a>(&self, case: &'a Case) -> &'a str {
        text(case, self.number.as_ref())
    }

    /// The topics of the case: the labels of the options chosen in the topic field.
    pub(crate) fn topics_of(&self, case: &Case) -> Vec<String> {
        topics(self, &case.entries).into_iter().map(str::to_owned).collect()
    }
}

fn text<'a>(case: &'a Case, field: Option<&FieldId>) -> &'a str {
    field.and_then(|field| case.entries.answers.get(field)).map_or("", Answer::as_text).trim()
}

impl PartialEq for Sop {
    fn eq(&self, other: &Sop) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Sop {
    type Target = Procedure;

    fn deref(&self) -> &Procedure {
        &self.0.procedure
    }
}
