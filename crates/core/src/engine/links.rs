//! Links: what is carried over to a case that is started from another one.

use super::scope::Scope;
use crate::case::{Answer, Entries, LogEntry};
use crate::id::{FieldId, LinkId};
use crate::procedure::{Kind, Link, Preset, Procedure};
use crate::value::Now;

/// The effects of a link on both cases.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// The entries of the new case.
    pub there: Entries,
    /// The answers that change in this case; `None` for one that has moved to the new case.
    pub here: Vec<(FieldId, Option<Answer>)>,
}

/// The effects of following `link` from a case. Answers that are hidden here stay here.
pub fn carry(procedure: &Procedure, entries: &Entries, now: &Now, link: &Link) -> Carried {
    let scope = Scope::new(procedure, entries, now);
    let shows = |id: &FieldId| scope.field(id).is_some_and(|reading| reading.shown);
    let mut carried = Carried::default();
    let moved = link.moves.iter().map(|field| (field, field));
    for (to, from) in link.copy.iter().map(|(to, from)| (to, from)).chain(moved).filter(|(_, from)| shows(from)) {
        let log = matches!(scope.field_part(from).map(|field| &field.kind), Some(Kind::Log(_)));
        // A draft that was typed for a log stays here.
        if let Some(answer) = entries.answers.get(from).filter(|_| !log) {
            carried.there.answers.insert(to.clone(), answer.clone());
        }
        let of_field = entries.log.iter().filter(|entry| entry.field == *from);
        carried.there.log.extend(of_field.map(|entry| LogEntry { field: to.clone(), ..entry.clone() }));
    }
    carried.here.extend(link.moves.iter().filter(|id| shows(id)).map(|field| (field.clone(), None)));
    let given = |preset: &Preset| (preset.field.clone(), Some(answer(preset, entries)));
    carried.here.extend(link.here.iter().map(given));
    for step in &link.ticks {
        if let Some(at) = entries.ticks.get(step).filter(|_| scope.step_done(step)) {
            carried.there.ticks.insert(step.clone(), *at);
        }
    }
    begin_with(&mut carried.there, &link.there);
    carried
}

/// Adds the answers that a link or a question presets.
pub fn begin_with(entries: &mut Entries, presets: &[Preset]) {
    for preset in presets {
        let answer = answer(preset, entries);
        entries.answers.insert(preset.field.clone(), answer);
    }
}

/// Applies a preset to the current answer. Options with a `-` are removed; options that are not named stay.
fn answer(preset: &Preset, entries: &Entries) -> Answer {
    if !preset.many {
        return Answer::Text(preset.values.concat());
    }
    let given_up = |option: &String| preset.values.iter().any(|value| value.strip_prefix('-') == Some(option.as_str()));
    match entries.answers.get(&preset.field) {
        Some(Answer::Choices(chosen)) if preset.values.iter().any(|value| value.starts_with('-')) => {
            Answer::Choices(chosen.iter().filter(|option| !given_up(option)).cloned().collect())
        }
        _ => Answer::Choices(preset.values.iter().filter(|value| !value.starts_with('-')).cloned().collect()),
    }
}

impl Scope<'_> {
    /// The links that are offered: their step shows and their condition holds.
    pub(super) fn links(&self) -> Vec<LinkId> {
        let offered = |link: &&Link| self.step_shows(&link.at).is_yes() && self.condition(link.when.as_ref()).is_yes();
        self.procedure.links.iter().filter(offered).map(|link| link.id.clone()).collect()
    }
}
