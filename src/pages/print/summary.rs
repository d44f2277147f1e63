//! A procedure on one page: its stages with their steps, its deadlines, and who does what.

use std::task::Poll;

use casewright_core::id::ProcedureId;
use casewright_core::procedure::{Clock, Stage, Step};
use yew::prelude::*;

use super::no_sheet;
use crate::browser::clock;
use crate::pack::{Pack, Sop, use_procedures};
use crate::route::Route;
use crate::text::language::of_procedures;
use crate::text::{Problem, paper, procedure as words};
use crate::ui::more_styles::MoreStyles;
use crate::ui::sheet::{HEADING, sheet};
use crate::ui::title::use_title;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) pack: Pack,
    pub(super) procedure: ProcedureId,
}

#[component]
pub(super) fn SummaryPaper(props: &Props) -> Html {
    let current = props.pack.current(&props.procedure).map(|edition| (props.procedure.clone(), edition.to_owned()));
    let arrived = use_procedures(&props.pack, current.into_iter().collect());
    let sop = props.pack.today(&props.procedure);
    let title = sop.as_ref().map_or_else(|| words::SUMMARY.to_string(), |sop| words::summary(&sop.title));
    use_title(&[&title]);
    let problem = match (sop, arrived) {
        (Some(sop), _) => return html! { <MoreStyles>{ whole(&sop) }</MoreStyles> },
        (None, Poll::Pending) => Problem::Waiting,
        (None, Poll::Ready(Err(why))) => Problem::Pack(why),
        (None, Poll::Ready(Ok(()))) => Problem::UnknownProcedure,
    };
    no_sheet(words::SUMMARY, &problem)
}

fn whole(sop: &Sop) -> Html {
    let inside = html! {
        <div class="summary">
            <header>
                <h1 id={HEADING} tabindex="-1" lang={of_procedures()}>{ sop.title.clone() }</h1>
                <p class="small muted">{ paper::version_on(&sop.version, &clock::now()) }</p>
            </header>
            <div class="columns">
                for one in sop.stages.iter() {
                    { stage(sop, one) }
                }
                { deadlines(sop) }
                { roles(sop) }
            </div>
        </div>
    };
    sheet(Route::procedure(&sop.id).link(), words::BACK, inside)
}

fn stage(sop: &Sop, stage: &Stage) -> Html {
    let step = |step: &Step| {
        html! {
            <li key={step.id.as_str()}>
                <span lang={of_procedures()}>{ step.title.clone() }</span>
                if step.when.is_some() {
                    <span class="muted">{ words::SOMETIMES }</span>
                }
            </li>
        }
    };
    html! {
        <section key={stage.id.as_str()}>
            <h2 lang={of_procedures()}>{ stage.title.clone() }</h2>
            <ol>{ for sop.steps.iter().filter(|step| step.stage == stage.id).map(step) }</ol>
        </section>
    }
}

fn deadlines(sop: &Sop) -> Html {
    let clock =
        |clock: &Clock| html! { <li key={clock.id.as_str()}>{ words::deadline(&clock.label, &clock.dues) }</li> };
    section(words::DEADLINES, sop.clocks.iter().map(clock).collect())
}

/// Each role with its steps, in the order in which it first acts.
fn roles(sop: &Sop) -> Html {
    let mut roles: Vec<&str> = Vec::new();
    for role in sop.steps.iter().filter_map(|step| step.role.as_deref()) {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let line = |role: &&str| {
        let steps = sop.steps.iter().filter(|step| step.role.as_deref() == Some(role)).count();
        html! { <li key={*role}>{ words::acts(role, steps) }</li> }
    };
    section(words::WHO, roles.iter().map(line).collect())
}

fn section(title: crate::words::Text, items: Vec<Html>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ title }</h2>
            <ul>{ for items }</ul>
        </section>
    }
}
