//! Why something is so: the answers that a result rests on, and how a due time was calculated.

use super::{counted, plural, span};
use crate::browser::locale;
use crate::words::t;
use casewright_core::engine::{Because, Counts, DueState, Reason, clipped};
use casewright_core::value::{Hours, Value, Zone};

/// The answers a result rests on.
pub(crate) fn because(reasons: &[Reason]) -> String {
    let one = |reason: &Reason| match reason {
        Reason::Begun(day) => t("Case begun: {0}").with(&[&locale::day(*day)]),
        Reason::Answer { label, value: Some(value) } => [label, ": ", &clipped(&answer(value))].concat(),
        Reason::Answer { label, value: None } => t("{0}: no answer").with(&[label]),
        Reason::Step { title, done } => {
            let words = if *done { t("{0}: done") } else { t("{0}: not done") };
            words.with(&[title])
        }
    };
    joined(reasons.iter().map(one))
}

/// How a due time was calculated, and what was counted.
pub(crate) fn due_because(due: &DueState) -> String {
    counted_from(&due.because, due.counts)
}

/// How a time was calculated; with what was counted, where that is told.
pub(crate) fn counted_from(because: &Because, counts: Option<Counts>) -> String {
    match because {
        Because::After { span: after, start, hours } => {
            let after = if after.count == 0 { t("at once").to_string() } else { t("{0} after").with(&[&span(*after)]) };
            let counts = counts.map(|counts| counted(counts).to_string());
            let counts = counts.into_iter().chain(hours.as_ref().map(self::hours)).collect::<Vec<_>>().join(" ");
            joined([after, self::because(start), counts])
        }
        Because::Waiting(labels) if labels.is_empty() => t("not started").to_string(),
        Because::Waiting(labels) => t("not started: no answer yet to {0}").with(&[&labels.join(", ")]),
        Because::TooFar => t("never: it is further away than is counted").to_string(),
        Because::Stopped(why) => joined([t("stopped").to_string(), self::because(why)]),
    }
}

/// Not by commas, since a part may be a list.
fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// An answer as the reader writes it. The words of options, yes and no among them, stay those that the field offers and
/// the post prints.
pub(super) fn answer(value: &Value) -> String {
    match value {
        Value::Date(day) => locale::day(*day),
        Value::Time(time) => locale::time(*time),
        Value::Span(of) => span(*of),
        Value::Number(number) => locale::sum(&number.to_string()),
        Value::Money(money) => locale::sum(&money.to_string()),
        Value::YesNo(_) | Value::Text(_) | Value::Choice(_) | Value::Choices(_) | Value::List(_) => {
            value.display(&Zone::fixed(0))
        }
    }
}

/// Which hours of which days count.
pub(super) fn hours(hours: &Hours) -> String {
    let week = hours.week(locale::weekday);
    let mut off: Vec<String> = hours.us_federal.then(|| t("US federal holidays").to_string()).into_iter().collect();
    match hours.named_holidays() {
        Some(days) => off.extend(days.iter().map(|day| locale::day(*day))),
        None => off.push(plural(hours.holidays.len(), t("{0} day off|{0} days off"))),
    }
    let all = if off.is_empty() { week } else { t("{0}, without {1}").with(&[&week, &off.join(", ")]) };
    if hours.of_host { t("{0} (set for your team)").with(&[&all]) } else { all }
}

#[cfg(test)]
mod tests {
    use std::iter;

    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{because, due_because};
    use crate::browser::locale;
    use crate::text::tests::speak_spanish;
    use casewright_core::engine::{Because, ClockState, Counts, DueState, Reason};
    use casewright_core::id::{ClockId, DueId};
    use casewright_core::value::{Chosen, Hours, Instant, Money, Number, Span, Value};
    use chrono::NaiveDate;

    fn due(because: Because, counts: Option<Counts>) -> DueState {
        DueState {
            id: DueId::new("call.0"),
            clock: ClockId::new("call"),
            label: String::new(),
            says: Vec::new(),
            due: None,
            times: Vec::new(),
            missed: 0,
            state: ClockState::Waiting,
            counts,
            because,
            sources: Vec::new(),
        }
    }

    fn answered(value: Value) -> Reason {
        Reason::Answer { label: "Asked".to_owned(), value: Some(value) }
    }

    fn option(label: &str) -> Chosen {
        Chosen { label: label.into(), ..Chosen::default() }
    }

