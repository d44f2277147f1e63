//! Links: what goes along from one case to another that is started from it.

use super::scope::Scope;
use crate::case::{Answer, Entries, LogEntry};
use crate::id::{FieldId, LinkId};
use crate::procedure::{Kind, Link, Preset, Procedure};
use crate::value::Now;

/// What a link makes of two cases.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// What the new case begins with.
    pub there: Entries,
    /// What this case says from then on; none is an answer that has left it.
    pub here: Vec<(FieldId, Option<Answer>)>,
}

/// What `link` carries over from a case. Answers that are hidden there stay behind.
pub fn carry(procedure: &Procedure, entries: &Entries, now: &Now, link: &Link) -> Carried {
    let scope = Scope::new(procedure, entries, now);
    let shows = |id: &FieldId| scope.field(id).is_some_and(|reading| reading.shown);
    let mut carried = Carried::default();
    let moved = link.moves.iter().map(|field| (field, field));
    for (to, from) in link.copy.iter().map(|(to, from)| (to, from)).chain(moved).filter(|(_, from)| shows(from)) {
        let log = matches!(scope.field_part(from).map(|field| &field.kind), Some(Kind::Log(_)));
        // What is typed for a log and not added stays where it is typed.
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

/// Gives a case the answers that a link or a question has for it.
pub fn begin_with(entries: &mut Entries, presets: &[Preset]) {
    for preset in presets {
        let answer = answer(preset, entries);
        entries.answers.insert(preset.field.clone(), answer);
    }
}

/// What a preset makes of the answer that is there. Options with a `-` are given up, those that are not named stay.
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
