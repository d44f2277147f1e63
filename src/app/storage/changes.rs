//! What changed in the procedure of a case since the case began, which of its answers that touches, and the move.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::change::{Unchanged, open, save};
use super::page::case_link;
use crate::app::language::of_procedures;
use crate::app::sops::edition;
use crate::app::text::{self, storage as words};
use crate::app::view::html;
use crate::browser::{clock, fetch, focus, page, room};
use casewright_core::case::keys::{CASES, PROCEDURES};
use casewright_core::case::{Action, Case, Copy};
use casewright_core::engine::touched;
use casewright_core::id::CaseId;
use casewright_core::procedure::changes::{changes, sentence};
use casewright_core::procedure::{Procedure, is_edition, read_index, read_procedure};
use casewright_core::words::Text;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) case: CaseId,
}

/// What is known.
#[derive(Debug, Clone, PartialEq)]
enum Known {
    Nothing,
    /// Why there is nothing to compare; a sentence.
    Not(String),
    /// The case follows the one that is here.
    Latest,
    Both(Rc<Compared>),
}

/// Two versions of a procedure, and what they mean for the case.
#[derive(Debug, PartialEq)]
struct Compared {
    version: String,
    edition: String,
    /// What changed, and the answers that it touches; none where the old version is not here any more.
    told: Option<(Vec<String>, Vec<String>)>,
}

/// The move, once it was made.
#[derive(Debug, Clone, PartialEq)]
enum Moved {
    Not,
    To(String),
    Undone,
    Failed(Unchanged),
}

#[component]
pub(super) fn ChangesPage(props: &Props) -> Html {
    let key = [CASES, props.case.as_str()].concat();
    let copy = use_memo(key.clone(), |key| open(key).map(RefCell::new));
    let known = use_state(|| Known::Nothing);
    let moved = use_state(|| Moved::Not);
    {
        let (known, copy) = (known.setter(), Rc::clone(&copy));
        use_effect_with((), move |()| match &*copy {
            Err(why) => known.set(Known::Not(words::unchanged(*why))),
            Ok(copy) => compare(Rc::clone(copy.borrow().case()), move |found| known.set(found)),
        });
    }
    let case = copy.as_ref().as_ref().ok().map(|copy| Rc::clone(copy.borrow().case()));
    let name = text::name(case.as_ref().map_or("", |case| &case.name));
    page::title(&text::title(&[&words::CHANGES, &name]));
    let act = |what: fn(&mut Copy, &Compared) -> Moved| {
        let (copy, known, moved, key) = (Rc::clone(&copy), (*known).clone(), moved.setter(), key.clone());
        Callback::from(move |_: MouseEvent| {
            let (Ok(copy), Known::Both(compared)) = (&*copy, &known) else { return };
            let mut copy = copy.borrow_mut();
            let now = what(&mut copy, compared);
            let now = save(&key, &mut copy).map_or_else(Moved::Failed, |()| now);
            page::say(&said(&now));
            moved.set(now);
            focus::soon("moved".to_owned());
        })
    };
    let forth = act(|copy, compared| {
        let (version, edition) = (compared.version.clone(), compared.edition.clone());
        copy.act(Action::Moved { version: version.clone(), edition }, clock::instant());
        Moved::To(version)
    });
    let back = act(|copy, _| {
        copy.undo(clock::instant());
        Moved::Undone
    });
    html! {
        <div class="storage">
            <p class="crumb"><a href={case_link(&props.case)}>{ words::BACK_TO_CASE }</a></p>
            <h1 id="page-heading" tabindex="-1">{ words::CHANGES }</h1>
            if let Some(case) = &case {
                <p class="lead" dir="auto">{ words::case_of_version(&name, &case.version) }</p>
            }
            { match &*known {
                Known::Nothing => html! { <p class="muted">{ words::COMPARING }</p> },
                Known::Not(why) => html! { <div class="card"><p>{ why.clone() }</p></div> },
                Known::Latest => html! { <div class="card"><p>{ words::LATEST }</p></div> },
                Known::Both(compared) => html! {
                    <section class="card" aria-labelledby="changes-heading">
                        <h2 id="changes-heading">{ words::changed_to(&compared.version) }</h2>
                        if let Some((changes, touched)) = &compared.told {
                            { list(changes, of_procedures(), words::NOTHING_CHANGED) }
                            <h3>{ words::TOUCHED }</h3>
                            { list(touched, None, words::NOTHING_TOUCHED) }
                        } else {
                            <p>{ words::NO_OLD_VERSION }</p>
                        }
                        <p class="muted small">{ words::MOVE_KEEPS }</p>
                        <p class="buttons" id="moved" tabindex="-1">
                            { said(&moved) }{ " " }
                            if matches!(*moved, Moved::To(_)) {
                                <button type="button" class="button" onclick={back}>{ text::UNDO }</button>
                                <a class="button primary" href={case_link(&props.case)}>{ words::BACK_TO_CASE }</a>
                            } else {
                                <button type="button" class="button primary" onclick={forth}>{ words::move_to(&compared.version) }</button>
                            }
                        </p>
                    </section>
                },
            } }
        </div>
    }
}

fn said(moved: &Moved) -> String {
    match moved {
        Moved::Not => String::new(),
        Moved::To(version) => words::moved(version),
        Moved::Undone => words::MOVED_BACK.to_string(),
        Moved::Failed(why) => words::unchanged(*why),
    }
}

fn list(sentences: &[String], lang: Option<&'static str>, none: Text) -> Html {
    if sentences.is_empty() {
        return html! { <p class="muted">{ none }</p> };
    }
    html! {
        <ul class="sentences" {lang}>
            for sentence in sentences.iter() {
                <li dir="auto">{ sentence.clone() }</li>
            }
        </ul>
    }
}

/// Finds both versions of the procedure that the case follows, and hands what they differ in to `then`.
fn compare(case: Rc<Case>, then: impl Fn(Known) + 'static) {
    let index = move |text: Result<String, _>| {
        let Some(index) = text.ok().and_then(|text| read_index(&text).ok()) else {
            return then(Known::Not(words::NO_PACK.to_string()));
        };
        let Some(head) = index.procedures.into_iter().find(|head| head.id == case.procedure) else {
            return then(Known::Not(words::NO_PROCEDURE.to_string()));
        };
        let edition = edition(&head).to_owned();
        if edition == case.edition {
            return then(Known::Latest);
        }
        let before = room::read(&[PROCEDURES, case.edition.as_str()].concat());
        let before = before.filter(|text| is_edition(&case.edition, text));
        let Some(before) = before.and_then(|text| read_procedure(&text).ok()) else {
            return then(Known::Both(Rc::new(Compared { version: head.version, edition, told: None })));
        };
        let arrived = move |text: Result<String, _>| {
            let after = text.ok().and_then(|text| read_procedure(&text).ok());
            then(after.map_or_else(
                || Known::Not(words::NO_PACK.to_string()),
                |after| Known::Both(Rc::new(compared(&before, &after, edition, &case))),
            ));
        };
        fetch::text(head.file, Box::new(arrived));
    };
    fetch::text("pack.json".to_owned(), Box::new(index));
}

fn compared(before: &Procedure, after: &Procedure, edition: String, case: &Case) -> Compared {
    let zone = &clock::now().zone;
    Compared {
        version: after.version.clone(),
        edition,
        told: Some((
            changes(before, after).iter().map(sentence).collect(),
            touched(before, after, &case.entries, zone).iter().map(|one| one.sentence()).collect(),
        )),
    }
}
