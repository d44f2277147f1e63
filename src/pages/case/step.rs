//! A step: its checkbox, instructions, reason, fields and findings.

use std::rc::Rc;

use yew::prelude::*;

use super::field::{self, FieldRow};
use super::handle::CaseHandle;
use super::link::{Offered, link};
use crate::commands::Place;
use crate::text;
use crate::text::language::of_procedures;
use crate::ui::document;
use crate::ui::finding::finding;
use crate::ui::timeline::timeline;
use casewright_core::case::Action;
use casewright_core::document::Inline;
use casewright_core::engine::{Finding, StepState, TimelineState};
use casewright_core::procedure::{Step, Term};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) handle: CaseHandle,
    pub(crate) state: Rc<StepState>,
    /// The instructions.
    pub(crate) says: Vec<Inline>,
    /// When it was checked.
    pub(crate) ticked: Option<AttrValue>,
    /// The visible fields with their answers.
    pub(crate) fields: Vec<field::Props>,
    pub(crate) timelines: Vec<Rc<TimelineState>>,
    /// Links that start other cases.
    pub(crate) links: Vec<Offered>,
    pub(crate) findings: Vec<Rc<Finding>>,
    /// A sentence for each thing that cannot be determined yet.
    pub(crate) open: Vec<AttrValue>,
}

#[component]
pub(crate) fn StepCard(props: &Props) -> Html {
    let handle = &props.handle;
    let Some(step) = handle.sop.step(&props.state.id) else { return Html::default() };
    let id = Place::Step(step.id.clone()).element();
    html! {
        <article id={id.clone()} class={if props.state.done { "card step done" } else { "card step" }}
            aria-labelledby={[&id, "-title"].concat()}>
            { head(props, step, &id) }
            <div class="says">
                if !props.says.is_empty() {
                    <p lang={of_procedures()}>{ document::line(&props.says) }</p>
                }
                { why(handle, step) }
            </div>
            if !props.fields.is_empty() {
                <div class="fields">
                    for field in props.fields.iter() {
                        <FieldRow key={field.state.id.as_str()} ..field.clone() />
                    }
                </div>
            }
            for state in props.timelines.iter() {
                { timeline(&handle.sop, state) }
            }
            for one in props.findings.iter() {
                { finding(&handle.sop, one) }
            }
            for sentence in props.open.iter() {
                <p class="open small muted" translate="no">{ sentence.clone() }</p>
            }
            for offered in props.links.iter() {
                { link(handle, offered) }
            }
        </article>
    }
}

/// The id of the box of a step, by the id of the step's element.
pub(super) fn tick_id(step: &str) -> String {
    [step, "-tick"].concat()
}

fn head(props: &Props, step: &Step, id: &str) -> Html {
    let tick = tick_id(id);
    let ticked = props.ticked.is_some();
    let onchange = {
        let (handle, step) = (props.handle.clone(), step.id.clone());
        move |_: yew::Event| {
            let step = step.clone();
            let at = handle.clock.instant();
            handle.happened(if ticked { Action::Unticked { step } } else { Action::Ticked { step, at } });
        }
    };
    html! {
        <header>
            if step.tick {
                <input type="checkbox" class="tick" id={tick.clone()} checked={ticked} {onchange} />
                <h3 id={[id, "-title"].concat()} lang={of_procedures()}><label for={tick}>{ step.title.clone() }</label></h3>
            } else {
                <span class="tick-mark" translate="no" aria-hidden="true">{ if props.state.done { "✓" } else { "" } }</span>
                <h3 id={[id, "-title"].concat()} lang={of_procedures()}>{ step.title.clone() }</h3>
            }
            if let Some(time) = &props.ticked {
                <span class="small muted" translate="no">{ time.clone() }</span>
            }
            if !step.tick && props.state.done {
                <span class="visually-hidden">{ text::DONE }</span>
            }
            if let Some(role) = &step.role {
                <span class="chip role" lang={of_procedures()}>{ role.clone() }</span>
            }
        </header>
    }
}

fn why(handle: &CaseHandle, step: &Step) -> Html {
    let sop = &handle.sop;
    let terms: Vec<&Term> =
        step.terms.iter().filter_map(|place| sop.terms.get(usize::try_from(*place).ok()?)).collect();
    let summary = match (&step.why, step.sources.is_empty()) {
        (Some(_), _) => text::WHY,
        (None, false) => text::SOURCE,
        (None, true) if terms.is_empty() => return Html::default(),
        (None, true) => text::TERMS,
    };
    let names: Vec<&str> = terms.iter().map(|term| term.name.as_str()).collect();
    html! {
        <details class="why">
            <summary id={Place::Why(step.id.clone()).element()}>{ text::why(&summary, &names) }</summary>
            if let Some(why) = &step.why {
                <p lang={of_procedures()}>{ why.clone() }</p>
            }
            { document::source(sop, &step.sources) }
            if !terms.is_empty() {
                <dl lang={of_procedures()}>
                    for term in terms {
                        <dt>{ term.name.clone() }</dt>
                        <dd>{ text::term(sop, term) }</dd>
                    }
                </dl>
            }
        </details>
    }
}
