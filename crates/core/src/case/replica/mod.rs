//! Replicas: a case as it is open in one tab, kept in sync with storage and with other tabs.
//!
//! Tabs share local storage, which has no locks, so a tab may overwrite a state that it never read. Therefore a replica
//! compares with what is stored before it writes, and merges whatever another tab writes as soon as it hears of it,
//! even if that has been overwritten since.

use std::rc::Rc;

use chrono::Timelike as _;

use super::merge::{number_rows, same};
use super::{Action, Case, History, LogEntry, TabId, Unreadable, VersionVector, merge, reduce, restore, store};
use crate::value::Instant;

/// The number of remembered states that another tab may have built on.
const MOST: usize = 64;

/// How deep to search for the common base of states that developed side by side.
const DEEPEST: usize = 3;

/// Where the text of a case is stored.
pub trait Store {
    /// The current text of the case.
    fn read(&self) -> Option<String>;

    /// Stores a text.
    ///
    /// # Errors
    /// If storage is blocked or full. The previous text is still there.
    fn write(&mut self, text: &str) -> Result<(), SaveError>;

    /// Sets a damaged text aside, byte for byte, before it is overwritten.
    ///
    /// # Errors
    /// As above. The damaged text must not be overwritten then.
    fn set_aside(&mut self, text: &str) -> Result<(), SaveError>;
}

/// Why a case could not be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveError {
    /// The browser blocks storage for this page: a private window, a sandboxed frame, a setting.
    Blocked,
    /// Storage is full.
    Full,
    /// Another tab with a newer Casewright has written the case, and this version cannot read it.
    Newer,
}

/// The result of hearing from another tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// Nothing new.
    Nothing,
    /// The case is now as the other tab has it.
    Theirs,
    /// The case here has more than the other tab's, either because both changed it or because the other tab missed a
    /// change. It should be saved.
    Merged,
}

/// A case that is open in a tab.
#[derive(Debug, Clone, PartialEq)]
pub struct Replica {
    tab: TabId,
    case: Rc<Case>,
    history: History,
    /// States that another tab may have built on, oldest first.
    known: Vec<Rc<Case>>,
    /// The last state heard without a version vector, as stored by pages that were loaded before schema 2.
    uncounted: Rc<Case>,
    /// The text last seen in storage.
    stored: Option<String>,
}

impl Replica {
    /// A case that was never stored.
    pub fn new(tab: TabId, case: Case) -> Replica {
        let (case, history, known) = (Rc::new(case), History::default(), Vec::new());
        Replica { tab, case, history, known, uncounted: Rc::default(), stored: None }
    }

    /// Opens a case from its stored text.
    ///
    /// # Errors
    /// If the text is not a case.
    pub fn open(tab: TabId, text: String) -> Result<Replica, Unreadable> {
        let case = Rc::new(restore(&text)?);
        let (history, known) = (History::default(), vec![Rc::clone(&case)]);
        let uncounted = if case.seen == VersionVector::default() { Rc::clone(&case) } else { Rc::default() };
        Ok(Replica { tab, case, history, known, uncounted, stored: Some(text) })
    }

