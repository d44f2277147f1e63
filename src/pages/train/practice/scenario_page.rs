//! What a scenario is about, before it is begun.

use casewright_core::id::{ProcedureId, ScenarioId};
use casewright_core::procedure::Scenario;
use yew::prelude::*;

use super::begin;
use crate::pack::Sop;
use crate::pages::train::Lessons;
use crate::route::TrainRoute;
use crate::text::language::of_procedures;
use crate::text::train::practice as words;
use crate::text::{self, Problem};
use crate::training::use_training;
use crate::ui::problem::ProblemPage;
use crate::ui::scenario::{brief, scene};
use crate::ui::title::use_title;

#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) lessons: Lessons,
    pub(crate) procedure: ProcedureId,
    pub(crate) scenario: ScenarioId,
}

#[component]
pub(crate) fn ScenarioPage(props: &Props) -> Html {
    match props.lessons.scenario(&props.procedure, &props.scenario) {
        Some((sop, scenario)) => html! { <Intro sop={sop.clone()} scenario={scenario.clone()} /> },
        None => html! { <ProblemPage problem={Problem::UnknownPage} /> },
    }
}

#[derive(Clone, Properties, PartialEq)]
struct IntroProps {
    sop: Sop,
    scenario: Scenario,
}

#[component]
fn Intro(IntroProps { sop, scenario }: &IntroProps) -> Html {
    use_title(&[&scenario.title, &text::TRAIN]);
    let (_, trainer) = use_training();
    let onclick = {
        let (sop, scenario) = (sop.clone(), scenario.clone());
        move |_: MouseEvent| begin(&sop, &scenario, &trainer)
    };
    html! {
        <div class="train cards">
            <p class="path">
                <a href={TrainRoute::Overview.link()}>{ text::TRAIN }</a>{ " › " }
                <span lang={of_procedures()}>{ sop.title.clone() }</span>
            </p>
            <h1 id="page-heading" tabindex="-1" lang={of_procedures()}>{ scenario.title.clone() }</h1>
            <p class="chips"><span class="chip">{ words::difficulty(scenario.difficulty) }</span></p>
            <p class="muted">{ words::HOW_IT_GOES }</p>
            <section class="card">
                { brief(scenario, "h2") }
                { scene(scenario, scenario.scenes.first().map(|scene| &scene.id), "h2") }
            </section>
            <p><button type="button" class="button primary" {onclick}>{ words::BEGIN }</button></p>
        </div>
    }
}
