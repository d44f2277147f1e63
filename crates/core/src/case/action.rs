//! Actions: what can happen to a case, and how each changes it.

use std::collections::BTreeMap;

use super::{Answer, Case, CaseLink, LogEntry, RowAnswer};
use crate::id::{ColumnId, DueId, FieldId, PostId, StageId, StepId};
use crate::value::Instant;

/// Something that happened to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// The answer to a field changed; an empty text clears it.
    Answered {
        field: FieldId,
        text: String,
    },
    /// An option of a multiple choice was selected or deselected.
    Chosen {
        field: FieldId,
        option: String,
        on: bool,
    },
    RowAdded {
        field: FieldId,
    },
    RowRemoved {
        field: FieldId,
        key: u32,
    },
    CellAnswered {
        field: FieldId,
        key: u32,
        column: ColumnId,
        text: String,
    },
    /// An entry was added to a log; the draft that was typed for it is cleared.
    Logged(LogEntry),
    /// A log entry was struck out or restored: the entry as it is now.
    Struck(LogEntry),
    /// A case was started from this one, or this one from another; some answers here changed with it.
    Linked {
        link: CaseLink,
        answers: Vec<(FieldId, Option<Answer>)>,
    },
    Ticked {
        step: StepId,
        at: Instant,
    },
    Unticked {
        step: StepId,
    },
    /// A task was put off until a time; `None` takes that back.
    PutOff {
        due: DueId,
        until: Option<Instant>,
    },
    /// A post was copied as it goes out, not as a draft.
    Copied {
        post: PostId,
        at: Instant,
    },
    StageOpened {
        stage: StageId,
    },
    PostOpened {
        post: PostId,
    },
    /// One of several conflicting answers was chosen; `None` keeps the current one.
    Settled {
        field: FieldId,
        answer: Option<Answer>,
    },
    Closed {
        at: Instant,
    },
    Reopened,
    /// Moved to the bin.
    Deleted {
        at: Instant,
    },
    /// Taken out of the bin.
    Restored,
    /// Moved to another edition of its procedure.
    Moved {
        version: String,
        edition: String,
    },
}

impl Action {
    /// Whether the action only navigates. Such an action does not count as a change and cannot be undone.
    pub fn only_looks(&self) -> bool {
        matches!(self, Action::StageOpened { .. } | Action::PostOpened { .. })
    }

    /// Whether the action can be undone: what was copied may have gone out.
    pub fn can_be_undone(&self) -> bool {
        !self.only_looks() && !matches!(self, Action::Copied { .. })
    }

    /// Whether the action may happen to a closed case, which is read and copied, but not changed.
    pub fn suits_closed(&self) -> bool {
        match self {
            Action::Copied { .. } | Action::Reopened | Action::Deleted { .. } | Action::Restored => true,
            _ => self.only_looks(),
        }
    }

    /// The kind of the action and what it concerns.
    pub fn kind(&self) -> ActionKind {
        match self {
            Action::Answered { field, .. } => ActionKind::Typed(field.clone(), None),
            Action::CellAnswered { field, key, column, .. } => {
                ActionKind::Typed(field.clone(), Some((*key, column.clone())))
            }
            Action::Chosen { field, .. }
            | Action::RowAdded { field }
            | Action::RowRemoved { field, .. }
            | Action::Settled { field, .. } => ActionKind::Field(field.clone()),
            Action::Logged(entry) | Action::Struck(entry) => ActionKind::Field(entry.field.clone()),
            Action::Ticked { step, .. } | Action::Unticked { step } => ActionKind::Step(step.clone()),
            Action::Closed { .. } => ActionKind::Closed,
            Action::Reopened => ActionKind::Reopened,
            Action::Deleted { .. } => ActionKind::Deleted,
            Action::Restored => ActionKind::Restored,
            _ => ActionKind::Other,
        }
    }
}

/// The kind of an action and what it concerns, for whoever may want to undo it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActionKind {
    /// Typing in a field, or in a cell of it.
    Typed(FieldId, Option<(u32, ColumnId)>),
    Field(FieldId),
    Step(StepId),
    Closed,
    Reopened,
    Deleted,
    Restored,
    Other,
}

impl ActionKind {
    /// Whether such a change can be undone in a closed case.
    pub fn suits_closed(&self) -> bool {
        matches!(self, ActionKind::Closed | ActionKind::Reopened | ActionKind::Deleted | ActionKind::Restored)
    }
}

