//! A checked procedure, as made by the compiler and read by everything else.
//!
//! Every id exists, every expression has the type its place needs, and there are no cycles. The files in which
//! procedures are served are in `pack`.

use serde::{Deserialize, Serialize};

use super::expr::Expr;
use super::template::{Line, Node};
use crate::id::{
    ClockId, ColumnId, DefineId, DocumentId, FieldId, LinkId, OptionId, PostId, ProcedureId, RuleId, StageId, StepId,
    TimelineId,
};
use crate::value::{Hours, Span};

/// An SOP.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Procedure {
    pub id: ProcedureId,
    pub title: String,
    /// The need it answers, in the CSM's words: the heading of its card on the home page.
    pub need: String,
    /// What it covers, in one sentence.
    pub summary: String,
    pub version: String,
    /// The field with the customer's name, which is the name of a case.
    pub name: FieldId,
    /// The field with the number of the Salesforce case.
    pub number: Option<FieldId>,
    /// The field whose chosen options distinguish cases in a list.
    pub topic: Option<FieldId>,
    /// The working hours that clocks may count. Without them, as in packs made before they existed, all clocks count
    /// every hour.
    pub hours: Option<Hours>,
    /// The field that asks for the name of whoever works on the case; it starts with the name in the settings.
    pub user: Option<FieldId>,
    #[serde(default)]
    pub documents: Vec<SourceDocument>,
    #[serde(default)]
    pub stages: Vec<Stage>,
    #[serde(default)]
    pub steps: Vec<Step>,
    #[serde(default)]
    pub fields: Vec<Field>,
    #[serde(default)]
    pub defines: Vec<Define>,
    #[serde(default)]
    pub rules: Vec<Rule>,
    #[serde(default)]
    pub clocks: Vec<Clock>,
    #[serde(default)]
    pub posts: Vec<Post>,
    #[serde(default)]
    pub timelines: Vec<Timeline>,
    #[serde(default)]
    pub terms: Vec<Term>,
    #[serde(default)]
    pub links: Vec<Link>,
}

/// A document the procedure is based on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct SourceDocument {
    pub id: DocumentId,
    pub title: String,
    /// A name for places with little room; the title if not given.
    pub short: Option<String>,
    /// The date stated in the document, if any.
    pub date: Option<String>,
}

/// A place in a source document, or what no document says and the author adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Source {
    /// [`OURS`] for what the author adds.
    pub document: DocumentId,
    /// The section; for what is ours, what that is, as a sentence.
    pub section: String,
}

/// The document that stands for the author: no procedure has one of this name.
pub const OURS: &str = "ours";

impl Source {
    pub fn is_ours(&self) -> bool {
        self.document.as_str() == OURS
    }
}

/// A part of the procedure, made of steps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Stage {
    pub id: StageId,
    pub title: String,
    /// The purpose, in a few words.
    pub says: String,
}

/// Something to do, with its fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Step {
    pub id: StepId,
    pub stage: StageId,
    pub title: String,
    /// How to do it.
    #[serde(default)]
    pub says: Line,
    /// The reason for it, if the source gives one.
    pub why: Option<String>,
    /// Who does it, if the source says.
    pub role: Option<String>,
    pub when: Option<Expr>,
    /// Whether a person ticks it. Otherwise it is done when something is filled in and nothing required is missing.
    #[serde(default)]
    pub tick: bool,
    #[serde(default)]
    pub fields: Vec<FieldId>,
    /// The terms that occur in its words or in those of its fields, as indices into the procedure's terms.
    #[serde(default)]
    pub terms: Vec<u32>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Field {
    pub id: FieldId,
    pub label: String,
    pub help: Option<String>,
    pub kind: Kind,
    pub when: Option<Expr>,
    /// A condition; `None` for never.
    pub required: Option<Expr>,
}

/// The kind of answer a field asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One line of text.
    #[default]
    Line,
    Paragraph,
    Email,
    Phone,
    Link,
    Number,
    Money,
    Date,
    /// Date and time.
    Time,
    YesNo,
    OneOf(Vec<Choice>),
    SomeOf(Vec<Choice>),
    Rows(Vec<Column>),
    /// Dated entries with initials; the flag prints the newest first.
    Log(bool),
    /// A Salesforce id, with the prefix of the wanted object's ids if given.
    RecordId(Option<String>),
}

/// The names of the columns of a log: the time of an entry, its author, and its text.
pub const LOG_AT: &str = "at";
pub const LOG_BY: &str = "by";
pub const LOG_TEXT: &str = "text";

/// An option of a field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Choice {
    pub id: OptionId,
    pub label: String,
    pub help: Option<String>,
}

