//! What a class gets, for its trainer.

use yew::prelude::*;

use super::contents::Contents;
use crate::text::language::of_procedures;
use crate::text::train::session as words;

pub(super) fn preview(contents: &Contents) -> Html {
    html! {
        <>
            if !contents.walks.is_empty() {
                <h3>{ words::walks(contents.walks.len()) }</h3>
                { list(contents.walks.iter().map(|sop| sop.title.as_str())) }
            }
            if !contents.cards.is_empty() {
                <h3>{ words::cards(contents.cards.len()) }</h3>
                { list(contents.cards.iter().map(|card| card.question.as_str())) }
            }
            if !contents.scenarios.is_empty() {
                <h3>{ words::scenarios(contents.scenarios.len()) }</h3>
                { list(contents.scenarios.iter().map(|scenario| scenario.title.as_str())) }
            }
        </>
    }
}

fn list<'a>(all: impl Iterator<Item = &'a str>) -> Html {
    html! {
        <ol class="listing" lang={of_procedures()}>
            for says in all {
                <li>{ says.to_owned() }</li>
            }
        </ol>
    }
}
