//! A sheet of paper, which can also be read on the screen; the buttons are above it and not printed.

use yew::prelude::*;

use crate::browser::{focus, page};
use crate::settings::{self, Settings, SharedSettings};
use crate::text::paper as words;
use crate::words::Text;

/// The id of the heading, which gets the focus.
pub(crate) const HEADING: &str = "page-heading";

/// A sheet, with a back link and the print button above it.
pub(crate) fn sheet(back: String, to: Text, inside: Html) -> Html {
    let print = |_: MouseEvent| page::print();
    // Nothing can be unfolded on paper.
    let unfolded = SharedSettings { settings: Settings { reasons: true, ..settings::read() }, set: Callback::noop() };
    html! {
        <div class="storage on-paper">
            <p class="bar">
                <a href={back}>{ to }</a>
                <button type="button" class="button primary" onclick={print}>{ words::PRINT }</button>
            </p>
            <ContextProvider<SharedSettings> context={unfolded}>
                <article class="sheet" aria-labelledby={HEADING}>{ inside }</article>
            </ContextProvider<SharedSettings>>
            <Arrived />
        </div>
    }
}

/// Moves the focus to the heading, which may be drawn late: its procedure must be loaded first.
#[component]
pub(crate) fn Arrived() -> Html {
    use_effect_with((), |()| focus::arrive_late());
    Html::default()
}
