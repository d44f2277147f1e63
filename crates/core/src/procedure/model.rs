//! A checked procedure: what `compile` makes and everything else reads.
//!
//! Every id in here is known to exist, every expression to have the type its place needs, every condition to be free of
//! circles. What a deployment serves of it stands in `pack`.

use serde::{Deserialize, Serialize};

use super::expr::Expr;
use super::template::{Line, Node};
use crate::id::{
    ClockId, ColumnId, DefineId, DocumentId, FieldId, LinkId, OptionId, PostId, ProcedureId, RuleId, StageId, StepId,
    TimelineId,
};
use crate::value::{Hours, Span};

/// One SOP.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Procedure {
    pub id: ProcedureId,
    pub title: String,
    /// The need it answers in the CSM's words: the heading of its card on the home page.
    pub need: String,
    /// What it covers, in one sentence.
    pub summary: String,
    pub version: String,
    /// The field that holds the customer's name: the name of a case.
    pub name: FieldId,
    /// The field that holds the number of the Salesforce case.
    pub number: Option<FieldId>,
    /// The field whose chosen options tell cases apart in a list.
    pub topic: Option<FieldId>,
    /// When people work, where a clock counts that. Without, as in packs that were made before there was this, all clocks count
    /// every hour.
    pub hours: Option<Hours>,
    /// The field that asks for the name of whoever works on the case; it begins with the one in the settings.
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

/// A document that the procedure was written from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct SourceDocument {
    pub id: DocumentId,
    pub title: String,
    /// What it is called where there is little room; the title where this is not given.
    pub short: Option<String>,
    /// As the document states it; none where it states none.
    pub date: Option<String>,
}

/// A place in a source document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Source {
    pub document: DocumentId,
    pub section: String,
}

/// A part of the way through a procedure, with steps in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Stage {
    pub id: StageId,
    pub title: String,
    /// What it is for, in a few words.
    pub says: String,
}

/// Something to do, with the fields that belong to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Step {
    pub id: StepId,
    pub stage: StageId,
    pub title: String,
    /// How to do it.
    #[serde(default)]
    pub says: Line,
    /// The reason behind it, where the source gives one.
    pub why: Option<String>,
    /// Who does it.
    pub role: String,
    pub when: Option<Expr>,
    /// Whether a person ticks it; without, it is done when something is filled in and nothing required is left.
    #[serde(default)]
    pub tick: bool,
    #[serde(default)]
    pub fields: Vec<FieldId>,
    /// Which of the procedure's terms stand in its words or in those of its fields, by their place in the list.
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
    /// Always, never (`None`), or under a condition.
    pub required: Option<Expr>,
}

/// What a field asks for.
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
    /// Dated entries with initials; whether the newest is printed first.
    Log(bool),
    /// A Salesforce id; with the three characters that ids of the wanted object begin with, where given.
    RecordId(Option<String>),
}

/// What the columns of a log are called: when an entry was added, by whom, and what it says.
pub const LOG_AT: &str = "at";
pub const LOG_BY: &str = "by";
pub const LOG_TEXT: &str = "text";

/// One of the answers that a field offers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Choice {
    pub id: OptionId,
    pub label: String,
    pub help: Option<String>,
}

/// A question within each row. Its kind is never one of choices in the plural, a log or rows again.
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

/// A condition with a sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Rule {
    pub id: RuleId,
    pub level: Level,
    pub when: Expr,
    #[serde(default)]
    pub says: Line,
    /// The fields it speaks of: those given, else those its condition reads.
    #[serde(default)]
    pub fields: Vec<FieldId>,
    /// The step it is shown at: the one given, else the step of the last of its fields.
    pub at: Option<StepId>,
    /// The posts that may not be copied while it stands.
    #[serde(default)]
    pub withholds: Vec<PostId>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// How much a finding weighs.
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
    /// Stops the clock as soon as it holds.
    pub until: Option<Expr>,
    /// Whether it counts the business hours of the procedure; else every hour and day.
    #[serde(default)]
    pub business: bool,
    #[serde(default)]
    pub dues: Vec<Due>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// What a clock asks for, and how long after its start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Due {
    pub after: Span,
    #[serde(default)]
    pub says: Line,
    /// Again and again at this distance.
    pub repeat: Option<Span>,
    /// When it was last done, a time: what fell due up to then is done, and a repeat counts on from then.
    pub done: Option<Expr>,
}

/// A text to paste.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Post {
    pub id: PostId,
    pub title: String,
    pub target: Target,
    /// The words on the button.
    pub copy: String,
    pub when: Option<Expr>,
    /// For targets that have one.
    pub subject: Option<Line>,
    #[serde(default)]
    pub body: Vec<Node>,
    /// Steps that must be done, and whose required fields must be answered, before it may go out.
    #[serde(default)]
    pub needs: Vec<StepId>,
    /// Whom to tag: names to be typed in Salesforce, since a pasted tag notifies nobody.
    #[serde(default)]
    pub tags: Vec<Tag>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// A name to be typed after `@`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Tag {
    #[serde(default)]
    pub name: Line,
    pub when: Option<Expr>,
}

/// Where a post is pasted. What each can hold stands in `post/target.rs`.
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

/// A row of days, drawn at a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Timeline {
    pub id: TimelineId,
    pub label: String,
    /// The step it is drawn at.
    pub at: StepId,
    /// The date of the first day drawn.
    pub starts: Expr,
    /// The number of that day.
    pub first: i64,
    /// How many days are drawn at least.
    pub days: i64,
    /// A column of dates: the days on which something was done.
    pub done: Option<(FieldId, ColumnId)>,
    #[serde(default)]
    pub marks: Vec<Mark>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// A day of a timeline that has a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Mark {
    /// Its number.
    pub day: i64,
    #[serde(default)]
    pub says: Line,
}

/// A word of the trade, explained.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Term {
    pub name: String,
    pub says: String,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// A way from a case to another one, which begins with what is known already.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Link {
    pub id: LinkId,
    /// The procedure of the new case. It may be missing from the pack.
    pub to: ProcedureId,
    /// The words on the button.
    pub label: String,
    pub says: Option<Line>,
    /// The step it stands at.
    pub at: StepId,
    pub when: Option<Expr>,
    /// Answers that go along: the field there, the field here.
    #[serde(default)]
    pub copy: Vec<(FieldId, FieldId)>,
    /// Answers that go over and leave this case.
    #[serde(default)]
    pub moves: Vec<FieldId>,
    /// Steps that are done there as well, where they are done here.
    #[serde(default)]
    pub ticks: Vec<StepId>,
    /// What the new case begins with.
    #[serde(default)]
    pub there: Vec<Preset>,
    /// What this case says from then on.
    #[serde(default)]
    pub here: Vec<Preset>,
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// An answer that a link or a question gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Preset {
    pub field: FieldId,
    /// The ids of the options of a `some of`; else one text.
    #[serde(default)]
    pub many: bool,
    #[serde(default)]
    pub values: Vec<String>,
}
