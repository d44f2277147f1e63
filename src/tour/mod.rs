//! The tour: a panel beside the page that explains one part of it after the other, on a sample case. The page behind it stays
//! usable, and what is typed into the sample is kept like anything else.

mod steps;

use yew::prelude::*;

use self::steps::Steps;
use crate::pack::Pack;
use crate::text::{self, settings as words};
use crate::ui::lazy::{Draw, Lazy, Part, PartMissing, part};

#[derive(Debug, Clone, Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) pack: Pack,
    pub(crate) end: Callback<()>,
}

const PART: Part<Props> = part!("tour", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(tour, fallible))]
fn load() -> Result<Draw<Props>, PartMissing> {
    Ok(|props| html! { <Steps ..props.clone() /> })
}

#[component]
pub(crate) fn Tour(props: &Props) -> Html {
    let waiting =
        html! { <section class="tour card" aria-label={words::TOUR}><p role="status">{ text::LOADING }</p></section> };
    let frame = {
        let end = props.end.clone();
        Callback::from(move |message: Html| {
            let close = end.reform(|_: MouseEvent| ());
            html! {
                <section class="tour card" aria-label={words::TOUR}>
                    { message }
                    <p class="buttons"><button type="button" class="link" onclick={close}>{ words::CLOSE }</button></p>
                </section>
            }
        })
    };
    html! { <Lazy<Props> part={PART} props={props.clone()} {waiting} {frame} /> }
}
