//! The undo history of a case in this tab.

use std::rc::Rc;

use super::{ActionKind, Case, apply};
use crate::value::Instant;

/// The maximum number of undo steps.
const MOST: usize = 200;

/// After a pause of this many seconds, typing in the same place starts a new undo step.
const PAUSE: i64 = 3;

/// An undo step.
#[derive(Debug, Clone, PartialEq)]
struct Done {
    kind: ActionKind,
    last: Instant,
    before: Rc<Case>,
    after: Rc<Case>,
}

/// What was done and what was undone.
///
/// Undo reverts a single action. Whatever happened since, here or in another tab, stays.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History {
    done: Vec<Done>,
    undone: Vec<Done>,
}

impl History {
    /// Records the change from `before` to `after`. Continuous typing in one place becomes one step.
    pub fn did(&mut self, kind: ActionKind, before: &Rc<Case>, after: &Rc<Case>, now: Instant) {
        self.undone.clear();
        if let Some(last) = self.done.last_mut() {
            let soon = (now - last.last).num_seconds() < PAUSE;
            // Changes that another tab made in between must not be undone along with it.
            if soon
                && matches!(kind, ActionKind::Typed(..))
                && kind == last.kind
                && last.after.revision == before.revision
                // Nor that a post was copied, which no undo takes back.
                && last.after.copied == before.copied
            {
                last.after = Rc::clone(after);
                last.last = now;
                return;
            }
        }
        if self.done.len() >= MOST {
            self.done.remove(0);
        }
        let (before, after) = (Rc::clone(before), Rc::clone(after));
        self.done.push(Done { kind, last: now, before, after });
    }

    /// The step that undo would revert.
    pub fn last(&self) -> Option<&ActionKind> {
        self.done.last().map(|done| &done.kind)
    }

    /// The step that redo would repeat.
    pub fn next(&self) -> Option<&ActionKind> {
        self.undone.last().map(|done| &done.kind)
    }

    /// `case` without the last step.
    pub fn undo(&mut self, case: &Case) -> Option<Case> {
        let done = self.done.pop()?;
        let undone = apply(&done.after, &done.before, case);
        self.undone.push(done);
        Some(undone)
    }

    /// `case` with the last undone step.
    pub fn redo(&mut self, case: &Case) -> Option<Case> {
        let done = self.undone.pop()?;
        let again = apply(&done.before, &done.after, case);
        self.done.push(done);
        Some(again)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use crate::case::{Action, Case, Heard, LogEntry, Replica, store};
    use crate::id::{FieldId, StageId, StepId};
    use crate::value::Instant;

    fn at(seconds: i64) -> Instant {
        Instant::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    fn begun(tab: &str) -> Replica {
        Replica::open(tab.into(), store(&Case { edition: "e1".into(), version: "1".into(), ..Case::default() }))
            .unwrap()
    }

    fn typed(field: &str, text: &str) -> Action {
        Action::Answered { field: FieldId::new(field), text: text.into() }
    }

    fn text<'a>(replica: &'a Replica, field: &str) -> &'a str {
        replica.case().entries.answers.get(field).map_or("", |answer| answer.as_text())
    }

    #[test]
    fn typing_in_one_place_is_one_step() {
        let mut replica = begun("t");
        for (field, words, seconds) in
            [("a", "o", 0), ("a", "on", 1), ("a", "one", 3), ("b", "two", 4), ("b", "two, later", 7), ("a", "again", 8)]
        {
            replica.act(typed(field, words), at(seconds));
        }
        let mut states = Vec::new();
        while replica.undo(at(9)) {
            states.push((text(&replica, "a").to_owned(), text(&replica, "b").to_owned()));
        }
        let states: Vec<_> = states.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(states, [("one", "two, later"), ("one", "two"), ("one", ""), ("", "")]);
        let mut steps = 0;
        while replica.redo(at(10)) {
            steps += 1;
        }
        assert_eq!((steps, text(&replica, "a"), text(&replica, "b")), (4, "again", "two, later"));
    }

