//! What came of a mistake, found by trying: it did if it is gone once the mistake is put right.

use super::mistake::{Early, Mistake};
use super::world::World;
use crate::case::{Entries, LogEntry};
use crate::id::FieldId;

/// For each thing that may have come of another one, the places of the remarks that it came of; none if it did not.
pub(super) fn causes(
    right: &World<'_>,
    given: &World<'_>,
    own: &[(usize, Mistake)],
    known: &[Mistake],
    maybe: Vec<Mistake>,
) -> Vec<(Mistake, Vec<usize>)> {
    if maybe.is_empty() || own.is_empty() {
        return maybe.into_iter().map(|mistake| (mistake, Vec::new())).collect();
    }
    // What does not show is filled in as is right, so that it stands in nobody's way once it shows.
    let filled = |entries: &mut Entries| {
        known.iter().chain(&maybe).filter(|one| one.item().is_some()).for_each(|one| put_right(entries, one, right));
    };
    let each: Vec<(usize, World<'_>)> = own
        .iter()
        .map(|(place, mistake)| {
            let world = given.with(|entries| {
                filled(entries);
                put_right(entries, mistake, right);
            });
            (*place, world)
        })
        .collect();
    let all = given.with(|entries| {
        filled(entries);
        own.iter().for_each(|(_, mistake)| put_right(entries, mistake, right));
    });
    let found = maybe.iter().map(|mistake| {
        let alone = each.iter().filter(|(_, world)| !stands_in(world, mistake)).map(|(place, _)| *place);
        let mut causes: Vec<usize> = alone.collect();
        if causes.is_empty() && !stands_in(&all, mistake) {
            causes = own.iter().map(|(place, _)| *place).collect();
        }
        causes
    });
    let found: Vec<Vec<usize>> = found.collect();
    maybe.into_iter().zip(found).collect()
}

/// Whether something is still wrong after something else was put right.
fn stands_in(world: &World<'_>, mistake: &Mistake) -> bool {
    match mistake {
        Mistake::NotAnswered { field, .. } | Mistake::Answered { field, .. } => !world.shows_field(field),
        Mistake::NotTicked { step } => !world.shows_step(step),
        Mistake::TickedEarly { step, early: Early::Blocked(_) } => world.block_at(step).is_some(),
        Mistake::TickedEarly { step, .. } => world.shows_step(step),
        Mistake::NotSent { post } => !world.may_send(post),
        Mistake::SentEarly { post, .. } => world.may_send(post),
        Mistake::Fired { rule, .. } => world.fires(rule),
        Mistake::Late { due, .. } => world.is_late(due),
    }
}

fn put_right(entries: &mut Entries, mistake: &Mistake, right: &World<'_>) {
    match mistake {
        Mistake::NotAnswered { field, .. } | Mistake::Answered { field, .. } => {
            match right.entries.answers.get(field) {
                Some(answer) => entries.answers.insert(field.clone(), answer.clone()),
                None => entries.answers.remove(field),
            };
            entries.log.retain(|entry| entry.field != *field);
            entries.log.extend(of_log(field, &right.entries).cloned());
        }
        Mistake::NotTicked { step } => {
            entries.ticks.extend(right.entries.ticks.get(step).map(|at| (step.clone(), *at)));
        }
        Mistake::TickedEarly { step, .. } => {
            entries.ticks.remove(step);
        }
        Mistake::NotSent { .. } | Mistake::SentEarly { .. } | Mistake::Fired { .. } | Mistake::Late { .. } => {}
    }
}

/// The entries of a log, without those struck out.
pub(super) fn of_log<'e>(field: &'e FieldId, entries: &'e Entries) -> impl Iterator<Item = &'e LogEntry> {
    entries.log.iter().filter(move |entry| entry.field == *field && !entry.struck)
}
