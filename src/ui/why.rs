//! "Why?": folds away the reason for something and its source.

use yew::prelude::*;

use super::document;
use crate::settings::use_settings;
use crate::text;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// Tells screen readers what the reason is for, since there are many on a page.
    pub(crate) about: AttrValue,
    pub(crate) children: Html,
}

/// A reason, unfolded on request; on paper, and for people who chose so in the settings, it stands there plainly.
#[component]
pub(crate) fn Why(props: &Props) -> Html {
    let (settings, _) = use_settings();
    if settings.reasons {
        return props.children.clone();
    }
    html! {
        <details class="why apart">
            <summary>{ text::WHY }{ document::unseen(&props.about) }</summary>
            { props.children.clone() }
        </details>
    }
}