    #[test]
    fn what_was_undone_is_gone_once_something_else_is_done() {
        let mut replica = begun("t");
        replica.act(typed("a", "x"), at(0));
        assert!(replica.undo(at(1)) && replica.history().next().is_some());
        replica.act(Action::StageOpened { stage: StageId::new("s") }, at(2));
        assert!(replica.history().next().is_some(), "looking around is nothing done");
        replica.act(typed("b", "y"), at(3));
        assert!(!replica.redo(at(4)));
        // After an undo, typing starts a new step.
        assert!(replica.undo(at(5)) && text(&replica, "b").is_empty() && !replica.undo(at(6)));
    }

    #[test]
    fn every_action_is_undone_and_done_again() {
        let entry = LogEntry { field: FieldId::new("l"), at: at(1), by: "DBE".into(), text: "x".into(), struck: false };
        let mut replica = begun("t");
        for action in [
            typed("l", "half an entry"),
            Action::Chosen { field: FieldId::new("c"), option: "x".into(), on: true },
            Action::Logged(entry.clone()),
            Action::Struck(LogEntry { struck: true, ..entry }),
            Action::Ticked { step: StepId::new("s"), at: at(2) },
            Action::Unticked { step: StepId::new("s") },
            Action::RowAdded { field: FieldId::new("r") },
            Action::CellAnswered { field: FieldId::new("r"), key: 0, column: "c".to_owned().into(), text: "x".into() },
            Action::RowRemoved { field: FieldId::new("r"), key: 0 },
            Action::Closed { at: at(3) },
            Action::Reopened,
            Action::Deleted { at: at(4) },
            Action::Restored,
            Action::Moved { version: "2".into(), edition: "e2".into() },
        ] {
            let bare = |replica: &Replica| Case {
                revision: 0,
                seen: Default::default(),
                edited: at(0),
                ..(**replica.case()).clone()
            };
            let before = bare(&replica);
            replica.act(action.clone(), at(5));
            let after = bare(&replica);
            assert!(replica.undo(at(6)));
            assert_eq!(bare(&replica), before, "{action:?}");
            assert!(replica.redo(at(7)));
            assert_eq!(bare(&replica), after, "{action:?}");
        }
    }

    #[test]
    fn only_ones_own_action_is_taken_back() {
        let (mut mine, mut theirs) = (begun("m"), begun("t"));
        mine.act(typed("a", "mine"), at(0));
        theirs.hear(&store(mine.case())).unwrap();
        theirs.act(typed("b", "theirs"), at(1));
        assert_eq!(mine.hear(&store(theirs.case())), Ok(Heard::Theirs));
        assert!(mine.undo(at(2)));
        assert_eq!((text(&mine, "a"), text(&mine, "b")), ("", "theirs"));
        // The other tab's newer answer stays.
        assert!(mine.redo(at(3)));
        theirs.hear(&store(mine.case())).unwrap();
        theirs.act(typed("a", "theirs"), at(4));
        mine.hear(&store(theirs.case())).unwrap();
        assert!(mine.undo(at(5)));
        assert_eq!(text(&mine, "a"), "theirs");
        assert!(!theirs.undo(at(6)) || text(&theirs, "a") == "mine");
    }

    #[test]
    fn one_of_two_answers_is_taken_back_and_the_other_stays() {
        let (mut mine, mut theirs) = (begun("m"), begun("t"));
        mine.act(typed("a", "mine"), at(0));
        theirs.act(typed("a", "theirs"), at(0));
        assert_eq!(mine.hear(&store(theirs.case())), Ok(Heard::Merged));
        assert_eq!(mine.case().others.len(), 1);
        assert!(mine.undo(at(1)));
        assert_eq!(text(&mine, "a"), "theirs");
        assert!(mine.case().others.is_empty());
        // After hearing from another tab, typing starts a new step.
        let mut typing = begun("x");
        typing.act(typed("a", "o"), at(0));
        theirs.act(typed("b", "y"), at(0));
        typing.hear(&store(theirs.case())).unwrap();
        typing.act(typed("a", "on"), at(1));
        assert!(typing.undo(at(1)));
        assert_eq!((text(&typing, "a"), text(&typing, "b")), ("o", "y"));
    }
}
