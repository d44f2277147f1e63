//! A page that says why there is nothing else to see, and what to do.

use yew::prelude::*;

use super::title::use_title;
use crate::browser::{focus, page};
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
    /// Tries once more. Without it, the page is reloaded.
    #[prop_or_default]
    pub(crate) retry: Option<Callback<()>>,
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
            { what_to_do(&props.problem, props.retry.as_ref()) }
        </div>
    }
}

/// The explanation below the heading, and a button or link that helps.
pub(crate) fn what_to_do(problem: &Problem, retry: Option<&Callback<()>>) -> Html {
    let explanation = text::problem(problem);
    let retry = retry.cloned().unwrap_or_else(|| Callback::from(|()| page::reload()));
    html! {
        <>
            <p>{ explanation.message }</p>
            if let Some(detail) = explanation.detail {
                <pre>{ detail }</pre>
            }
            <p>{ explanation.remedy }</p>
            { match problem {
                Problem::NewerRelease => html! {
                    <button type="button" class="button primary" onclick={|_: MouseEvent| page::reload()}>{ text::RELOAD }</button>
                },
                Problem::Pack(_) | Problem::PartMissing => html! {
                    <button type="button" class="button primary" onclick={move |_: MouseEvent| retry.emit(())}>{ text::TRY_AGAIN }</button>
                },
                _ => html! { <a class="button primary" href={Route::Home.link()}>{ text::TO_CASES }</a> },
            } }
        </>
    }
}
