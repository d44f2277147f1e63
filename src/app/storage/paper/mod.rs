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

use crate::app::pages::problem::{Problem, what_to_do};
use crate::app::view::html;
use crate::app::{text, text_paper as words};
use crate::browser::page;
use crate::words::Text;

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
        </div>
    }
}

/// That there is no sheet yet, or why there is none.
fn no_sheet(title: Text, problem: &Problem) -> Html {
    html! {
        <div class="storage">
            <h1 id={HEADING} tabindex="-1">{ title }</h1>
            if *problem == Problem::Waiting {
                <p class="muted">{ text::LOADING_CASES }</p>
            } else {
                <div class="card">{ what_to_do(problem) }</div>
            }
        </div>
    }
}
