//! Where a trainer puts a session together. Nothing of it is stored: all of it is in its link.

use std::collections::BTreeSet;

use casewright_core::id::ProcedureId;
use casewright_core::training::session::{
    LONGEST_TITLE, MOST_CARDS, MOST_MINUTES, MOST_SCENARIOS, Session, SessionSop,
};
use yew::prelude::*;

use super::contents::{Available, Contents};
use super::link::LinkToCopy;
use super::preview::preview;
use crate::browser::{input, random};
use crate::pages::train::Lessons;
use crate::route::{SessionPage, TrainRoute};
use crate::text::language::of_procedures;
use crate::text::{self, train::session as words};
use crate::ui::title::use_title;
use crate::words::Text;

#[derive(Clone, Properties, PartialEq)]
pub(in crate::pages::train) struct Props {
    pub(in crate::pages::train) lessons: Lessons,
}

/// The form, as filled in.
#[derive(Debug, Clone, PartialEq)]
struct Draft {
    title: String,
    /// The SOPs that are left out, so that all are in at first.
    without: BTreeSet<ProcedureId>,
    walks: bool,
    cards: String,
    scenarios: String,
    minutes: String,
    seed: u32,
}

impl Draft {
    fn new() -> Draft {
        Draft {
            title: String::new(),
            without: BTreeSet::new(),
            walks: true,
            cards: "12".to_owned(),
            scenarios: "1".to_owned(),
            minutes: String::new(),
            seed: random::seed(),
        }
    }

    fn sops(&self, lessons: &Lessons) -> Vec<SessionSop> {
        let sops = lessons.sops.iter().filter(|sop| !self.without.contains(&sop.id));
        sops.map(|sop| SessionSop::new(sop.id.clone(), sop.edition())).collect()
    }

    /// The session of these SOPs, or what is wrong with it. `here` is how many cards and scenarios there are of them.
    fn session(&self, sops: Vec<SessionSop>, here: (usize, usize)) -> Result<Session, Text> {
        if sops.is_empty() {
            return Err(words::NO_SOP);
        }
        let number = |text: &str, most: usize| match text.trim() {
            "" => Some(0),
            text => text.parse::<usize>().ok().filter(|count| *count <= most),
        };
        // No more than there is: the link says what the class gets.
        let cards = number(&self.cards, MOST_CARDS).ok_or(words::BAD_CARDS)?.min(here.0);
        let scenarios = number(&self.scenarios, MOST_SCENARIOS).ok_or(words::BAD_SCENARIOS)?.min(here.1);
        let minutes = number(&self.minutes, MOST_MINUTES).ok_or(words::BAD_MINUTES)?;
        if !self.walks && cards == 0 && scenarios == 0 {
            return Err(words::NOTHING_TO_DO);
        }
        let (title, minutes) = (self.title.trim().to_owned(), Some(minutes).filter(|minutes| *minutes > 0));
        Ok(Session { title, sops, walks: self.walks, cards, scenarios, minutes, seed: self.seed })
    }
}

