//! The search: procedures and cases that contain the query's words.

use std::rc::Rc;
use std::task::Poll;

use casewright_core::case::{Answer, Case};
use casewright_core::find::{self, beginning};
use casewright_core::procedure::{Head, Passage};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser::{clock, input, location, lower};
use crate::cases::records::{Records, StoredCase};
use crate::commands::{last_query, look_for};
use crate::pack::{Pack, PackState};
use crate::retry;
use crate::route::Route;
use crate::text::language::of_procedures;
use crate::text::{self, storage as words};
use crate::ui::lazy::{Draw, Part, PartMissing, part};
use crate::ui::title::use_title;

#[derive(Clone, Properties, PartialEq)]
struct Props {
    pack: PackState,
}

pub(crate) const PART: Part = part!("search", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(pages, fallible))]
fn load() -> Result<Draw, PartMissing> {
    Ok(|page| html! { <SearchPage pack={page.pack.clone()} /> })
}

/// How many places of a procedure are shown.
const MOST: usize = 4;

/// How many cases are shown.
const MOST_CASES: usize = 20;

/// The passages of the procedures, each with its place and text in lower case for searching.
#[derive(Debug, PartialEq)]
struct SearchIndex {
    pack: Pack,
    passages: Vec<(Passage, String)>,
}

/// The state of the search index.
#[derive(Debug, Clone, PartialEq)]
enum IndexState {
    Loading,
    Missing,
    Ready(Rc<SearchIndex>),
}

/// The matches in one procedure.
struct Hit<'a> {
    head: &'a Head,
    /// Each place, with an excerpt of its text.
    places: Vec<(&'a str, &'a str)>,
}

#[component]
fn SearchPage(props: &Props) -> Html {
    use_title(&[&text::SEARCH]);
    let query = use_state_eq(last_query);
    let index_state = use_index(&props.pack);
    let cases = use_memo((), |()| cases());
    let setter = query.setter();
    let oninput = move |event: InputEvent| {
        let query = input::value(&event);
        look_for(&query);
        setter.set(query);
    };
    let small = lower::lower(&query);
    let words: Vec<&str> = find::words(&small).collect();
    let index = match &index_state {
        IndexState::Ready(index) => Some(&**index),
        _ => None,
    };
    let (mut hits, mut found) = search(index, &cases, &words);
    let mut meant = None;
    // Only once all texts are here: one of them may have the words as they were typed.
    if let Some(index) = index.filter(|_| hits.is_empty() && found.is_empty())
        && let Some(others) = corrected(index, &cases, &words)
    {
        (hits, found) = search(Some(index), &cases, &others);
        meant = (!hits.is_empty() || !found.is_empty()).then(|| others.join(" "));
    }
    let now = clock::now();
    html! {
        <div class="storage">
            <h1 id="page-heading" tabindex="-1">{ text::SEARCH }</h1>
            <search class="card">
                <label for="search">{ words::SEARCH_ALL }</label>
                <input type="search" id="search" autocomplete="off" value={(*query).clone()} {oninput} />
                <p class="small muted" role="status">{ status(&index_state, &words, meant.as_deref(), hits.len(), found.len()) }</p>
                if index_state == IndexState::Missing {
                    <button type="button" class="button small" onclick={|_: MouseEvent| retry::try_again()}>{ text::TRY_AGAIN }</button>
                }
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
                        for record in found.iter().take(MOST_CASES) {
                            <li key={record.key.as_str()}>
                                <div>
                                    <a href={Route::case(&record.case.id).link()} dir="auto">{ text::name(&record.case.name) }</a>{ " " }
                                    <span class="muted small">{ record.case.number.clone() }</span>
                                    <div class="muted small">{ words::case_line(title(&index_state, &record.case), &record.case, &now) }</div>
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

/// A case with everything entered in it.
type EnteredCase = (Rc<StoredCase>, String);

/// The procedures and the cases that contain all of the words.
fn search<'a>(
    index: Option<&'a SearchIndex>,
    cases: &'a [EnteredCase],
    words: &[&str],
) -> (Vec<Hit<'a>>, Vec<&'a Rc<StoredCase>>) {
    if words.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let found = cases.iter().filter(|(_, entered)| words.iter().all(|word| entered.contains(word)));
    (index.map(|index| hits(index, words)).unwrap_or_default(), found.map(|(record, _)| record).collect())
}

/// The words without their typos; none if they have none, or if nobody could tell.
fn corrected<'a>(index: &'a SearchIndex, cases: &'a [EnteredCase], words: &[&'a str]) -> Option<Vec<&'a str>> {
    let passages = index.passages.iter().map(|(_, lower)| lower.as_str());
    find::corrected(words, passages.chain(cases.iter().map(|(_, entered)| entered.as_str())))
}

