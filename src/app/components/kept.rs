//! What this browser holds.

use yew::prelude::*;

use crate::app::text;
use crate::app::view::html;

/// What it is drawn from.
pub(crate) struct Props {
    pub(crate) cases: usize,
    pub(crate) size: usize,
    pub(crate) blocked: bool,
    /// What cannot be opened, a sentence each.
    pub(crate) unreadable: Vec<AttrValue>,
}

pub(crate) fn kept(props: &Props) -> Html {
    html! {
        <section class="card kept" aria-labelledby="kept-heading">
            <h2 id="kept-heading">{ text::KEPT }</h2>
            <p>{ text::kept(props.cases, props.size) }</p>
            <p class="muted">{ if props.blocked { text::KEPT_BLOCKED } else { text::KEPT_ONLY_HERE } }</p>
            if !props.unreadable.is_empty() {
                <details>
                    <summary>{ text::unreadable_count(props.unreadable.len()) }</summary>
                    <p class="muted">{ text::UNREADABLE_KEPT }</p>
                    <ul class="small">
                        for sentence in props.unreadable.iter() {
                            <li>{ sentence.clone() }</li>
                        }
                    </ul>
                </details>
            }
        </section>
    }
}
