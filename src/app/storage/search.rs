//! The search: which procedure says something of some words, and in which cases they stand.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::cases::entered;
use super::page::case_link;
use super::records::{Kept, Records};
use crate::app::held::{use_begun, use_held};
use crate::app::language::of_procedures;
use crate::app::route::Route;
use crate::app::text::{self, storage as words};
use crate::app::view::html;
use crate::browser::{clock, fetch, input, location, lower, page};
use casewright_core::case::Case;
use casewright_core::procedure::{Head, Index, Passage, read_index, read_passages};

/// How many places of a procedure are shown.
const MOST: usize = 4;

/// How many cases are shown.
const MOST_CASES: usize = 20;

thread_local! {
    /// What was looked for last: whoever comes back from a case finds the others again.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What procedures say, in the order of the pack.
#[derive(Debug, PartialEq)]
struct Sayings {
    index: Index,
    /// Each with its place and text in small letters, which are looked through.
    passages: Vec<(Passage, String)>,
}

/// What is known of what procedures say.
#[derive(Debug, Clone, PartialEq)]
enum Known {
    Nothing,
    Missing,
    All(Rc<Sayings>),
}

/// What was found in one procedure.
struct Hit<'a> {
    head: &'a Head,
    /// The place, and a piece of the text.
    places: Vec<(&'a str, &'a str)>,
}

#[component]
pub(super) fn SearchPage() -> Html {
    page::title(&text::title(&[&text::SEARCH]));
    let query = use_held(|| LAST.take());
    let known = use_held(|| Known::Nothing);
    let cases = use_memo((), |()| cases());
    {
        let known = known.setter();
        use_begun((), move || {
            look_up(move |found| known.set(found));
            Box::new(())
        });
    }
    let setter = query.setter();
    LAST.set((*query).clone());
    let oninput = move |event: InputEvent| setter.set(input::value(&event));
    let small = lower::lower(&query);
    let words = words_of(&small);
    let hits = match &*known {
        Known::All(sayings) => hits(sayings, &words),
        _ => Vec::new(),
    };
    let found: Vec<&Rc<Kept>> = cases
        .iter()
        .filter(|(_, entered)| !words.is_empty() && words.iter().all(|word| entered.contains(word)))
        .map(|(kept, _)| kept)
        .collect();
    let now = clock::now();
    html! {
        <div class="storage">
            <h1 id="page-heading" tabindex="-1">{ text::SEARCH }</h1>
            <search class="card">
                <label for="search">{ words::SEARCH_ALL }</label>
                <input type="search" id="search" autocomplete="off" value={(*query).clone()} {oninput} />
                <p class="small muted" role="status">{ said(&known, &words, hits.len(), found.len()) }</p>
            </search>
            if !hits.is_empty() {
                <section class="card" aria-labelledby="found-procedures">
                    <h2 id="found-procedures">{ words::PROCEDURES }</h2>
                    <ul class="hits">
                        for hit in hits.iter() {
                            <li key={hit.head.id.as_str()}>{ in_procedure(hit) }</li>
                        }
                    </ul>
                </section>
            }
            if !found.is_empty() {
                <section class="card" aria-labelledby="found-cases">
                    <h2 id="found-cases">{ text::CASES }</h2>
                    <ul class="lines">
                        for kept in found.iter().take(MOST_CASES) {
                            <li key={kept.key.as_str()}>
                                <div>
                                    <a href={case_link(&kept.case.id)} dir="auto">{ text::name(&kept.case.name) }</a>{ " " }
                                    <span class="muted small">{ kept.case.number.clone() }</span>
                                    <div class="muted small">{ words::case_line(title(&known, &kept.case), &kept.case, &now) }</div>
                                </div>
                            </li>
                        }
                    </ul>
                    if found.len() > MOST_CASES {
                        <p class="muted small">{ words::only_so_many(MOST_CASES) }</p>
                    }
                </section>
            }
        </div>
    }
}

/// All cases but those in the bin, each with what was entered in it.
fn cases() -> Vec<(Rc<Kept>, String)> {
    let records = Records::look();
    let all = records.open.iter().chain(&records.closed);
    all.map(|kept| (Rc::clone(kept), entered(&kept.case))).collect()
}

fn look_up(then: impl Fn(Known) + 'static) {
    let index = move |text: Result<String, _>| {
        let Some(index) = text.ok().and_then(|text| read_index(&text).ok()) else { return then(Known::Missing) };
        let file = index.search.clone();
        let arrived = move |text: Result<String, _>| {
            let Some(read) = text.ok().and_then(|text| read_passages(&text).ok()) else { return then(Known::Missing) };
            let small = |passage: &Passage| lower::lower(&[&passage.place, " ", &passage.text].concat());
            let passages = read.passages.into_iter().map(|passage| (passage.clone(), small(&passage))).collect();
            then(Known::All(Rc::new(Sayings { index, passages })));
        };
        fetch::text(file, Box::new(arrived));
    };
    fetch::text("pack.json".to_owned(), Box::new(index));
}

fn title<'a>(known: &'a Known, case: &'a Case) -> &'a str {
    let heads = match known {
        Known::All(sayings) => sayings.index.procedures.as_slice(),
        _ => &[],
    };
    heads.iter().find(|head| head.id == case.procedure).map_or(case.procedure.as_str(), |head| &head.title)
}

/// Empty until something is looked for: what is to be announced must be there before it says anything.
fn said(known: &Known, words: &[&str], found: usize, cases: usize) -> String {
    if words.is_empty() {
        return String::new();
    }
    match known {
        Known::Nothing => words::SEARCHING.to_string(),
        Known::Missing => words::NO_SEARCH.to_string(),
        Known::All(_) => words::found_in(found, cases),
    }
}

fn in_procedure(hit: &Hit<'_>) -> Html {
    let begin = Route::Begin(hit.head.id.clone());
    html! {
        <>
            <button type="button" class="link" onclick={move |_: MouseEvent| location::go(&begin.link())}>{ words::begin(&hit.head.title) }</button>
            <ul class="small" lang={of_procedures()}>
                for (place, words) in hit.places.iter() {
                    <li><b>{ place.to_string() }</b>{ " " }<span class="muted">{ words.to_string() }</span></li>
                }
            </ul>
        </>
    }
}

/// The words of a query, in small letters. “60-day” and “customer’s” are looked for word by word.
fn words_of(query: &str) -> Vec<&str> {
    let apart = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric() || matches!(c, '\u{a0}' | '\u{2000}'..='\u{206f}');
    query.split(apart).filter(|word| !word.is_empty()).collect()
}

/// The procedures in which all of the words stand, and first those in which they stand together; likewise their places.
fn hits<'a>(sayings: &'a Sayings, words: &[&str]) -> Vec<Hit<'a>> {
    if words.is_empty() {
        return Vec::new();
    }
    let hit = |head: &'a Head| {
        let (mut together, mut apart, mut seen) = (Vec::new(), Vec::new(), vec![false; words.len()]);
        for (passage, lower) in sayings.passages.iter().filter(|(passage, _)| passage.procedure == head.id) {
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
        sayings.index.procedures.iter().filter_map(hit).partition(|(first, _)| *first);
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
    let piece = text.get(start..end).unwrap_or_default();
    // And to the end of one.
    let whole = if end < text.len() { piece.rfind(' ').unwrap_or(piece.len()) } else { piece.len() };
    piece.get(..whole).unwrap_or(piece).trim()
}

/// The place, or the nearest before it at which a letter begins.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}
