//! The style sheet of pages that few people open. It is fetched when the first of them is, so that the start has less to load.

use yew::prelude::*;

use crate::browser::page;
use crate::ui::problem::Waiting;

/// Where `index.html` names the sheet.
const SHEET: &str = "data-more-styles";

#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) children: Html,
}

/// Draws its children once the sheet is here, or failed: without it a page looks plain, but works.
#[component]
pub(crate) fn MoreStyles(props: &Props) -> Html {
    let settled = use_state_eq(|| false);
    let settle = {
        let setter = settled.setter();
        Callback::from(move |_: Event| setter.set(true))
    };
    html! {
        <>
            <link rel="stylesheet" href={page::root_attribute(SHEET)} onload={settle.clone()} onerror={settle} />
            if *settled {
                { props.children.clone() }
            } else {
                <Waiting />
            }
        </>
    }
}
