//! What people do in a tab, and how it must turn out.

use std::collections::BTreeSet;

use casewright_core::case::{Action, Answer, Case, CaseLink, LogEntry};
use casewright_core::id::{CaseId, ColumnId, FieldId, LinkId, ProcedureId, StageId, StepId};

use super::model::*;
use super::world::World;

impl World {
    /// Records an action with its effects.
    pub(crate) fn did(&mut self, at: usize, before: &Items, after: &Items) {
        let came: Items = after - before;
        let fresh = came.iter().filter(|item| self.ever.insert((*item).clone())).cloned().collect();
        let number = self.deeds.len();
        let tab = self.processes[at].tab.as_mut().unwrap();
        let knew = tab.knows;
        tab.knows.insert(number);
        let places = |items: &Items| -> BTreeSet<String> { items.iter().map(|(place, _)| place.clone()).collect() };
        let emptied = &places(before) - &places(after);
        let mut went = before - after;
        // Of two ticks of a step, the earlier one is shown; taking it back takes back both.
        let unticked = |item: &&Item| item.0.starts_with("tick ") && emptied.contains(&item.0);
        went.extend(knew.iter().flat_map(|deed| &self.deeds[deed].came).filter(unticked).cloned());
        // If two people ticked a step side by side, one tick is kept. When one of them takes theirs back, it may or may
        // not stay.
        for place in came.iter().map(|(place, _)| place).filter(|place| place.starts_with("tick ")) {
            let others = self.deeds.iter().enumerate().filter(|(number, _)| !knew.contains(*number));
            let others = others.flat_map(|(_, deed)| &deed.came).filter(|item| item.0 == *place).cloned();
            let others: Vec<Item> = others.collect();
            if !others.is_empty() {
                self.twins.extend(others);
                self.twins.extend(came.iter().filter(|item| item.0 == *place).cloned());
            }
        }
        self.deeds.push(Deed { came, went, fresh, emptied, knew });
    }

    pub(crate) fn act(&mut self, at: usize) {
        let case = self.case(at);
        let action = self.some_action(&case);
        let before = items(&case);
        let tab = self.processes[at].tab.as_mut().unwrap();
        tab.replica.act(action.clone(), self.now);
        let after = items(tab.replica.case());
        if !action.only_looks() {
            tab.undone.clear();
            tab.done.push(Step { before: before.clone(), after: after.clone() });
            self.did(at, &before, &after);
        }
        let number = self.deeds.len();
        self.note(|| format!("{at}: {number} {action:?}"));
    }

    /// Undo reverts the step and nothing else, and all of it unless something else happened to it.
    pub(crate) fn undo(&mut self, at: usize, again: bool) -> Result<(), String> {
        let before = items(&self.case(at));
        let tab = self.processes[at].tab.as_mut().unwrap();
        let step = if again { tab.undone.pop() } else { tab.done.pop() };
        let could = if again { tab.replica.redo(self.now) } else { tab.replica.undo(self.now) };
        let after = items(tab.replica.case());
        if could != step.is_some() {
            return Err(format!("{at}: undoing (again: {again}) was possible: {could}"));
        }
        let Some(step) = step else { return Ok(()) };
        let (mut from, mut to) = (&step.after, &step.before);
        if again {
            (from, to) = (to, from);
        }
        let touched: BTreeSet<&str> = from.symmetric_difference(to).map(|(place, _)| place.as_str()).collect();
        let there = |items: &Items| -> Items {
            items.iter().filter(|item| touched.contains(item.0.as_str())).cloned().collect()
        };
        let (went, came) = (&before - &after, &after - &before);
        let (may_go, may_come) = if again { (step.went(), step.came()) } else { (step.came(), step.went()) };
        let wholly = there(&before) != there(from) || there(&after) == there(to);
        if !went.is_subset(&may_go) || !came.is_subset(&may_come) || !wholly {
            return Err(format!(
                "{at}: undoing (again: {again}) took {went:?} and brought {came:?}\nof {may_go:?} and {may_come:?}"
            ));
        }
        let tab = self.processes[at].tab.as_mut().unwrap();
        if again {
            tab.done.push(step)
        } else {
            tab.undone.push(step)
        }
        self.did(at, &before, &after);
        let number = self.deeds.len();
        self.note(|| format!("{at}: {number} undone (again: {again}): {went:?} for {came:?}"));
        Ok(())
    }

