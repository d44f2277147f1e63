//! A field: its question, its help, its control, and what is wrong with the answer.

use std::rc::Rc;

use yew::prelude::*;

use super::choices::{self, ChoiceOption, choices};
use super::entry::{self, InputKind, entry};
use super::handle::{CaseHandle, Target};
use super::log::{self, log};
use super::rows::{self, rows};
use crate::browser::{focus, locale};
use crate::text;
use crate::text::language::of_procedures;
use casewright_core::case::{Action, Answer, LogEntry, RowAnswer};
use casewright_core::engine::{FieldState, value_of};
use casewright_core::procedure::{Field, Kind};
use casewright_core::value::{Value, Zone, read_date, read_record_id, seen};

#[derive(Debug, Clone, Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) handle: CaseHandle,
    pub(crate) state: Rc<FieldState>,
    pub(crate) answer: Option<Answer>,
    /// Answers that other tabs gave at the same time.
    pub(crate) others: Vec<Answer>,
    /// The entries of a log, each with its index among all entries of the case.
    pub(crate) entries: Vec<(usize, LogEntry)>,
}

/// A field. Cells of a list look like fields, but the list counts as one.
const FIELD: &str = ".field:not(.row *)";

#[component]
pub(crate) fn FieldRow(props: &Props) -> Html {
    // Errors show when the field is left, never while someone types.
    let left = use_state_eq(|| true);
    let leave = {
        let left = left.setter();
        move |event: FocusEvent| {
            let left = left.clone();
            focus::once_left(&event, FIELD, move || left.set(true));
        }
    };
    // Set when a date got its year: which one is then said.
    let completed = use_state_eq(|| false);
    let touch = {
        let (left, completed) = (left.setter(), completed.setter());
        move |_: InputEvent| {
            left.set(false);
            completed.set(false);
        }
    };
    let change = {
        let (completed, clock) = (completed.setter(), props.handle.clock.clone());
        move |event: yew::Event| completed.set(entry::without_year(&clock, &event).is_some())
    };
    let Some(field) = props.handle.sop.field(&props.state.id) else { return Html::default() };
    let problem = props.state.problem.as_ref().filter(|_| *left).map(text::answer_problem);
    let wide = match &field.kind {
        Kind::Paragraph | Kind::Link | Kind::Rows(_) | Kind::SomeOf(_) | Kind::Log(_) => true,
        // Many options, or options with explanations, need a full row.
        Kind::OneOf(options) => options.len() > 4 || options.iter().any(|option| option.help.is_some()),
        _ => false,
    };
    html! {
        <div id={frame_id(&Target::Field(field.id.clone()).element())}
            class={["field", if wide { " wide" } else { "" }, if problem.is_some() { " wrong" } else { "" }].concat()}
            onfocusout={leave} oninput={touch} onchange={change}>
            { control(props, field, problem, *completed) }
            for (index, other) in props.others.iter().enumerate() {
                { choose(props, field, index, other) }
            }
        </div>
    }
}

/// The id of the element around a field: its question, its control and what belongs to them. By the id of the control.
pub(super) fn frame_id(control: &str) -> String {
    ["around-", control].concat()
}

/// An answer that another tab gave at the same time. Both are kept until the person chooses.
fn choose(props: &Props, field: &Field, index: usize, other: &Answer) -> Html {
    let settle = |answer: Option<Answer>| {
        let (handle, field) = (props.handle.clone(), field.id.clone());
        move |_: MouseEvent| {
            handle.happened(Action::Settled { field: field.clone(), answer: answer.clone() });
            focus::soon(Target::Field(field.clone()).element());
        }
    };
    let label = |id: &str| match &field.kind {
        Kind::OneOf(options) | Kind::SomeOf(options) => {
            options.iter().find(|option| option.id.as_str() == id).map_or(id.to_owned(), |option| option.label.clone())
        }
        _ => id.to_owned(),
    };
    let shown = match other {
        Answer::Text(text) => label(text),
        Answer::Choices(chosen) => chosen.iter().map(|id| label(id)).collect::<Vec<_>>().join(", "),
        Answer::Rows(_) => text::NO_ANSWER_SHOWN.to_string(),
    };
    html! {
        <div class="finding warn" role="alert" key={index}>
            <p>{ text::OTHER_ANSWER }{ " " }<q dir="auto">{ shown }</q></p>
            <p>
                <button type="button" class="button small" onclick={settle(Some(other.clone()))}>{ text::TAKE_OTHER }</button>{ " " }
                <button type="button" class="link" onclick={settle(None)}>{ text::KEEP_THIS }</button>
            </p>
        </div>
    }
}

