//! The SOP from its first stage to its sources.

use casewright_core::id::StepId;
use casewright_core::procedure::changes::spoken_line;
use casewright_core::procedure::{SourceDocument, Stage, Step};
use yew::prelude::*;

use crate::pack::Sop;
use crate::route::{Route, TrainRoute, step_heading};
use crate::text::language::of_procedures;
use crate::text::{self, procedure as words};
use crate::ui::document::source;
use crate::ui::map::ProcedureMap;
use crate::ui::sections::{conditional, deadlines, rules, terms, texts};

pub(super) fn document(sop: &Sop, place: Option<&StepId>) -> Html {
    html! {
        <div class="storage reading">
            <article class="sheet" aria-labelledby="page-heading">
                { head(sop) }
                <section aria-labelledby="map-heading">
                    <h2 id="map-heading">{ words::MAP }</h2>
                    <ProcedureMap sop={sop.clone()} place={place.cloned()} />
                </section>
                <section>
                    <h2>{ words::STEPS }</h2>
                    for one in sop.stages.iter() {
                        { stage(sop, one) }
                    }
                </section>
                { rules(sop) }
                { deadlines(sop) }
                { texts(sop, "") }
                { terms(sop) }
                { sources(&sop.documents) }
            </article>
        </div>
    }
}

fn head(sop: &Sop) -> Html {
    let walk = TrainRoute::Walk { procedure: sop.id.clone(), place: None }.link();
    html! {
        <header>
            <p class="crumb"><a href={Route::Procedures.link()}>{ words::PROCEDURES }</a></p>
            <h1 id="page-heading" tabindex="-1" lang={of_procedures()}>{ sop.title.clone() }</h1>
            <p lang={of_procedures()}>{ sop.summary.clone() }</p>
            <p class="small muted">{ words::version(&sop.version) }</p>
            <p class="further">
                <a href={walk}>{ words::TO_WALK }</a>
                <a href={Route::CheckList(sop.id.clone()).link()}>{ words::TO_CHECK_LIST }</a>
                <a href={Route::Summary(sop.id.clone()).link()}>{ words::TO_SUMMARY }</a>
                <a href={Route::Begin(sop.id.clone()).link()}>{ words::BEGIN }</a>
            </p>
        </header>
    }
}

fn stage(sop: &Sop, stage: &Stage) -> Html {
    html! {
        <section key={stage.id.as_str()}>
            <h3 lang={of_procedures()}>{ stage.title.clone() }</h3>
            <p class="muted" lang={of_procedures()}>{ stage.says.clone() }</p>
            for one in sop.steps.iter().filter(|step| step.stage == stage.id) {
                { step(sop, one) }
            }
        </section>
    }
}

fn step(sop: &Sop, step: &Step) -> Html {
    let says = spoken_line(sop, &step.says, text::WORDING);
    let labels: Vec<&str> = step.fields.iter().filter_map(|id| Some(sop.field(id)?.label.as_str())).collect();
    html! {
        <section class="to-read" key={step.id.as_str()}>
            <h4 id={step_heading(&step.id)} tabindex="-1" lang={of_procedures()}>
                { step.title.clone() }
                if let Some(role) = &step.role {
                    <span class="role">{ role.clone() }</span>
                }
            </h4>
            { conditional(sop, step.when.as_ref()) }
            if !says.is_empty() {
                <p lang={of_procedures()}>{ says }</p>
            }
            if let Some(why) = &step.why {
                <p lang={of_procedures()}>{ why.clone() }</p>
            }
            if !labels.is_empty() {
                <p class="small">{ words::asks(&labels.join(" · ")) }</p>
            }
            { source(sop, &step.sources) }
        </section>
    }
}

fn sources(documents: &[SourceDocument]) -> Html {
    if documents.is_empty() {
        return Html::default();
    }
    let title = |one: &SourceDocument| match &one.date {
        Some(date) => [&one.title, " (", date, ")"].concat(),
        None => one.title.clone(),
    };
    html! {
        <section>
            <h2>{ words::SOURCES }</h2>
            <ul class="items">
                for one in documents.iter() {
                    <li key={one.id.as_str()}>{ title(one) }</li>
                }
            </ul>
        </section>
    }
}