/// A column of a field of rows. It is never a multiple choice, a log or rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Column {
    pub id: ColumnId,
    pub label: String,
    pub kind: Kind,
    #[serde(default)]
    pub required: bool,
    /// Whether the sum of all rows is shown below them.
    #[serde(default)]
    pub total: bool,
}

/// A named condition or value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Define {
    pub id: DefineId,
    /// What to call it where it is shown or missing.
    pub label: String,
    pub is: Expr,
    /// Unknown unless this holds.
    pub when: Option<Expr>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// A condition with a sentence to show when it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Rule {
    pub id: RuleId,
    pub level: Level,
    pub when: Expr,
    #[serde(default)]
    pub says: Line,
    /// The fields it is about: those given, else those its condition reads.
    #[serde(default)]
    pub fields: Vec<FieldId>,
    /// The step it is shown at: the one given, else the step of the last of its fields.
    pub at: Option<StepId>,
    /// The posts that may not be copied while it fires.
    #[serde(default)]
    pub withholds: Vec<PostId>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Something must change before the posts it withholds may go out.
    Block,
    /// Likely to go wrong.
    Warn,
    /// Good to know.
    #[default]
    Note,
}

/// Something that falls due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Clock {
    pub id: ClockId,
    pub label: String,
    pub when: Option<Expr>,
    /// A date or a time.
    pub starts: Expr,
    /// Stops the clock once it holds.
    pub until: Option<Expr>,
    /// Whether it counts the procedure's working hours; otherwise it counts all hours and days.
    #[serde(default)]
    pub business: bool,
    #[serde(default)]
    pub dues: Vec<Due>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// A due time of a clock, counted from its start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Due {
    pub after: Span,
    #[serde(default)]
    pub says: Line,
    /// The interval at which it repeats.
    pub repeat: Option<Span>,
    /// The time it was last done. Whatever was due by then is done, and a repeat counts from then.
    pub done: Option<Expr>,
}

/// A text to paste.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Post {
    pub id: PostId,
    pub title: String,
    pub target: Target,
    /// The label of the button.
    pub copy: String,
    pub when: Option<Expr>,
    /// For targets with a subject.
    pub subject: Option<Line>,
    /// For an e-mail: the field with the recipient's address.
    pub to: Option<FieldId>,
    #[serde(default)]
    pub body: Vec<Node>,
    /// Steps that must be done, with all required fields answered, before it may be sent.
    #[serde(default)]
    pub needs: Vec<StepId>,
    /// Whom to tag: names to type in Salesforce, since a pasted tag notifies nobody.
    #[serde(default)]
    pub tags: Vec<Tag>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// A name to type after `@`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Tag {
    #[serde(default)]
    pub name: Line,
    pub when: Option<Expr>,
}

/// Where a post is pasted. Their limits are in `post/target.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// A Chatter feed post.
    #[default]
    Feed,
    /// A case comment.
    Comment,
    /// The description of a case.
    Description,
    /// The subject of a case.
    Subject,
    Email,
    QuickText,
    Slack,
}

/// A row of days at a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Timeline {
    pub id: TimelineId,
    pub label: String,
    /// The step it is shown at.
    pub at: StepId,
    /// The date of the first day.
    pub starts: Expr,
    /// The number of the first day.
    pub first: i64,
    /// The minimum number of days.
    pub days: i64,
    /// A column of dates: the days on which something was done.
    pub done: Option<(FieldId, ColumnId)>,
    #[serde(default)]
    pub marks: Vec<Mark>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// A day of a timeline with a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Mark {
    /// The number of the day.
    pub day: i64,
    #[serde(default)]
    pub says: Line,
}

/// A technical term with its explanation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Term {
    pub name: String,
    pub says: String,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// A link that starts another case with what is already known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Link {
    pub id: LinkId,
    /// The procedure of the new case, which may be missing from the pack.
    pub to: ProcedureId,
    /// The label of the button.
    pub label: String,
    pub says: Option<Line>,
    /// The step it is shown at.
    pub at: StepId,
    pub when: Option<Expr>,
    /// Answers that are copied: the field there, the field here.
    #[serde(default)]
    pub copy: Vec<(FieldId, FieldId)>,
    /// Answers that move to the new case.
    #[serde(default)]
    pub moves: Vec<FieldId>,
    /// Steps that are done in the new case if they are done here.
    #[serde(default)]
    pub ticks: Vec<StepId>,
    /// Answers that the new case starts with.
    #[serde(default)]
    pub there: Vec<Preset>,
    /// Answers that this case gets.
    #[serde(default)]
    pub here: Vec<Preset>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// An answer that a link or a question gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Preset {
    pub field: FieldId,
    /// Whether the values are the ids of chosen options; otherwise they are one text.
    #[serde(default)]
    pub many: bool,
    #[serde(default)]
    pub values: Vec<String>,
}
