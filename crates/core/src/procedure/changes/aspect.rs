//! The aspects of a part that can change.

/// The aspect of a part, or of something within it, that has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// The title, label or name.
    Title,
    /// The text or instruction.
    Says,
    Why,
    Help,
    /// The need a procedure answers.
    Need,
    Summary,
    /// The short name of a document.
    Short,
    /// The date of a document.
    Date,
    /// The field that names a case.
    NameField,
    NumberField,
    TopicField,
    /// The field that asks for the name of whoever works on the case.
    UserField,
    /// The stage of a step.
    Stage,
    /// The step something belongs to.
    At,
    Role,
    /// Whether a step can be ticked.
    Tick,
    /// The condition under which it applies.
    When,
    Required,
    Kind,
    /// The required prefix of Salesforce ids.
    Prefix,
    /// Whether a log prints its newest entry first.
    NewestFirst,
    /// An option of a field or of a column.
    Option,
    Column,
    /// Whether the sum of a column is shown.
    Total,
    /// The expression of a named value.
    Value,
    Level,
    /// A field a rule is about.
    Speaks,
    /// A post that a rule withholds.
    Withholds,
    Starts,
    Until,
    /// Whether a clock counts every hour or working hours.
    Counts,
    /// The working hours.
    Hours,
    /// A day off.
    DayOff,
    /// A due time of a clock.
    Due,
    After,
    Repeat,
    /// The expression that says when something was done.
    Done,
    Target,
    /// The label of a button.
    Button,
    Subject,
    Recipient,
    /// A line of a post.
    Line,
    /// A step required by a post.
    Needs,
    Tag,
    /// The number of the first day of a timeline.
    First,
    /// The number of days drawn.
    Days,
    /// A day with a text.
    Mark,
    /// The number of such a day.
    Day,
    /// The procedure a link leads to.
    To,
    /// An answer a link copies.
    Copies,
    /// An answer a link moves.
    Moves,
    /// A step a link marks as done in the new case.
    TicksThere,
    /// An answer a link gives in the new case.
    There,
    /// An answer a link gives in this case.
    Here,
}

impl Aspect {
    /// Whether its texts are the procedure's own words, which stand in quotes, rather than our notation or our words.
    pub(super) fn is_quoted(self) -> bool {
        use Aspect::{
            After, Counts, Day, DayOff, Days, Done, First, Hours, Kind, Level, Repeat, Required, Starts, Target, Until,
            Value, When,
        };
        !matches!(
            self,
            After
                | Counts
                | Day
                | DayOff
                | Days
                | Done
                | First
                | Hours
                | Kind
                | Level
                | Required
                | Repeat
                | Starts
                | Target
                | Until
                | Value
                | When
        )
    }

    /// Whether it has no id, so that it is matched by its words, then by its position.
    pub(super) fn is_nameless(self) -> bool {
        matches!(self, Aspect::Due | Aspect::Mark | Aspect::Tag)
    }
}
