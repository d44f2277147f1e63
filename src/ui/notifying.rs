//! Browser notifications: whether they are on, and the button to change that.

use yew::prelude::*;

use crate::browser::notify::{self, May};
use crate::browser::page;
use crate::settings::{Settings, use_settings};
use crate::text::storage as words;

#[component]
pub(crate) fn Notifying() -> Html {
    let (settings, set) = use_settings();
    let may = use_state_eq(notify::may);
    let on = settings.notify && *may == May::Yes;
    let onclick = {
        let may = may.setter();
        move |_: MouseEvent| {
            let (settings, set, may) = (settings.clone(), set.clone(), may.clone());
            let turn = move |now: May| {
                may.set(now);
                let changed = Settings { notify: !on && now == May::Yes, ..settings };
                page::say(&words::notifying(changed.notify, now));
                set.emit(changed);
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