/// The case after `action`, which happened at `now`.
///
/// Navigation ([`Action::only_looks`]) and copying change neither the revision nor the time of the last edit.
pub fn reduce(case: &Case, action: Action, now: Instant) -> Case {
    let mut next = case.clone();
    let answers = &mut next.entries.answers;
    match action {
        Action::StageOpened { stage } => {
            next.stage = Some(stage);
            return next;
        }
        Action::PostOpened { post } => {
            next.post = Some(post);
            return next;
        }
        Action::Copied { post, at } => {
            next.copied.insert(post, at);
            return next;
        }
        Action::Answered { field, text } => {
            if text.is_empty() {
                answers.remove(&field);
            } else {
                answers.insert(field, Answer::Text(text));
            }
        }
        Action::Chosen { field, option, on } => {
            let mut chosen = match answers.remove(&field) {
                Some(Answer::Choices(chosen)) => chosen,
                // Of a time when only one could be chosen.
                Some(Answer::Text(text)) if !text.is_empty() => vec![text],
                _ => Vec::new(),
            };
            chosen.retain(|other| *other != option);
            if on {
                chosen.push(option);
            }
            if !chosen.is_empty() {
                answers.insert(field, Answer::Choices(chosen));
            }
        }
        Action::RowAdded { field } => {
            let mut rows = rows(answers, &field);
            let key = rows.iter().map(|row| row.key).max().map_or(0, |key| key.saturating_add(1));
            rows.push(RowAnswer { key, ..RowAnswer::default() });
            answers.insert(field, Answer::Rows(rows));
        }
        Action::RowRemoved { field, key } => {
            let mut rows = rows(answers, &field);
            rows.retain(|row| row.key != key);
            if !rows.is_empty() {
                answers.insert(field, Answer::Rows(rows));
            }
        }
        Action::CellAnswered { field, key, column, text } => {
            let mut rows = rows(answers, &field);
            if let Some(row) = rows.iter_mut().find(|row| row.key == key) {
                row.cells.insert(column, text);
            }
            // The row may have been removed in the meantime, and with it the last one.
            if !rows.is_empty() {
                answers.insert(field, Answer::Rows(rows));
            }
        }
        Action::Logged(entry) => {
            answers.remove(&entry.field);
            next.entries.log.push(entry);
        }
        Action::Struck(entry) => {
            for same in next.entries.log.iter_mut().filter(|other| other.is(&entry)) {
                same.struck = entry.struck;
            }
        }
        Action::Linked { link, answers: said } => {
            for (field, answer) in said {
                match answer {
                    Some(answer) => answers.insert(field, answer),
                    None => answers.remove(&field),
                };
            }
            next.entries.links.push(link);
        }
        Action::Ticked { step, at } => {
            next.entries.ticks.insert(step, at);
        }
        Action::Unticked { step } => {
            next.entries.ticks.remove(&step);
        }
        Action::PutOff { due, until } => {
            match until {
                Some(until) => next.later.insert(due, until),
                None => next.later.remove(&due),
            };
        }
        Action::Settled { field, answer } => {
            next.others.remove(&field);
            if let Some(answer) = answer {
                answers.insert(field, answer);
            }
        }
        Action::Closed { at } => next.closed = Some(at),
        Action::Reopened => next.closed = None,
        Action::Deleted { at } => next.deleted = Some(at),
        Action::Restored => next.deleted = None,
        Action::Moved { version, edition } => {
            next.version = version;
            next.edition = edition;
        }
    }
    next.revision = next.revision.saturating_add(1);
    next.edited = now;
    next
}

