//! What the engine says of a case.

use super::reading::Problem;
use crate::document::Inline;
use crate::id::{ClockId, DefineId, DueId, FieldId, LinkId, PostId, RuleId, StageId, StepId, TimelineId};
use crate::procedure::{Level, Source};
use crate::value::{Instant, Value};

/// Everything there is to say of a case at a moment. Lists follow the order of the procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    pub fields: Vec<FieldState>,
    pub steps: Vec<StepState>,
    /// The rules whose condition holds.
    pub findings: Vec<Finding>,
    pub values: Vec<DefinedValue>,
    pub clocks: Vec<DueState>,
    pub posts: Vec<PostState>,
    pub progress: Vec<StageProgress>,
    /// Those that have begun.
    pub timelines: Vec<TimelineState>,
    /// The links to other cases that are offered.
    pub links: Vec<LinkId>,
}

/// How a field stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldState {
    pub id: FieldId,
    pub shown: bool,
    pub required: bool,
    /// Shown, required and empty.
    pub missing: bool,
    /// Why what was entered cannot be read. Only of fields that show.
    pub problem: Option<Problem>,
    /// Of a field of rows, the label and the sum of each column that is added up.
    pub totals: Vec<(String, String)>,
}

/// How a step stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepState {
    pub id: StepId,
    pub stage: StageId,
    pub shown: bool,
    /// Ticked; or, for a step that nobody ticks, something is filled in and nothing required is left. Never for a step that
    /// is hidden.
    pub done: bool,
}

/// A rule whose condition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: RuleId,
    pub level: Level,
    pub says: Vec<Inline>,
    /// The answers that made it so.
    pub because: Vec<Reason>,
    pub sources: Vec<Source>,
    /// Fields that show and that it speaks of.
    pub fields: Vec<FieldId>,
    /// The step to show it at, when that step shows.
    pub at: Option<StepId>,
    pub withholds: Vec<PostId>,
}

/// An answer that a result rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    pub about: About,
    pub label: String,
    /// The answer in the reader's words; none when there is no answer and just that was the reason.
    pub answer: Option<String>,
}

/// What a reason rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    Field(FieldId),
    Step(StepId),
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
        /// In the reader's words.
        display: String,
    },
    /// The fields that show whose answers would settle it; empty where no answer could, because it does not apply.
    Unknown { needs: Vec<FieldId> },
}

/// One thing that a clock asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueState {
    pub id: DueId,
    pub clock: ClockId,
    pub label: String,
    /// What to do.
    pub says: Vec<Inline>,
    /// When; none while the clock's start is unknown.
    pub due: Option<Moment>,
    /// For a repeat, every time from the first one on, up to the next that is still to come (the latest hundred).
    pub times: Vec<Moment>,
    pub state: ClockState,
    /// What is counted up to the time; none where nothing is, because it is due at once.
    pub counts: Option<Counts>,
    /// How the time was worked out, as a sentence.
    pub because: String,
    pub sources: Vec<crate::procedure::Source>,
}

/// What a clock counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Hours that pass, at night and on weekends too.
    ClockHours,
    /// Hours of work.
    BusinessHours,
    /// Days and months of the calendar.
    CalendarDays,
    /// Days of work, or months that end on one.
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
    Day(chrono::NaiveDate),
    Time(Instant),
}

/// Where a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    /// Not started: the answer it starts from is not there.
    Waiting,
    /// Started, and the time has not come.
    Running,
    /// The time has come: it is today, or less than an hour ago.
    Due,
    /// The time has passed by a day, or by an hour or more.
    Late,
    /// Nothing more to do: the end condition holds, or this one was done.
    Stopped,
}

/// Whether a post may go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostState {
    pub id: PostId,
    /// Whether it belongs to this case at all.
    pub shown: bool,
    /// Shown, nothing missing and nothing withholding it.
    pub ready: bool,
    pub missing: Vec<Missing>,
    /// The findings that withhold it.
    pub withheld_by: Vec<RuleId>,
    /// Names to be typed after `@`.
    pub tags: Vec<String>,
}

impl PostState {
    /// The number of things to do before it may be sent.
    pub fn left(&self) -> usize {
        self.missing.len().saturating_add(self.withheld_by.len())
    }
}

/// What stands between a case and a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// A required field is empty.
    Empty(FieldId),
    /// What was entered cannot be read.
    Problem(FieldId),
    /// A step is not done.
    Undone(StepId),
}

/// How far a stage is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageProgress {
    pub stage: StageId,
    /// Steps done.
    pub done: usize,
    /// Steps that show; a stage with none has nothing to do in this case.
    pub of: usize,
}

/// A row of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineState {
    pub id: TimelineId,
    pub days: Vec<DayState>,
}

/// A day of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayState {
    /// Which day it is; after a gap they are counted anew.
    pub number: i64,
    pub date: chrono::NaiveDate,
    pub state: DayIs,
    /// What it is called, if it has a name.
    pub says: Vec<Inline>,
}

/// How a day of a timeline stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayIs {
    /// Something was done on it.
    Done,
    /// It has passed, and nothing was done on it.
    Gap,
    /// It has passed, on a timeline that does not ask for something to be done.
    Past,
    /// It is today, and nothing was done yet.
    Today,
    Ahead,
}

impl DayIs {
    /// Its name in examples and reports.
    pub fn name(self) -> &'static str {
        match self {
            DayIs::Done => "done",
            DayIs::Gap => "gap",
            DayIs::Past => "past",
            DayIs::Today => "today",
            DayIs::Ahead => "ahead",
        }
    }
}
