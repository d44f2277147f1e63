//! The open stage: its steps, and links to the stages before and after.

use std::rc::Rc;

use yew::prelude::*;

use super::field;
use super::handle::CaseHandle;
use super::link::Offered;
use super::missing_places::around;
use super::step::StepCard;
use crate::route::Route;
use crate::text;
use crate::text::language::of_procedures;
use crate::ui::finding::finding;
use casewright_core::case::Case;
use casewright_core::engine::{Evaluation, FieldState, Outcome, Scope, StepState, TimelineState};
use casewright_core::id::{FieldId, StageId};
use casewright_core::procedure::{Link, Stage, Step};
use casewright_core::value::Now;

pub(crate) struct Props<'a> {
    pub(crate) handle: &'a CaseHandle,
    pub(crate) stage: &'a StageId,
    pub(crate) case: &'a Rc<Case>,
    pub(crate) evaluation: &'a Evaluation,
    pub(crate) scope: &'a Scope<'a>,
    pub(crate) now: &'a Now,
}

pub(crate) fn stage_panel(props: &Props<'_>) -> Html {
    let Some(stage) = props.handle.sop.stage(props.stage) else { return Html::default() };
    let steps: Vec<&Rc<StepState>> =
        props.evaluation.steps.iter().filter(|step| step.shown && step.stage == *props.stage).collect();
    let unplaced = props.evaluation.findings.iter().filter(|finding| finding.at.is_none());
    html! {
        <section class="stage" aria-labelledby="stage-heading">
            <div class="stage-head">
                <h2 id="stage-heading" tabindex="-1" lang={of_procedures()}>{ stage.title.clone() }</h2>
                <p class="muted" lang={of_procedures()}>{ stage.says.clone() }</p>
            </div>
            for one in unplaced {
                { finding(&props.handle.sop, one) }
            }
            if steps.is_empty() {
                <p class="card muted nothing">{ text::NOTHING_TO_DO }</p>
            }
            // What was closed is only read.
            <fieldset class="steps" disabled={props.case.closed.is_some()}>
                for state in steps {
                    { card(props, state) }
                }
            </fieldset>
            { stage_links(props) }
        </section>
    }
}

fn card(props: &Props<'_>, state: &Rc<StepState>) -> Html {
    let Some(step) = props.handle.sop.step(&state.id) else { return Html::default() };
    let (entries, evaluation, scope) = (&props.case.entries, props.evaluation, props.scope);
    let filled = |state: &Rc<FieldState>| field::Props {
        handle: props.handle.clone(),
        state: Rc::clone(state),
        answer: entries.answers.get(&state.id).cloned(),
        others: props.case.others.get(&state.id).cloned().unwrap_or_default(),
        entries: entries.log.iter().cloned().enumerate().filter(|(_, entry)| entry.field == state.id).collect(),
    };
    let shown = evaluation.fields.iter().filter(|field| field.shown && step.fields.contains(&field.id));
    let fields: Vec<_> = shown.map(filled).collect();
    let here = evaluation.findings.iter().filter(|finding| finding.at.as_ref() == Some(&step.id));
    let sop = &props.handle.sop;
    let drawn = |state: &&Rc<TimelineState>| sop.timelines.iter().any(|one| one.id == state.id && one.at == step.id);
    let timelines: Vec<_> = evaluation.timelines.iter().filter(drawn).cloned().collect();
    let offered = |link: &&Link| link.at == step.id && evaluation.links.contains(&link.id);
    let links: Vec<_> = sop.links.iter().filter(offered).map(|link| Offered::new(link, scope, entries)).collect();
    let ticked = entries.ticks.get(&step.id).map(|at| AttrValue::from(text::short(*at, props.now)));
    html! {
        <StepCard key={step.id.as_str()} handle={props.handle.clone()} state={Rc::clone(state)} {ticked} {fields} {timelines} {links}
            says={scope.fill(&step.says, None).inlines}
            findings={here.cloned().collect::<Vec<_>>()} open={open_questions(props, step)} />
    }
}

/// What cannot be determined before a field of this step is answered. Empty until something is answered here, and for a
/// field that decides nearly everything: then the sentence would be of no use.
fn open_questions(props: &Props<'_>, step: &Step) -> Vec<AttrValue> {
    let begun = step.fields.iter().any(|field| props.case.entries.answers.contains_key(field));
    if !begun {
        return Vec::new();
    }
    let waits = |field: &FieldId| {
        let open = props.evaluation.values.iter().filter(|value| match &value.outcome {
            Outcome::Unknown { needs } => needs.last() == Some(field),
            Outcome::Known { .. } => false,
        });
        let open: Vec<&str> = open.map(|value| value.label.as_str()).collect();
        let label = &props.handle.sop.field(field)?.label;
        matches!(open.len(), 1..=3).then(|| AttrValue::from(text::cannot_tell(&open, label)))
    };
    step.fields.iter().filter_map(waits).collect()
}

fn stage_links(props: &Props<'_>) -> Html {
    let [before, after] = around(&props.handle.sop, props.evaluation, props.stage);
    if before.is_none() && after.is_none() {
        return Html::default();
    }
    let link = |stage: &Stage, class: &'static str, [keys, aria]: [&'static str; 2], words: Html| {
        let link = Route::Case { id: props.case.id.clone(), stage: Some(stage.id.clone()) }.link();
        html! {
            <a class={["button ", class].concat()} href={link} aria-keyshortcuts={aria}>
                { words }{ " " }<kbd aria-hidden="true">{ keys }</kbd>
            </a>
        }
    };
    html! {
        <nav class="ways" aria-label={text::STAGES_AROUND}>
            if let Some(stage) = before {
                { link(stage, "back", [text::keys(text::PREVIOUS_STAGE_KEYS), "Alt+PageUp"], html! { <>{ "← " }<span lang={of_procedures()}>{ stage.title.clone() }</span></> }) }
            }
            if let Some(stage) = after {
                { link(stage, "primary", [text::keys(text::NEXT_STAGE_KEYS), "Alt+PageDown"], html! { <><span lang={of_procedures()}>{ stage.title.clone() }</span>{ " →" }</> }) }
            }
        </nav>
    }
}