/// Takes out the rows of a field. An answer of another shape is dropped, since the field's kind decides what it holds.
fn rows(answers: &mut BTreeMap<FieldId, Answer>, field: &FieldId) -> Vec<RowAnswer> {
    match answers.remove(field) {
        Some(Answer::Rows(rows)) => rows,
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, reduce};
    use crate::case::{Answer, Case, CaseLink, LogEntry};
    use crate::id::{CaseId, ColumnId, FieldId, LinkId, ProcedureId};
    use crate::value::Instant;

    fn after(actions: impl IntoIterator<Item = Action>) -> Case {
        let now = Instant::UNIX_EPOCH;
        let case = Case::new(CaseId::new("c"), ProcedureId::new("p"), "1".into(), now);
        actions.into_iter().fold(case, |case, action| reduce(&case, action, now))
    }

    fn chosen(option: &str, on: bool) -> Action {
        Action::Chosen { field: FieldId::new("f"), option: option.into(), on }
    }

    #[test]
    fn choices_are_held_once_and_leave_no_empty_answer() {
        let case = after([chosen("a", true), chosen("b", true), chosen("a", true)]);
        assert_eq!(case.entries.answers.get("f"), Some(&Answer::Choices(vec!["b".into(), "a".into()])));
        let case = after([chosen("a", true), chosen("a", false)]);
        assert!(case.entries.answers.is_empty());
        assert_eq!(case.revision, 2);
        // Of a time when the SOP let only one be chosen.
        let one = Action::Answered { field: FieldId::new("f"), text: "a".into() };
        let case = after([one, chosen("b", true)]);
        assert_eq!(case.entries.answers.get("f"), Some(&Answer::Choices(vec!["a".into(), "b".into()])));
    }

    #[test]
    fn a_removed_row_leaves_the_others_theirs() {
        let field = FieldId::new("f");
        let added = || Action::RowAdded { field: field.clone() };
        let typed = |key: u32, text: &str| Action::CellAnswered {
            field: field.clone(),
            key,
            column: ColumnId::new("c"),
            text: text.into(),
        };
        let case = after([
            added(),
            added(),
            typed(0, "first"),
            typed(1, "second"),
            Action::RowRemoved { field: field.clone(), key: 0 },
            added(),
        ]);
        let Some(Answer::Rows(rows)) = case.entries.answers.get("f") else { panic!("rows") };
        assert_eq!(rows.iter().map(|row| row.key).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(rows[0].cells.get("c").map(String::as_str), Some("second"));
    }

    fn answered(field: &str, text: &str) -> Action {
        Action::Answered { field: FieldId::new(field), text: text.into() }
    }

    fn logged(field: &str, text: &str) -> Action {
        let (at, by) = (Instant::UNIX_EPOCH, "DBE".to_owned());
        Action::Logged(LogEntry { field: FieldId::new(field), at, by, text: text.into(), struck: false })
    }

    #[test]
    fn an_entry_that_was_added_is_typed_no_longer() {
        let case =
            after([answered("log", "half"), answered("other", "stays"), logged("log", "whole"), logged("log", "more")]);
        assert_eq!(case.entries.answers.get("log"), None);
        assert_eq!(case.entries.answers.get("other"), Some(&Answer::Text("stays".into())));
        let texts: Vec<_> = case.entries.log.iter().map(|entry| entry.text.as_str()).collect();
        assert_eq!(texts, ["whole", "more"], "in the order in which they were added");
        assert_eq!(case.revision, 4);
    }

    #[test]
    fn an_entry_is_struck_out_and_taken_back_but_never_gone() {
        let strike = |entry, struck| {
            let Action::Logged(entry) = entry else { panic!("an entry") };
            Action::Struck(LogEntry { struck, ..entry })
        };
        let of = |case: &Case| case.entries.log.iter().map(|entry| entry.struck).collect::<Vec<_>>();
        let struck = after([logged("a", "1"), logged("b", "2"), strike(logged("b", "2"), true)]);
        assert_eq!(of(&struck), [false, true], "counted through all logs of the case");
        let back = after([
            logged("a", "1"),
            logged("b", "2"),
            strike(logged("b", "2"), true),
            strike(logged("b", "2"), false),
        ]);
        assert_eq!(of(&back), [false, false]);
        let beyond = after([logged("a", "1"), strike(logged("c", "3"), true)]);
        assert_eq!(of(&beyond), [false], "an entry that is not there is left alone");
    }

    #[test]
    fn a_link_is_kept_and_what_it_says_here_is_said() {
        let to = |link: Option<&str>| CaseLink {
            case: CaseId::new("there"),
            procedure: ProcedureId::new("q"),
            link: link.map(LinkId::new),
        };
        let said = vec![
            (FieldId::new("moved"), None),
            (FieldId::new("given"), Some(Answer::Choices(vec!["a".into()]))),
            (FieldId::new("never"), None),
        ];
        let linked = |link| Action::Linked { link, answers: said.clone() };
        let case = after([answered("moved", "x"), answered("stays", "y"), linked(to(Some("l"))), linked(to(None))]);
        assert_eq!(case.entries.links, [to(Some("l")), to(None)]);
        assert_eq!(case.entries.answers.get("moved"), None);
        assert_eq!(case.entries.answers.get("stays"), Some(&Answer::Text("y".into())));
        assert_eq!(case.entries.answers.get("given"), Some(&Answer::Choices(vec!["a".into()])));
        assert_eq!(case.entries.answers.len(), 2);
    }
}
