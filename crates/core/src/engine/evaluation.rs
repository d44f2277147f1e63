//! The results of the engine.

use std::rc::Rc;

use chrono::NaiveDate;

use super::reading::Problem;
use crate::document::Inline;
use crate::id::{ClockId, DefineId, DueId, FieldId, LinkId, PostId, RuleId, StageId, StepId, TimelineId};
use crate::procedure::{Level, Source};
use crate::value::{Hours, Instant, Span, Value};

/// The state of a case at a moment. Lists follow the order of the procedure. What a change did not reach is shared with the
/// evaluation before it, so that comparing the two stops at the pointers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    pub fields: Vec<Rc<FieldState>>,
    pub steps: Vec<Rc<StepState>>,
    /// The rules that fire.
    pub findings: Vec<Rc<Finding>>,
    pub values: Vec<Rc<DefinedValue>>,
    pub clocks: Vec<Rc<DueState>>,
    pub posts: Vec<Rc<PostState>>,
    pub progress: Vec<StageProgress>,
    /// The timelines that have started.
    pub timelines: Vec<Rc<TimelineState>>,
    /// The links that are offered.
    pub links: Vec<LinkId>,
}

/// The state of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldState {
    pub id: FieldId,
    pub shown: bool,
    pub required: bool,
    /// Shown, required and empty.
    pub missing: bool,
    /// Why what was entered cannot be read. Only of fields that show.
    pub problem: Option<Problem>,
    /// For a field of rows, the label and the sum of each column that is totaled.
    pub totals: Vec<(String, String)>,
}

/// The state of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepState {
    pub id: StepId,
    pub stage: StageId,
    pub shown: bool,
    /// Ticked; or, for a step without a tick, something is filled in and nothing required is missing. Never true for a
    /// hidden step.
    pub done: bool,
}

/// A rule that fires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: RuleId,
    pub level: Level,
    pub says: Vec<Inline>,
    /// The answers it rests on.
    pub because: Vec<Reason>,
    pub sources: Vec<Source>,
    /// The fields it is about, as far as they show.
    pub fields: Vec<FieldId>,
    /// The step to show it at, if that step shows.
    pub at: Option<StepId>,
    pub withholds: Vec<PostId>,
}

/// An answer that a result rests on. Labels have no punctuation at their end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The day on which the case was begun.
    Begun(NaiveDate),
    /// The answer to a question; `None` if the reason is that there is no answer.
    Answer { label: String, value: Option<Value> },
    /// Whether a step is done.
    Step { title: String, done: bool },
}

/// A named condition or value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinedValue {
    pub id: DefineId,
    pub label: String,
    pub outcome: Outcome,
    pub because: Vec<Reason>,
    pub sources: Vec<Source>,
}

/// A value, or what is needed to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Known {
        value: Value,
        /// The value in the reader's words.
        display: String,
    },
    /// The visible fields whose answers would settle it; empty if no answer could, because it does not apply.
    Unknown { needs: Vec<FieldId> },
}

/// The state of one due time of a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueState {
    pub id: DueId,
    pub clock: ClockId,
    pub label: String,
    /// What to do.
    pub says: Vec<Inline>,
    /// When it is due; for a repeat, the first occurrence that was not done, so that what is late is late since then. `None`
    /// as long as the start of the clock is unknown.
    pub due: Option<Moment>,
    /// For a repeat, every occurrence from `due` to the next one to come; of more than a hundred, `due` and the latest.
    pub times: Vec<Moment>,
    /// The number of occurrences that are late: at most one unless it repeats.
    pub missed: usize,
    pub state: ClockState,
    /// What is counted to get to the due time; `None` if it is due at once.
    pub counts: Option<Counts>,
    pub because: Because,
    pub sources: Vec<Source>,
}

/// How a due time was calculated, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// The span after what it counts from, within these hours if only they count.
    After {
        span: Span,
        start: Vec<Reason>,
        hours: Option<Hours>,
    },
    /// Not started: the labels of the questions that have no answer yet.
    Waiting(Vec<String>),
    /// Started, but further away than is counted.
    TooFar,
    Stopped(Vec<Reason>),
}

/// What a clock counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Hours that pass, including nights and weekends.
    ClockHours,
    /// Working hours.
    BusinessHours,
    /// Calendar days and months.
    CalendarDays,
    /// Working days, or months that end on one.
    BusinessDays,
}

impl Counts {
    /// Its name in sentences and reports.
    pub fn name(self) -> &'static str {
        match self {
            Counts::ClockHours => "clock hours",
            Counts::BusinessHours => "business hours",
            Counts::CalendarDays => "calendar days",
            Counts::BusinessDays => "business days",
        }
    }
}

/// A day, or a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    Day(NaiveDate),
    Time(Instant),
}

/// The state of a due time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    /// Not started, since the answer it starts from is missing.
    Waiting,
    /// Started, but the time has not come yet.
    Running,
    /// The time has come: today, or less than an hour ago.
    Due,
    /// The time passed at least a day, or at least an hour, ago.
    Late,
    /// Nothing left to do: the end condition holds, or it was done.
    Stopped,
}

/// The state of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostState {
    pub id: PostId,
    /// Whether it applies to this case at all.
    pub shown: bool,
    /// Shown, with nothing missing and nothing withholding it.
    pub ready: bool,
    pub missing: Vec<Missing>,
    /// The rules that withhold it.
    pub withheld_by: Vec<RuleId>,
    /// Names to type after `@`.
    pub tags: Vec<String>,
}

impl PostState {
    /// The number of things to do before it may be sent.
    pub fn left(&self) -> usize {
        self.missing.len().saturating_add(self.withheld_by.len())
    }
}

/// Something missing from a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// A required field is empty.
    Empty(FieldId),
    /// What was entered cannot be read.
    Problem(FieldId),
    /// Something was typed for a log, but not added to it.
    NotAdded(FieldId),
    /// A step is not done.
    Undone(StepId),
}

/// The progress of a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageProgress {
    pub stage: StageId,
    /// The number of steps that are done.
    pub done: usize,
    /// The number of steps that show; zero if the stage does not apply to this case.
    pub of: usize,
}

/// The state of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineState {
    pub id: TimelineId,
    pub days: Vec<DayState>,
}

/// A day of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayState {
    /// The number of the day. After a gap, counting starts over.
    pub number: i64,
    pub date: NaiveDate,
    pub state: DayStatus,
    /// Its text, if it has one.
    pub says: Vec<Inline>,
}

/// The status of a day of a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayStatus {
    /// Something was done on that day.
    Done,
    /// The day has passed, and nothing was done.
    Gap,
    /// The day has passed, on a timeline that does not track what was done.
    Past,
    /// Today, and nothing has been done yet.
    Today,
    Ahead,
}

impl DayStatus {
    /// Its name in examples and reports.
    pub fn name(self) -> &'static str {
        match self {
            DayStatus::Done => "done",
            DayStatus::Gap => "gap",
            DayStatus::Past => "past",
            DayStatus::Today => "today",
            DayStatus::Ahead => "ahead",
        }
    }
}
