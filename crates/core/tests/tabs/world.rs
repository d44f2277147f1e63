//! The world: processes, tabs and the storage between them, and the course of a run.

use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use casewright_core::case::{Action, Case, Heard, Replica, restore, store};
use casewright_core::id::{CaseId, FieldId, ProcedureId};
use casewright_core::value::Instant;
use chrono::TimeDelta;

use super::model::*;

pub(crate) struct World {
    pub(crate) dice: Dice,
    pub(crate) play: Play,
    pub(crate) now: Instant,
    pub(crate) storage: Rc<Written>,
    pub(crate) processes: Vec<Process>,
    pub(crate) deeds: Vec<Deed>,
    pub(crate) ever: Items,
    /// Answers that may come up as conflicts again, as described in `main.rs`.
    pub(crate) may_return: Items,
    /// Ticks of steps that were ticked in two tabs side by side.
    pub(crate) twins: Items,
    /// All texts ever written, to be imported as backups.
    pub(crate) texts: Vec<Rc<Written>>,
    pub(crate) full: bool,
    pub(crate) count: usize,
    pub(crate) tabs: usize,
    pub(crate) writes: usize,
    pub(crate) trace: Option<Vec<String>>,
}

impl World {
    pub(crate) fn new(seed: u64, play: Play, trace: bool) -> World {
        let now = Instant::UNIX_EPOCH + TimeDelta::milliseconds(1_790_000_000_123);
        let (id, procedure) = (CaseId::new("c"), ProcedureId::new("p"));
        let mut case = Case { edition: "first".into(), ..Case::new(id, procedure, "1".into(), now) };
        if play == Play::Old {
            for tab in 0..70 {
                let mut replica = Replica::new(format!("old{tab}"), case);
                let action = Action::Answered { field: FieldId::new("old"), text: format!("old {tab}") };
                replica.act(action, now);
                case = (**replica.case()).clone();
            }
        }
        let storage = Rc::new(Written { by: usize::MAX, text: store(&case), deeds: Deeds::default() });
        let ever = items(&case);
        let mut world = World {
            dice: Dice(seed),
            play,
            now,
            storage,
            processes: Vec::new(),
            deeds: Vec::new(),
            may_return: ever.clone(),
            twins: Items::new(),
            ever,
            texts: Vec::new(),
            full: false,
            count: 0,
            tabs: 0,
            writes: 0,
            trace: trace.then(Vec::new),
        };
        world.start();
        world.start();
        world
    }

    pub(crate) fn note(&mut self, line: impl FnOnce() -> String) {
        if let Some(trace) = &mut self.trace {
            trace.push(line());
        }
    }

    /// A new process opens the case from storage.
    pub(crate) fn start(&mut self) {
        let view = Rc::clone(&self.storage);
        let process = Process { tab: None, view, out: VecDeque::new(), unanswered: 0, ahead: VecDeque::new() };
        self.processes.push(process);
        self.open(self.processes.len() - 1);
    }

    /// A page is loaded in a process: from the process's view, and it still hears what is on its way.
    pub(crate) fn open(&mut self, at: usize) {
        self.tabs += 1;
        let process = &mut self.processes[at];
        let replica = Replica::open(format!("tab{}", self.tabs), process.view.text.clone()).unwrap();
        let knows = process.view.deeds;
        let common = vec![knows];
        let own = process.view.text.clone();
        process.tab =
            Some(Tab { replica, knows, common, own, owes: false, away: false, done: Vec::new(), undone: Vec::new() });
        let tab = self.tabs;
        self.note(|| format!("{at}: tab{tab} opens"));
    }

    pub(crate) fn open_tabs(&self) -> Vec<usize> {
        (0..self.processes.len()).filter(|at| self.processes[*at].tab.is_some()).collect()
    }

    /// A tab knows what it is told. It knows what both sides have in common as far as it saw the states the other one
    /// built on; for the rest, it may seem that only one side has it.
    pub(crate) fn learn(&mut self, at: usize, from: &Written) {
        let tab = self.processes[at].tab.as_mut().unwrap();
        let common = tab.common.iter().filter(|known| known.are_in(from.deeds));
        let common = common.fold(Deeds::default(), |all, known| all.with(*known));
        let side_by_side = !from.deeds.are_in(tab.knows) && !tab.knows.are_in(from.deeds);
        if side_by_side {
            for deed in tab.knows.in_both(from.deeds).without(common).iter() {
                self.may_return.extend(self.deeds[deed].came.iter().cloned());
            }
        }
        tab.common.push(from.deeds);
        tab.knows = tab.knows.with(from.deeds);
        tab.common.push(tab.knows);
        if side_by_side {
            self.ask_again(at, from);
        }
    }