#[component]
pub(in crate::pages::train) fn MakePage(props: &Props) -> Html {
    use_title(&[&words::MAKE, &text::TRAIN]);
    let draft = use_state_eq(Draft::new);
    let lessons = &props.lessons;
    let available = use_memo(lessons.clone(), Available::of);
    let sops = draft.sops(lessons);
    let (cards, scenarios) = available.count(&sops);
    let session = draft.session(sops, (cards, scenarios));
    // Whoever types a title waits for no cards.
    let nameless = session.clone().map(|session| Session { title: String::new(), ..session });
    let contents = use_memo((lessons.clone(), nameless), |(lessons, session)| match session {
        Ok(session) => Contents::of(lessons, session),
        Err(_) => Contents::default(),
    });
    html! {
        <div class="storage session">
            <p class="path"><a href={TrainRoute::Overview.link()}>{ text::TRAIN }</a></p>
            <h1 id="page-heading" tabindex="-1">{ words::MAKE }</h1>
            <p class="lead">{ words::MAKE_LEAD }</p>
            <form class="card" onsubmit={|event: SubmitEvent| event.prevent_default()}>
                <label for="session-title">{ words::TITLE }</label>
                <input id="session-title" type="text" dir="auto" autocomplete="off" maxlength={LONGEST_TITLE.to_string()}
                    value={draft.title.clone()} oninput={typed(&draft, |draft, text| draft.title = text)} />
                <fieldset>
                    <legend>{ words::SOPS }</legend>
                    for sop in lessons.sops.iter() {
                        <label class="pick" key={sop.id.as_str()}>
                            <input type="checkbox" checked={!draft.without.contains(&sop.id)} onchange={chosen(&draft, &sop.id)} />
                            { " " }<span lang={of_procedures()}>{ sop.title.clone() }</span>
                        </label>
                    }
                </fieldset>
                <fieldset>
                    <legend>{ words::WHAT }</legend>
                    <label class="pick">
                        <input type="checkbox" checked={draft.walks} onchange={walks(&draft)} />
                        { " " }{ words::WITH_WALKS }
                    </label>
                    { number("cards", words::CARDS, &words::there_are(cards), &draft.cards, MOST_CARDS,
                        typed(&draft, |draft, text| draft.cards = text)) }
                    if scenarios > 0 {
                        { number("scenarios", words::SCENARIOS, &words::there_are(scenarios), &draft.scenarios, MOST_SCENARIOS,
                            typed(&draft, |draft, text| draft.scenarios = text)) }
                    }
                    { number("minutes", words::MINUTES, &words::MINUTES_HELP, &draft.minutes, MOST_MINUTES,
                        typed(&draft, |draft, text| draft.minutes = text)) }
                </fieldset>
            </form>
            { match session {
                Ok(session) => outcome(&draft, &session, &contents),
                Err(wrong) => html! { <p class="finding warn" role="status">{ wrong }</p> },
            } }
        </div>
    }
}

/// The link, and what the class gets.
fn outcome(draft: &UseStateHandle<Draft>, session: &Session, contents: &Contents) -> Html {
    let code = session.code().to_string();
    let link = TrainRoute::Session(code.clone(), SessionPage::Contents).link();
    let hand_out = TrainRoute::Session(code, SessionPage::HandOut).link();
    let again = {
        let draft = draft.clone();
        move |_: MouseEvent| draft.set(Draft { seed: random::seed(), ..(*draft).clone() })
    };
    html! {
        <>
            <section class="card" aria-labelledby="link-heading">
                <h2 id="link-heading">{ words::FOR_CLASS }</h2>
                <p class="muted">{ words::FOR_CLASS_HELP }</p>
                <LinkToCopy {link} />
                <p><a href={hand_out}>{ words::HAND_OUT }</a>{ " · " }<a href={TrainRoute::Results.link()}>{ words::RESULTS }</a></p>
            </section>
            <section class="card" aria-labelledby="preview-heading">
                <h2 id="preview-heading">{ words::PREVIEW }</h2>
                { preview(contents) }
                if !contents.cards.is_empty() || !contents.scenarios.is_empty() {
                    <p><button type="button" class="button" onclick={again}>{ words::OTHERS }</button></p>
                }
            </section>
        </>
    }
}

fn number(name: &str, label: Text, help: &str, value: &str, most: usize, oninput: Callback<InputEvent>) -> Html {
    let (id, help_id) = (format!("session-{name}"), format!("session-{name}-help"));
    html! {
        <div class="number">
            <label for={id.clone()}>{ label }</label>
            <input {id} type="number" inputmode="numeric" min="0" max={most.to_string()} value={value.to_owned()} {oninput}
                aria-describedby={help_id.clone()} />
            <span id={help_id} class="muted small">{ help.to_owned() }</span>
        </div>
    }
}

fn typed(draft: &UseStateHandle<Draft>, set: fn(&mut Draft, String)) -> Callback<InputEvent> {
    let draft = draft.clone();
    Callback::from(move |event: InputEvent| {
        let mut changed = (*draft).clone();
        set(&mut changed, input::value(&event));
        draft.set(changed);
    })
}

fn walks(draft: &UseStateHandle<Draft>) -> Callback<Event> {
    let draft = draft.clone();
    Callback::from(move |event: Event| draft.set(Draft { walks: input::checked(&event), ..(*draft).clone() }))
}

fn chosen(draft: &UseStateHandle<Draft>, id: &ProcedureId) -> Callback<Event> {
    let (draft, id) = (draft.clone(), id.clone());
    Callback::from(move |event: Event| {
        let mut changed = (*draft).clone();
        if input::checked(&event) {
            changed.without.remove(&id);
        } else {
            changed.without.insert(id.clone());
        }
        draft.set(changed);
    })
}
