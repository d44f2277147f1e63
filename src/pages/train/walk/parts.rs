//! What a place shows, part by part: a trainer shows them one after the other.

use casewright_core::procedure::changes::{spoken, spoken_line};
use casewright_core::procedure::{Clock, Expr, Field, Rule, Stage, Step, Term};
use casewright_core::training::walk::{Place, PostLesson, Shows, StepLesson, Walk};
use casewright_core::value::Value;
use yew::prelude::*;

use crate::pack::Sop;
use crate::text::language::of_procedures;
use crate::text::train::walk as words;
use crate::text::{self, paper};
use crate::ui::document;

/// The title of a place, once it may be told.
pub(super) fn title(sop: &Sop, place: &Place<'_>) -> String {
    match &place.shows {
        Shows::Opening => sop.title.clone(),
        Shows::Stage(stage, _) => stage.title.clone(),
        Shows::Steps(steps) => steps.iter().map(|lesson| lesson.step.title.as_str()).collect::<Vec<_>>().join(", "),
        Shows::Posts(_) => paper::TEXTS.to_string(),
        Shows::Post(lesson) => lesson.post.title.clone(),
        Shows::End => words::END.to_string(),
    }
}

/// Whether its title is of the procedure, and not of the page.
pub(super) fn is_of_procedure(place: &Place<'_>) -> bool {
    !matches!(place.shows, Shows::Posts(_) | Shows::End)
}

/// What a place shows, without its title, under headings of this level.
pub(super) fn parts(sop: &Sop, walk: &Walk<'_>, place: &Place<'_>, level: u8) -> Vec<Html> {
    match &place.shows {
        Shows::Opening => opening(sop, level),
        Shows::Stage(stage, steps) => of_stage(stage, steps, level),
        Shows::Steps(steps) => match steps.as_slice() {
            [one] => of_step(sop, one, level),
            several => several
                .iter()
                .flat_map(|lesson| named(&lesson.step.title, level, |below| of_step(sop, lesson, below)))
                .collect(),
        },
        Shows::Posts(posts) => {
            let intro = html! { <p>{ words::POSTS }</p> };
            let every = (!posts.is_empty()).then(|| html! { <p>{ words::IN_EVERY_CASE }</p> });
            let each =
                posts.iter().flat_map(|lesson| named(&lesson.post.title, level, |below| of_post(sop, lesson, below)));
            [intro].into_iter().chain(every).chain(each).collect()
        }
        Shows::Post(lesson) => of_post(sop, lesson, level),
        Shows::End => end(sop, walk, level),
    }
}

/// The parts of one of several things at a place: its name stands with the first, its own headings are a level below.
fn named(name: &str, level: u8, parts: impl Fn(u8) -> Vec<Html>) -> Vec<Html> {
    let mut parts = parts(level.saturating_add(1)).into_iter();
    let first = parts.next().unwrap_or_default();
    let first =
        html! { <><@{tag(level)} class="of-several" lang={of_procedures()}>{ name.to_owned() }</@>{ first }</> };
    [first].into_iter().chain(parts).collect()
}

/// A part under its own heading.
fn part(level: u8, heading: &str, inside: Html) -> Html {
    html! { <><@{tag(level)} class="of-part">{ heading.to_owned() }</@>{ inside }</> }
}

fn tag(level: u8) -> &'static str {
    match level {
        2 => "h2",
        3 => "h3",
        4 => "h4",
        _ => "h5",
    }
}

fn opening(sop: &Sop, level: u8) -> Vec<Html> {
    let documents: Vec<&str> = sop.documents.iter().map(|document| document.title.as_str()).collect();
    let what = html! {
        <>
            <p lang={of_procedures()}><b>{ text::sentence(&sop.need) }</b></p>
            <p lang={of_procedures()}>{ sop.summary.clone() }</p>
            if !documents.is_empty() {
                <p class="small muted">{ paper::written_from(&documents.join("; ")) }</p>
            }
        </>
    };
    let stages = html! {
        <ol lang={of_procedures()}>
            for stage in sop.stages.iter() {
                <li key={stage.id.as_str()}><b>{ stage.title.clone() }</b>{ ": " }{ stage.says.clone() }</li>
            }
        </ol>
    };
    let mut parts = vec![part(level, &words::FOR_WHAT, what)];
    if !sop.stages.is_empty() {
        parts.push(part(level, &words::STAGES, stages));
    }
    parts.push(html! { <p>{ words::HOW }</p> });
    parts
}

