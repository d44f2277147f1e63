//! The search: which procedure says something of some words, and where.

use yew::prelude::*;

use super::needs::{Begun, begin};
use crate::app::sops::{Passages, Sops};
use crate::app::text;
use crate::app::view::html;
use crate::browser::input;
use crate::procedure::{Head, Passage};

/// How many places of a procedure are shown.
const MOST: usize = 4;

/// What it is drawn from.
pub(crate) struct Props<'a> {
    pub(crate) sops: &'a Sops,
    pub(crate) query: &'a UseStateHandle<String>,
    /// None while they are on their way.
    pub(crate) passages: Option<&'a Passages>,
    pub(crate) picked: &'a Callback<Begun>,
}

/// What was found in one procedure.
struct Hit<'a> {
    head: &'a Head,
    /// The place, and a piece of the text.
    places: Vec<(&'a str, &'a str)>,
}

pub(crate) fn search(props: &Props<'_>) -> Html {
    let setter = props.query.setter();
    let oninput = move |event: InputEvent| setter.set(input::value(&event));
    let query = props.query.to_ascii_lowercase();
    let words = words(&query);
    let hits = hits(props, &words);
    html! {
        <search>
            <label for="search">{ text::SEARCH }</label>
            <input type="search" id="search" autocomplete="off" value={(**props.query).clone()} {oninput} />
            <p class="small muted" role="status">{ said(props, &words, hits.len()) }</p>
            if !hits.is_empty() {
                <ul class="hits">
                    for hit in hits.iter() {
                        <li key={hit.head.id.as_str()}>{ found(props, hit) }</li>
                    }
                </ul>
            }
        </search>
    }
}

/// Empty until something is looked for: what is to be announced must be there before it says anything.
fn said(props: &Props<'_>, words: &[&str], found: usize) -> String {
    if words.is_empty() {
        return String::new();
    }
    match props.passages {
        None => text::SEARCHING.to_owned(),
        Some(none) if none.is_empty() => text::NO_SEARCH.to_owned(),
        Some(_) => text::found(found),
    }
}

fn found(props: &Props<'_>, hit: &Hit<'_>) -> Html {
    html! {
        <>
            <button type="button" class="link" onclick={begin(hit.head, &[], props.picked)}>
                { text::begin(&hit.head.title) }
            </button>
            <ul class="small">
                for (place, words) in hit.places.iter() {
                    <li><b>{ place.to_string() }</b>{ " " }<span class="muted">{ words.to_string() }</span></li>
                }
            </ul>
        </>
    }
}

/// The words of a query, in small letters. “60-day” and “customer’s” are looked for word by word.
fn words(query: &str) -> Vec<&str> {
    let apart = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric() || matches!(c, '\u{a0}' | '\u{2000}'..='\u{206f}');
    query.split(apart).filter(|word| !word.is_empty()).collect()
}

/// The procedures in which all of the words stand, and first those in which they stand together; likewise their places.
fn hits<'a>(props: &Props<'a>, words: &[&str]) -> Vec<Hit<'a>> {
    let Some(passages) = props.passages.filter(|_| !words.is_empty()) else { return Vec::new() };
    let hit = |head: &'a Head| {
        let (mut together, mut apart, mut seen) = (Vec::new(), Vec::new(), vec![false; words.len()]);
        for (passage, lower) in passages.iter().filter(|(passage, _)| passage.procedure == head.id) {
            let begins: Vec<Option<usize>> = words.iter().map(|word| beginning(lower, word)).collect();
            seen.iter_mut().zip(&begins).for_each(|(seen, begins)| *seen |= begins.is_some());
            if let Some(at) = begins.iter().flatten().min() {
                let places = if begins.iter().all(Option::is_some) { &mut together } else { &mut apart };
                places.push((passage.place.as_str(), excerpt(passage, *at)));
            }
        }
        let first = !together.is_empty();
        together.extend(apart);
        let mut places: Vec<(&str, &str)> = Vec::new();
        for place in together.into_iter().filter(|(place, _)| !place.is_empty()) {
            if places.len() < MOST && !places.contains(&place) {
                places.push(place);
            }
        }
        seen.iter().all(|seen| *seen).then_some((first, Hit { head, places }))
    };
    let (together, apart): (Vec<_>, Vec<_>) =
        props.sops.procedures.iter().filter_map(hit).partition(|(first, _)| *first);
    together.into_iter().chain(apart).map(|(_, hit)| hit).collect()
}

/// Where a word begins as `word` does: “past” is no part of “copypaste”.
fn beginning(lower: &str, word: &str) -> Option<usize> {
    let within = |at: usize| lower.as_bytes().get(at.wrapping_sub(1)).is_some_and(u8::is_ascii_alphanumeric);
    lower.match_indices(word).map(|(at, _)| at).find(|at| !within(*at))
}

/// The part of a passage around a place in what is looked through, which is the passage's own place and then its text.
fn excerpt(passage: &Passage, at: usize) -> &str {
    const BEFORE: usize = 40;
    const LENGTH: usize = 140;
    let text = passage.text.as_str();
    let at = at.saturating_sub(passage.place.len().saturating_add(1));
    let start = boundary(text, at.saturating_sub(BEFORE));
    // From the beginning of a word, so that it reads well.
    let start = if start == 0 {
        0
    } else {
        text.get(start..).and_then(|rest| rest.find(' ')).map_or(start, |gap| start.saturating_add(gap))
    };
    let end = boundary(text, start.saturating_add(LENGTH));
    text.get(start..end).unwrap_or_default().trim()
}

/// The place, or the nearest before it at which a letter begins.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}
