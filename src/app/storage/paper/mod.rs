//! What is made for paper: all of a case, and a procedure as a check list. Both are pages that can be read on the screen, too; what is
//! there to be pressed is above the sheet, and not on it.

mod answers;
mod blanks;
mod case;
mod check_list;
mod posts;
mod rules;
mod stages;

use yew::prelude::*;

pub(super) use self::case::CasePaper;
pub(super) use self::check_list::CheckListPaper;

use crate::app::held::use_begun;
use crate::app::pages::problem::{Problem, what_to_do};
use crate::app::text::{self, paper as words};
use crate::app::view::html;
use crate::browser::{focus, page};
use casewright_core::words::Text;

/// Where the focus goes.
const HEADING: &str = "page-heading";

/// A sheet, with the way back and the button above it.
fn sheet(back: String, to: Text, inside: Html) -> Html {
    let print = |_: MouseEvent| page::print();
    html! {
        <div class="storage on-paper">
            <p class="bar">
                <a href={back}>{ to }</a>
                <button type="button" class="button primary" onclick={print}>{ words::PRINT }</button>
            </p>
            <article class="sheet" aria-labelledby={HEADING}>{ inside }</article>
            <Arrived />
        </div>
    }
}

/// Moves the focus to the heading, which is not there yet when the page is opened: its procedure has to come first.
#[component]
fn Arrived() -> Html {
    use_begun((), || {
        focus::arrive_late();
        Box::new(())
    });
    Html::default()
}

/// That there is no sheet yet, or why there is none.
fn no_sheet(title: Text, problem: &Problem) -> Html {
    if *problem == Problem::Waiting {
        return html! { <p class="waiting">{ text::LOADING_CASES }</p> };
    }
    html! {
        <div class="storage">
            <h1 id={HEADING} tabindex="-1">{ title }</h1>
            <div class="card">{ what_to_do(problem) }</div>
            <Arrived />
        </div>
    }
}
