//! Radio buttons or checkboxes under one question.

use yew::prelude::*;

use super::handle::{CaseHandle, Target};
use crate::browser::focus;
use crate::text;
use crate::text::language::of_procedures;
use crate::ui::document;
use casewright_core::case::Action;
use casewright_core::procedure::Kind;
use casewright_core::value::yes_or_no;

/// An option that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ChoiceOption {
    id: AttrValue,
    label: AttrValue,
    help: Option<AttrValue>,
}

impl ChoiceOption {
    /// The options of a kind of field; none if its answer is typed.
    pub(crate) fn all(kind: &Kind) -> Option<Vec<ChoiceOption>> {
        let yes_no = |yes: bool| ChoiceOption {
            id: if yes { "yes" } else { "no" }.into(),
            label: yes_or_no(yes).into(),
            help: None,
        };
        match kind {
            Kind::YesNo => Some(vec![yes_no(true), yes_no(false)]),
            Kind::OneOf(choices) | Kind::SomeOf(choices) => {
                let offered = choices.iter().map(|choice| ChoiceOption {
                    id: choice.id.as_str().to_owned().into(),
                    label: choice.label.clone().into(),
                    help: choice.help.clone().map(AttrValue::from),
                });
                Some(offered.collect())
            }
            _ => None,
        }
    }
}

pub(crate) struct Props<'a> {
    pub(crate) handle: &'a CaseHandle,
    pub(crate) target: Target,
    pub(crate) question: AttrValue,
    pub(crate) offered: Vec<ChoiceOption>,
    /// The ids of the chosen options.
    pub(crate) chosen: Vec<String>,
    /// True if several can be chosen.
    pub(crate) many: bool,
    pub(crate) required: bool,
    pub(crate) invalid: bool,
    pub(crate) described: Option<AttrValue>,
    /// Placed between the question and the options.
    pub(crate) about: Html,
}

pub(crate) fn choices(props: &Props<'_>) -> Html {
    let group = AttrValue::from(props.target.element());
    let clear = {
        let (handle, target, group) = (props.handle.clone(), props.target.clone(), group.to_string());
        move |_: MouseEvent| {
            handle.happened(target.answered(String::new()));
            focus::soon(group.clone());
        }
    };
    let role = (!props.many).then_some("radiogroup");
    let required = (props.required && !props.many).then_some("true");
    html! {
        <fieldset id={group} class={if props.many { "choices many" } else { "choices" }} {role} aria-required={required}
            aria-invalid={props.invalid.then_some("true")} aria-describedby={props.described.clone()}>
            <legend lang={of_procedures()}>{ props.question.clone() }</legend>
            <div class="options">
                for offered in props.offered.iter() {
                    { option(props, offered) }
                }
                if props.many {
                    for gone in gone(props).iter() {
                        { option(props, gone) }
                    }
                }
                if !props.many && !props.chosen.is_empty() {
                    <button type="button" class="link small" onclick={clear}>
                        { text::CLEAR }{ document::unseen(&props.question) }
                    </button>
                }
            </div>
            { props.about.clone() }
        </fieldset>
    }
}

/// What is chosen but no longer offered, as where another edition of the SOP dropped it: it could not be taken back otherwise.
fn gone(props: &Props<'_>) -> Vec<ChoiceOption> {
    let gone = props.chosen.iter().filter(|chosen| !props.offered.iter().any(|offered| *offered.id == ***chosen));
    let option =
        |id: &String| ChoiceOption { id: id.clone().into(), label: text::no_longer_offered(id).into(), help: None };
    gone.map(option).collect()
}

fn option(props: &Props<'_>, offered: &ChoiceOption) -> Html {
    let group = props.target.element();
    let checked = props.chosen.iter().any(|chosen| *chosen == *offered.id);
    // Do not ask the box: it is redrawn between the click and the change.
    let action = match &props.target {
        Target::Field(field) if props.many => {
            Action::Chosen { field: field.clone(), option: offered.id.to_string(), on: !checked }
        }
        target => target.answered(offered.id.to_string()),
    };
    let onchange = {
        let handle = props.handle.clone();
        move |_: yew::Event| handle.happened(action.clone())
    };
    let help = offered.help.as_ref().map(|_| AttrValue::from([&group, "-", &*offered.id, "-help"].concat()));
    html! {
        <label class="option" lang={of_procedures()} key={&*offered.id}>
            <input type={if props.many { "checkbox" } else { "radio" }} name={group.clone()} {checked} {onchange}
                value={offered.id.clone()} aria-label={help.is_some().then(|| offered.label.clone())}
                aria-describedby={help.clone()} />
            <span>
                { offered.label.clone() }
                if let Some(words) = &offered.help {
                    <small id={help}>{ words.clone() }</small>
                }
            </span>
        </label>
    }
}
