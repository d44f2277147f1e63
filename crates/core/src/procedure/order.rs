//! The order in which people go through a procedure.

use rustc_hash::FxHashMap;

use super::{Procedure, Step};
use crate::id::StageId;

impl Procedure {
    /// The steps as people go through them: stage by stage, which need not be the order they are stored in.
    pub fn steps_in_order(&self) -> impl Iterator<Item = &Step> {
        self.places_in_order().into_iter().filter_map(|place| self.steps.get(place))
    }

    /// The same by their places.
    pub(crate) fn places_in_order(&self) -> Vec<usize> {
        let mut stages: FxHashMap<&StageId, usize> = FxHashMap::default();
        for (place, stage) in self.stages.iter().enumerate() {
            stages.entry(&stage.id).or_insert(place);
        }
        let stage_of = |place: &usize| self.steps.get(*place).and_then(|step| stages.get(&step.stage).copied());
        let mut places: Vec<usize> = (0..self.steps.len()).filter(|place| stage_of(place).is_some()).collect();
        // Stable, so that the steps of a stage stay in their order.
        places.sort_by_key(stage_of);
        places
    }
}