    /// If each of two tabs removed what the other one holds on to, nothing would be left. This is the result of
    /// choosing differently between two answers, so both come up again, whatever caused it.
    pub(crate) fn ask_again(&mut self, at: usize, from: &Written) {
        let tab = self.processes[at].tab.as_ref().unwrap();
        let (mine, theirs) = (items(tab.replica.case()), items(&restore(&from.text).unwrap()));
        let places = |items: &Items| -> BTreeSet<String> { items.iter().map(|(place, _)| place.clone()).collect() };
        for place in places(&mine).intersection(&places(&theirs)) {
            let here = |items: &Items| items.iter().filter(|item| item.0 == *place).cloned().collect::<Items>();
            let both = &here(&mine) | &here(&theirs);
            if !both.iter().any(|item| self.stands(item, tab.knows, true)) {
                self.may_return.extend(both);
            }
        }
    }

    /// Whether an item was entered and not removed by anyone who knew of it. If it came back by undo it is the same
    /// text, so whoever settled it before has settled it, and only its first appearance counts where it must exist.
    pub(crate) fn stands(&self, item: &Item, deeds: Deeds, first: bool) -> bool {
        let done = || deeds.iter().map(|deed| (deed, &self.deeds[deed]));
        let went = |by: usize| done().any(|(_, other)| other.went.contains(item) && other.knew.contains(by));
        let came = |deed: &Deed| if first { deed.fresh.contains(item) } else { deed.came.contains(item) };
        done().any(|(number, deed)| came(deed) && !went(number))
    }

    pub(crate) fn save(&mut self, at: usize) {
        if self.play != Play::Unchecked {
            let view = Rc::clone(&self.processes[at].view);
            self.learn(at, &view);
        }
        let process = &mut self.processes[at];
        let tab = process.tab.as_mut().unwrap();
        let pretended = (self.play == Play::Unchecked).then(|| tab.own.clone());
        let mut view = View {
            view: &mut process.view,
            out: &mut process.out,
            unanswered: &mut process.unanswered,
            by: at,
            deeds: tab.knows,
            full: self.full,
            pretended,
            wrote: false,
        };
        let kept = tab.replica.save(&mut view);
        let wrote = view.wrote;
        tab.owes = kept.is_err();
        if wrote {
            self.writes += 1;
            tab.common.push(tab.knows);
            let written = process.out.back().cloned().unwrap();
            tab.own.clone_from(&written.text);
            self.note(|| format!("{at}: writes {:?}: {:?}", written.deeds, items(&restore(&written.text).unwrap())));
            self.texts.push(written);
        }
    }

    /// The page of the case is left for another one, or shown again, which reads storage.
    pub(crate) fn turn(&mut self, at: usize) {
        let process = &mut self.processes[at];
        let Some(tab) = &mut process.tab else { return };
        tab.away = !tab.away;
        let (away, view) = (tab.away, Rc::clone(&process.view));
        self.note(|| format!("{at}: is away: {away}"));
        if !away && self.play != Play::Unchecked {
            self.hear(at, &view);
        }
    }

    /// Time passes, and failed saves are retried.
    pub(crate) fn retry(&mut self, at: usize) {
        if self.processes[at].tab.as_ref().is_some_and(|tab| tab.owes) {
            self.save(at);
        }
    }

    /// A write arrives in storage, and is on its way to all processes.
    pub(crate) fn arrive(&mut self, at: usize) {
        if let Some(written) = self.processes[at].out.pop_front() {
            for process in &mut self.processes {
                process.ahead.push_back(Rc::clone(&written));
            }
            self.note(|| format!("{at}: arrives {:?}", written.deeds));
            self.storage = written;
        }
    }

    /// A process is told of a write.
    pub(crate) fn deliver(&mut self, at: usize) {
        let process = &mut self.processes[at];
        let Some(written) = process.ahead.pop_front() else { return };
        if written.by == at {
            process.unanswered -= 1;
            return;
        }
        if process.unanswered == 0 {
            process.view = Rc::clone(&written);
        }
        if process.tab.as_ref().is_some_and(|tab| !tab.away) && self.play != Play::Unchecked {
            self.hear(at, &written);
        }
    }

    /// As the page does when it hears: what came of it is saved where it is more than was heard, or where the storage stands at
    /// something else, which then was written here.
    pub(crate) fn hear(&mut self, at: usize, written: &Written) {
        self.learn(at, written);
        let process = &mut self.processes[at];
        let heard = process.tab.as_mut().unwrap().replica.hear(&written.text).unwrap();
        let elsewhere = process.view.text != written.text;
        self.note(|| format!("{at}: hears {:?}: {heard:?}", written.deeds));
        if heard == Heard::Merged || elsewhere {
            self.save(at);
        }
    }

    pub(crate) fn case(&self, at: usize) -> Rc<Case> {
        Rc::clone(self.processes[at].tab.as_ref().unwrap().replica.case())
    }

