//! The order in which people go through a procedure.

use super::{Procedure, Step};

impl Procedure {
    /// The steps as people go through them: stage by stage, which need not be the order they are stored in.
    pub fn steps_in_order(&self) -> impl Iterator<Item = &Step> {
        self.stages.iter().flat_map(|stage| self.steps.iter().filter(|step| step.stage == stage.id))
    }
}