    pub(crate) fn fresh(&mut self, of: &str) -> String {
        self.count += 1;
        format!("{of}{}", self.count)
    }

    pub(crate) fn some_action(&mut self, case: &Case) -> Action {
        let name = |dice: &mut Dice, of: &str, end| format!("{of}{}", dice.below(end));
        match self.dice.below(30) {
            0..=8 => {
                let field = FieldId::new(name(&mut self.dice, "f", 3));
                let text = if self.dice.chance(20) { String::new() } else { self.fresh("text") };
                Action::Answered { field, text }
            }
            9..=12 => {
                let field = FieldId::new("choices");
                match case.entries.answers.get(&field) {
                    Some(Answer::Choices(chosen)) if self.dice.chance(40) => {
                        let option = chosen[self.dice.below(chosen.len())].clone();
                        Action::Chosen { field, option, on: false }
                    }
                    _ => Action::Chosen { field, option: self.fresh("option"), on: true },
                }
            }
            13..=17 => {
                let field = FieldId::new("rows");
                match case.entries.answers.get(&field) {
                    Some(Answer::Rows(rows)) if !rows.is_empty() && self.dice.chance(80) => {
                        let key = rows[self.dice.below(rows.len())].key;
                        if self.dice.chance(20) {
                            return Action::RowRemoved { field, key };
                        }
                        let column = ColumnId::new(name(&mut self.dice, "c", 2));
                        Action::CellAnswered { field, key, column, text: self.fresh("cell") }
                    }
                    _ => Action::RowAdded { field },
                }
            }
            18..=20 => {
                let step = StepId::new(name(&mut self.dice, "s", 2));
                match case.entries.ticks.get(&step) {
                    Some(_) if self.dice.chance(80) => Action::Unticked { step },
                    _ => Action::Ticked { step, at: self.now },
                }
            }
            21..=22 => {
                // The draft typed for a log is cleared when it is added.
                let (field, by, text) = (FieldId::new("f0"), "DBE".to_owned(), self.fresh("entry"));
                Action::Logged(LogEntry { field, at: self.now, by, text, struck: false })
            }
            23 => match case.entries.log.last() {
                Some(entry) => Action::Struck(LogEntry { struck: !entry.struck, ..entry.clone() }),
                None => Action::StageOpened { stage: StageId::new("first") },
            },
            24 => match case.closed {
                Some(_) => Action::Reopened,
                None => Action::Closed { at: self.now },
            },
            25 => match case.deleted {
                Some(_) => Action::Restored,
                None => Action::Deleted { at: self.now },
            },
            26 => Action::StageOpened { stage: StageId::new(self.fresh("stage")) },
            27 => {
                let link = Some(LinkId::new("l"));
                let link = CaseLink { case: CaseId::new(self.fresh("other")), procedure: ProcedureId::new("q"), link };
                let given = Some(Answer::Text(self.fresh("given")));
                Action::Linked { link, answers: vec![(FieldId::new("f1"), given), (FieldId::new("f2"), None)] }
            }
            28 if self.dice.chance(30) => Action::Moved { version: self.fresh("2."), edition: self.fresh("edition") },
            _ => match case.others.iter().next() {
                Some((field, others)) => {
                    let answer = others[self.dice.below(others.len())].clone();
                    Action::Settled { field: field.clone(), answer: self.dice.chance(60).then_some(answer) }
                }
                None => Action::StageOpened { stage: StageId::new("second") },
            },
        }
    }
}
