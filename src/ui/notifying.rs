//! Browser notifications: their state, and the button to change it.

use yew::prelude::*;

use crate::browser::notify::{self, Permission};
use crate::browser::page;
use crate::settings::{Settings, use_settings};
use crate::text::storage as words;

#[component]
pub(crate) fn Notifying() -> Html {
    let (settings, set) = use_settings();
    let permission = use_state_eq(notify::permission);
    let on = settings.notify && *permission == Permission::Granted;
    let onclick = {
        let permission = permission.setter();
        move |_: MouseEvent| {
            let (settings, set, permission) = (settings.clone(), set.clone(), permission.clone());
            let turn = move |now: Permission| {
                permission.set(now);
                let changed = Settings { notify: !on && now == Permission::Granted, ..settings };
                page::say(&words::notifying(changed.notify, now));
                set.emit(changed);
            };
            if on { turn(Permission::Granted) } else { notify::ask(turn) }
        }
    };
    html! {
        <section class="card" aria-labelledby="notify-heading">
            <h2 id="notify-heading" tabindex="-1">{ words::NOTIFY }</h2>
            <p class="muted">{ words::notifying(on, *permission) }</p>
            if *permission != Permission::Denied {
                <p><button type="button" class="button" {onclick}>{ if on { words::NOTIFY_OFF } else { words::NOTIFY_ON } }</button></p>
            }
        </section>
    }
}
