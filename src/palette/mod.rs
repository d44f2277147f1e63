//! The palette: from anywhere to whatever a person names, by the keyboard; and the list of all keys. Ctrl+K and Ctrl+/ open them
//! (`app.rs`), and so do buttons.
//!
//! Both are modal dialogs. What they do, they do by calling functions of the page ([`crate::commands`]).

mod actions;
mod early;
mod entry;
mod find;
mod keys;
mod rank;
mod reach;

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use self::early::Early;
use self::find::Find;
use self::keys::Keys;
pub(crate) use self::keys::key_table;
use crate::commands::Overlay;
use crate::pack::Pack;
use crate::route::Route;
use crate::ui::lazy::{Draw, Lazy, Part, PartMissing, part};

/// The properties of both dialogs.
#[derive(Debug, Clone, Properties, PartialEq)]
pub(crate) struct Props {
    /// The page that is open.
    pub(crate) route: Route,
    /// None until the procedures are here.
    pub(crate) pack: Option<Pack>,
    /// Shows another overlay in place of this one, or none.
    pub(crate) show: Callback<Overlay>,
    /// Which of the two.
    pub(crate) overlay: Overlay,
    /// What is typed while the palette is on its way.
    #[prop_or_default]
    typed: Rc<RefCell<String>>,
}

const PART: Part<Props> = part!("palette", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(palette, fallible))]
fn load() -> Result<Draw<Props>, PartMissing> {
    Ok(|props| match props.overlay {
        Overlay::KeyList => html! { <Keys show={props.show.clone()} /> },
        _ => html! { <Find ..props.clone() /> },
    })
}

/// The palette or the list of keys. While it is on its way, a dialog stands in for it that takes what is typed.
#[component]
pub(crate) fn Palette(props: &Props) -> Html {
    let typed = use_memo(props.overlay, |_| Rc::<RefCell<String>>::default());
    let early = |message: Html| html! { <Early overlay={props.overlay} show={props.show.clone()} typed={Rc::clone(&typed)} {message} /> };
    let frame = {
        let (overlay, show, typed) = (props.overlay, props.show.clone(), Rc::clone(&typed));
        Callback::from(move |message: Html| {
            html! { <Early {overlay} show={show.clone()} typed={Rc::clone(&typed)} {message} /> }
        })
    };
    let props = Props { typed: Rc::clone(&typed), ..props.clone() };
    html! { <Lazy<Props> part={PART} {props} waiting={early(Html::default())} {frame} /> }
}

/// A dialog was closed, by whatever: none is shown then.
fn closed(show: &Callback<Overlay>) -> Callback<Event> {
    show.reform(|_: Event| Overlay::None)
}