    pub fn case(&self) -> &Rc<Case> {
        &self.case
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    /// True as long as nothing was done to a case that was never stored, not counting looking around.
    pub fn is_untouched(&self) -> bool {
        self.stored.is_none() && self.case.seen == VersionVector::default()
    }

    /// Applies an action. [`Replica::save`] stores the result.
    pub fn act(&mut self, action: Action, now: Instant) {
        let action = timed(action);
        let counts = !action.only_looks();
        let kind = action.can_be_undone().then(|| action.kind());
        let mut next = reduce(&self.case, action, now);
        if counts {
            next.seen.count(&self.tab);
        }
        let next = Rc::new(next);
        if let Some(kind) = kind {
            self.history.did(kind, &self.case, &next, now);
        }
        self.case = next;
    }

    /// Undoes the last step; false if there is none.
    pub fn undo(&mut self, now: Instant) -> bool {
        let undone = self.history.undo(&self.case);
        self.becomes(undone, now)
    }

    /// Redoes the last undone step; false if there is none.
    pub fn redo(&mut self, now: Instant) -> bool {
        let again = self.history.redo(&self.case);
        self.becomes(again, now)
    }

    fn becomes(&mut self, next: Option<Case>, now: Instant) -> bool {
        let Some(mut next) = next else { return false };
        next.seen.count(&self.tab);
        next.revision = next.revision.saturating_add(1);
        next.edited = now;
        self.case = Rc::new(next);
        true
    }

    /// Updates the name and number shown in lists, and sets the edition if it is not known yet. This is not a change of
    /// its own, since it follows from the answers and the procedure.
    pub fn call(&mut self, name: &str, number: &str, edition: &str) {
        let case = &self.case;
        if (case.name.as_str(), case.number.as_str()) != (name, number) || case.edition.is_empty() {
            let case = Rc::make_mut(&mut self.case);
            name.clone_into(&mut case.name);
            number.clone_into(&mut case.number);
            if case.edition.is_empty() {
                edition.clone_into(&mut case.edition);
            }
        }
    }

    /// Takes in what another tab stored.
    ///
    /// # Errors
    /// If the text is not a case. The case here is left as it is.
    pub fn hear(&mut self, text: &str) -> Result<Heard, Unreadable> {
        let mut theirs = restore(text)?;
        number_rows(&mut theirs, &self.case);
        if theirs.seen == VersionVector::default() && self.case.seen != VersionVector::default() {
            return Ok(self.hear_uncounted(theirs));
        }
        let (mine_has, theirs_has) = (self.case.seen.holds(&theirs.seen), theirs.seen.holds(&self.case.seen));
        if mine_has && !theirs_has {
            // An older state. If that is what is stored now, it has overwritten a newer one.
            self.knows(&Rc::new(theirs));
            return Ok(Heard::Merged);
        }
        if mine_has && same(&self.case, &theirs) {
            return Ok(Heard::Nothing);
        }
        if theirs_has && !mine_has {
            let theirs = Rc::new(Case { stage: self.case.stage.clone(), post: self.case.post.clone(), ..theirs });
            self.knows(&theirs);
            self.case = theirs;
            return Ok(Heard::Theirs);
        }
        // The same changes but different contents: how that came about is unknown, so everything from both is kept.
        let base = if mine_has { Rc::default() } else { self.base_of(&theirs.seen) };
        let mut merged = merge(&base, &self.case, &theirs);
        if same(&merged, &self.case) {
            // Nothing new came in, so nothing has to be stored again.
            merged.revision = self.case.revision;
        }
        let merged = Rc::new(merged);
        let outcome = if same(&merged, &theirs) { Heard::Theirs } else { Heard::Merged };
        self.knows(&Rc::new(theirs));
        self.knows(&merged);
        self.case = merged;
        Ok(outcome)
    }

    /// Such a state was made without hearing of any change here, so it is compared with the last one of its kind.
    fn hear_uncounted(&mut self, theirs: Case) -> Heard {
        let mut merged = merge(&self.uncounted, &self.case, &theirs);
        if !same(&merged, &self.case) {
            // Whoever made the change does not count it, so it is counted here.
            merged.seen.count(&self.tab);
            self.case = Rc::new(merged);
        }
        self.uncounted = Rc::new(theirs);
        Heard::Merged
    }

    /// Stores the case, together with whatever another tab has stored since.
    ///
    /// # Errors
    /// If it could not be stored. The case is still here, and the previous text is still in storage.
    pub fn save(&mut self, store: &mut dyn Store) -> Result<(), SaveError> {
        let there = store.read();
        if there != self.stored
            && let Some(text) = &there
        {
            match self.hear(text) {
                Ok(_) => {}
                Err(Unreadable::Newer { .. }) => return Err(SaveError::Newer),
                Err(Unreadable::Damaged) => store.set_aside(text)?,
            }
        }
        let text = self::store(&self.case);
        if there.as_ref() != Some(&text) {
            store.write(&text)?;
        }
        self.stored = Some(text);
        let case = Rc::clone(&self.case);
        self.knows(&case);
        Ok(())
    }

    fn knows(&mut self, case: &Rc<Case>) {
        if self.known.last().is_some_and(|last| last.seen == case.seen) {
            self.known.pop();
        }
        if self.known.len() >= MOST {
            // The first state stays: a tab opened at the same time started from it.
            self.known.remove(1);
        }
        self.known.push(Rc::clone(case));
    }

    /// The latest common base: the latest states known here that the other tab had too. If none of them contains the
    /// others, they are merged.
    fn base_of(&self, theirs: &VersionVector) -> Rc<Case> {
        merged(&self.known.iter().filter(|case| theirs.holds(&case.seen)).collect::<Vec<_>>(), DEEPEST)
    }
}

fn merged(states: &[&Rc<Case>], depth: usize) -> Rc<Case> {
    let latest = states.iter().map(|case| Rc::clone(case)).reduce(|latest, case| {
        if case.seen.holds(&latest.seen) {
            return case;
        }
        if latest.seen.holds(&case.seen) {
            return latest;
        }
        let both = |one: &&&Rc<Case>| latest.seen.holds(&one.seen) && case.seen.holds(&one.seen);
        let common: Vec<_> = if depth > 0 { states.iter().filter(both).copied().collect() } else { Vec::new() };
        Rc::new(merge(&merged(&common, depth.saturating_sub(1)), &latest, &case))
    });
    latest.unwrap_or_default()
}

/// Cuts times to whole seconds, as they are stored, so that an entry is equal to itself after it was stored and read.
fn timed(action: Action) -> Action {
    let whole = |at: Instant| at.with_nanosecond(0).unwrap_or(at);
    match action {
        Action::Ticked { step, at } => Action::Ticked { step, at: whole(at) },
        Action::Logged(entry) => Action::Logged(LogEntry { at: whole(entry.at), ..entry }),
        Action::Struck(entry) => Action::Struck(LogEntry { at: whole(entry.at), ..entry }),
        Action::Copied { post, at } => Action::Copied { post, at: whole(at) },
        Action::PutOff { due, until } => Action::PutOff { due, until: until.map(whole) },
        Action::Closed { at } => Action::Closed { at: whole(at) },
        Action::Deleted { at } => Action::Deleted { at: whole(at) },
        _ => action,
    }
}

#[cfg(test)]
mod tests;