    /// Something happens.
    pub(crate) fn step(&mut self) -> Result<(), String> {
        // Longer than the pause that separates undo steps, and never a whole second.
        self.now += TimeDelta::milliseconds(3_300 + i64::try_from(self.dice.below(900)).unwrap());
        let at = self.dice.below(self.processes.len());
        let dice = self.dice.below(100);
        if (48..70).contains(&dice) {
            // Some are quick, and some lag behind.
            for _ in 0..=self.dice.below(4) {
                self.arrive(at);
            }
        } else if (70..92).contains(&dice) {
            for _ in 0..=self.dice.below(4) {
                self.deliver(at);
            }
        } else if dice == 92 {
            self.full = !self.full;
        } else if self.processes[at].tab.is_none() {
            if self.open_tabs().len() < 2 {
                if self.dice.chance(50) { self.start() } else { self.open(at) }
            }
        } else {
            match dice {
                0..38 => {
                    self.act(at);
                    self.save(at);
                }
                38..46 => {
                    let again = self.dice.chance(35);
                    self.undo(at, again)?;
                    self.save(at);
                }
                46 => self.retry(at),
                47 => self.turn(at),
                93..95 => {
                    if self.dice.chance(60) {
                        self.save(at);
                    }
                    self.note(|| format!("{at}: is closed"));
                    self.processes[at].tab = None;
                }
                95..98 => {
                    self.save(at);
                    self.open(at);
                }
                _ if self.play != Play::Unchecked && !self.texts.is_empty() => {
                    let backup = Rc::clone(&self.texts[self.dice.below(self.texts.len())]);
                    self.hear(at, &backup);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Waits until everything is stored and heard.
    pub(crate) fn quieten(&mut self) -> Result<(), String> {
        self.full = false;
        let waiting: usize = self.processes.iter().map(|process| process.out.len() * 3 + process.ahead.len()).sum();
        let most = self.writes + 20 + 3 * waiting;
        loop {
            let busy: Vec<usize> = (0..self.processes.len())
                .filter(|at| {
                    let process = &self.processes[*at];
                    let owes = process.tab.as_ref().is_some_and(|tab| tab.owes);
                    owes || !process.out.is_empty() || !process.ahead.is_empty()
                })
                .collect();
            let away = |at: &usize| self.processes[*at].tab.as_ref().is_some_and(|tab| tab.away);
            match (busy.is_empty(), (0..self.processes.len()).find(away)) {
                (true, Some(at)) => {
                    self.turn(at);
                    continue;
                }
                (true, None) => return Ok(()),
                (false, _) => {}
            }
            if self.writes > most {
                return Err("two tabs write for ever".into());
            }
            let at = busy[self.dice.below(busy.len())];
            match self.dice.below(3) {
                0 => self.arrive(at),
                1 => self.deliver(at),
                _ => self.retry(at),
            }
        }
    }

    /// Compares what is stored in the end with what was done.
    pub(crate) fn judge(&self) -> Result<(), String> {
        let stored = restore(&self.storage.text).unwrap();
        let mut alive = self.storage.deeds;
        for at in self.open_tabs() {
            alive = alive.with(self.processes[at].tab.as_ref().unwrap().knows);
        }
        let held = items(&stored);
        let places: BTreeSet<&str> = held.iter().map(|(place, _)| place.as_str()).collect();
        let done: Vec<&Deed> = alive.iter().map(|deed| &self.deeds[deed]).collect();
        for deed in &done {
            for item in &deed.fresh {
                let went = done.iter().any(|other| {
                    other.went.contains(item) || self.twins.contains(item) && other.emptied.contains(&item.0)
                });
                // Of two ticks of a step, the earlier one counts.
                let there =
                    if item.0.starts_with("tick ") { places.contains(item.0.as_str()) } else { held.contains(item) };
                if !went && !there {
                    return Err(format!("lost: {item:?}"));
                }
            }
        }
        // If something was entered and nobody removed it all, something is left: tabs that chose different answers must
        // not end with none.
        let mut entered = done.iter().flat_map(|deed| &deed.fresh);
        let emptied = |place: &str| done.iter().any(|deed| deed.emptied.contains(place));
        if let Some((place, _)) = entered.find(|(place, _)| !places.contains(place.as_str()) && !emptied(place)) {
            return Err(format!("lost: nothing is left of {place}"));
        }
        for at in self.open_tabs() {
            let (tab, storage) = (content(&self.case(at)), content(&stored));
            if tab != storage {
                return Err(format!("tab and storage differ:\n{tab:?}\n{storage:?}"));
            }
        }
        if self.play == Play::Old {
            return Ok(());
        }
        for item in &held {
            if !self.stands(item, alive, false) && !self.may_return.contains(item) && !self.twins.contains(item) {
                return Err(format!("invented: {item:?}"));
            }
        }
        Ok(())
    }
}
