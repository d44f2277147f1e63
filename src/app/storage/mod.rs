//! The second program: the pages below `#/storage` (what this browser keeps, and how it is kept safe), what is due, the search, what is
//! made for paper, the settings, the palette and the way round. It draws them beside the other one, which draws the header and nothing
//! else as long as one of them is open.

mod backing_up;
mod bin;
mod bring_in;
mod calendar_file;
mod cases;
mod change;
mod changes;
mod due;
mod kept;
mod largest;
mod notifying;
mod page;
mod palette;
mod paper;
mod records;
mod room;
mod search;
mod set;
mod settings;
mod tour;
mod twice;
mod unread;

use yew::prelude::*;

pub(crate) use self::change::Unchanged;
pub(crate) use self::palette::Group;
pub(crate) use self::records::{Sort, Why};

use self::changes::ChangesPage;
use self::due::DuePage;
use self::kept::KeptPage;
use self::page::Page;
use self::palette::Palette;
use self::paper::{CasePaper, CheckListPaper};
use self::search::SearchPage;
use self::settings::SettingsPage;
use self::tour::Tour;
use crate::app::text::{self, storage as words};
use crate::app::view::html;
use crate::browser::{self, files, focus, location};

/// The page that the address names, if it is one of this program.
#[component]
pub fn StoragePages() -> Html {
    let page = use_page();
    let drawn = match &page {
        Page::Elsewhere => Html::default(),
        Page::Kept => html! { <KeptPage /> },
        Page::Due => html! { <DuePage /> },
        Page::Search => html! { <SearchPage /> },
        Page::Print(case) => html! { <CasePaper key={case.to_string()} case={case.clone()} /> },
        Page::CheckList(procedure) => {
            html! { <CheckListPaper key={procedure.to_string()} procedure={procedure.clone()} /> }
        }
        Page::Settings => html! { <SettingsPage /> },
        Page::Changes(case) => html! { <ChangesPage key={case.to_string()} case={case.clone()} /> },
        Page::Unknown => {
            browser::page::title(&text::title(&[&words::NO_PAGE]));
            html! {
                <div class="problem card">
                    <h1 id="page-heading" tabindex="-1">{ words::NO_PAGE }</h1>
                    <a class="button primary" href="#/storage">{ words::TO_STORAGE }</a>
                </div>
            }
        }
    };
    html! {
        <>
            if page != Page::Elsewhere {
                <main id="main" tabindex="-1">{ drawn }</main>
            }
            <Palette />
            <Tour />
        </>
    }
}

/// The page that the address names. After a change of page, the focus goes to its heading.
#[hook]
fn use_page() -> Page {
    let page = use_state_eq(|| Page::read(&location::hash()));
    {
        let page = page.setter();
        use_effect_with((), move |()| {
            let listening = location::on_change(move || page.set(Page::read(&location::hash())));
            move || drop(listening)
        });
    }
    let stays = use_mut_ref(|| !files::came_by_link());
    use_effect_with((*page).clone(), move |page| {
        // On loading, the focus stays where it is. On a page of the other program, that one moves it.
        if !stays.replace(false) && *page != Page::Elsewhere {
            browser::page::say("");
            let to = if *page == Page::Search { "search" } else { "page-heading" };
            focus::after_drawing(move || focus::arrive(to));
        }
    });
    (*page).clone()
}
