//! Training: what is due today, the walks and the cards of the procedures.

mod cards;
mod overview;
mod practice;
mod session;
mod walk;

use std::rc::Rc;
use std::task::Poll;

use casewright_core::id::{ProcedureId, ScenarioId};
use casewright_core::procedure::{Deck, Scenario, Training};
use casewright_core::training::{CardKey, Fingerprint, of_card, of_computed};
use yew::platform::spawn_local;
use yew::prelude::*;

use self::cards::{Asked, CardsPage};
use self::overview::OverviewPage;
pub(crate) use self::practice::PANEL;
use self::practice::{AttemptPage, ScenarioPage};
use self::session::{MakePage, ResultsPage, SessionPages};
use self::walk::{ClassPage, HandOut, WalkPage};
use crate::browser::focus;
use crate::pack::{Pack, PackError, Sop, use_procedures};
use crate::retry;
use crate::route::{Route, TrainRoute};
use crate::text::Problem;
use crate::ui::lazy::{Draw, Part, PartMissing, part};
use crate::ui::more_styles::MoreStyles;
use crate::ui::problem::ProblemPage;

pub(crate) const PART: Part = part!("train", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(train, fallible))]
fn load() -> Result<Draw, PartMissing> {
    Ok(|page| match (page.pack_or_problem(), &page.route) {
        (Ok(pack), Route::Train(rest)) => html! { <TrainPage {pack} rest={rest.clone()} /> },
        (Err(problem), _) => problem,
        _ => Html::default(),
    })
}

#[derive(Clone, Properties, PartialEq)]
struct Props {
    pack: Pack,
    /// The rest of the address.
    rest: String,
}

/// What there is to learn. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Lessons {
    pub(crate) training: Rc<Training>,
    /// The procedures of the pack, in its order, in the edition that new cases follow.
    pub(crate) sops: Rc<[Sop]>,
}

impl Lessons {
    pub(crate) fn deck(&self, procedure: &ProcedureId) -> Option<&Deck> {
        self.training.decks.iter().find(|deck| deck.procedure == *procedure)
    }

    /// A scenario with its procedure.
    fn scenario(&self, procedure: &ProcedureId, id: &ScenarioId) -> Option<(&Sop, &Scenario)> {
        let sop = self.sops.iter().find(|sop| sop.id == *procedure)?;
        let scenario = self.deck(procedure)?.scenarios.iter().find(|scenario| scenario.id == *id)?;
        Some((sop, scenario))
    }

    /// What a card asks; empty if there is no such card any more.
    fn question(&self, key: &CardKey) -> String {
        Asked::new(self, key, "").map_or_else(String::new, |asked| asked.ask)
    }

    /// The cards of a procedure, or of all, with what they depend on.
    fn cards(&self, procedure: Option<&ProcedureId>) -> Vec<(CardKey, Fingerprint)> {
        let sops = self.sops.iter().filter(|sop| procedure.is_none_or(|id| *id == sop.id));
        let cards = |sop: &Sop| {
            let Some(deck) = self.deck(&sop.id) else { return Vec::new() };
            let written = deck.cards.iter().map(|card| (CardKey::new(&sop.id, &card.id), of_card(sop, card)));
            let computed = deck.computed.iter().map(|card| (CardKey::new(&sop.id, &card.id), of_computed(card)));
            in_turn(written, computed).collect()
        };
        sops.flat_map(cards).collect()
    }
}

/// One of each in turn, so that a day's new cards are not all of one kind.
fn in_turn<T>(mut one: impl Iterator<Item = T>, mut other: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    let pairs = std::iter::from_fn(move || {
        let pair = [one.next(), other.next()];
        pair.iter().any(Option::is_some).then_some(pair)
    });
    pairs.flatten().flatten()
}

