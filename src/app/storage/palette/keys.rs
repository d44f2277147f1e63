//! The list of all keys.

use yew::prelude::*;

use super::{KEYS, Props, Shown, closed};
use crate::app::held::{use_begun, use_held};
use crate::app::view::html;
use crate::app::{text, text_storage as words};
use crate::browser::{dialog, input, room};
use crate::words::Text;

/// Where it is kept that the key without another one is not to open the list; start.js reads it. Whoever speaks to their computer types
/// such keys unknowingly, so they must be able to turn it off (WCAG 2.1.4).
const SIGN: &str = "casewright.sign";
const OFF: &str = "off";

#[component]
pub(super) fn Keys(props: &Props) -> Html {
    let sign = use_held(|| room::read(SIGN).as_deref() != Some(OFF));
    use_begun((), || {
        dialog::show(KEYS);
        Box::new(())
    });
    let onchange = {
        let sign = sign.setter();
        move |event: Event| {
            let on = input::checked(&event);
            if room::put(SIGN, if on { "on" } else { OFF }).is_ok() {
                sign.set(on);
            }
        }
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
            <p class="small muted">{ words::KEYS_NOTE }</p>
            <p><label><input type="checkbox" checked={*sign} {onchange} />{ " " }{ words::KEYS_SIGN }</label></p>
            <p class="foot">
                <button type="button" class="button" onclick={find}>{ words::PALETTE }</button>
                <button type="button" class="button primary" onclick={close}>{ words::CLOSE }</button>
            </p>
        </dialog>
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
