//! A scenario that was begun: where it stands, and at its end how it went.

use casewright_core::id::CaseId;
use casewright_core::procedure::Scenario;
use casewright_core::training::scenario::{compare, right_way};
use casewright_core::training::{Attempt, ScenarioKey};
use yew::prelude::*;

use super::comparison::comparison;
use super::other_dates::OtherDates;
use super::{begin, open};
use crate::browser::{clock, focus, location};
use crate::cases;
use crate::pack::Sop;
use crate::pages::train::Lessons;
use crate::route::{Route, TrainRoute};
use crate::text::language::of_procedures;
use crate::text::train::practice as words;
use crate::text::{self, Problem};
use crate::training::{Trainer, use_training};
use crate::ui::problem::ProblemPage;
use crate::ui::scenario::{brief, scene};
use crate::ui::title::use_title;

#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) lessons: Lessons,
    pub(crate) case: CaseId,
}

#[component]
pub(crate) fn AttemptPage(props: &Props) -> Html {
    let (trained, trainer) = use_training();
    let Some(attempt) = trained.record.attempts.get(&props.case) else {
        return html! { <ProblemPage problem={Problem::UnknownPage} /> };
    };
    let Some((sop, scenario)) = props.lessons.scenario(&attempt.procedure, &attempt.scenario) else {
        return gone();
    };
    let run = Run {
        case: props.case.clone(),
        attempt: attempt.clone(),
        sop: sop.clone(),
        scenario: scenario.clone(),
        trainer,
    };
    if !attempt.is_over() && cases::read(&props.case).is_none_or(|case| case.is_err()) {
        return html! { <ProblemPage problem={Problem::UnknownCase} /> };
    }
    if attempt.is_over() {
        html! { <Over {run} /> }
    } else {
        html! { <Underway {run} /> }
    }
}

fn gone() -> Html {
    html! {
        <div class="train cards">
            <h1 id="page-heading" tabindex="-1">{ words::GONE }</h1>
            <p>{ words::GONE_HELP }</p>
            <p><a class="button primary" href={TrainRoute::Overview.link()}>{ text::train::cards::TO_TRAINING }</a></p>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Run {
    case: CaseId,
    attempt: Attempt,
    sop: Sop,
    scenario: Scenario,
    trainer: Trainer,
}

impl Run {
    /// Leaves the scene with the case as it is.
    fn go_on(&self) {
        let Some(Ok(case)) = cases::read(&self.case) else { return };
        self.trainer.change(|record| {
            let Some(attempt) = record.attempts.get_mut(&self.case) else { return };
            attempt.go_on(&self.sop, &self.scenario, &case);
            cases::stop_clock(&self.case, attempt.at, attempt.offset);
            if attempt.is_over() {
                let score = compare(&self.sop, &self.scenario, &attempt.done).score;
                let key = ScenarioKey::new(&self.sop.id, &self.scenario.id);
                // The snapshots hold all of it, and going back begins a case from them.
                cases::discard(&self.case);
                record.played(&self.sop.id, &key, score, clock::now().today());
            }
        });
        focus::soon("page-heading".to_owned());
    }

    /// Goes back into the scene before, with the case as it was left there.
    fn go_back(&self) {
        let mut attempt = self.attempt.clone();
        let Some(left) = attempt.go_back(&self.scenario) else { return };
        self.trainer.change(|record| drop(record.attempts.remove(&self.case)));
        cases::discard(&self.case);
        open(&self.sop, attempt, left.entries, left.copied, &self.trainer);
    }
}

#[derive(Clone, Properties, PartialEq)]
struct RunProps {
    run: Run,
}

fn path(run: &Run) -> Html {
    html! {
        <p class="path">
            <a href={TrainRoute::Overview.link()}>{ text::TRAIN }</a>{ " › " }
            <span lang={of_procedures()}>{ run.sop.title.clone() }</span>
        </p>
    }
}

#[component]
fn Underway(RunProps { run }: &RunProps) -> Html {
    use_title(&[&run.scenario.title, &text::TRAIN]);
    let [on, back] = [Run::go_on, Run::go_back].map(|act| {
        let run = run.clone();
        Callback::from(move |_: MouseEvent| act(&run))
    });
    html! {
        <div class="train cards">
            { path(run) }
            <h1 id="page-heading" tabindex="-1" lang={of_procedures()}>{ run.scenario.title.clone() }</h1>
            <p>{ words::practice(&run.attempt) }</p>
            <section class="card">
                { scene(&run.scenario, run.attempt.scene.as_ref(), "h2") }
                { brief(&run.scenario, "h2") }
            </section>
            <p class="lesson-ways">
                <a class="button primary" href={Route::case(&run.case).link()}>{ words::OPEN }</a>
                <button type="button" class="button" onclick={on}>{ words::GO_ON }</button>
                if !run.attempt.done.is_empty() {
                    <button type="button" class="button" onclick={back}>{ words::GO_BACK }</button>
                }
            </p>
        </div>
    }
}

#[component]
fn Over(RunProps { run }: &RunProps) -> Html {
    use_title(&[&words::RESULT, &run.scenario.title]);
    let result = compare(&run.sop, &run.scenario, &run.attempt.done);
    let back = {
        let run = run.clone();
        move |_: MouseEvent| run.go_back()
    };
    let again = {
        let run = run.clone();
        move |_: MouseEvent| {
            cases::discard(&run.case);
            begin(&run.sop, &run.scenario, &run.trainer);
        }
    };
    let onward = { move |_: MouseEvent| location::go(&TrainRoute::Overview.link()) };
    let right = right_way(&run.sop, &run.scenario);
    html! {
        <div class="train cards">
            { path(run) }
            <h1 id="page-heading" tabindex="-1">{ words::RESULT }</h1>
            <p lang={of_procedures()}>{ run.scenario.title.clone() }</p>
            { comparison(&run.sop, &run.scenario, &result) }
            if let Some(last) = right.last() {
                <OtherDates sop={run.sop.clone()} entries={last.entries.clone()}
                    now={run.scenario.scene(&last.scene).map(|scene| scene.now())} />
            }
            <p class="lesson-ways">
                <button type="button" class="button primary" onclick={onward}>{ text::train::cards::TO_TRAINING }</button>
                <button type="button" class="button" onclick={again}>{ words::AGAIN }</button>
                <button type="button" class="button" onclick={back}>{ words::GO_BACK }</button>
            </p>
        </div>
    }
}
