//! "What would you do?" where the procedure branches.

use casewright_core::procedure::changes::spoken;
use casewright_core::procedure::{Define, Expr};
use casewright_core::training::walk::{Branch, Offer, Question};
use yew::prelude::*;

use crate::pack::Sop;
use crate::text::language::of_procedures;
use crate::text::{self, train::walk as words};

/// The id of the element with the outcome of an answer.
pub(super) const OUTCOME: &str = "outcome";

/// How far it has come with the question of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// It is asked; the index of what is chosen so far.
    Open(Option<usize>),
    /// The answer is missing.
    Missing,
    /// It was answered, by the offer at this index.
    Answered(usize),
    /// What is behind it is shown, now without an answer.
    Shown,
}

impl Asked {
    /// True while the place itself must not be seen.
    pub(super) fn hides(self) -> bool {
        matches!(self, Asked::Open(_) | Asked::Missing)
    }
}

/// The question: the condition in words, and what one does then.
pub(super) fn suppose(sop: &Sop, when: &Expr) -> String {
    words::suppose(&spoken(sop, when, text::WORDING))
}

/// What the names in a condition mean.
pub(super) fn meanings(sop: &Sop, when: &Expr) -> Html {
    let mut names = Vec::new();
    when.visit(&mut |part| {
        if let Expr::Define(id) = part
            && let Some(define) = sop.defines.iter().find(|define| define.id == *id)
            && !names.contains(&define)
        {
            names.push(define);
        }
    });
    let one = |define: &Define| {
        html! { <p class="small muted">{ words::means(&define.label, &spoken(sop, &define.is, text::WORDING)) }</p> }
    };
    names.into_iter().map(one).collect()
}

/// What an offer says.
pub(super) fn says(offer: &Offer<'_>) -> String {
    match offer.branch {
        Branch::Nothing => words::NOTHING.to_string(),
        branch => branch.title().to_owned(),
    }
}

/// The question with its answers to choose from.
pub(super) fn ask(sop: &Sop, question: &Question<'_>, asked: Asked, set: &Callback<Asked>) -> Html {
    let chosen = if let Asked::Open(chosen) = asked { chosen } else { None };
    let option = |(index, offer): (usize, &Offer<'_>)| {
        let set = set.clone();
        let onchange = move |_: yew::Event| set.emit(Asked::Open(Some(index)));
        let lang = if offer.branch == Branch::Nothing { None } else { of_procedures() };
        html! {
            <label class="option" key={index} {lang}>
                <input type="radio" name="branch" value={index.to_string()} checked={chosen == Some(index)} {onchange} />
                <span>{ says(offer) }</span>
            </label>
        }
    };
    let options: Html = question.offers.iter().enumerate().map(option).collect();
    let on = |asked: Asked| {
        let set = set.clone();
        move |_: MouseEvent| set.emit(asked)
    };
    html! {
        <>
            <fieldset class="branches" role="radiogroup" aria-describedby={(asked == Asked::Missing).then_some("missing-answer")}>
                <legend>{ suppose(sop, question.when) }</legend>
                { meanings(sop, question.when) }
                <div class="options">{ options }</div>
            </fieldset>
            if asked == Asked::Missing {
                <p id="missing-answer" class="finding warn" role="alert">{ words::CHOOSE_FIRST }</p>
            }
            <p class="buttons">
                <button type="button" class="button primary" onclick={on(chosen.map_or(Asked::Missing, Asked::Answered))}>{ words::ANSWER }</button>
                <button type="button" class="button" onclick={on(Asked::Shown)}>{ words::SHOW_ME }</button>
            </p>
        </>
    }
}

/// What came of the question: what is right, and why what was chosen is not. It gets the focus, so that it is read out.
pub(super) fn outcome(sop: &Sop, question: &Question<'_>, asked: Asked, before: Option<bool>) -> Html {
    let chosen = if let Asked::Answered(index) = asked { question.offers.get(index) } else { None };
    let right = question.right().title();
    let verdict = match chosen {
        Some(offer) if offer.right => words::right(right),
        Some(offer) => wrong(sop, offer.branch),
        None => before.map(|right| words::was(right).to_string()).unwrap_or_default(),
    };
    let class = match chosen {
        Some(offer) if offer.right => "finding right",
        Some(_) => "finding warn",
        None => "finding",
    };
    html! {
        <div id={OUTCOME} tabindex="-1" {class}>
            if !verdict.is_empty() {
                <p>{ verdict }</p>
            }
            if !chosen.is_some_and(|offer| offer.right) {
                <p><b>{ words::to_do(right) }</b></p>
            }
            <p>{ suppose(sop, question.when) }</p>
            { meanings(sop, question.when) }
        </div>
    }
}

/// Why a branch is wrong.
pub(super) fn wrong(sop: &Sop, branch: Branch<'_>) -> String {
    let condition = branch.when().map(|when| spoken(sop, when, text::WORDING));
    let stage = match branch {
        Branch::Step(step) => sop.stage(&step.stage).map_or("", |stage| stage.title.as_str()),
        _ => "",
    };
    words::not_here(branch, condition.as_deref(), stage)
}
