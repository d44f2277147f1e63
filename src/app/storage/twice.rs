//! Something that cannot be undone: it is asked for twice.

use yew::prelude::*;

use crate::app::view::html;
use crate::browser::focus;
use casewright_core::words::Text;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Tells it apart from others on the page.
    pub(super) id: String,
    /// What is to be done; and to what, for those who do not see where the button stands.
    pub(super) word: Text,
    pub(super) to: String,
    /// What is asked, and the two answers.
    pub(super) question: String,
    pub(super) yes: Text,
    pub(super) no: Text,
    pub(super) done: Callback<()>,
}

#[component]
pub(super) fn Twice(props: &Props) -> Html {
    let asking = use_state_eq(|| false);
    let (question, first) = (["asked-", &props.id].concat(), ["ask-", &props.id].concat());
    let ask = {
        let (asking, question) = (asking.setter(), question.clone());
        move |_: MouseEvent| {
            asking.set(true);
            focus::soon(question.clone());
        }
    };
    let no = {
        let (asking, first) = (asking.setter(), first.clone());
        move |_: MouseEvent| {
            asking.set(false);
            focus::soon(first.clone());
        }
    };
    let yes = {
        let (asking, done) = (asking.setter(), props.done.clone());
        move |_: MouseEvent| {
            asking.set(false);
            done.emit(());
        }
    };
    html! {
        if *asking {
            <div class="asked" role="group" aria-labelledby={question.clone()}>
                <p id={question} tabindex="-1">{ props.question.clone() }</p>
                <button type="button" class="button small" onclick={no}>{ props.no }</button>
                <button type="button" class="button small danger" onclick={yes}>{ props.yes }</button>
            </div>
        } else {
            <button type="button" class="link" id={first} onclick={ask}>
                { props.word }<span class="visually-hidden">{ " " }{ props.to.clone() }</span>
            </button>
        }
    }
}
