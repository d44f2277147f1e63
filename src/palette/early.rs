//! Stands in for the palette and the list of keys while they are on their way, or did not arrive.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::closed;
use crate::browser::{dialog, input};
use crate::commands::Overlay;
use crate::text::{self, storage as words};

const EARLY: &str = "early";

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) overlay: Overlay,
    pub(super) show: Callback<Overlay>,
    /// Takes what is typed.
    pub(super) typed: Rc<RefCell<String>>,
    /// Says that the palette did not arrive; empty while it is on its way.
    pub(super) message: Html,
}

#[component]
pub(super) fn Early(props: &Props) -> Html {
    use_effect_with((), |()| {
        dialog::show(EARLY);
        // Closed while it is still there to give the focus back.
        || dialog::close(EARLY)
    });
    let oninput = {
        let typed = Rc::clone(&props.typed);
        move |event: InputEvent| drop(typed.replace(input::value(&event)))
    };
    let waiting = props.message == Html::default();
    html! {
        <dialog id={EARLY} class="palette" aria-label={words::PALETTE} onclose={closed(&props.show)}>
            if waiting {
                if props.overlay == Overlay::Palette {
                    <input type="text" id="early-text" class="input" aria-label={words::PALETTE} {oninput} />
                }
                <p role="status">{ text::LOADING }</p>
            } else {
                { props.message.clone() }
            }
        </dialog>
    }
}
