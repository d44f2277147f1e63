//! The app: the header, the page that the address names, and the overlays.

use std::rc::Rc;
use std::task::Poll;

use yew::prelude::*;

use crate::browser::keys::{self, Shortcut};
use crate::browser::{clock, focus, location, page, storage};
use crate::cases;
use crate::commands::{self, OpenPage, Overlay, ShowOverlay};
use crate::header::Header;
use crate::pack::{Pack, PackError, use_pack};
use crate::pages::begin::BeginPage;
use crate::pages::home::HomePage;
use crate::pages::{case, changes, due, print, search, settings as settings_page, storage as storage_page};
use crate::palette::Palette;
use crate::route::Route;
use crate::settings::{Shared, use_shared_settings};
use crate::text::Problem;
use crate::tour::Tour;
use crate::ui::lazy::Lazy;
use crate::ui::problem::ProblemPage;

/// How long the page is left alone before it looks for what nobody needs any more, in ms.
const SWEEP: u32 = 3_000;

#[component]
pub fn App() -> Html {
    let route = use_route();
    let pack = use_pack();
    let settings = use_shared_settings();
    let open_page = use_memo((), |()| OpenPage::default());
    let overlay = use_state_eq(Overlay::default);
    let touring = use_state_eq(|| false);
    let show = {
        let (overlay, touring) = (overlay.setter(), touring.setter());
        use_callback((), move |next, ()| match next {
            Overlay::Tour => touring.set(true),
            dialog => overlay.set(dialog),
        })
    };
    let end_tour = {
        let touring = touring.setter();
        use_callback((), move |(), ()| touring.set(false))
    };
    use_shortcuts(&open_page, (*overlay, *touring), &show, &end_tour);
    use_guards();
    let loaded = match &pack {
        Poll::Ready(Ok(pack)) => Some(pack.clone()),
        _ => None,
    };
    html! {
        <ContextProvider<Shared> context={settings}>
        <ContextProvider<OpenPage> context={(*open_page).clone()}>
        <ContextProvider<ShowOverlay> context={ShowOverlay(show.clone())}>
            <Header route={route.clone()} pack={loaded.clone()} />
            <main id="main" tabindex="-1">{ page_of(&route, &pack) }</main>
            if let (true, Some(pack)) = (*touring, &loaded) {
                <Tour pack={pack.clone()} end={end_tour} />
            }
            { dialog_of(*overlay, &show, &route, loaded) }
        </ContextProvider<ShowOverlay>>
        </ContextProvider<OpenPage>>
        </ContextProvider<Shared>>
    }
}

fn page_of(route: &Route, pack: &Poll<Result<Pack, PackError>>) -> Html {
    // These pages do without the procedures, as far as they can.
    let loaded = if let Poll::Ready(Ok(pack)) = pack { Some(pack.clone()) } else { None };
    match route {
        Route::Storage => {
            return html! { <Lazy<storage_page::Props> part={storage_page::PART} props={storage_page::Props { pack: loaded }} /> };
        }
        Route::Settings => {
            return html! { <Lazy<settings_page::Props> part={settings_page::PART} props={settings_page::Props {}} /> };
        }
        Route::Search => {
            return html! { <Lazy<search::Props> part={search::PART} props={search::Props { pack: pack.clone() }} /> };
        }
        Route::Unknown => return html! { <ProblemPage problem={Problem::UnknownPage} /> },
        _ => {}
    }
    let pack = match pack {
        Poll::Ready(Ok(pack)) => pack.clone(),
        Poll::Ready(Err(why)) => return html! { <ProblemPage problem={Problem::Pack(why.clone())} /> },
        Poll::Pending => return html! { <ProblemPage problem={Problem::Waiting} /> },
    };
    match route.clone() {
        Route::Home => html! { <HomePage {pack} /> },
        Route::Begin(procedure) => html! { <BeginPage {pack} {procedure} /> },
        Route::Case { id, stage } => {
            let key = id.to_string();
            html! { <Lazy<case::Props> {key} part={case::PART} props={case::Props { pack, id, stage }} /> }
        }
        Route::Due => html! { <Lazy<due::Props> part={due::PART} props={due::Props { pack }} /> },
        Route::Changes(case) => {
            let key = case.to_string();
            html! { <Lazy<changes::Props> {key} part={changes::PART} props={changes::Props { pack, case }} /> }
        }
        Route::Print(case) => {
            let (key, what) = (case.to_string(), print::Printed::Case(case));
            html! { <Lazy<print::Props> {key} part={print::PART} props={print::Props { pack, what }} /> }
        }
        Route::CheckList(procedure) => {
            let (key, what) = (procedure.to_string(), print::Printed::CheckList(procedure));
            html! { <Lazy<print::Props> {key} part={print::PART} props={print::Props { pack, what }} /> }
        }
        Route::Storage | Route::Settings | Route::Search | Route::Unknown => Html::default(),
    }
}

fn dialog_of(overlay: Overlay, show: &Callback<Overlay>, route: &Route, pack: Option<Pack>) -> Html {
    match overlay {
        Overlay::None | Overlay::Tour => Html::default(),
        Overlay::Palette | Overlay::KeyList => {
            html! { <Palette key={format!("{overlay:?}")} route={route.clone()} {pack} show={show.clone()} {overlay} /> }
        }
    }
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
            // What was announced about the page before is not true of this one.
            page::say("");
            let heading = here.arrival(&before);
            focus::after_drawing(move || focus::arrive(heading));
        }
    });
    (*route).clone()
}

/// Listens for the keys that work everywhere.
#[hook]
fn use_shortcuts(open_page: &Rc<OpenPage>, shown: (Overlay, bool), show: &Callback<Overlay>, end_tour: &Callback<()>) {
    let current = use_mut_ref(|| shown);
    current.replace(shown);
    let (open_page, show, end_tour) = (Rc::clone(open_page), show.clone(), end_tour.clone());
    use_effect_with((), move |()| {
        let listening = keys::on_shortcut(move |shortcut| {
            let (overlay, touring) = *current.borrow();
            // The same keys once more close what they opened.
            let toggle = |wanted| show.emit(if overlay == wanted { Overlay::None } else { wanted });
            match shortcut {
                Shortcut::Palette => toggle(Overlay::Palette),
                Shortcut::KeyList => toggle(Overlay::KeyList),
                Shortcut::Escape if touring => {
                    end_tour.emit(());
                    focus::soon("page-heading".to_owned());
                }
                other => return commands::of_shortcut(other).is_some_and(|command| open_page.run(command)),
            }
            true
        });
        move || drop(listening)
    });
}

/// Warns before unsaved work is lost, begins anew when another tab clears everything, and sweeps the storage once.
#[hook]
fn use_guards() {
    use_effect_with((), |()| {
        let unsaved = page::guard(|| storage::unsaved().is_some());
        let cleared = storage::on_cleared(page::restart);
        let sweeping = clock::later(SWEEP, cases::sweep);
        move || drop((unsaved, cleared, sweeping))
    });
}
