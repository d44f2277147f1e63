//! The tour: a panel beside the page that explains one part after the other on a sample case. The page stays usable,
//! and what is typed into the sample is saved as usual.

mod progress;
mod steps;

use yew::prelude::*;

pub(crate) use self::progress::goes_on;
use self::steps::Steps;
use crate::commands::{OverlayEvent, use_overlays};
use crate::text::{self, settings as words};
use crate::ui::lazy::{Draw, Lazy, PageProps, Part, PartMissing, part};

const PART: Part = part!("tour", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(overlays, fallible))]
fn load() -> Result<Draw, PartMissing> {
    Ok(|page| match page.loaded() {
        Some(pack) => html! { <Steps pack={pack.clone()} /> },
        None => Html::default(),
    })
}

#[component]
pub(crate) fn Tour(page: &PageProps) -> Html {
    let overlays = use_overlays();
    let waiting =
        html! { <section class="tour card" aria-label={words::TOUR}><p role="status">{ text::LOADING }</p></section> };
    let frame = Callback::from(move |message: Html| {
        let close = overlays.reform(|_: MouseEvent| OverlayEvent::TourEnded);
        html! {
            <section class="tour card" aria-label={words::TOUR}>
                { message }
                <p class="buttons"><button type="button" class="link" onclick={close}>{ words::CLOSE }</button></p>
            </section>
        }
    });
    html! { <Lazy part={PART} page={page.clone()} {waiting} {frame} /> }
}
