//! Blank space to write in on paper.

use yew::prelude::*;

use crate::text::paper as words;
use crate::words::Text;
use casewright_core::procedure::{Choice, Kind};
use casewright_core::value::yes_or_no;

/// The number of blank rows for a list, and of lines for a longer text.
const ROWS: usize = 4;
const LINES: usize = 3;

/// The space for an answer.
pub(super) fn blank(kind: &Kind) -> Html {
    match kind {
        Kind::YesNo => boxes(words::CHOOSE_ONE, [true, false].map(|yes| (yes_or_no(yes), None)).into_iter()),
        Kind::OneOf(options) => boxes(words::CHOOSE_ONE, options.iter().map(option)),
        Kind::SomeOf(options) => boxes(words::CHOOSE_SOME, options.iter().map(option)),
        Kind::Paragraph => lines(LINES),
        Kind::Log(_) => html! { <><p class="small muted">{ words::DATE_AND_INITIALS }</p>{ lines(LINES) }</> },
        Kind::Rows(columns) => html! {
            <table class="empty">
                <thead>
                    <tr>
                        for column in columns.iter() {
                            <th scope="col">{ column.label.clone() }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for row in 0..ROWS {
                        <tr key={row}>
                            for column in columns.iter() {
                                <td key={column.id.as_str()}></td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        },
        _ => lines(1),
    }
}

fn option(option: &Choice) -> (&str, Option<&str>) {
    (&option.label, option.help.as_deref())
}

fn boxes<'a>(how: Text, options: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> Html {
    let one = |(label, help): (&str, Option<&str>)| {
        html! {
            <li>
                <span aria-hidden="true">{ "☐ " }</span>{ label.to_owned() }
                if let Some(help) = help {
                    { " " }<span class="small muted">{ help.to_owned() }</span>
                }
            </li>
        }
    };
    let all: Html = options.map(one).collect();
    html! { <ul class="boxes" aria-label={how}>{ all }</ul> }
}

fn lines(count: usize) -> Html {
    (0..count).map(|line| html! { <span key={line} class="line"></span> }).collect()
}
