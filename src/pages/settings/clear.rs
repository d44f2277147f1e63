//! Clearing everything: the dialog lists what is lost, offers a backup, and requires a checked box.

use casewright_core::case::keys::is_of_training;
use yew::prelude::*;

use super::{RecordsProps, backed_up, cases};
use crate::browser::{dialog, focus, input, page, storage};
use crate::cases::records::{Kind, Records};
use crate::text::{settings as words, storage as storage_words};

const DIALOG: &str = "clear";
const SURE: &str = "clear-sure";

#[component]
pub(super) fn Clear(props: &RecordsProps) -> Html {
    let sure = use_state_eq(|| false);
    let keep = use_state_eq(|| false);
    // The outcome of what was done in the dialog.
    let said = use_state_eq(String::new);
    let ask = {
        let (sure, said) = (sure.setter(), said.setter());
        move |_: MouseEvent| {
            sure.set(false);
            said.set(String::new());
            dialog::show(DIALOG);
        }
    };
    let tick = {
        let (sure, said) = (sure.setter(), said.setter());
        move |event: Event| {
            sure.set(input::checked(&event));
            said.set(String::new());
        }
    };
    let keep_training = {
        let keep = keep.setter();
        move |event: Event| keep.set(input::checked(&event))
    };
    let back_up = {
        let said = said.setter();
        move |_: MouseEvent| said.set(backed_up())
    };
    let clear = {
        let (is_sure, said) = (*sure, said.setter());
        let kept: fn(&str) -> bool = if *keep { is_of_training } else { |_| false };
        move |_: MouseEvent| {
            if !is_sure {
                said.set(words::CLEAR_FIRST.to_string());
                focus::on(SURE);
            } else if storage::clear(kept) {
                page::restart();
            } else {
                said.set(words::CLEAR_FAILED.to_string());
            }
        }
    };
    let cancel = move |_: MouseEvent| dialog::close(DIALOG);
    html! {
        <section class="card" aria-labelledby="clear-all-heading">
            <h2 id="clear-all-heading" tabindex="-1">{ words::CLEAR }</h2>
            <p class="muted">{ if props.records.blocked { words::CLEAR_BLOCKED } else { words::CLEAR_HELP } }</p>
            <p><button type="button" class="button danger" aria-haspopup="dialog" onclick={ask}>{ words::CLEAR_ASK }</button></p>
            <dialog id={DIALOG} class="palette ask" aria-labelledby="clear-heading" aria-describedby="clear-lost">
                <h2 id="clear-heading">{ words::CLEAR_HEADING }</h2>
                <div id="clear-lost">
                    <p>{ words::CLEAR_LOST }</p>
                    <ul>
                        for line in lost(&props.records, *keep) {
                            <li>{ line }</li>
                        }
                    </ul>
                    <p class="muted small">{ words::CLEAR_OTHERS }</p>
                </div>
                <p><button type="button" class="button" onclick={back_up}>{ storage_words::MAKE_BACKUP }</button></p>
                if props.records.share(Kind::Training).count > 0 {
                    <p><label><input type="checkbox" checked={*keep} onchange={keep_training} />{ " " }{ words::KEEP_TRAINING }</label></p>
                }
                <p><label><input id={SURE} type="checkbox" checked={*sure} onchange={tick} />{ " " }{ words::CLEAR_SURE }</label></p>
                <p role="status">{ (*said).clone() }</p>
                <p class="foot">
                    <button type="button" class="button" onclick={cancel}>{ storage_words::CANCEL }</button>
                    <button type="button" class="button danger" aria-disabled={(!*sure).then_some("true")} onclick={clear}>{ words::CLEAR_CONFIRM }</button>
                </p>
            </dialog>
        </section>
    }
}

fn lost(records: &Records, keep_training: bool) -> Vec<String> {
    let training = records.share(Kind::Training).count > 0 && !keep_training;
    let [open, closed, bin] = cases(records);
    words::lost([open, closed, bin, records.unread.len(), records.share(Kind::Procedure).count], training)
}
