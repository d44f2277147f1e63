//! An open case in one tab, and how it is kept in step with the store and with other tabs.
//!
//! A store without locks (local storage) is shared by tabs, and what one reads may be older than what another has written.
//! So nothing is written that was not compared with what stands there, and whatever another tab writes is merged when it
//! is heard of, even if it was overwritten meanwhile.

use std::rc::Rc;

use super::{Action, Case, History, Seen, TabId, Unreadable, merge, reduce, restore, store};
use crate::value::Instant;

/// How many states are remembered of those that another tab may have built on.
const MOST: usize = 64;

/// Where texts are kept.
pub trait Store {
    /// What stands under the key of the case now.
    fn read(&self) -> Option<String>;

    /// Puts a text there.
    ///
    /// # Errors
    /// Where there is no room or no store. What stood there then still stands there.
    fn write(&mut self, text: &str) -> Result<(), NotKept>;

    /// Puts a damaged text aside, byte for byte, before another takes its place.
    ///
    /// # Errors
    /// As above. Then it must not be overwritten.
    fn set_aside(&mut self, text: &str) -> Result<(), NotKept>;
}

/// Why a case is in memory only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// The browser lets this page store nothing: a private window, a sandboxed frame, a setting.
    Blocked,
    /// There is no room left.
    Full,
    /// A newer Casewright wrote the case in another tab, and this one cannot read it.
    Newer,
}

/// What came of hearing another tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It says what is known here.
    Nothing,
    /// The case is now as the other tab has it.
    Theirs,
    /// Both changed it: what came of that is to be saved.
    Merged,
}

/// A case that is open in a tab.
#[derive(Debug, Clone, PartialEq)]
pub struct Copy {
    tab: TabId,
    case: Rc<Case>,
    history: History,
    /// States that were in the store, the last one at the end.
    known: Vec<Rc<Case>>,
    /// The text that was last seen in the store.
    stored: Option<String>,
}

impl Copy {
    /// A case that was never stored.
    pub fn begun(tab: TabId, case: Case) -> Copy {
        Copy { tab, case: Rc::new(case), history: History::default(), known: Vec::new(), stored: None }
    }

    /// A case that is stored as `text`.
    ///
    /// # Errors
    /// Where the text is no case.
    pub fn open(tab: TabId, text: String) -> Result<Copy, Unreadable> {
        let case = Rc::new(restore(&text)?);
        let known = vec![Rc::clone(&case)];
        Ok(Copy { tab, case, history: History::default(), known, stored: Some(text) })
    }

    pub fn case(&self) -> &Rc<Case> {
        &self.case
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    /// Lets something happen to the case. [`Copy::save`] keeps it.
    pub fn act(&mut self, action: Action, now: Instant) {
        let looks = action.only_looks();
        let mut next = reduce(&self.case, action.clone(), now);
        if !looks {
            next.seen.count(&self.tab);
        }
        let next = Rc::new(next);
        if !looks {
            self.history.did(&action, &self.case, &next, now);
        }
        self.case = next;
    }

    /// Takes back what was done last; false where there is nothing.
    pub fn undo(&mut self, now: Instant) -> bool {
        let undone = self.history.undo(&self.case);
        self.becomes(undone, now)
    }

    /// Does again what was undone last; false where there is nothing.
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

    /// How the case is called from now on. Not a change: it follows from the answers.
    pub fn call(&mut self, name: &str, number: &str) {
        if self.case.name != name || self.case.number != number {
            let case = Rc::make_mut(&mut self.case);
            name.clone_into(&mut case.name);
            number.clone_into(&mut case.number);
        }
    }

    /// Takes in what another tab stored.
    ///
    /// # Errors
    /// Where the text is no case. This one is then left as it is.
    pub fn hear(&mut self, text: &str) -> Result<Heard, Unreadable> {
        let theirs = restore(text)?;
        let (mine_has, theirs_has) = (self.case.seen.holds(&theirs.seen), theirs.seen.holds(&self.case.seen));
        if mine_has && (!theirs_has || same(&self.case, &theirs)) {
            return Ok(Heard::Nothing);
        }
        if theirs_has && !mine_has {
            let theirs = Rc::new(Case { stage: self.case.stage.clone(), post: self.case.post.clone(), ..theirs });
            self.knows(&theirs);
            self.case = theirs;
            return Ok(Heard::Theirs);
        }
        // Two that hold the same changes and are not the same: nothing is known of how that came, so all of both is kept.
        let base = if mine_has { Rc::default() } else { self.base_of(&theirs.seen) };
        let merged = merge(&base, &self.case, &theirs);
        self.knows(&Rc::new(theirs.clone()));
        let outcome = if same(&merged, &theirs) { Heard::Theirs } else { Heard::Merged };
        self.case = Rc::new(merged);
        Ok(outcome)
    }

    /// Keeps the case, together with whatever another tab stored since.
    ///
    /// # Errors
    /// Where it could not be kept. It is still here, and what was in the store is still there.
    pub fn save(&mut self, store: &mut dyn Store) -> Result<(), NotKept> {
        let there = store.read();
        if there != self.stored
            && let Some(text) = &there
        {
            match self.hear(text) {
                Ok(_) => {}
                Err(Unreadable::Newer { .. }) => return Err(NotKept::Newer),
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
        if self.known.len() >= MOST {
            // The first is kept: it is what a tab that was opened at the same time began with.
            self.known.remove(1);
        }
        self.known.push(Rc::clone(case));
    }

    /// The latest state known here that the other tab had too.
    fn base_of(&self, theirs: &Seen) -> Rc<Case> {
        self.known.iter().rfind(|case| theirs.holds(&case.seen)).cloned().unwrap_or_default()
    }
}

/// Whether both hold the same, be it that each shows another of two answers, or another stage.
fn same(mine: &Case, theirs: &Case) -> bool {
    let fields = mine.entries.answers.keys().chain(theirs.entries.answers.keys());
    let given = |case: &Case, other: &Case, field: &_| {
        let of_other = other.others.get(field);
        match case.entries.answers.get(field) {
            Some(answer) => {
                other.entries.answers.get(field) == Some(answer) || of_other.is_some_and(|all| all.contains(answer))
            }
            None => true,
        }
    };
    let mut fields = fields;
    fields.all(|field| given(mine, theirs, field) && given(theirs, mine, field))
        && (&mine.entries.ticks, &mine.entries.log, &mine.entries.links)
            == (&theirs.entries.ticks, &theirs.entries.log, &theirs.entries.links)
        && (mine.closed, mine.deleted, &mine.edition) == (theirs.closed, theirs.deleted, &theirs.edition)
}
