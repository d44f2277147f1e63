//! A table of cases, laid out as cards on a narrow screen.

use yew::prelude::*;

use crate::text;
use crate::text::language::of_procedures;
use crate::ui::chips::{counts, tone};
use crate::ui::listing::CaseLine;
use crate::words::Text;
use casewright_core::case::keys::is_sample;

/// A change to a case in the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Change {
    /// Closed if it was open, reopened if it was closed.
    Toggled,
    Deleted,
}

/// A table of cases; `change` receives changes to one of them.
pub(crate) fn case_table(lines: &[CaseLine], label: Text, change: &Callback<(CaseLine, Change)>) -> Html {
    // Explicit roles, because a table laid out as cards loses its own.
    html! {
        <table class="listed" role="table" aria-label={label}>
            <thead role="rowgroup">
                <tr role="row">
                    for title in text::COLUMNS {
                        <th role="columnheader" scope="col">{ title }</th>
                    }
                </tr>
            </thead>
            <tbody role="rowgroup" translate="no">
                for line in lines.iter() {
                    <tr role="row" key={line.id.as_str()}>{ cells(line, change) }</tr>
                }
            </tbody>
        </table>
    }
}

fn cells(line: &CaseLine, change: &Callback<(CaseLine, Change)>) -> Html {
    let due = match &line.due {
        Some(next) => html! {
            <><span class={["chip ", tone(next.state)].concat()}>{ next.when.clone() }</span>{ counts(&next.counts) }</>
        },
        None => html! { <span class="muted">{ "—" }</span> },
    };
    let sample = is_sample(&line.id);
    html! {
        <>
            <th role="rowheader" scope="row">
                <a href={line.link.clone()} dir="auto">{ line.name.clone() }</a>
                <span class="muted small">{ line.number.clone() }</span>
                if sample {
                    <span class="chip due">{ text::SAMPLE }</span>
                }
            </th>
            <td role="cell" lang={of_procedures()}>{ line.about.clone() }</td>
            <td role="cell">{ line.progress.clone() }</td>
            <td role="cell">{ due }</td>
            <td role="cell" class="muted">{ line.edited.clone() }</td>
            <td role="cell" class="acts">
                { act(line, change, Change::Toggled, if line.closed { text::REOPEN } else { text::CLOSE }) }
                { act(line, change, Change::Deleted, if sample { text::THROW_AWAY } else { text::DELETE }) }
            </td>
        </>
    }
}

fn act(line: &CaseLine, change: &Callback<(CaseLine, Change)>, what: Change, word: Text) -> Html {
    let onclick = {
        let (line, change) = (line.clone(), change.clone());
        move |_: MouseEvent| change.emit((line.clone(), what))
    };
    html! {
        <button type="button" class="link" {onclick}>
            { word }<span class="visually-hidden">{ " " }{ line.name.clone() }</span>
        </button>
    }
}
