//! The list of all keys.

use yew::prelude::*;

use super::{KEYS, Props, Shown, closed};
use crate::app::held::use_begun;
use crate::app::storage::set::use_settings;
use crate::app::text::{self, storage as words};
use crate::app::view::html;
use crate::browser::{dialog, input};
use casewright_core::settings::Settings;
use casewright_core::words::Text;

#[component]
pub(super) fn Keys(props: &Props) -> Html {
    let (settings, set) = use_settings();
    use_begun((), || {
        dialog::show(KEYS);
        Box::new(())
    });
    let onchange = {
        let settings = settings.clone();
        move |event: Event| set.emit(Settings { no_keys: !input::checked(&event), ..settings.clone() })
    };
    let close = {
        let show = props.show.clone();
        move |_: MouseEvent| show.emit(Shown::Nothing)
    };
    let find = {
        let show = props.show.clone();
        move |_: MouseEvent| show.emit(Shown::Find)
    };
    html! {
        <dialog id={KEYS} class="palette" aria-labelledby="keys-heading" onclose={closed(props)}>
            <h2 id="keys-heading">{ words::KEYS }</h2>
            { table() }
            <p class="small muted">{ words::KEYS_NOTE }</p>
            <p><label><input type="checkbox" checked={!settings.no_keys} {onchange} />{ " " }{ words::KEYS_SIGN }</label></p>
            <p class="foot">
                <button type="button" class="button" onclick={find}>{ words::PALETTE }</button>
                <button type="button" class="button primary" onclick={close}>{ words::CLOSE }</button>
            </p>
        </dialog>
    }
}

/// What each key does.
pub(in crate::app::storage) fn table() -> Html {
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

fn list() -> [(Text, text::Keys); 8] {
    [
        (words::PALETTE, text::FIND_KEYS),
        (words::KEYS_HERE, words::LIST_KEYS),
        (words::NEXT_LEFT, text::NEXT_LEFT_KEYS),
        (words::NEXT_STAGE, text::NEXT_STAGE_KEYS),
        (words::PREVIOUS_STAGE, text::PREVIOUS_STAGE_KEYS),
        (words::COPY, text::COPY_KEYS),
        (text::UNDO, text::UNDO_KEYS),
        (text::REDO, text::REDO_KEYS),
    ]
}
