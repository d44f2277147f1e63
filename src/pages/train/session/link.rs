//! The link of a session, to be copied.

use yew::prelude::*;

use crate::browser::clipboard::{self, Copied, Flavors};
use crate::browser::{focus, location, page};
use crate::text::{self, train::session as words};

const LINK: &str = "session-link";

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    /// From the `#` on.
    pub(super) link: String,
}

#[component]
pub(super) fn LinkToCopy(props: &Props) -> Html {
    // What was copied: once the session is another one, it was not.
    let outcome = use_state_eq(|| None::<(String, bool)>);
    let address = location::address(&props.link);
    let copy = {
        let (outcome, address) = (outcome.setter(), address.clone());
        move |_: MouseEvent| {
            let (outcome, address) = (outcome.clone(), address.clone());
            let html = address.replace('&', "&amp;").replace('<', "&lt;");
            clipboard::copy(Flavors { html, plain: address.clone() }, move |copied| {
                let is_copied = copied != Copied::Refused;
                if is_copied {
                    page::say(&words::COPIED);
                } else {
                    focus::select(LINK);
                    page::say(&text::copy_by_hand());
                }
                outcome.set(Some((address, is_copied)));
            });
        }
    };
    let said = (*outcome).as_ref().filter(|(copied, _)| *copied == address).map(|(_, is_copied)| *is_copied);
    html! {
        <>
            <label for={LINK}>{ words::LINK }</label>
            <textarea id={LINK} class="link-to-copy" readonly=true rows="3" translate="no" value={address} />
            <p class="buttons">
                <button type="button" class="button primary" onclick={copy}>{ words::COPY_LINK }</button>
                <a class="button" href={props.link.clone()}>{ words::OPEN_LINK }</a>
            </p>
            { match said {
                None => Html::default(),
                Some(true) => html! { <p class="result good">{ words::COPIED }</p> },
                Some(false) => html! { <p class="result">{ text::copy_by_hand() }</p> },
            } }
        </>
    }
}
