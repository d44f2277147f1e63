//! An open case in one tab, and how it is kept in step with the store and with other tabs.
//!
//! A store without locks (local storage) is shared by tabs, and what one reads may be older than what another has written.
//! So nothing is written that was not compared with what stands there, and whatever another tab writes is merged when it
//! is heard of, even if it was overwritten meanwhile.

use std::rc::Rc;

use chrono::Timelike as _;

use super::merge::{number_rows, same};
use super::{Action, Case, History, LogEntry, Seen, TabId, Unreadable, merge, reduce, restore, store};
use crate::value::Instant;

/// How many states are remembered of those that another tab may have built on.
const MOST: usize = 64;

/// How far back it is looked for what states have in common that were made side by side.
const DEEPEST: usize = 3;

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
    /// What is here is more than what the other tab has, be it that both changed the case or that the other one did not know
    /// all that is here: it is to be saved.
    Merged,
}

/// A case that is open in a tab.
#[derive(Debug, Clone, PartialEq)]
pub struct Copy {
    tab: TabId,
    case: Rc<Case>,
    history: History,
    /// States that another tab may have built on, the last one at the end.
    known: Vec<Rc<Case>>,
    /// The last state heard of that does not say whose changes it holds: a page that was loaded before there was schema 2
    /// goes on storing such.
    uncounted: Rc<Case>,
    /// The text that was last seen in the store.
    stored: Option<String>,
}

impl Copy {
    /// A case that was never stored.
    pub fn begun(tab: TabId, case: Case) -> Copy {
        let (case, history, known) = (Rc::new(case), History::default(), Vec::new());
        Copy { tab, case, history, known, uncounted: Rc::default(), stored: None }
    }

    /// A case that is stored as `text`.
    ///
    /// # Errors
    /// Where the text is no case.
    pub fn open(tab: TabId, text: String) -> Result<Copy, Unreadable> {
        let case = Rc::new(restore(&text)?);
        let (history, known) = (History::default(), vec![Rc::clone(&case)]);
        let uncounted = if case.seen == Seen::default() { Rc::clone(&case) } else { Rc::default() };
        Ok(Copy { tab, case, history, known, uncounted, stored: Some(text) })
    }

