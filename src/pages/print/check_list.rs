//! A procedure as a checklist: what to do, in order, with boxes to check and room to write.

use std::task::Poll;

use casewright_core::id::ProcedureId;
use casewright_core::procedure::changes::{spoken, spoken_line};
use casewright_core::procedure::{Expr, Field, Step};
use casewright_core::value::Value;
use yew::prelude::*;

use super::blanks::blank;
use super::no_sheet;
use crate::browser::clock;
use crate::pack::{Pack, Sop, use_procedures};
use crate::route::Route;
use crate::text::{self, Problem, paper as words};
use crate::ui::sections::{conditional, deadlines, rules, terms, texts};
use crate::ui::sheet::{HEADING, sheet};
use crate::ui::title::use_title;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) pack: Pack,
    pub(super) procedure: ProcedureId,
}

#[component]
pub(super) fn CheckListPaper(props: &Props) -> Html {
    let current = props.pack.current(&props.procedure).map(|edition| (props.procedure.clone(), edition.to_owned()));
    let arrived = use_procedures(&props.pack, current.into_iter().collect());
    let sop = props.pack.today(&props.procedure);
    let title = sop.as_ref().map_or_else(|| words::CHECK_LIST.to_string(), |sop| words::check_list(&sop.title));
    use_title(&[&title]);
    let problem = match (sop, arrived) {
        (Some(sop), _) => return whole(&sop),
        (None, Poll::Pending) => Problem::Waiting,
        (None, Poll::Ready(Err(why))) => Problem::Pack(why),
        (None, Poll::Ready(Ok(()))) => Problem::UnknownProcedure,
    };
    no_sheet(words::CHECK_LIST, &problem)
}

fn whole(sop: &Sop) -> Html {
    let stages = sop.stages.iter().map(|stage| {
        let steps = sop.steps.iter().filter(|step| step.stage == stage.id);
        html! {
            <section key={stage.id.as_str()}>
                <h2>{ stage.title.clone() }</h2>
                <p class="muted">{ stage.says.clone() }</p>
                for one in steps {
                    { step(sop, one) }
                }
            </section>
        }
    });
    let inside = html! {
        <>
            { head(sop) }
            { for stages }
            { rules(sop) }
            { deadlines(sop) }
            { texts(sop, "☐ ") }
            { terms(sop) }
        </>
    };
    sheet(Route::Home.link(), words::BACK_HOME, inside)
}

fn head(sop: &Sop) -> Html {
    let documents: Vec<String> = sop
        .documents
        .iter()
        .map(|one| match &one.date {
            Some(date) => [&one.title, " (", date, ")"].concat(),
            None => one.title.clone(),
        })
        .collect();
    html! {
        <header>
            <h1 id={HEADING} tabindex="-1">{ sop.title.clone() }</h1>
            <p>{ sop.summary.clone() }</p>
            <p class="small muted">{ words::version_on(&sop.version, &clock::now()) }</p>
            if !documents.is_empty() {
                <p class="small muted">{ words::written_from(&documents.join("; ")) }</p>
            }
            <dl class="answers whom">
                for words in words::FOR_WHOM {
                    <div><dt>{ words }</dt><dd><span class="line"></span></dd></div>
                }
            </dl>
        </header>
    }
}

fn step(sop: &Sop, step: &Step) -> Html {
    let says = spoken_line(sop, &step.says, text::WORDING);
    let fields: Vec<&Field> = step.fields.iter().filter_map(|id| sop.field(id)).collect();
    html! {
        <section class="to-do" key={step.id.as_str()}>
            <h3>
                <span aria-hidden="true">{ "☐ " }</span>{ step.title.clone() }
                if let Some(role) = &step.role {
                    <span class="role">{ role.clone() }</span>
                }
            </h3>
            { conditional(sop, step.when.as_ref()) }
            if !says.is_empty() {
                <p>{ says }</p>
            }
            if let Some(why) = &step.why {
                <p class="small muted">{ why.clone() }</p>
            }
            { questions(sop, step, &fields) }
            <p class="small muted">{ text::source(sop, &step.sources) }</p>
        </section>
    }
}

/// The questions of a step. Neighbors with the same condition are grouped under it.
fn questions(sop: &Sop, step: &Step, fields: &[&Field]) -> Html {
    let condition = |field: &Field| field.when.clone().filter(|when| Some(when) != step.when.as_ref());
    let together = fields.chunk_by(|one, next| condition(one) == condition(next));
    let group = |fields: &[&Field]| {
        let when = fields.first().and_then(|field| condition(field));
        let all: Html = fields.iter().map(|field| question(sop, field)).collect();
        html! {
            <div class={when.is_some().then_some("only")}>
                { conditional(sop, when.as_ref()) }
                <dl class="answers">{ all }</dl>
            </div>
        }
    };
    together.map(group).collect()
}

fn question(sop: &Sop, field: &Field) -> Html {
    let always = Expr::Value(Value::YesNo(true));
    let required = field.required.as_ref();
    let sometimes = required.filter(|condition| **condition != always && field.when.as_ref() != Some(condition));
    html! {
        <div key={field.id.as_str()}>
            <dt>
                { field.label.clone() }
                if required.is_some() && sometimes.is_none() {
                    { " " }{ words::REQUIRED }
                }
            </dt>
            <dd>
                { blank(&field.kind) }
                if let Some(help) = &field.help {
                    <p class="small muted">{ help.clone() }</p>
                }
                if let Some(condition) = sometimes {
                    <p class="small muted">{ words::required_if(&spoken(sop, condition, text::WORDING)) }</p>
                }
            </dd>
        </div>
    }
}