fn of_stage(stage: &Stage, steps: &[&Step], level: u8) -> Vec<Html> {
    let sometimes = steps.iter().filter(|step| step.when.is_some()).count();
    let purpose = html! { <p lang={of_procedures()}>{ stage.says.clone() }</p> };
    vec![
        part(level, &words::PURPOSE, purpose),
        html! { <p class="muted">{ text::sentence(&words::steps(steps.len(), sometimes)) }</p> },
    ]
}

fn of_step(sop: &Sop, lesson: &StepLesson<'_>, level: u8) -> Vec<Html> {
    let step = lesson.step;
    let says = spoken_line(sop, &step.says, text::WORDING);
    let mut parts = Vec::new();
    if !says.is_empty() {
        parts.push(part(level, &words::WHAT, html! { <p lang={of_procedures()}>{ says }</p> }));
    }
    if let Some(role) = &step.role {
        parts.push(part(level, &words::WHO, html! { <p lang={of_procedures()}>{ role.clone() }</p> }));
    }
    if step.why.is_some() || !step.sources.is_empty() {
        let why = html! {
            <>
                if let Some(why) = &step.why {
                    <p lang={of_procedures()}>{ why.clone() }</p>
                }
                { document::source(sop, &step.sources) }
            </>
        };
        parts.push(part(level, if step.why.is_some() { &words::WHY } else { &text::SOURCE }, why));
    }
    if !lesson.fields.is_empty() {
        parts.push(part(level, &words::FIELDS, fields(sop, step, &lesson.fields)));
    }
    if !lesson.terms.is_empty() {
        parts.push(part(level, &text::TERMS, terms(sop, &lesson.terms)));
    }
    if !lesson.clocks.is_empty() {
        let all: Html = lesson.clocks.iter().map(|clock| deadline(sop, clock)).collect();
        parts.push(part(level, &paper::DEADLINES, html! { <ul>{ all }</ul> }));
    }
    let skipped = html! {
        <>
            <ul>
                for told in words::skipped(&lesson.skipped) {
                    <li>{ told }</li>
                }
            </ul>
            { rules(sop, &lesson.skipped.rules) }
        </>
    };
    parts.push(part(level, &words::SKIPPED, skipped));
    parts
}

fn fields(sop: &Sop, step: &Step, fields: &[&Field]) -> Html {
    let one = |field: &&Field| {
        let always = field.required == Some(Expr::Value(Value::YesNo(true)));
        let when = field.when.as_ref().filter(|when| step.when.as_ref() != Some(when));
        html! {
            <li key={field.id.as_str()}>
                <span lang={of_procedures()}>{ field.label.clone() }</span>
                if always {
                    { " " }<span class="small muted">{ paper::REQUIRED }</span>
                }
                if let Some(help) = &field.help {
                    <p class="small muted" lang={of_procedures()}>{ help.clone() }</p>
                }
                if let Some(when) = when {
                    <p class="small muted">{ paper::only_if(&spoken(sop, when, text::WORDING)) }</p>
                }
            </li>
        }
    };
    let all: Html = fields.iter().map(one).collect();
    html! { <ul>{ all }</ul> }
}

fn terms(sop: &Sop, terms: &[&Term]) -> Html {
    html! {
        <dl lang={of_procedures()}>
            for term in terms.iter() {
                <dt>{ term.name.clone() }</dt>
                <dd>{ text::term(sop, term) }</dd>
            }
        </dl>
    }
}