    pub fn case(&self) -> &Rc<Case> {
        &self.case
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    /// Lets something happen to the case. [`Copy::save`] keeps it.
    pub fn act(&mut self, action: Action, now: Instant) {
        let action = timed(action);
        let what = (!action.only_looks()).then(|| action.what());
        let mut next = reduce(&self.case, action, now);
        if what.is_some() {
            next.seen.count(&self.tab);
        }
        let next = Rc::new(next);
        if let Some(what) = what {
            self.history.did(what, &self.case, &next, now);
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

    /// How the case is called from now on, and which edition it follows if that is not known yet. No change of its own: it
    /// follows from the answers, and from the procedure by which they are read.
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
    /// Where the text is no case. This one is then left as it is.
    pub fn hear(&mut self, text: &str) -> Result<Heard, Unreadable> {
        let mut theirs = restore(text)?;
        number_rows(&mut theirs, &self.case);
        if theirs.seen == Seen::default() && self.case.seen != Seen::default() {
            return Ok(self.hear_uncounted(theirs));
        }
        let (mine_has, theirs_has) = (self.case.seen.holds(&theirs.seen), theirs.seen.holds(&self.case.seen));
        if mine_has && !theirs_has {
            // It is older. Where it stands in the store now it took the place of something newer.
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
        // Two that hold the same changes and are not the same: nothing is known of how that came, so all of both is kept.
        let base = if mine_has { Rc::default() } else { self.base_of(&theirs.seen) };
        let mut merged = merge(&base, &self.case, &theirs);
        if same(&merged, &self.case) {
            // Nothing came: what stands in the store is not to be written once more.
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
            // Whoever made it does not count, so it is counted here.
            merged.seen.count(&self.tab);
            self.case = Rc::new(merged);
        }
        self.uncounted = Rc::new(theirs);
        Heard::Merged
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
        if self.known.last().is_some_and(|last| last.seen == case.seen) {
            self.known.pop();
        }
        if self.known.len() >= MOST {
            // The first is kept: it is what a tab that was opened at the same time began with.
            self.known.remove(1);
        }
        self.known.push(Rc::clone(case));
    }

    /// What both tabs had: the latest states known here that the other tab had too, merged in their turn where none of them was
    /// made knowing the others.
    fn base_of(&self, theirs: &Seen) -> Rc<Case> {
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

/// With times as they are stored, in whole seconds: what was stored and read again must be the same entry.
fn timed(action: Action) -> Action {
    let whole = |at: Instant| at.with_nanosecond(0).unwrap_or(at);
    match action {
        Action::Ticked { step, at } => Action::Ticked { step, at: whole(at) },
        Action::Logged(entry) => Action::Logged(LogEntry { at: whole(entry.at), ..entry }),
        Action::Struck(entry) => Action::Struck(LogEntry { at: whole(entry.at), ..entry }),
        Action::Closed { at } => Action::Closed { at: whole(at) },
        Action::Deleted { at } => Action::Deleted { at: whole(at) },
        _ => action,
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{Copy, Heard, NotKept, Store};
    use crate::case::{Action, Case, LogEntry, Unreadable, restore, store};
    use crate::id::{FieldId, StageId, StepId};
    use crate::value::Instant;

    #[derive(Default)]
    struct Shelf {
        text: Option<String>,
        aside: Vec<String>,
        full: bool,
        writes: usize,
    }

    impl Store for Shelf {
        fn read(&self) -> Option<String> {
            self.text.clone()
        }

        fn write(&mut self, text: &str) -> Result<(), NotKept> {
            self.writes += 1;
            if self.full {
                return Err(NotKept::Full);
            }
            self.text = Some(text.to_owned());
            Ok(())
        }

        fn set_aside(&mut self, text: &str) -> Result<(), NotKept> {
            if self.full {
                return Err(NotKept::Full);
            }
            self.aside.push(text.to_owned());
            Ok(())
        }
    }

    const NOW: Instant = Instant::UNIX_EPOCH;

    fn typed(field: &str, text: &str) -> Action {
        Action::Answered { field: FieldId::new(field), text: text.into() }
    }

    fn open(tab: &str, shelf: &Shelf) -> Copy {
        Copy::open(tab.into(), shelf.text.clone().unwrap()).unwrap()
    }

    fn begun() -> (Copy, Shelf) {
        let (mut copy, mut shelf) = (Copy::begun("first".into(), Case::default()), Shelf::default());
        copy.save(&mut shelf).unwrap();
        (copy, shelf)
    }

    #[test]
    fn a_case_with_nothing_in_it_is_kept_and_opened() {
        let (copy, shelf) = begun();
        assert_eq!(open("t", &shelf).case(), copy.case());
    }

    #[test]
    fn two_that_save_side_by_side_keep_both() {
        let (mut mine, mut shelf) = begun();
        let mut theirs = open("t", &shelf);
        mine.act(typed("a", "mine"), NOW);
        theirs.act(typed("b", "theirs"), NOW);
        theirs.save(&mut shelf).unwrap();
        mine.save(&mut shelf).unwrap();
        let stored = restore(&shelf.text.clone().unwrap()).unwrap();
        assert_eq!(stored.entries.answers.len(), 2);
        assert_eq!(theirs.hear(&shelf.text.clone().unwrap()), Ok(Heard::Theirs));
        let writes = shelf.writes;
        theirs.save(&mut shelf).unwrap();
        mine.save(&mut shelf).unwrap();
        assert_eq!(shelf.writes, writes, "what stands there is not written again");
    }

    #[test]
    fn what_is_older_than_what_is_here_is_to_be_saved_over() {
        let (mut mine, mut shelf) = begun();
        let old = shelf.text.clone();
        mine.act(typed("a", "mine"), NOW);
        mine.save(&mut shelf).unwrap();
        assert_eq!(mine.hear(&shelf.text.clone().unwrap()), Ok(Heard::Nothing));
        shelf.text = old.clone();
        assert_eq!(mine.hear(&old.unwrap()), Ok(Heard::Merged));
        mine.save(&mut shelf).unwrap();
        assert_eq!(restore(&shelf.text.unwrap()).unwrap().entries.answers.len(), 1);
    }

    /// Two that both look elsewhere must not write in turn for ever.
    #[test]
    fn looking_around_is_heard_as_nothing() {
        let (mut mine, mut shelf) = begun();
        let mut theirs = open("t", &shelf);
        mine.act(Action::StageOpened { stage: StageId::new("mine") }, NOW);
        theirs.act(Action::StageOpened { stage: StageId::new("theirs") }, NOW);
        mine.save(&mut shelf).unwrap();
        assert_eq!(theirs.hear(&shelf.text.clone().unwrap()), Ok(Heard::Nothing));
        assert_eq!(theirs.case().stage, Some(StageId::new("theirs")));
    }

    #[test]
    fn what_a_newer_one_wrote_is_not_written_over() {
        let (mut copy, mut shelf) = begun();
        let newer = r#"{"schema":99,"id":"c","and":"what is new"}"#;
        shelf.text = Some(newer.to_owned());
        copy.act(typed("a", "x"), NOW);
        assert_eq!(copy.hear(newer), Err(Unreadable::Newer { schema: 99 }));
        for _ in 0..2 {
            assert_eq!(copy.save(&mut shelf), Err(NotKept::Newer));
            assert_eq!(shelf.text.as_deref(), Some(newer));
        }
        assert_eq!(copy.case().entries.answers.len(), 1, "it is still here");
    }

    #[test]
    fn what_is_damaged_is_put_aside_byte_for_byte() {
        let (mut copy, mut shelf) = begun();
        let damaged = "{\"schema\":2,\"id\":\u{0} cut";
        shelf.text = Some(damaged.to_owned());
        shelf.full = true;
        copy.act(typed("a", "x"), NOW);
        assert_eq!(copy.save(&mut shelf), Err(NotKept::Full));
        assert_eq!(shelf.text.as_deref(), Some(damaged), "not before there is room for it elsewhere");
        shelf.full = false;
        copy.save(&mut shelf).unwrap();
        copy.act(typed("a", "y"), NOW);
        copy.save(&mut shelf).unwrap();
        assert_eq!(shelf.aside, [damaged]);
        assert_eq!(restore(&shelf.text.unwrap()).as_ref(), Ok(&**copy.case()));
    }

    /// A clock gives parts of a second; what is stored has none.
    #[test]
    fn what_comes_back_from_the_store_is_the_same_entry() {
        let (mut mine, mut shelf) = begun();
        let at = NOW + TimeDelta::milliseconds(1_234);
        let entry = LogEntry { at, text: "x".into(), ..LogEntry::default() };
        mine.act(Action::Logged(entry.clone()), at);
        mine.act(Action::Ticked { step: StepId::new("s"), at }, at);
        mine.save(&mut shelf).unwrap();
        let mut theirs = open("t", &shelf);
        theirs.act(typed("a", "theirs"), at);
        mine.act(typed("b", "mine"), at);
        mine.act(Action::Struck(LogEntry { struck: true, ..entry }), at);
        mine.hear(&store(theirs.case())).unwrap();
        assert_eq!(mine.case().entries.log.len(), 1);
        assert!(mine.case().entries.log[0].struck);
    }

    /// A page that was loaded before the update goes on storing the old schema: it counts nothing and hears nothing.
    #[test]
    fn what_an_old_page_stores_is_taken_in() {
        let old = |answers: &str| {
            format!(
                r#"{{"schema":1,"id":"c","procedure":"p","version":"1","entries":{{"answers":{answers}}},"revision":3,
                "created":"2026-03-07T14:00:00Z","edited":"2026-03-07T14:20:00Z"}}"#
            )
        };
        let mut copy = Copy::open("t".into(), old(r#"{"a":"x"}"#)).unwrap();
        copy.act(typed("b", "new"), NOW);
        for text in [r#"{"a":"x","c":"o"}"#, r#"{"a":"x","c":"on"}"#, r#"{"c":"one"}"#] {
            assert_eq!(copy.hear(&old(text)), Ok(Heard::Merged));
        }
        let mut shelf = Shelf { text: Some(old(r#"{"c":"one"}"#)), ..Shelf::default() };
        copy.save(&mut shelf).unwrap();
        let stored = restore(&shelf.text.unwrap()).unwrap();
        let answers: Vec<_> =
            stored.entries.answers.iter().map(|(field, text)| (field.as_str(), text.as_text())).collect();
        assert_eq!(answers, [("b", "new"), ("c", "one")]);
        assert!(stored.others.is_empty());
    }
}
