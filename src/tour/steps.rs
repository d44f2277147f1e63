//! The steps of the tour.

use std::cell::Cell;

use casewright_core::id::CaseId;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::progress::{self, Progress};
use crate::browser::{clock, focus, location, page, point};
use crate::cases;
use crate::cases::samples::{self, NoSample};
use crate::commands::{Command, OpenPage, OverlayEvent, View, use_open_page, use_overlays};
use crate::pack::Pack;
use crate::route::Route;
use crate::text::{self, settings as words};
use crate::words::Text;

const HEADING: &str = "tour-heading";

/// How often to look for the highlighted element, in ms: it may be drawn late, or redrawn.
const LOOK: u32 = 250;

/// The element that each step highlights, and the part of the case that a narrow screen must show for it.
const PLACES: [(&str, Option<View>); words::PLACES.len()] = [
    (".stage .fields", Some(View::Stage)),
    ("#post-paper", Some(View::Post)),
    ("#post-before", Some(View::Post)),
    (".copying", Some(View::Post)),
    (".top a[href='#/due']", None),
    // The last step is about no element.
    ("#tour-nowhere", None),
];

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) pack: Pack,
}

#[component]
pub(super) fn Steps(props: &Props) -> Html {
    let progress = use_state_eq(Progress::read);
    let open_page = use_open_page();
    let end = {
        let overlays = use_overlays();
        use_callback((), move |(), ()| overlays.emit(OverlayEvent::TourEnded))
    };
    {
        let (setter, pack, before) = (progress.setter(), props.pack.clone(), (*progress).clone());
        use_effect_with((), move |()| {
            if before != Progress::Starting {
                return;
            }
            spawn_local(async move {
                match samples::begin(&pack).await {
                    Ok(case) => {
                        focus::wish(HEADING.to_owned());
                        // The panel must be drawn before the page, or there is nothing to focus.
                        setter.set(Progress::At(case.clone(), 0));
                        location::go(&Route::case(&case).link());
                    }
                    Err(why) => {
                        setter.set(Progress::NotStarted(why));
                        focus::soon(HEADING.to_owned());
                    }
                }
            });
        });
    }
    use_effect_with((), |()| progress::forget);
    {
        let end = end.clone();
        use_effect_with((*progress).clone(), move |progress| {
            progress.keep();
            let looking = match progress.clone() {
                Progress::At(case, step) => {
                    let found = Cell::new(false);
                    Some(clock::every(LOOK, move || look(&open_page, &end, &case, step, &found)))
                }
                _ => None,
            };
            move || {
                drop(looking);
                point::nowhere();
            }
        });
    }
    match &*progress {
        Progress::Starting => Html::default(),
        Progress::NotStarted(why) => {
            let says = match why {
                NoSample::Missing => words::SAMPLE_MISSING,
                NoSample::NotStored => words::SAMPLE_NOT_STORED,
            };
            let close = stop(&end);
            let buttons = html! { <button type="button" class="button" onclick={close}>{ words::CLOSE }</button> };
            panel([words::NO_SAMPLE, says], None, buttons)
        }
        Progress::At(case, step) => {
            let Some(says) = words::PLACES.get(*step) else { return Html::default() };
            panel(*says, Some(*step), buttons(&progress.setter(), &end, case, *step))
        }
    }
}

/// Highlights the element of a step, and announces the step once the element is there. The tour ends when the sample is thrown
/// away.
fn look(open_page: &OpenPage, end: &Callback<()>, case: &CaseId, step: usize, found: &Cell<bool>) {
    if cases::stored(case).is_none() {
        return end.emit(());
    }
    let Some((element, view)) = PLACES.get(step) else { return };
    let there = point::at(element);
    if found.get() {
        return;
    }
    if there.is_some() || is_last(step) {
        found.set(true);
        if let Some([heading, says]) = words::PLACES.get(step) {
            page::say(&[heading.words(), ". ", says.words()].concat());
        }
    } else if let Some(view) = view {
        open_page.run(Command::Show(*view));
    }
}

fn is_last(step: usize) -> bool {
    step.saturating_add(1) == PLACES.len()
}

fn buttons(setter: &UseStateSetter<Progress>, end: &Callback<()>, case: &CaseId, step: usize) -> Html {
    let last = is_last(step);
    let next = {
        let (setter, case) = (setter.clone(), case.clone());
        Callback::from(move |_: MouseEvent| {
            let link = Route::case(&case).link();
            setter.set(Progress::At(case.clone(), step.saturating_add(1)));
            // Lead the person back if they went elsewhere in the meantime.
            if !["#", &location::hash()].concat().starts_with(&link) {
                focus::wish(HEADING.to_owned());
                location::go(&link);
            }
        })
    };
    let throw_away = {
        let end = end.clone();
        Callback::from(move |_: MouseEvent| {
            samples::throw_away();
            end.emit(());
            location::go(&Route::Home.link());
        })
    };
    html! {
        <>
            // The same element at every step, so that it keeps the focus.
            <button type="button" class="button primary" onclick={if last { throw_away } else { next }}>
                { if last { text::THROW_AWAY } else { words::NEXT } }
            </button>
            <button type="button" class="link" onclick={stop(end)}>{ if last { words::KEEP } else { words::SKIP } }</button>
        </>
    }
}

/// Ends the tour and leaves the person on the page where they are.
fn stop(end: &Callback<()>) -> Callback<MouseEvent> {
    end.reform(|_| focus::soon("page-heading".to_owned()))
}

/// A region of its own: beside the page, not part of it.
fn panel([heading, says]: [Text; 2], step: Option<usize>, buttons: Html) -> Html {
    // Away from the part of the case that it explains.
    let at_end = step.and_then(|step| PLACES.get(step)).is_some_and(|(_, view)| *view == Some(View::Stage));
    html! {
        <section class={if at_end { "tour card at-end" } else { "tour card" }} aria-label={words::TOUR}>
            if let Some(step) = step {
                <p class="small muted">{ words::place_of(step) }</p>
            }
            <h2 id={HEADING} tabindex="-1">{ heading }</h2>
            <p>{ says }</p>
            <p class="buttons">{ buttons }</p>
        </section>
    }
}
