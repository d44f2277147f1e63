//! Whether what was typed is safe.

use yew::prelude::*;

use crate::app::state::Saved;
use crate::app::text;
use crate::app::view::html;
use crate::browser::clock;

/// The quiet line: saved, when and where.
pub(crate) fn saved_line(saved: Saved, version: &str) -> Html {
    html! {
        <p class="saved small muted">
            if let Saved::At(time) = saved {
                { text::saved(time, &clock::now()) }<br />
            }
            { text::version(version) }
        </p>
    }
}

/// The loud one: not saved, why, and what to do.
pub(crate) fn alarm(saved: Saved) -> Html {
    match saved {
        Saved::At(_) => Html::default(),
        Saved::Failed(problem) => html! {
            <div class="finding block alarm" role="alert">
                <p><b>{ text::NOT_SAVED }</b>{ " " }{ text::not_saved(problem) }</p>
            </div>
        },
    }
}