    /// All that can be said, in Spanish. Only what the procedure says is English: labels, options, texts that were typed.
    #[wasm_bindgen_test]
    fn whatever_is_a_reason_is_said_in_the_language_of_the_page() {
        speak_spanish();
        let [day, off] = [6, 7].map(|day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap_or_default());
        let time = Instant::UNIX_EPOCH;
        let [written, written_off] = [day, off].map(locale::day);
        for (reason, said) in [
            (Reason::Begun(day), format!("Inicio del caso: {written}")),
            (Reason::Answer { label: "Asked".to_owned(), value: None }, "Asked: sin respuesta".to_owned()),
            (Reason::Step { title: "Ask".to_owned(), done: true }, "Ask: hecho".to_owned()),
            (Reason::Step { title: "Ask".to_owned(), done: false }, "Ask: sin hacer".to_owned()),
            (answered(Value::Date(day)), format!("Asked: {written}")),
            (answered(Value::Time(time)), format!("Asked: {}", locale::time(time))),
            (answered(Value::Number(Number::whole(1250))), format!("Asked: {}", locale::number("1250"))),
            (answered(Value::Money(Money(125_000))), format!("Asked: {}", locale::sum("$1250"))),
            (answered(Value::Span(Span::days(-19))), "Asked: -19 días".to_owned()),
            (answered(Value::YesNo(true)), "Asked: Yes".to_owned()),
            (answered(Value::Text("as typed".into())), "Asked: as typed".to_owned()),
            (answered(Value::Choices(["One", "Two"].map(option).into())), "Asked: One, Two".to_owned()),
        ] {
            assert_eq!(because(&[reason]), said);
        }
        assert_eq!(because(&[Reason::Begun(day), Reason::Begun(off)]).matches("; ").count(), 1);

        let after = |span| Because::After { span, start: vec![Reason::Begun(day)], hours: None };
        let start = format!("Inicio del caso: {written}");
        for (span, counts, said) in [
            (Span::minutes(0), None, format!("de inmediato; {start}")),
            (Span::minutes(1440), Some(Counts::ClockHours), format!("24 horas después; {start}; horas de reloj")),
            (
                Span::minutes(90),
                Some(Counts::ClockHours),
                format!("1 hora 30 minutos después; {start}; horas de reloj"),
            ),
            (Span::minutes(1), Some(Counts::ClockHours), format!("1 minuto después; {start}; horas de reloj")),
            (Span::days(1), Some(Counts::CalendarDays), format!("1 día después; {start}; días naturales")),
            (Span::days(14), Some(Counts::CalendarDays), format!("14 días después; {start}; días naturales")),
            (Span::months(1), Some(Counts::CalendarDays), format!("1 mes después; {start}; días naturales")),
            (Span::months(2), Some(Counts::CalendarDays), format!("2 meses después; {start}; días naturales")),
        ] {
            assert_eq!(due_because(&due(after(span), counts)), said);
        }
        for (because, said) in [
            (Because::Waiting(Vec::new()), "sin empezar"),
            (Because::Waiting(vec!["Asked".into(), "Told".into()]), "sin empezar: falta responder a Asked, Told"),
            (Because::TooFar, "nunca: queda más lejos de lo que se cuenta"),
            (Because::Stopped(Vec::new()), "parado"),
            (Because::Stopped(vec![Reason::Step { title: "Ask".into(), done: true }]), "parado; Ask: hecho"),
        ] {
            assert_eq!(due_because(&due(because, None)), said);
        }

        let office = Hours { days: (0..5).collect(), from: 8 * 60, to: 17 * 60, ..Hours::default() };
        let week = format!("{}–{} 8:00–17:00", locale::weekday(0), locale::weekday(4));
        let federal = "los festivos federales de EE. UU.";
        for (us_federal, holidays, said) in [
            (false, 0, week.clone()),
            (true, 0, format!("{week}, sin contar {federal}")),
            (true, 2, format!("{week}, sin contar {federal}, {written_off}, {written_off}")),
            (false, 4, format!("{week}, sin contar 4 días libres")),
        ] {
            let hours = Hours { us_federal, holidays: iter::repeat_n(off, holidays).collect(), ..office.clone() };
            let because = Because::After { span: Span::days(3), start: Vec::new(), hours: Some(hours) };
            let said = format!("3 días después; días hábiles {said}");
            assert_eq!(due_because(&due(because, Some(Counts::BusinessDays))), said);
        }
        let hours = Some(Hours { of_host: true, ..office });
        let because = Because::After { span: Span::days(3), start: Vec::new(), hours };
        assert_eq!(due_because(&due(because, None)), format!("3 días después; {week} (fijado para tu equipo)"));
    }
}
