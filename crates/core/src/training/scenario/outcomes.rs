//! "Try it with other dates": which answers decide, and what comes out.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::case::Entries;
use crate::document::Inline;
use crate::engine::{self, ClockState, DueState, Moment, evaluate};
use crate::id::{ClockId, DefineId, DueId, FieldId, PostId, RuleId};
use crate::procedure::{Expr, Kind, Level, Procedure, Source};
use crate::value::Now;

/// Something that comes out of a case. The same subject in two cases makes one line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub subject: Subject,
    pub shown: Shown,
    pub sources: Vec<Source>,
}

/// What an outcome is about, with the words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    Value {
        id: DefineId,
        label: String,
    },
    /// A due time: the name of its clock, and what is to be done.
    Due {
        id: DueId,
        clock: ClockId,
        label: String,
        says: Vec<Inline>,
    },
    /// A rule; it is listed only where it fires.
    Rule {
        id: RuleId,
        says: Vec<Inline>,
    },
    Post {
        id: PostId,
        title: String,
    },
}

/// What came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A value as people read it.
    Value(String),
    /// A value that no answer settles yet.
    Unknown,
    Due {
        at: Option<Moment>,
        state: ClockState,
    },
    Fires(Level),
    /// Whether a post may go out.
    Ready(bool),
}

/// The questions whose answers decide what comes out, and that can be changed to see what would be otherwise: dates, times,
/// money, numbers and choices that are asked in this case and that a named value, a clock or a rule goes by. Columns of rows
/// are not among them.
pub fn inputs(procedure: &Procedure, entries: &Entries, now: &Now) -> Vec<FieldId> {
    let evaluation = evaluate(procedure, entries, now);
    let mut read = BTreeSet::new();
    let mut add = |expr: &Expr| expr.visit(&mut |part| read.extend(part.reads().cloned()));
    for define in &procedure.defines {
        [Some(&define.is), define.when.as_ref()].into_iter().flatten().for_each(&mut add);
    }
    procedure.rules.iter().for_each(|rule| add(&rule.when));
    for clock in &procedure.clocks {
        let parts = [Some(&clock.starts), clock.when.as_ref(), clock.until.as_ref()];
        parts.into_iter().flatten().for_each(&mut add);
        clock.dues.iter().filter_map(|due| due.done.as_ref()).for_each(&mut add);
    }
    let shown = |id: &FieldId| evaluation.fields.iter().any(|field| field.id == *id && field.shown);
    let fields = procedure.fields.iter().filter(|field| can_be_changed(&field.kind) && read.contains(&field.id));
    fields.filter(|field| shown(&field.id)).map(|field| field.id.clone()).collect()
}

fn can_be_changed(kind: &Kind) -> bool {
    match kind {
        Kind::Number | Kind::Money | Kind::Date | Kind::Time | Kind::YesNo | Kind::OneOf(_) | Kind::SomeOf(_) => true,
        Kind::Line | Kind::Paragraph | Kind::Email | Kind::Phone | Kind::Link => false,
        Kind::Rows(_) | Kind::Log(_) | Kind::RecordId(_) => false,
    }
}

/// What comes out of a case: named values, due times, rules that fire, posts that apply. In the order of the procedure.
pub fn outcomes(procedure: &Procedure, entries: &Entries, now: &Now) -> Vec<Outcome> {
    let evaluation = evaluate(procedure, entries, now);
    let values = evaluation.values.into_iter().map(Rc::unwrap_or_clone).map(|value| Outcome {
        subject: Subject::Value { id: value.id, label: value.label },
        shown: match value.outcome {
            engine::Outcome::Known { display, .. } => Shown::Value(display),
            engine::Outcome::Unknown { .. } => Shown::Unknown,
        },
        sources: value.sources,
    });
    let dues = evaluation.clocks.into_iter().map(Rc::unwrap_or_clone).map(
        |DueState { id, clock, label, says, due, state, sources, .. }| Outcome {
            subject: Subject::Due { id, clock, label, says },
            shown: Shown::Due { at: due, state },
            sources,
        },
    );
    let rules = evaluation.findings.into_iter().map(Rc::unwrap_or_clone).map(|finding| Outcome {
        subject: Subject::Rule { id: finding.rule, says: finding.says },
        shown: Shown::Fires(finding.level),
        sources: finding.sources,
    });
    let posts = evaluation.posts.into_iter().map(Rc::unwrap_or_clone).filter(|post| post.shown).filter_map(|state| {
        let post = procedure.posts.iter().find(|post| post.id == state.id)?;
        Some(Outcome {
            subject: Subject::Post { id: state.id, title: post.title.clone() },
            shown: Shown::Ready(state.ready),
            sources: post.sources.clone(),
        })
    });
    values.chain(dues).chain(rules).chain(posts).collect()
}
