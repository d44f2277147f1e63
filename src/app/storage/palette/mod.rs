//! The palette: from wherever a person is to whatever they name, by the keyboard. And the list of all keys.
//!
//! start.js hears what opens them, since this program is fetched for the first of it. They stand before any page, also those of the
//! program beside this one, whose controls and keys the palette presses for the person.

mod actions;
mod find;
pub(super) mod keys;
mod rank;
mod reach;

use yew::prelude::*;

pub(crate) use self::reach::Group;
pub(super) use self::reach::kept;

use self::find::Find;
use self::keys::Keys;
use super::calendar_file::of_open_case;
use crate::app::held::{use_begun, use_held};
use crate::app::view::html;
use crate::browser::dialog;

/// What stands before the page.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Shown {
    Nothing,
    Find,
    Keys,
}

/// The ids of the dialogs.
const FIND: &str = "palette";
const KEYS: &str = "keys";

/// What both dialogs can do.
#[derive(Properties, PartialEq)]
struct Props {
    /// Shows another one in the place of this one, or nothing.
    show: Callback<Shown>,
    /// What was typed before the program was here.
    typed: AttrValue,
}

#[component]
pub(super) fn Palette() -> Html {
    let shown = use_held(|| Shown::Nothing);
    let typed = use_mut_ref(AttrValue::default);
    let show = {
        let setter = shown.setter();
        Callback::from(move |next: Shown| {
            // It is taken away while it is still there to give the focus back.
            match *setter.now() {
                Shown::Find => dialog::close(FIND),
                Shown::Keys => dialog::close(KEYS),
                Shown::Nothing => {}
            }
            setter.set(next);
        })
    };
    {
        let (show, setter, typed) = (show.clone(), shown.setter(), typed.clone());
        use_begun((), move || {
            let look = move || {
                let next = match dialog::asked(&["find", "keys", "calendar"]) {
                    Some("find") => Shown::Find,
                    Some("calendar") => {
                        dialog::typed_early();
                        return of_open_case();
                    }
                    Some(_) => Shown::Keys,
                    None => return,
                };
                typed.replace(dialog::typed_early().into());
                // The same keys once more take it away.
                show.emit(if *setter.now() == next { Shown::Nothing } else { next });
            };
            let listening = dialog::on_asked(look.clone());
            // The first of it was asked for before anyone listened.
            look();
            Box::new(listening)
        });
    }
    let typed = typed.take();
    match *shown {
        Shown::Nothing => Html::default(),
        Shown::Find => html! { <Find {show} {typed} /> },
        Shown::Keys => html! { <Keys {show} {typed} /> },
    }
}

/// What closing a dialog means, whoever closed it: nothing, where another one has taken its place.
fn closed(props: &Props) -> impl Fn(Event) + 'static {
    let show = props.show.clone();
    move |_: Event| show.emit(Shown::Nothing)
}
