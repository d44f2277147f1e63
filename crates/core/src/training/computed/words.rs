//! Wrong answers in words: other things that a clock asks for, other steps, other roles.

use super::key::Target;
use super::mistake::Mistake;
use super::slice::Slice;
use super::solve::{Reply, Solved};
use super::world::World;
use crate::document::{Inline, plain};
use crate::engine::{ClockState, Scope};
use crate::procedure::{Piece, Procedure, Step};

pub(super) fn wrong(
    whole: &Procedure,
    slice: &Slice,
    target: &Target,
    world: &World,
    solved: &Solved,
) -> Vec<(Reply, Mistake)> {
    let all = match target {
        Target::Now(_) => actions(whole, slice, world),
        Target::Next(_) => steps(whole, slice, world, solved),
        Target::Who(_) => {
            let roles = whole.steps.iter().filter_map(|step| step.role.clone());
            roles.map(|role| (role, Mistake::OtherRole)).collect()
        }
        Target::Value(_) | Target::Due(..) => Vec::new(),
    };
    all.into_iter().map(|(words, mistake)| (Reply::Words(words), mistake)).collect()
}

/// What this clock asks for at other times, and what others ask for.
fn actions(whole: &Procedure, slice: &Slice, world: &World) -> Vec<(String, Mistake)> {
    let scope = Scope::new(&slice.procedure, &world.entries, &world.now);
    let mut all = Vec::new();
    for due in slice.procedure.clocks.iter().flat_map(|clock| scope.clock(clock)) {
        if !due.says.iter().any(|piece| matches!(piece, Inline::Missing { .. })) {
            let mistake = if due.state == ClockState::Running { Mistake::NotYet } else { Mistake::Late };
            all.push((plain(&due.says), mistake));
        }
    }
    for clock in &whole.clocks {
        for due in &clock.dues {
            if let [Piece::Text(words)] = due.says.as_slice() {
                all.push((words.clone(), Mistake::OtherClock { label: clock.label.clone() }));
            }
        }
    }
    all
}

/// The steps around the right one.
fn steps(whole: &Procedure, slice: &Slice, world: &World, solved: &Solved) -> Vec<(String, Mistake)> {
    let scope = Scope::new(&slice.procedure, &world.entries, &world.now);
    let ordered: Vec<&Step> = whole.steps_in_order().collect();
    let place = ordered.iter().position(|step| step.id.as_str() == solved.what).unwrap_or_default();
    let near = ordered.iter().take(place + 3).skip(place.saturating_sub(4));
    // The step that was just done is named in the question.
    let near = near.filter(|step| Some(&step.id) != slice.stretch.first());
    near.map(|step| {
        let hidden = slice.stretch.contains(&step.id) && !scope.step_shows(&step.id).is_yes();
        (step.title.clone(), if hidden { Mistake::DoesNotApply } else { Mistake::OtherStep })
    })
    .collect()
}