/// All cases except those in the bin.
fn cases() -> Vec<EnteredCase> {
    let records = Records::look();
    let all = records.open.iter().chain(&records.closed);
    all.map(|record| (Rc::clone(record), entered(&record.case))).collect()
}

/// Loads the search index.
#[hook]
fn use_index(pack: &PackState) -> IndexState {
    let index_state = use_state_eq(|| IndexState::Loading);
    let setter = index_state.setter();
    use_effect_with(pack.clone(), move |pack| match pack.clone() {
        Poll::Pending => {}
        Poll::Ready(Err(_)) => setter.set(IndexState::Missing),
        Poll::Ready(Ok(pack)) => load_into(pack, setter),
    });
    (*index_state).clone()
}

fn load_into(pack: Pack, index_state: UseStateSetter<IndexState>) {
    spawn_local(async move {
        let Ok(read) = pack.passages().await else {
            index_state.set(IndexState::Missing);
            return retry::failed(move || {
                index_state.set(IndexState::Loading);
                load_into(pack, index_state);
            });
        };
        let small = |passage: &Passage| lower::lower(&[&passage.place, " ", &passage.text].concat());
        let passages = read.passages.into_iter().map(|passage| (passage.clone(), small(&passage))).collect();
        index_state.set(IndexState::Ready(Rc::new(SearchIndex { pack, passages })));
    });
}

fn title<'a>(index_state: &'a IndexState, case: &'a Case) -> &'a str {
    match index_state {
        IndexState::Ready(index) => index.pack.title(&case.procedure),
        _ => case.procedure.as_str(),
    }
}

/// The result in words. Empty without a query: a live region must exist before its text changes.
fn status(index_state: &IndexState, words: &[&str], meant: Option<&str>, found: usize, cases: usize) -> String {
    if words.is_empty() {
        return String::new();
    }
    match index_state {
        IndexState::Loading => words::SEARCHING.to_string(),
        IndexState::Missing => words::NO_SEARCH.to_string(),
        IndexState::Ready(_) => {
            let found = words::found_in(found, cases);
            meant.map_or_else(|| found.clone(), |meant| words::found_for(meant, &found))
        }
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

/// The procedures that contain all of the words, those with all of them in one passage first; their places likewise.
fn hits<'a>(index: &'a SearchIndex, words: &[&str]) -> Vec<Hit<'a>> {
    let hit = |head: &'a Head| {
        let (mut together, mut apart, mut seen) = (Vec::new(), Vec::new(), vec![false; words.len()]);
        for (passage, lower) in index.passages.iter().filter(|(passage, _)| passage.procedure == head.id) {
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
        index.pack.procedures.iter().filter_map(hit).partition(|(first, _)| *first);
    together.into_iter().chain(apart).map(|(_, hit)| hit).collect()
}

/// The part of a passage around the index `at` of its search text, which is the place and then the text.
fn excerpt(passage: &Passage, at: usize) -> &str {
    const BEFORE: usize = 40;
    const LENGTH: usize = 140;
    let text = passage.text.as_str();
    let at = at.saturating_sub(passage.place.len().saturating_add(1));
    let start = boundary(text, at.saturating_sub(BEFORE));
    // Start at the beginning of a word.
    let start = if start == 0 {
        0
    } else {
        text.get(start..).and_then(|rest| rest.find(' ')).map_or(start, |gap| start.saturating_add(gap))
    };
    let end = boundary(text, start.saturating_add(LENGTH));
    let piece = text.get(start..end).unwrap_or_default();
    // End at the end of one.
    let whole = if end < text.len() { piece.rfind(' ').unwrap_or(piece.len()) } else { piece.len() };
    piece.get(..whole).unwrap_or(piece).trim()
}

/// The nearest character boundary at or before the index.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// Everything a person entered, in lower case.
fn entered(case: &Case) -> String {
    let mut all = [&case.name, "\n", &case.number].concat();
    let mut add = |text: &str| {
        all.push('\n');
        all.push_str(text);
    };
    for answer in case.entries.answers.values().chain(case.others.values().flatten()) {
        match answer {
            Answer::Text(text) => add(text),
            Answer::Choices(chosen) => chosen.iter().for_each(|one| add(one)),
            Answer::Rows(rows) => rows.iter().flat_map(|row| row.cells.values()).for_each(|cell| add(cell)),
        }
    }
    case.entries.log.iter().for_each(|entry| add(&entry.text));
    lower::lower(&all)
}
