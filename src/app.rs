//! The app: the header, the page that the address names, and the overlays.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::keys::{self, Shortcut};
use crate::browser::{clock, focus, location, page, storage};
use crate::cases;
use crate::commands::{self, AppHandle, Dialog, OpenPage, OverlayEvent, Overlays};
use crate::header::Header;
use crate::own::foot;
use crate::pack::{Pack, fetch_index_early, use_pack};
use crate::pages::begin::BeginPage;
use crate::pages::home::HomePage;
use crate::pages::{
    case, changes, due, print, procedure, search, settings as settings_page, storage as storage_page, train,
};
use crate::palette;
use crate::route::Route;
use crate::settings::{SharedSettings, use_shared_settings};
use crate::text::Problem;
use crate::tour::{self, Tour};
use crate::ui::lazy::{Lazy, PageProps, Part, fetch_early};
use crate::ui::problem::ProblemPage;
use crate::ui::updates;

/// How long the page is left alone before it sweeps the storage and looks for updates, in ms.
const SETTLED: u32 = 3_000;

#[component]
pub fn App() -> Html {
    let pack = use_pack();
    let page = PageProps { route: use_route(), pack: (*pack).clone() };
    let settings = use_shared_settings();
    let overlays = use_reducer_eq(|| Overlays { tour: tour::goes_on(), ..Overlays::default() });
    let open_page = use_memo((), |()| OpenPage::default());
    use_shortcuts(&open_page, &overlays);
    use_guards();
    let settled = use_settled();
    let reach = AppHandle { open_page: (*open_page).clone(), overlays: overlays.dispatcher(), pack: pack.setter() };
    html! {
        <ContextProvider<SharedSettings> context={settings}>
        <ContextProvider<AppHandle> context={reach}>
            <Header ..page.clone() />
            <main id="main" tabindex="-1">{ page_of(&page) }</main>
            { foot() }
            if settled {
                <Lazy part={updates::PART} page={page.clone()} waiting={Html::default()} aside=true />
            }
            if overlays.tour && page.loaded().is_some() {
                <Tour ..page.clone() />
            }
            if let Some(dialog) = overlays.dialog {
                { palette::dialog(dialog, page) }
            }
        </ContextProvider<AppHandle>>
        </ContextProvider<SharedSettings>>
    }
}

/// Begins to fetch what the first page needs, so that it arrives while the program draws what it can draw without. To be
/// called once, before anything is drawn.
pub fn fetch_ahead() {
    fetch_index_early();
    if let Some(part) = part_of(&Route::read(&location::hash())) {
        fetch_early(part);
    }
}

fn page_of(page: &PageProps) -> Html {
    match (&page.route, part_of(&page.route)) {
        (Route::Home, _) => with_pack(page, |pack| html! { <HomePage {pack} /> }),
        (Route::Begin(procedure), _) => {
            with_pack(page, |pack| html! { <BeginPage {pack} procedure={procedure.clone()} /> })
        }
        (_, Some(part)) => html! { <Lazy key={part.name} {part} page={page.clone()} /> },
        (_, None) => html! { <ProblemPage problem={Problem::UnknownPage} /> },
    }
}

/// The part of the program that an address leads to; none if that is there from the start.
fn part_of(route: &Route) -> Option<Part> {
    Some(match route {
        Route::Home | Route::Unknown => return None,
        // It leads on to the new case.
        Route::Begin(_) | Route::Case { .. } => case::PART,
        Route::Due => due::PART,
        Route::Search => search::PART,
        Route::Storage => storage_page::PART,
        Route::Changes(_) => changes::PART,
        Route::Procedures | Route::Procedure { .. } => procedure::PART,
        Route::Print(_) | Route::CheckList(_) | Route::Summary(_) => print::PART,
        Route::Settings => settings_page::PART,
        Route::Train(_) => train::PART,
    })
}

fn with_pack(page: &PageProps, draw: impl FnOnce(Pack) -> Html) -> Html {
    page.pack_or_problem().map_or_else(|problem| problem, draw)
}

/// The page that the address names. After a change of page, the focus goes to its heading.
#[hook]
fn use_route() -> Route {
    let route = use_state_eq(|| Route::read(&location::hash()));
    {
        let setter = route.setter();
        use_effect_with((), move |()| {
            let listening = location::on_change(move || setter.set(Route::read(&location::hash())));
            move || drop(listening)
        });
    }
    let last = use_mut_ref(|| (*route).clone());
    use_effect_with((*route).clone(), move |here| {
        let before = last.replace(here.clone());
        if before != *here {
            // Announcements about the previous page do not apply to this one.
            page::say("");
            let heading = here.arrival(&before);
            focus::after_drawing(move || focus::arrive(&heading));
        }
    });
    (*route).clone()
}

/// Listens for the keys that work everywhere.
#[hook]
fn use_shortcuts(open_page: &Rc<OpenPage>, overlays: &UseReducerHandle<Overlays>) {
    let shown = use_mut_ref(|| **overlays);
    shown.replace(**overlays);
    let (open_page, dispatch) = (Rc::clone(open_page), overlays.dispatcher());
    use_effect_with((), move |()| {
        let listening = keys::on_shortcut(move |shortcut| {
            let Overlays { dialog, tour } = *shown.borrow();
            // The same keys close what they opened.
            let toggle = |wanted| {
                dispatch.dispatch(if dialog == Some(wanted) {
                    OverlayEvent::Closed
                } else {
                    OverlayEvent::Opened(wanted)
                });
            };
            match shortcut {
                Shortcut::Palette => toggle(Dialog::Palette),
                Shortcut::KeyList => toggle(Dialog::KeyList),
                Shortcut::Escape if tour => {
                    dispatch.dispatch(OverlayEvent::TourEnded);
                    focus::soon("page-heading".to_owned());
                }
                other => return commands::of_shortcut(other).is_some_and(|command| open_page.run(command)),
            }
            true
        });
        move || drop(listening)
    });
}

/// False until the page has been there for a while.
#[hook]
fn use_settled() -> bool {
    let settled = use_state_eq(|| false);
    let setter = settled.setter();
    use_effect_with((), |()| {
        let later = clock::later(SETTLED, move || setter.set(true));
        move || drop(later)
    });
    *settled
}

/// Warns before unsaved work is lost, keeps typing from toggling boxes, starts over when another tab clears everything, and sweeps the storage once.
#[hook]
fn use_guards() {
    use_effect_with((), |()| {
        let unsaved = page::guard(|| storage::unsaved().is_some());
        let cleared = storage::on_cleared(page::restart);
        let sweeping = clock::later(SETTLED, cases::sweep);
        let boxes = keys::keep_boxes();
        move || drop((unsaved, cleared, sweeping, boxes))
    });
}
