//! The texts of cards whose answers the engine works out.

use casewright_core::engine::{Because, Reason};
use casewright_core::training::computed::{Ask, Mistake, Question};
use casewright_core::value::{Value, Zone};

use crate::text::{self, span};
use crate::words::{Text, t};

pub(crate) const NOW: Text = t("It is now");
pub(crate) const NOT_ANSWERED: Text = t("not answered");
pub(crate) const WORKED_OUT: Text =
    t("This answer is worked out by the rules that guide real cases, for a case that was made up.");

pub(crate) fn ask(ask: &Ask) -> String {
    match ask {
        Ask::Value { label } => t("“{0}”: what is it in this case?").with(&[label]),
        Ask::When { clock, what } => t("{0}: when is “{1}” due?").with(&[clock, what]),
        Ask::WhatNow { clock } => t("{0}: what is to be done now?").with(&[clock]),
        Ask::NextStep { after } => t("“{0}” is done. Which step comes next?").with(&[after]),
        Ask::WhoActs { after } => t("“{0}” is done. Who acts now?").with(&[after]),
    }
}

/// Why a wrong answer is wrong.
pub(crate) fn mistake(mistake: &Mistake) -> String {
    match mistake {
        Mistake::CustomersDate { label } => t("That is “{0}” itself: nothing was counted from it.").with(&[label]),
        Mistake::CountedFrom { label } => t("“{0}” was taken where another date counts.").with(&[label]),
        Mistake::CountedFromToday => t("Today was taken where another date counts.").to_string(),
        Mistake::OtherSpan { right, used } => {
            t("That comes of {0}. It is {1} here.").with(&[&span(*used), &span(*right)])
        }
        Mistake::MonthsForDays { right, used } | Mistake::DaysForMonths { right, used } => {
            t("That comes of {0}. {1} are something else, since months differ in length.")
                .with(&[&span(*used), &span(*right)])
        }
        Mistake::OtherHours { business: true } => t("Only working hours count here.").to_string(),
        Mistake::OtherHours { business: false } => t("All hours count here, at night and on weekends too.").to_string(),
        Mistake::WrongDirection => t("That was counted in the wrong direction.").to_string(),
        Mistake::LeftOut => t("A part of the calculation was left out.").to_string(),
        Mistake::OtherColumn { label } => t("“{0}” was added up instead.").with(&[label]),
        Mistake::OtherCase => t("That holds in the opposite case.").to_string(),
        Mistake::OtherEnd => {
            t("Of several, the wrong one was taken: the least for the greatest, or the first for the last.").to_string()
        }
        Mistake::OneLess => t("Off by one: too few.").to_string(),
        Mistake::OneMore => t("Off by one: too many.").to_string(),
        Mistake::OtherOption => t("That does not fit what is known here.").to_string(),
        Mistake::OtherClock { label } => t("That belongs to something else: “{0}”.").with(&[label]),
        Mistake::NotYet => t("Not yet: that becomes due later.").to_string(),
        Mistake::Late => t("That was due earlier. Something else has become due since.").to_string(),
        Mistake::OtherStep => t("That step comes at another point.").to_string(),
        Mistake::DoesNotApply => t("That step is not part of this case.").to_string(),
        Mistake::OtherRole => t("They act at another step.").to_string(),
    }
}

/// What the right answer rests on: how it was counted, and the answers behind it. Empty where it is always so.
pub(crate) fn because(question: &Question) -> String {
    let local = |reasons: &[Reason]| -> Vec<Reason> {
        reasons.iter().map(|reason| as_asked(reason, question.zone())).collect()
    };
    let because = match &question.due {
        Some(Because::After { span, start, hours }) => {
            text::counted_from(&Because::After { span: *span, start: local(start), hours: hours.clone() }, None)
        }
        _ => text::because(&local(&question.because)),
    };
    if because.is_empty() { because } else { [&*text::BECAUSE, " ", &text::sentence(&because)].concat() }
}

/// A reason with its answer written as the facts are. The case has its own place, whatever that of the reader is, so
/// that a class that is spread out talks about the same times.
fn as_asked(reason: &Reason, zone: &Zone) -> Reason {
    match reason {
        Reason::Answer { label, value: Some(value) } => {
            Reason::Answer { label: label.clone(), value: Some(Value::Text(value.display(zone).into())) }
        }
        other => other.clone(),
    }
}
