//! One case of a made-up year comes about: everything that shows is answered and ticked, until nothing is left.

use casewright_core::case::{Answer, Case, Entries};
use casewright_core::engine::{Evaluation, evaluate};
use casewright_core::id::{CaseId, FieldId};
use casewright_core::procedure::{Kind, Procedure};
use casewright_core::value::{Instant, Now};
use chrono::TimeDelta;

use super::people::{Account, Dice, Office};
use super::texts::shuffled;
use super::words::words;

/// The number of open cases at the end of the year, of each thousand.
const OPEN: u64 = 24;

/// One case while it is being filled in.
pub(super) struct Story<'a> {
    pub(super) dice: &'a mut Dice,
    pub(super) office: &'a Office,
    pub(super) account: &'a Account,
    pub(super) procedure: &'a Procedure,
    pub(super) case: Case,
    /// Sentences that were not said in this case yet.
    pub(super) decks: [Vec<&'static str>; 2],
    /// The moment that the telling has come to.
    pub(super) clock: Instant,
    /// Of a hundred steps, how many are looked at; the rest of an open case is still to do.
    pub(super) reach: u64,
    pub(super) contact: String,
    /// True if those who write here take their time.
    pub(super) tidy: bool,
}

impl<'a> Story<'a> {
    pub(super) fn new(
        dice: &'a mut Dice,
        office: &'a Office,
        procedure: &'a Procedure,
        begun: Instant,
        from: Option<(Entries, Option<usize>)>,
    ) -> Story<'a> {
        let id = CaseId::new(dice.letters(16, b"abcdefghijklmnopqrstuvwxyz"));
        let mut case = Case::new(id, procedure.id.clone(), procedure.version.clone(), begun);
        let (entries, account) = from.unwrap_or_default();
        case.entries = entries;
        let account = account.map_or_else(|| dice.pick(&office.accounts), |index| &office.accounts[index]);
        let contact = dice.pick(&account.contacts).clone();
        // Only what was begun lately can still be open.
        let days = (office.end - begun).num_days();
        let open = days < 60 && dice.below(1000) < OPEN * 6;
        let reach = if open { dice.between(10, 85) } else { 100 };
        let tidy = dice.chance(70);
        let decks = [shuffled(dice, words().requests), shuffled(dice, words().notes)];
        Story { dice, office, account, procedure, case, decks, clock: begun, reach, contact, tidy }
    }

    /// Fills the case in as far as it is to go, and closes it if that is all the way.
    pub(super) fn told(mut self) -> Case {
        let mut decided: Vec<FieldId> = self.case.entries.answers.keys().cloned().collect();
        // A choice that somebody takes back leaves the answers of an abandoned branch behind.
        let mut turns = u64::from(self.dice.chance(12));
        for _ in 0..12 {
            if !self.pass(&mut decided) {
                if turns == 0 || !self.turn(&mut decided) {
                    break;
                }
                turns -= 1;
            }
        }
        self.finish()
    }

    fn now(&self) -> Now {
        Now { instant: self.clock, zone: self.office.zone.clone() }
    }

    /// Answers and ticks what shows and was not decided yet. Whether there was anything.
    fn pass(&mut self, decided: &mut Vec<FieldId>) -> bool {
        let procedure = self.procedure;
        let state: Evaluation = evaluate(procedure, &self.case.entries, &self.now());
        let steps = procedure.steps.len() as u64;
        let mut moved = false;
        for ((step, of_step), number) in procedure.steps.iter().zip(&state.steps).zip(0..) {
            if !of_step.shown || number * 100 >= steps * self.reach {
                continue;
            }
            for (field, of_field) in procedure.fields.iter().zip(&state.fields) {
                if !of_field.shown || !step.fields.contains(&field.id) || decided.contains(&field.id) {
                    continue;
                }
                decided.push(field.id.clone());
                moved = true;
                let often = match &field.kind {
                    _ if of_field.required => 97,
                    Kind::Log(_) => 85,
                    Kind::Line | Kind::Email | Kind::OneOf(_) | Kind::YesNo => 72,
                    _ => 50,
                };
                if self.dice.chance(often) {
                    self.answer(field);
                }
            }
            if step.tick && !self.case.entries.ticks.contains_key(&step.id) && self.dice.chance(90) {
                self.wait(4 * 3600);
                self.case.entries.ticks.insert(step.id.clone(), self.clock);
                moved = true;
            }
        }
        moved
    }

    /// Takes back a choice that other fields hang on. Whether there was one.
    fn turn(&mut self, decided: &mut Vec<FieldId>) -> bool {
        let chosen: Vec<FieldId> = self
            .procedure
            .fields
            .iter()
            .filter(|field| matches!(field.kind, Kind::OneOf(_) | Kind::SomeOf(_) | Kind::YesNo))
            .map(|field| field.id.clone())
            .filter(|id| self.case.entries.answers.contains_key(id))
            .collect();
        if chosen.is_empty() {
            return false;
        }
        let turned = self.dice.pick(&chosen).clone();
        decided.retain(|id| *id != turned);
        true
    }

    /// Lets some time go by, never beyond the end of the year.
    pub(super) fn wait(&mut self, most: u64) {
        let next = self.clock + TimeDelta::seconds(self.dice.between(20, most) as i64);
        self.clock = next.min(self.office.end);
    }

    fn finish(mut self) -> Case {
        let procedure = self.procedure;
        let state = evaluate(procedure, &self.case.entries, &self.now());
        let typed: usize = self.case.entries.answers.values().map(strokes).sum();
        self.case.revision = (typed + self.case.entries.ticks.len() + 3 * self.case.entries.log.len()) as u64;
        self.case.edited = self.clock;
        if self.reach == 100 {
            self.wait(2 * 24 * 3600);
            self.case.closed = Some(self.clock);
            self.case.edited = self.clock;
            self.case.revision += 1;
        }
        let stages: Vec<_> = state.progress.iter().filter(|stage| stage.of > 0).collect();
        let reached = stages.len() as u64 * self.reach / 101;
        self.case.stage = stages.get(reached as usize).map(|stage| stage.stage.clone());
        let posts: Vec<_> = state.posts.iter().filter(|post| post.shown).collect();
        if self.dice.chance(80) && !posts.is_empty() {
            self.case.post = Some(self.dice.pick(&posts).id.clone());
        }
        self.case
    }
}

/// The number of changes that it took: pasting a text is one.
fn strokes(answer: &Answer) -> usize {
    match answer {
        Answer::Text(text) if text.len() > 600 => 1,
        Answer::Text(text) => text.chars().count(),
        Answer::Choices(chosen) => chosen.len(),
        Answer::Rows(rows) => rows.iter().flat_map(|row| row.cells.values()).map(String::len).sum(),
    }
}
