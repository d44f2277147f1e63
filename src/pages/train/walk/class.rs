//! The walk on a screen in front of a class: large, and one thing after the other.

use casewright_core::training::walk::{Place, Question, Walk};
use yew::prelude::*;

use super::parts::{is_of_procedure, parts, title};
use super::question::{meanings, says, suppose};
use super::{class_link_to, link_to};
use crate::browser::keys::{self, Shortcut, Turn};
use crate::browser::{focus, location, page};
use crate::pack::Sop;
use crate::text::language::of_procedures;
use crate::text::train::walk as words;
use crate::ui::title::use_title;

/// Marks the root element: the style sheet makes everything large and hides what is around the page.
const MARK: &str = "data-class";

#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) sop: Sop,
    pub(crate) place: String,
}

/// How much of which place is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shown {
    at: usize,
    parts: usize,
}

#[component]
pub(crate) fn ClassPage(props: &Props) -> Html {
    let sop = &props.sop;
    let walk = Walk::of(sop);
    let at = walk.at(&props.place).unwrap_or_default();
    let all = walk.places.get(at).map(|place| slides(sop, &walk, place)).unwrap_or_default();
    let shown = use_state_eq(|| Shown { at, parts: 1 });
    // The place that is gone back to: all of it is there.
    let back_to = use_mut_ref(|| None::<usize>);
    let count = match *shown {
        Shown { at: here, parts } if here == at => parts.min(all.len()),
        _ if *back_to.borrow() == Some(at) => all.len(),
        _ => 1,
    };
    let heading = walk.places.get(at).map(|place| (place, place.question.is_some() && count < 2));
    let (heading, lang) = match heading {
        Some((_, true)) => (words::QUESTION.to_string(), None),
        Some((place, false)) => (title(sop, place), of_procedures().filter(|_| is_of_procedure(place))),
        None => (String::new(), None),
    };
    use_title(&[&heading, &words::walk(&sop.title)]);
    let around = walk.around(at).map(|place| Some(class_link_to(sop, place?)));
    let leave = walk.places.get(at).map(|place| link_to(sop, place)).unwrap_or_default();
    let turn = {
        let (shown, of) = (shown.setter(), all.len());
        let [back, next] = around;
        Callback::from(move |turn: Turn| match turn {
            Turn::Next if count < of => {
                shown.set(Shown { at, parts: count.saturating_add(1) });
                focus::soon(part_id(count));
            }
            Turn::Back if count > 1 => {
                shown.set(Shown { at, parts: count.saturating_sub(1) });
                focus::soon(part_id(count.saturating_sub(2)));
            }
            Turn::Next => {
                back_to.replace(None);
                next.iter().for_each(|link| location::go(link));
            }
            Turn::Back => {
                back_to.replace(at.checked_sub(1));
                back.iter().for_each(|link| location::go(link));
            }
        })
    };
    use_class(&turn, (at, count), &leave);
    let on = |which: Turn| {
        let turn = turn.clone();
        move |_: MouseEvent| turn.emit(which)
    };
    let (number, of) = (at.saturating_add(1), walk.places.len());
    html! {
        <div class="train walk in-class">
            <article key={at} class="place">
                <h1 id="page-heading" tabindex="-1" {lang}>{ heading }</h1>
                for (index, part) in all.into_iter().take(count).enumerate() {
                    <section key={index} id={part_id(index)} class="part" tabindex="-1">{ part }</section>
                }
            </article>
            <footer class="ways">
                <button type="button" class="button" aria-keyshortcuts="ArrowLeft" onclick={on(Turn::Back)}>{ "← " }{ words::BACK }</button>
                <span class="small muted"><span lang={of_procedures()}>{ sop.title.clone() }</span>{ " · " }{ words::progress(number, of) }</span>
                <button type="button" class="button small" aria-pressed="true" aria-keyshortcuts="Escape"
                    onclick={move |_: MouseEvent| location::go(&leave)}>{ words::CLASS }</button>
                <button type="button" class="button primary" aria-keyshortcuts="ArrowRight" onclick={on(Turn::Next)}>{ words::NEXT }{ " →" }</button>
            </footer>
        </div>
    }
}

/// The id of a part, which gets the focus when it is shown: so it is read out, and scrolled to.
fn part_id(index: usize) -> String {
    ["part-", &index.to_string()].concat()
}

/// What is shown one after the other: first the question, if there is one, then its answer with the first part.
fn slides(sop: &Sop, walk: &Walk<'_>, place: &Place<'_>) -> Vec<Html> {
    let parts = parts(sop, walk, place, 2);
    place.question.iter().map(|question| asked(sop, question)).chain(parts).collect()
}

/// The question with its answers, which the class chooses from aloud.
fn asked(sop: &Sop, question: &Question<'_>) -> Html {
    html! {
        <>
            <p class="situation">{ suppose(sop, question.when) }</p>
            { meanings(sop, question.when) }
            <ol class="offers">
                for (index, offer) in question.offers.iter().enumerate() {
                    <li key={index}>{ says(offer) }</li>
                }
            </ol>
        </>
    }
}

/// Takes up the keys and the looks of the mode while the page is there.
#[hook]
fn use_class(turn: &Callback<Turn>, place: (usize, usize), leave: &str) {
    use_effect_with((), |()| {
        page::set_root_attribute(MARK, Some("yes"));
        focus::arrive_late();
        || page::set_root_attribute(MARK, None)
    });
    let (turn, leave) = (turn.clone(), leave.to_owned());
    use_effect_with((place, leave), move |(_, leave)| {
        let leave = leave.clone();
        let turning = keys::on_turn(move |which| turn.emit(which));
        let leaving = keys::on_shortcut(move |shortcut| {
            let escape = shortcut == Shortcut::Escape;
            if escape {
                location::go(&leave);
            }
            escape
        });
        move || drop((turning, leaving))
    });
}
