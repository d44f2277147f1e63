//! The way round the page, on a sample case: a panel beside the page, which points at one part of it after the other. It is in
//! nobody's way: the page behind it can be used, and what is typed into the sample is kept like anything else.

mod sample;

use std::cell::Cell;

use yew::prelude::*;

use self::sample::{NoSample, begin};
use crate::app::held::{use_begun, use_held};
use crate::app::route::{Route, ids};
use crate::app::text::{self, settings as words};
use crate::app::view::html;
use crate::browser::{clock, dialog, focus, keys, location, page, point, room};
use casewright_core::case::keys::CASES;
use casewright_core::id::CaseId;
use casewright_core::words::Text;

const HEADING: &str = "tour-heading";

/// How often it is looked where the part is that is pointed at, in milliseconds: it may be drawn later, or anew.
const LOOK: u32 = 250;

/// Where each place of the way is, and what has a narrow screen show it.
const PLACES: [(&str, Option<&str>); words::PLACES.len()] = [
    (".stage .fields", Some(ids::TO_STAGE)),
    ("#post-paper", Some(ids::TO_POST)),
    ("#post-before", Some(ids::TO_POST)),
    (".copying", Some(ids::TO_POST)),
    (".top a[href='#/due']", None),
    // Of no place.
    ("#tour-nowhere", None),
];

/// Where a person is on the way.
#[derive(Debug, Clone, PartialEq)]
enum Way {
    Ended,
    At(CaseId, usize),
    NotBegun(NoSample),
}

#[component]
pub(in crate::app::storage) fn Tour() -> Html {
    let way = use_held(|| Way::Ended);
    {
        let setter = way.setter();
        use_begun((), move || {
            let look = move || {
                if dialog::asked(&["tour"]).is_some() {
                    // What stood there while this program was on its way.
                    dialog::typed_early();
                    let setter = setter.clone();
                    begin(move |begun| match begun {
                        Ok(case) => {
                            // The program beside this one moves the focus once it has drawn the case.
                            dialog::wish(HEADING);
                            let there = link(&case);
                            // The panel is there before the page is, or there would be nothing to take the focus.
                            setter.set(Way::At(case, 0));
                            location::go(&there);
                        }
                        Err(why) => {
                            setter.set(Way::NotBegun(why));
                            focus::soon(HEADING.to_owned());
                        }
                    });
                }
            };
            let listening = dialog::on_asked(look.clone());
            look();
            Box::new(listening)
        });
    }
    {
        let (setter, now) = (way.setter(), (*way).clone());
        use_begun(now.clone(), move || {
            let Way::At(case, place) = now else {
                point::nowhere();
                return Box::new(());
            };
            let found = Cell::new(false);
            let look = clock::every(LOOK, move || look(&setter, &case, place, &found));
            Box::new(look)
        });
    }
    {
        let setter = way.setter();
        use_begun(*way == Way::Ended, move || {
            Box::new(keys::on_escape(move || {
                if *setter.now() != Way::Ended {
                    end(&setter);
                }
            }))
        });
    }
    match &*way {
        Way::Ended => Html::default(),
        Way::NotBegun(why) => {
            let setter = way.setter();
            let says = match why {
                NoSample::Missing => words::SAMPLE_MISSING,
                NoSample::NotKept => words::SAMPLE_NOT_KEPT,
            };
            panel(
                [words::NO_SAMPLE, says],
                None,
                html! {
                    <button type="button" class="button" onclick={move |_: MouseEvent| end(&setter)}>{ words::CLOSE }</button>
                },
            )
        }
        Way::At(case, place) => {
            let Some(says) = words::PLACES.get(*place) else { return Html::default() };
            panel(*says, Some(*place), buttons(&way.setter(), case, *place))
        }
    }
}

type Setter = crate::app::held::Setter<Way>;

/// Looks where the part is that is pointed at, and tells of it once it is there. Where the sample was thrown away, the way ends.
fn look(setter: &Setter, case: &CaseId, place: usize, found: &Cell<bool>) {
    if room::read(&key(case)).is_none() {
        point::nowhere();
        return setter.set(Way::Ended);
    }
    let Some((what, view)) = PLACES.get(place) else { return };
    let there = point::at(what);
    if found.get() {
        return;
    }
    let nowhere = place.saturating_add(1) == PLACES.len();
    if there.is_some() || nowhere {
        found.set(true);
        if let Some([heading, says]) = words::PLACES.get(place) {
            page::say(&[heading.words(), ". ", says.words()].concat());
        }
    } else if let Some(view) = view {
        dialog::press(view);
    }
}

fn buttons(setter: &Setter, case: &CaseId, place: usize) -> Html {
    let last = place.saturating_add(1) == PLACES.len();
    let next = {
        let (setter, case) = (setter.clone(), case.clone());
        move |_: MouseEvent| {
            let link = link(&case);
            // Whoever went elsewhere meanwhile is led back.
            setter.set(Way::At(case.clone(), place.saturating_add(1)));
            if !["#", &location::hash()].concat().starts_with(&link) {
                dialog::wish(HEADING);
                location::go(&link);
            }
        }
    };
    let throw = {
        let setter = setter.clone();
        move |_: MouseEvent| {
            sample::throw_away();
            setter.set(Way::Ended);
            location::go(&Route::Home.link());
        }
    };
    let stop = {
        let setter = setter.clone();
        move |_: MouseEvent| end(&setter)
    };
    html! {
        <>
            // The same element all the way, so that it keeps the focus.
            <button type="button" class="button primary" onclick={if last { Callback::from(throw) } else { Callback::from(next) }}>
                { if last { text::THROW_AWAY } else { words::NEXT } }
            </button>
            <button type="button" class="link" onclick={stop}>{ if last { words::KEEP } else { words::SKIP } }</button>
        </>
    }
}

/// Not before the page, and not in it: a region of its own.
fn panel([heading, says]: [Text; 2], place: Option<usize>, buttons: Html) -> Html {
    html! {
        <section class="tour card" aria-label={words::TOUR}>
            if let Some(place) = place {
                <p class="small muted">{ words::place_of(place) }</p>
            }
            <h2 id={HEADING} tabindex="-1">{ heading }</h2>
            <p>{ says }</p>
            <p class="buttons">{ buttons }</p>
        </section>
    }
}

/// Ends it, and leaves the person on the page where they are.
fn end(setter: &Setter) {
    setter.set(Way::Ended);
    focus::soon("page-heading".to_owned());
}

fn link(case: &CaseId) -> String {
    Route::Case { id: case.clone(), stage: None }.link()
}

fn key(case: &CaseId) -> String {
    [CASES, case.as_str()].concat()
}
