//! A page that says why there is nothing else to see, and what to do.

use yew::prelude::*;

use crate::app::text;
use crate::app::view::html;
use crate::browser::fetch::FetchProblem;
use crate::browser::page;
use casewright_core::case::Unreadable;
use casewright_core::procedure::PackProblem;

/// Why there is nothing else to see.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Problem {
    /// None: the procedures are on their way.
    Waiting,
    EmptyPack,
    /// The file that did not come.
    PackMissing(String, FetchProblem),
    /// The file that cannot be read.
    PackUnusable(String, PackProblem),
    /// What an open case needs of the program.
    PartMissing,
    UnknownPage,
    UnknownCase,
    UnknownProcedure,
    UnreadableCase(Unreadable),
}

/// A plain function: it has no state, and a component of its own would cost as much as its words.
pub(crate) fn problem_page(problem: &Problem) -> Html {
    let heading = text::problem(problem).heading;
    page::title(&text::title(&[heading]));
    if *problem == Problem::Waiting {
        return html! { <p class="waiting">{ heading }</p> };
    }
    html! {
        <div class="problem card">
            <h1 id="page-heading" tabindex="-1">{ heading }</h1>
            { what_to_do(problem) }
        </div>
    }
}

/// What is said below the heading, and the way on.
pub(crate) fn what_to_do(problem: &Problem) -> Html {
    let said = text::problem(problem);
    let reload = Callback::from(|_: MouseEvent| page::reload());
    let of_pack = matches!(
        problem,
        Problem::EmptyPack | Problem::PackMissing(..) | Problem::PackUnusable(..) | Problem::PartMissing
    );
    html! {
        <>
            <p>{ said.what }</p>
            if let Some(detail) = said.detail {
                <pre>{ detail }</pre>
            }
            <p>{ said.remedy }</p>
            if of_pack {
                <button type="button" class="button primary" onclick={reload}>{ text::TRY_AGAIN }</button>
            } else {
                <a class="button primary" href="#/">{ text::TO_CASES }</a>
            }
        </>
    }
}
