//! Where the parts of a procedure are, by their ids.

use std::collections::HashMap;
use std::hash::Hash;

use crate::id::{DefineId, FieldId, PostId, StepId};
use crate::procedure::Procedure;

/// The places of parts in the lists of a procedure. Of two with the same id, which only a pack that did not come from the
/// compiler can contain, the first counts.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) fields: HashMap<FieldId, usize>,
    pub(super) steps: HashMap<StepId, usize>,
    pub(super) defines: HashMap<DefineId, usize>,
    pub(super) posts: HashMap<PostId, usize>,
    /// The step that each field is asked in.
    pub(super) step_of: HashMap<FieldId, usize>,
}

impl Places {
    pub(super) fn new(procedure: &Procedure) -> Places {
        let asked = (0..).zip(&procedure.steps).flat_map(|(place, step)| step.fields.iter().map(move |id| (place, id)));
        Places {
            fields: places(procedure.fields.iter().map(|field| &field.id)),
            steps: places(procedure.steps.iter().map(|step| &step.id)),
            defines: places(procedure.defines.iter().map(|define| &define.id)),
            posts: places(procedure.posts.iter().map(|post| &post.id)),
            step_of: first(asked),
        }
    }
}

fn places<'p, Id: Hash + Eq + Clone + 'p>(ids: impl Iterator<Item = &'p Id>) -> HashMap<Id, usize> {
    first((0..).zip(ids))
}

fn first<'p, Id: Hash + Eq + Clone + 'p>(all: impl Iterator<Item = (usize, &'p Id)>) -> HashMap<Id, usize> {
    let mut places = HashMap::new();
    for (place, id) in all {
        places.entry(id.clone()).or_insert(place);
    }
    places
}
