//! The list of all keys.

use yew::prelude::*;

use super::closed;
use super::early::EARLY;
use crate::browser::{dialog, input};
use crate::commands::{Dialog, OverlayEvent, use_overlays};
use crate::settings::{Settings, use_settings};
use crate::text::train::walk;
use crate::text::{self, storage as words};
use crate::words::Text;

/// The id of the dialog.
const KEYS: &str = "keys";

#[component]
pub(super) fn Keys() -> Html {
    let overlays = use_overlays();
    let (settings, set) = use_settings();
    use_effect_with((), |()| {
        dialog::close(EARLY);
        dialog::show(KEYS);
        || dialog::close(KEYS)
    });
    let onchange = {
        let settings = settings.clone();
        move |event: Event| set.emit(Settings { no_keys: !input::checked(&event), ..settings.clone() })
    };
    let close = overlays.reform(|_: MouseEvent| OverlayEvent::Closed);
    let find = overlays.reform(|_: MouseEvent| OverlayEvent::Opened(Dialog::Palette));
    html! {
        <dialog id={KEYS} class="palette" aria-labelledby="keys-heading" onclose={closed(&overlays)}>
            <h2 id="keys-heading">{ words::KEYS }</h2>
            { key_table() }
            <p class="small muted">{ words::KEYS_NOTE }</p>
            <p><label><input type="checkbox" checked={!settings.no_keys} {onchange} />{ " " }{ words::KEYS_TOGGLE }</label></p>
            <p class="foot">
                <button type="button" class="button" onclick={find}>{ words::PALETTE }</button>
                <button type="button" class="button primary" onclick={close}>{ words::CLOSE }</button>
            </p>
        </dialog>
    }
}

/// All keys with their meanings.
pub(crate) fn key_table() -> Html {
    html! {
        <table>
            <tbody>
                for (what, keys) in list() {
                    <tr key={what.words()}>
                        <th scope="row">{ what }</th>
                        <td><kbd>{ text::keys(keys) }</kbd></td>
                    </tr>
                }
            </tbody>
        </table>
    }
}

fn list() -> [(Text, text::Keys); 10] {
    [
        (words::PALETTE, text::FIND_KEYS),
        (words::THIS_LIST, words::LIST_KEYS),
        (words::NEXT_MISSING, text::NEXT_MISSING_KEYS),
        (words::NEXT_STAGE, text::NEXT_STAGE_KEYS),
        (words::PREVIOUS_STAGE, text::PREVIOUS_STAGE_KEYS),
        (words::COPY, text::COPY_KEYS),
        (text::UNDO, text::UNDO_KEYS),
        (text::REDO, text::REDO_KEYS),
        (walk::NEXT_PLACE, walk::NEXT_KEYS),
        (walk::PREVIOUS_PLACE, walk::BACK_KEYS),
    ]
}
