//! The mistakes behind wrong answers, as data.

use crate::value::Span;

/// The mistake that a wrong answer comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// The answer to another question was taken as it stands, such as the customer's date.
    CustomersDate { label: String },
    /// Counted from the answer to another question.
    CountedFrom { label: String },
    /// Counted from today.
    CountedFromToday,
    /// Another span, which the procedure names elsewhere.
    OtherSpan { right: Span, used: Span },
    /// Three months for ninety days.
    MonthsForDays { right: Span, used: Span },
    /// 360 days for twelve months.
    DaysForMonths { right: Span, used: Span },
    /// All hours were counted where only working hours do, which `business` says, or the other way around.
    OtherHours { business: bool },
    /// Counted back instead of forward, added instead of subtracted, or the other way around.
    WrongDirection,
    /// A part of the sum was left out.
    LeftOut,
    /// Another column was added up.
    OtherColumn { label: String },
    /// What holds in other cases.
    OtherCase,
    /// The latest instead of the earliest, or the other way around.
    OtherEnd,
    /// One less, or a day: the first day was counted as well.
    OneLess,
    /// One more, or a day: counting began too late.
    OneMore,
    /// Another option of the same question, or another wording of the same value.
    OtherOption,
    /// Something else, that another clock asks for.
    OtherClock { label: String },
    /// It is due later.
    NotYet,
    /// Something else has become due since.
    Late,
    /// A step that comes later, or was done before.
    OtherStep,
    /// A step that does not apply to this case.
    DoesNotApply,
    /// Somebody who acts at another step.
    OtherRole,
}

impl Mistake {
    /// Whether it is taken only beside better ones.
    pub(super) fn is_makeshift(&self) -> bool {
        matches!(self, Mistake::OneLess | Mistake::OneMore | Mistake::OtherClock { .. } | Mistake::OtherStep)
    }
}