#[component]
fn TrainPage(props: &Props) -> Html {
    // What is being learned stays as it is while another pack is taken up.
    let pack = use_memo((), |()| props.pack.clone());
    let lessons = match use_lessons(&pack) {
        Poll::Ready(Ok(lessons)) => lessons,
        Poll::Ready(Err(why)) => return html! { <ProblemPage problem={Problem::Pack(why)} /> },
        Poll::Pending => return html! { <ProblemPage problem={Problem::Waiting} /> },
    };
    html! { <MoreStyles><Page {lessons} route={TrainRoute::read(&props.rest)} /></MoreStyles> }
}

#[derive(Clone, Properties, PartialEq)]
struct PageProps {
    lessons: Lessons,
    route: TrainRoute,
}

#[component]
fn Page(PageProps { lessons, route }: &PageProps) -> Html {
    use_effect_with((), |()| focus::arrive_late());
    let lessons = lessons.clone();
    match route.clone() {
        TrainRoute::Overview => html! { <OverviewPage {lessons} /> },
        TrainRoute::Scenario { procedure, scenario } => html! { <ScenarioPage {lessons} {procedure} {scenario} /> },
        TrainRoute::Practice(case) => html! { <AttemptPage key={case.to_string()} {lessons} case={case.clone()} /> },
        TrainRoute::Cards(procedure) => html! { <CardsPage {lessons} {procedure} /> },
        TrainRoute::MakeSession => html! { <MakePage {lessons} /> },
        TrainRoute::Session(code, page) => {
            html! { <SessionPages key={code.clone()} {lessons} code={code.clone()} {page} /> }
        }
        TrainRoute::Results => html! { <ResultsPage /> },
        TrainRoute::Walk { procedure, place } => of(&lessons, &procedure, |sop| html! { <WalkPage {sop} {place} /> }),
        TrainRoute::Class { procedure, place } => of(&lessons, &procedure, |sop| html! { <ClassPage {sop} {place} /> }),
        TrainRoute::HandOut(procedure) => of(&lessons, &procedure, |sop| html! { <HandOut {sop} /> }),
        TrainRoute::Unknown => html! { <ProblemPage problem={Problem::UnknownPage} /> },
    }
}

/// A page about one procedure.
fn of(lessons: &Lessons, procedure: &ProcedureId, draw: impl FnOnce(Sop) -> Html) -> Html {
    match lessons.sops.iter().find(|sop| sop.id == *procedure) {
        Some(sop) => draw(sop.clone()),
        None => html! { <ProblemPage problem={Problem::UnknownProcedure} /> },
    }
}

/// Fetches what is learned, and again when the person tries again.
#[hook]
fn use_lessons(pack: &Pack) -> Poll<Result<Lessons, PackError>> {
    let training = use_state_eq(|| None::<Result<Rc<Training>, PackError>>);
    {
        let (pack, setter) = (pack.clone(), training.setter());
        use_effect_with((), move |()| training_into(pack, setter));
    }
    let current = pack.procedures.iter().map(|head| (head.id.clone(), head.edition().to_owned()));
    let procedures = use_procedures(pack, current.collect());
    let ready = matches!(procedures, Poll::Ready(Ok(())));
    let sops: Rc<Rc<[Sop]>> = {
        let pack = pack.clone();
        use_memo(ready, move |_| pack.procedures.iter().filter_map(|head| pack.today(&head.id)).collect())
    };
    match (&*training, procedures) {
        (Some(Err(why)), _) => Poll::Ready(Err(why.clone())),
        (_, Poll::Ready(Err(why))) => Poll::Ready(Err(why)),
        (Some(Ok(training)), Poll::Ready(Ok(()))) => {
            Poll::Ready(Ok(Lessons { training: Rc::clone(training), sops: Rc::clone(&sops) }))
        }
        _ => Poll::Pending,
    }
}

fn training_into(pack: Pack, training: UseStateSetter<Option<Result<Rc<Training>, PackError>>>) {
    spawn_local(async move {
        let fetched = pack.training().await.map(Rc::new);
        if fetched.is_err() {
            let training = training.clone();
            retry::failed(move || {
                training.set(None);
                training_into(pack, training);
            });
        }
        training.set(Some(fetched));
    });
}
