//! A button for something irreversible: it asks before it acts.

use yew::prelude::*;

use crate::browser::focus;
use crate::words::Text;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// Distinguishes it from other confirmations on the page.
    pub(crate) id: String,
    /// The label of the button, and what it acts on, for screen readers.
    pub(crate) word: Text,
    pub(crate) to: String,
    /// The question, and the two answers.
    pub(crate) question: String,
    pub(crate) yes: Text,
    pub(crate) no: Text,
    pub(crate) done: Callback<()>,
}

#[component]
pub(crate) fn Confirm(props: &Props) -> Html {
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
