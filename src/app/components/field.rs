//! A field: its question, what helps to answer it, the place to answer, and what is wrong with the answer.

use yew::prelude::*;

use super::choices::{self, Offered, choices};
use super::entry::{self, Typed, entry};
use super::rows::{self, rows};
use crate::app::state::{Desk, Target};
use crate::app::text;
use crate::case::{Answer, RowAnswer};
use crate::engine::FieldState;
use crate::procedure::{Field, Kind};
use crate::value::read_record_id;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) desk: Desk,
    pub(crate) state: FieldState,
    pub(crate) answer: Option<Answer>,
}

#[component]
pub(crate) fn FieldRow(props: &Props) -> Html {
    // What is wrong is said when the field is left, never while someone types.
    let left = use_state_eq(|| true);
    let leave = {
        let left = left.setter();
        move |_: FocusEvent| left.set(true)
    };
    let touch = {
        let left = left.setter();
        move |_: InputEvent| left.set(false)
    };
    let Some(field) = props.desk.sop.field(&props.state.id) else { return Html::default() };
    let problem = props.state.problem.clone().filter(|_| *left);
    let wide = matches!(field.kind, Kind::Paragraph | Kind::Rows(_) | Kind::SomeOf(_));
    html! {
        <div class={classes!("field", wide.then_some("wide"), problem.is_some().then_some("wrong"))}
            onfocusout={leave} oninput={touch}>
            { control(props, field, problem) }
        </div>
    }
}

fn control(props: &Props, field: &Field, problem: Option<String>) -> Html {
    let desk = &props.desk;
    let target = Target::Field(field.id.clone());
    let id = target.element();
    let text = props.answer.as_ref().map(Answer::as_text).unwrap_or_default();
    let said = Said::new(&id, field, text, problem.clone());
    let (described, about) = (said.ids(), said.html());
    let (question, required) = (AttrValue::from(field.label.clone()), props.state.required);
    let invalid = problem.is_some();
    if let Kind::Rows(columns) = &field.kind {
        let filled: &[RowAnswer] = match &props.answer {
            Some(Answer::Rows(rows)) => rows,
            _ => &[],
        };
        let field = field.id.clone();
        return rows(&rows::Props { desk, field, question, columns, rows: filled, invalid, described, about });
    }
    if let Some(offered) = Offered::all(&field.kind) {
        let chosen = match &props.answer {
            Some(Answer::Choices(chosen)) => chosen.clone(),
            Some(Answer::Text(text)) => vec![text.clone()],
            _ => Vec::new(),
        };
        let many = matches!(field.kind, Kind::SomeOf(_));
        return choices(&choices::Props {
            desk,
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
    let (typed, text) = (Typed::new(&field.kind), AttrValue::from(text.to_owned()));
    html! {
        <>
            <label for={id}>{ question }</label>
            { entry(&entry::Props { desk, target, typed, text, required, invalid, described }) }
            { about }
        </>
    }
}

/// What is said of a field: its help, what is wrong, what its answer comes to; each with the id of its element.
struct Said {
    said: Vec<(String, &'static str, String)>,
}

impl Said {
    fn new(id: &str, field: &Field, text: &str, problem: Option<String>) -> Said {
        let full = match &field.kind {
            Kind::RecordId(_) if text.trim().len() == 15 => read_record_id(text).ok(),
            _ => None,
        };
        let said = [
            ("-help", "help", field.help.clone()),
            ("-problem", "problem-text", problem),
            ("-full", "help", full.map(|full| text::full_record_id(&full))),
        ];
        let named =
            |(end, class, words): (&str, &'static str, Option<String>)| Some(([id, end].concat(), class, words?));
        Said { said: said.into_iter().filter_map(named).collect() }
    }

    fn ids(&self) -> Option<AttrValue> {
        let ids: Vec<&str> = self.said.iter().map(|said| said.0.as_str()).collect();
        (!ids.is_empty()).then(|| ids.join(" ").into())
    }

    fn html(self) -> Html {
        self.said
            .into_iter()
            .map(|(id, class, words)| html! { <p key={id.clone()} {id} {class}>{ words }</p> })
            .collect()
    }
}
