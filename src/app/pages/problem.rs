//! A page that says why there is nothing else to see, and what to do.

use yew::prelude::*;

use crate::app::text;
use crate::browser::fetch::FetchProblem;
use crate::browser::page;
use crate::case::Unreadable;
use crate::procedure::PackProblem;

/// Why there is nothing else to see.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Problem {
    /// None: the procedures are on their way.
    Waiting,
    EmptyPack,
    PackMissing(FetchProblem),
    PackUnusable(PackProblem),
    UnknownPage,
    UnknownCase,
    UnknownProcedure,
    UnreadableCase(Unreadable),
}

/// Names the page after the problem, if there is one.
#[hook]
pub(crate) fn use_problem_title(problem: Option<&Problem>) {
    let title = problem.map(|problem| text::title(&[text::problem(problem).heading]));
    use_effect_with(title, |title| title.as_deref().map_or((), page::title));
}

/// A plain function: it has no state, and a component of its own would cost as much as its words.
pub(crate) fn problem_page(problem: &Problem) -> Html {
    let said = text::problem(problem);
    let reload = Callback::from(|_: MouseEvent| page::reload());
    if *problem == Problem::Waiting {
        return html! { <p class="waiting">{ said.heading }</p> };
    }
    let of_pack = matches!(problem, Problem::EmptyPack | Problem::PackMissing(_) | Problem::PackUnusable(_));
    html! {
        <div class="problem card">
            <h1 id="page-heading" tabindex="-1">{ said.heading }</h1>
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
        </div>
    }
}