fn control(props: &Props, field: &Field, problem: Option<String>, completed: bool) -> Html {
    let handle = &props.handle;
    let target = Target::Field(field.id.clone());
    let id = target.element();
    let text = props.answer.as_ref().map(Answer::as_text).unwrap_or_default();
    let descriptions = Descriptions::new(&id, field, text, problem.clone(), completed, &handle.clock.now().zone);
    let (described, about) = (descriptions.ids(), descriptions.html());
    let (question, required) = (AttrValue::from(field.label.clone()), props.state.required);
    let invalid = problem.is_some();
    if let Kind::Rows(columns) = &field.kind {
        let filled: &[RowAnswer] = match &props.answer {
            Some(Answer::Rows(rows)) => rows,
            _ => &[],
        };
        let (field, totals) = (field.id.clone(), props.state.totals.as_slice());
        return rows(&rows::Props {
            handle,
            field,
            question,
            columns,
            rows: filled,
            totals,
            invalid,
            described,
            about,
        });
    }
    if let Some(offered) = ChoiceOption::all(&field.kind) {
        let chosen = match &props.answer {
            Some(Answer::Choices(chosen)) => chosen.clone(),
            Some(Answer::Text(text)) => vec![text.clone()],
            _ => Vec::new(),
        };
        let many = matches!(field.kind, Kind::SomeOf(_));
        return choices(&choices::Props {
            handle,
            target,
            question,
            offered,
            chosen,
            many,
            required,
            invalid,
            described,
            about,
        });
    }
    let (kind, text) = (InputKind::new(&field.kind), AttrValue::from(text.to_owned()));
    if let Kind::Log(newest_first) = field.kind {
        let (field, entries) = (field.id.clone(), props.entries.as_slice());
        return log(&log::Props {
            handle,
            field,
            question,
            newest_first,
            entries,
            text,
            required,
            invalid,
            described,
            about,
        });
    }
    html! {
        <>
            <label for={id} lang={of_procedures()}>{ question }</label>
            { entry(&entry::Props { handle, target, kind, text, required, invalid, described }) }
            { about }
        </>
    }
}

/// The suffix of the id of the help, whose text is the procedure's own.
const HELP: &str = "-help";

/// The descriptions of a field: its help, its problem, how its answer is read; each with the id of its element.
struct Descriptions {
    all: Vec<(String, &'static str, String)>,
}

impl Descriptions {
    fn new(id: &str, field: &Field, text: &str, problem: Option<String>, completed: bool, zone: &Zone) -> Descriptions {
        let full = match (&field.kind, seen(text)) {
            (Kind::RecordId(_), id) if id.trim().len() == 15 => read_record_id(&id).ok(),
            _ => None,
        };
        // Dates are read the American way, as everything that leaves the page writes them; and a time is read as its day.
        let day = matches!(field.kind, Kind::Date).then(|| value_of(&Kind::Date, text, zone)).flatten();
        let day = match day {
            Some(Value::Date(day)) if completed || read_date(text) != Some(day) => Some(day),
            Some(Value::Date(day)) if text.contains('/') && locale::is_day_first() => Some(day),
            _ => None,
        };
        let all = [
            (HELP, "help", field.help.clone()),
            ("-problem", "problem-text", problem),
            ("-full", "help", full.map(|full| text::full_record_id(&full))),
            ("-day", "help", day.map(text::read_as)),
        ];
        let named =
            |(end, class, words): (&str, &'static str, Option<String>)| Some(([id, end].concat(), class, words?));
        Descriptions { all: all.into_iter().filter_map(named).collect() }
    }

    fn ids(&self) -> Option<AttrValue> {
        let ids: Vec<&str> = self.all.iter().map(|one| one.0.as_str()).collect();
        (!ids.is_empty()).then(|| ids.join(" ").into())
    }

    fn html(self) -> Html {
        self.all
            .into_iter()
            .map(|(id, class, words)| {
                let lang = of_procedures().filter(|_| id.ends_with(HELP));
                html! { <p key={id.clone()} {id} {class} {lang}>{ words }</p> }
            })
            .collect()
    }
}
