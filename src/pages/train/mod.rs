//! Training: what is due today, the walks and the cards of the procedures.

mod overview;
mod walk;

use std::rc::Rc;
use std::task::Poll;

use casewright_core::id::ProcedureId;
use casewright_core::procedure::Training;
use yew::platform::spawn_local;
use yew::prelude::*;

use self::overview::OverviewPage;
use self::walk::{ClassPage, HandOut, WalkPage};
use crate::pack::{Pack, PackError, Sop, use_procedures};
use crate::route::{Route, TrainRoute};
use crate::text::Problem;
use crate::ui::lazy::{Draw, Part, PartMissing, part};
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

#[component]
fn TrainPage(props: &Props) -> Html {
    let lessons = match use_lessons(&props.pack) {
        Poll::Ready(Ok(lessons)) => lessons,
        Poll::Ready(Err(why)) => return html! { <ProblemPage problem={Problem::Pack(why)} /> },
        Poll::Pending => return html! { <ProblemPage problem={Problem::Waiting} /> },
    };
    match TrainRoute::read(&props.rest) {
        TrainRoute::Overview => html! { <OverviewPage {lessons} /> },
        TrainRoute::Walk { procedure, place } => of(&lessons, &procedure, |sop| html! { <WalkPage {sop} {place} /> }),
        TrainRoute::Class { procedure, place } => of(&lessons, &procedure, |sop| html! { <ClassPage {sop} {place} /> }),
        TrainRoute::HandOut(procedure) => of(&lessons, &procedure, |sop| html! { <HandOut {sop} /> }),
        _ => html! { <ProblemPage problem={Problem::UnknownPage} /> },
    }
}

/// A page about one procedure.
fn of(lessons: &Lessons, procedure: &ProcedureId, draw: impl FnOnce(Sop) -> Html) -> Html {
    match lessons.sops.iter().find(|sop| sop.id == *procedure) {
        Some(sop) => draw(sop.clone()),
        None => html! { <ProblemPage problem={Problem::UnknownProcedure} /> },
    }
}

/// Fetches what is learned, once.
#[hook]
fn use_lessons(pack: &Pack) -> Poll<Result<Lessons, PackError>> {
    let training = use_state_eq(|| None::<Result<Rc<Training>, PackError>>);
    {
        let (pack, setter) = (pack.clone(), training.setter());
        use_effect_with((), move |()| {
            spawn_local(async move { setter.set(Some(pack.training().await.map(Rc::new))) });
        });
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
