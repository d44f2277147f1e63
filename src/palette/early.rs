//! Stands in for the palette and the list of keys while they load, or if they cannot be loaded.

use std::cell::RefCell;

use yew::prelude::*;

use super::closed;
use crate::browser::{dialog, input};
use crate::commands::{Dialog, OverlayEvent, use_overlays};
use crate::text::{self, storage as words};

/// The id of the dialog.
pub(super) const EARLY: &str = "early";

thread_local! {
    /// What was typed so far.
    static TYPED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Takes what was typed while the palette was loading.
pub(super) fn take_typed() -> String {
    TYPED.take()
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) dialog: Dialog,
    /// Says that the dialog could not be loaded. None while it is loading.
    #[prop_or_default]
    pub(super) message: Option<Html>,
}

#[component]
pub(super) fn Early(props: &Props) -> Html {
    let overlays = use_overlays();
    use_effect_with((), |()| {
        dialog::show(EARLY);
        // Closed while the element still exists, so that it can return the focus. Whatever takes its place closes it first.
        || dialog::close(EARLY)
    });
    let oninput = |event: InputEvent| TYPED.set(input::value(&event));
    // What was typed is for the palette that was waited for, not for the next one.
    let oncancel = closed(&overlays).reform(|event: Event| {
        TYPED.take();
        event
    });
    let onclick = {
        let overlays = overlays.clone();
        move |_: MouseEvent| {
            TYPED.take();
            overlays.emit(OverlayEvent::Closed);
        }
    };
    html! {
        <dialog id={EARLY} class="palette" aria-label={words::PALETTE} {oncancel}>
            if let Some(message) = &props.message {
                { message.clone() }
            } else {
                if props.dialog == Dialog::Palette {
                    <input type="text" id="early-text" class="input" aria-label={words::PALETTE} {oninput} />
                }
                <p role="status">{ text::LOADING }</p>
            }
            <p><button type="button" class="link" {onclick}>{ words::CLOSE }</button></p>
        </dialog>
    }
}
