//! What there is to train: what is due today, and the procedures with the progress in each.

use yew::prelude::*;

use super::Lessons;
use crate::text::{self, train as words};
use crate::training::use_training;
use crate::ui::title::use_title;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) lessons: Lessons,
}

#[component]
pub(super) fn OverviewPage(props: &Props) -> Html {
    use_title(&[&text::TRAIN]);
    let (trained, _) = use_training();
    let _ = (&props.lessons, &trained);
    html! {
        <div class="train">
            <h1 id="page-heading" tabindex="-1">{ text::TRAIN }</h1>
            <p class="lead">{ words::LEAD }</p>
        </div>
    }
}
