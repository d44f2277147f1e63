//! Notifications of the browser: whether there are any, and the way to change that.

use yew::prelude::*;

use super::set;
use crate::app::text::storage as words;
use crate::app::view::html;
use crate::browser::notify::{self, May};
use crate::browser::page;
use casewright_core::settings::Settings;

/// Whether the browser tells what has come to be due, and the way to change that.
#[component]
pub(super) fn Notifying() -> Html {
    let settings = use_state_eq(set::read);
    let may = use_state_eq(notify::may);
    let on = settings.notify && *may == May::Yes;
    let onclick = {
        let (settings, may) = (settings.setter(), may.setter());
        move |_: MouseEvent| {
            let (settings, may) = (settings.clone(), may.clone());
            let turn = move |now: May| {
                may.set(now);
                let kept = Settings { notify: !on && now == May::Yes, ..set::read() };
                set::keep(&kept);
                page::say(&words::notifying(kept.notify, now));
                settings.set(kept);
            };
            if on { turn(May::Yes) } else { notify::ask(turn) }
        }
    };
    html! {
        <section class="card" aria-labelledby="notify-heading">
            <h2 id="notify-heading">{ words::NOTIFY }</h2>
            <p class="muted">{ words::notifying(on, *may) }</p>
            if *may != May::No {
                <p><button type="button" class="button" {onclick}>{ if on { words::NOTIFY_OFF } else { words::NOTIFY_ON } }</button></p>
            }
        </section>
    }
}
