//! The stages of a case with their steps, as they are now.

use std::rc::Rc;

use yew::prelude::*;

use super::answers::answers;
use super::case::Paper;
use crate::text::paper as words;
use crate::ui::document;
use crate::ui::finding::finding;
use crate::ui::timeline;
use casewright_core::engine::{Scope, StageProgress, StepState, TimelineState};
use casewright_core::procedure::Stage;

/// The stages with something to do in this case.
pub(super) fn stages(paper: &Paper<'_>, scope: &Scope<'_>) -> Html {
    let progress = |stage: &Stage| paper.evaluation.progress.iter().find(|progress| progress.stage == stage.id);
    let shown = paper.sop.stages.iter().filter_map(|stage| Some((stage, progress(stage)?)));
    shown.filter(|(_, progress)| progress.of > 0).map(|(stage, progress)| one(paper, scope, stage, progress)).collect()
}

fn one(paper: &Paper<'_>, scope: &Scope<'_>, stage: &Stage, progress: &StageProgress) -> Html {
    let steps = paper.evaluation.steps.iter().filter(|step| step.shown && step.stage == stage.id);
    html! {
        <section key={stage.id.as_str()}>
            <h2>{ stage.title.clone() }{ " " }<span class="muted">{ words::steps_done(progress.done, progress.of) }</span></h2>
            for state in steps {
                { step(paper, scope, state) }
            }
        </section>
    }
}

fn step(paper: &Paper<'_>, scope: &Scope<'_>, state: &StepState) -> Html {
    let Some(step) = paper.sop.step(&state.id) else { return Html::default() };
    let ticked = paper.entries.ticks.get(&step.id);
    let says = scope.fill(&step.says, None).inlines;
    let found = paper.evaluation.findings.iter().filter(|finding| finding.at.as_ref() == Some(&step.id));
    let days =
        |state: &&Rc<TimelineState>| paper.sop.timelines.iter().any(|one| one.id == state.id && one.at == step.id);
    html! {
        <section class="done-step" key={step.id.as_str()}>
            <h3>
                <span aria-hidden="true">{ if state.done { "☑ " } else { "☐ " } }</span>{ step.title.clone() }
                if let Some(role) = &step.role {
                    <span class="role">{ role.clone() }</span>
                }
            </h3>
            if let Some(at) = ticked {
                <p class="small"><b>{ words::ticked(*at) }</b></p>
            } else if !step.tick && state.done {
                <p class="small"><b>{ crate::text::DONE }</b></p>
            }
            if !says.is_empty() {
                <p class="muted">{ document::line(&says) }</p>
            }
            { answers(paper, scope, step) }
            for state in paper.evaluation.timelines.iter().filter(days) {
                { timeline_of(paper, state) }
            }
            for one in found {
                { finding(&paper.sop, one) }
            }
        </section>
    }
}

/// In words only: the picture shows the same.
fn timeline_of(paper: &Paper<'_>, state: &TimelineState) -> Html {
    let Some(of) = paper.sop.timelines.iter().find(|one| one.id == state.id) else { return Html::default() };
    html! {
        <div key={of.id.as_str()}>
            <h4>{ of.label.clone() }</h4>
            <ul>{ for timeline::days(&state.days) }</ul>
        </div>
    }
}
