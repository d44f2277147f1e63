//! A page that says why there is nothing else to see, and what to do.

use yew::prelude::*;

use super::title::use_title;
use crate::browser::{focus, release};
use crate::retry;
use crate::route::Route;
use crate::text::{self, Problem};

/// Shown while something is loading.
#[component]
pub(crate) fn Waiting() -> Html {
    html! { <p class="waiting" role="status">{ text::LOADING }</p> }
}

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) problem: Problem,
}

#[component]
pub(crate) fn ProblemPage(props: &Props) -> Html {
    let heading = text::problem(&props.problem).heading;
    use_title(&[heading]);
    use_effect_with(props.problem == Problem::Waiting, |waiting| {
        if !waiting {
            focus::arrive_late();
        }
    });
    if props.problem == Problem::Waiting {
        return html! { <p class="waiting">{ heading }</p> };
    }
    html! {
        <div class="problem card">
            <h1 id="page-heading" tabindex="-1">{ heading }</h1>
            { what_to_do(&props.problem) }
        </div>
    }
}

/// The explanation below the heading, and a button or link that helps.
pub(crate) fn what_to_do(problem: &Problem) -> Html {
    let explanation = text::problem(problem);
    html! {
        <>
            <p>{ explanation.message }</p>
            if let Some(detail) = explanation.detail {
                <pre>{ detail }</pre>
            }
            <p>{ explanation.remedy }</p>
            { match problem {
                _ if problem.needs_reload() => html! {
                    <button type="button" class="button primary" onclick={|_: MouseEvent| release::reload()}>{ text::RELOAD }</button>
                },
                Problem::Pack(_) | Problem::PartMissing => html! {
                    <button type="button" class="button primary" onclick={|_: MouseEvent| retry::try_again()}>{ text::TRY_AGAIN }</button>
                },
                _ => html! { <a class="button primary" href={Route::Home.link()}>{ text::TO_CASES }</a> },
            } }
        </>
    }
}
