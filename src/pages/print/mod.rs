//! Printable sheets: a whole case, a procedure as a checklist, and its summary on one page. They can also be read on the screen.
//!
//! A page of its own rather than the page of a case in another style: that one draws one stage and one post. The sheet is plain
//! text, so that nothing on it is cut off by the size of a field.

mod answers;
mod blanks;
mod case;
mod check_list;
mod posts;
mod stages;
mod summary;

use yew::prelude::*;

use self::case::CasePaper;
use self::check_list::CheckListPaper;
use self::summary::SummaryPaper;
use crate::route::Route;
use crate::text::{self, Problem};
use crate::ui::lazy::{Draw, Part, PartMissing, part};
use crate::ui::problem::what_to_do;
use crate::ui::sheet::{Arrived, HEADING};
use crate::words::Text;

pub(crate) const PART: Part = part!("print", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(pages, fallible))]
fn load() -> Result<Draw, PartMissing> {
    Ok(|page| match (page.pack_or_problem(), &page.route) {
        (Ok(pack), Route::Print(case)) => html! { <CasePaper key={case.to_string()} {pack} case={case.clone()} /> },
        (Ok(pack), Route::CheckList(procedure)) => {
            html! { <CheckListPaper key={procedure.to_string()} {pack} procedure={procedure.clone()} /> }
        }
        (Ok(pack), Route::Summary(procedure)) => {
            html! { <SummaryPaper key={procedure.to_string()} {pack} procedure={procedure.clone()} /> }
        }
        (Err(problem), _) => problem,
        _ => Html::default(),
    })
}

/// Says that the sheet is loading, or why there is none.
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
