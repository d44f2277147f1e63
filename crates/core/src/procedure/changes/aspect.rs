//! What can be said of a part.

/// What about a part, or about something within it, is not as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// What it is called: title, label or name.
    Title,
    /// What it says, or what is to be done.
    Says,
    Why,
    Help,
    /// The need that a procedure answers.
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
    /// Which question asks for the name of whoever works on the case.
    UserField,
    /// The stage of a step.
    Stage,
    /// The step that something stands at.
    At,
    Role,
    /// Whether a step has a box to tick.
    Tick,
    /// The condition under which it counts.
    When,
    Required,
    Kind,
    /// What Salesforce ids begin with.
    Prefix,
    /// Whether a log prints its newest entry first.
    NewestFirst,
    /// An option of a field or of a column.
    Option,
    Column,
    /// Whether the sum of a column is shown.
    Total,
    /// What a named value is worked out from.
    Value,
    Level,
    /// A field that a rule speaks of.
    Speaks,
    /// A post that a rule withholds.
    Withholds,
    Starts,
    Until,
    /// Whether a clock counts every hour or business hours.
    Counts,
    /// When business is, for a procedure whose clocks count it.
    Hours,
    /// A day on which there is none.
    DayOff,
    /// A due time of a clock.
    Due,
    After,
    Repeat,
    /// What says that something was done.
    Done,
    Target,
    /// The words on a button.
    Button,
    Subject,
    /// A line of a post.
    Line,
    /// A step that a post needs.
    Needs,
    Tag,
    /// The number of the first day of a timeline.
    First,
    /// How many days are drawn.
    Days,
    /// A day that has a name.
    Mark,
    /// The number of such a day.
    Day,
    /// The procedure that a link leads to.
    To,
    /// An answer that a link copies.
    Copies,
    /// An answer that a link moves.
    Moves,
    /// A step that a link takes along as done.
    TicksThere,
    /// What a link begins the other case with.
    There,
    /// What a link makes this case say.
    Here,
}

impl Aspect {
    /// Whether what it tells is written in the notation of the language, or in words of our own, and not in the
    /// procedure's: those stand in quotes.
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

    /// Whether it has no id and is paired by its words, and then by its place.
    pub(super) fn is_nameless(self) -> bool {
        matches!(self, Aspect::Due | Aspect::Mark | Aspect::Tag)
    }
}