fn deadline(sop: &Sop, clock: &Clock) -> Html {
    let until = clock.until.as_ref().map(|until| spoken(sop, until, text::WORDING));
    html! {
        <li key={clock.id.as_str()}>
            <b lang={of_procedures()}>{ clock.label.clone() }</b>
            for due in clock.dues.iter() {
                <p>{ paper::after(due.after, due.repeat, &spoken_line(sop, &due.says, text::WORDING)) }</p>
            }
            <p class="small muted">
                { paper::runs(&spoken(sop, &clock.starts, text::WORDING), until.as_deref()) }{ " " }{ text::source(sop, &clock.sources) }
            </p>
        </li>
    }
}

/// Rules, each with its sentence, the condition under which it fires, and its source.
fn rules(sop: &Sop, rules: &[&Rule]) -> Html {
    let one = |rule: &&Rule| {
        let withheld = rule.withholds.iter().filter_map(|post| sop.post(post.as_str())).map(|post| post.title.as_str());
        let withheld: Vec<&str> = withheld.collect();
        html! {
            <li key={rule.id.as_str()}>
                <b>{ text::level(rule.level) }</b>{ " " }<span lang={of_procedures()}>{ spoken_line(sop, &rule.says, text::WORDING) }</span>
                if !withheld.is_empty() {
                    <p class="small">{ paper::withheld(&withheld.join(", ")) }</p>
                }
                <p class="small muted">
                    { paper::holds_if(&spoken(sop, &rule.when, text::WORDING)) }{ " " }{ text::source(sop, &rule.sources) }
                </p>
            </li>
        }
    };
    if rules.is_empty() {
        return Html::default();
    }
    let all: Html = rules.iter().map(one).collect();
    html! { <ul class="rules">{ all }</ul> }
}

fn of_post(sop: &Sop, lesson: &PostLesson<'_>, level: u8) -> Vec<Html> {
    let to = html! {
        <>
            <p>{ paper::target(lesson.post.target) }</p>
            { document::source(sop, &lesson.post.sources) }
        </>
    };
    let mut parts = vec![part(level, &words::WHERE, to)];
    if !lesson.needs.is_empty() {
        let steps = html! {
            <ul lang={of_procedures()}>
                for step in lesson.needs.iter() {
                    <li key={step.id.as_str()}>{ step.title.clone() }</li>
                }
            </ul>
        };
        parts.push(part(level, &words::NEEDS, steps));
    }
    if !lesson.withheld.is_empty() {
        parts.push(part(level, &words::WITHHELD, rules(sop, &lesson.withheld)));
    }
    parts
}

/// Sums up: the stages with their steps, the texts and the deadlines.
fn end(sop: &Sop, walk: &Walk<'_>, level: u8) -> Vec<Html> {
    let stages = walk.places.iter().filter_map(|place| match &place.shows {
        Shows::Stage(stage, steps) => {
            let titles: Vec<&str> = steps.iter().map(|step| step.title.as_str()).collect();
            Some(html! {
                <li key={stage.id.as_str()} lang={of_procedures()}><b>{ stage.title.clone() }</b>{ ": " }{ text::sentence(&titles.join(", ")) }</li>
            })
        }
        _ => None,
    });
    let stages: Html = stages.collect();
    let names = |names: Vec<&str>| {
        let all: Html = names.into_iter().map(|name| html! { <li>{ name.to_owned() }</li> }).collect();
        html! { <ul lang={of_procedures()}>{ all }</ul> }
    };
    let mut parts = Vec::new();
    if !sop.stages.is_empty() {
        parts.push(part(level, &words::STAGES, html! { <ol>{ stages }</ol> }));
    }
    if !sop.posts.is_empty() {
        let posts = sop.posts.iter().map(|post| post.title.as_str()).collect();
        parts.push(part(level, &paper::TEXTS, names(posts)));
    }
    if !sop.clocks.is_empty() {
        let clocks: Html = sop.clocks.iter().map(|clock| deadline(sop, clock)).collect();
        parts.push(part(level, &paper::DEADLINES, html! { <ul>{ clocks }</ul> }));
    }
    parts
}
