//! Begins a case. The search leads to this address; nothing is drawn here, since the new case opens right away.

use casewright_core::case::Case;
use casewright_core::engine::begin_with;
use casewright_core::id::ProcedureId;
use casewright_core::procedure::{Head, Preset};
use yew::prelude::*;

use super::case::PART;
use crate::browser::{clock, location, random};
use crate::cases;
use crate::pack::{Pack, wanted};
use crate::route::Route;
use crate::settings;
use crate::text::Problem;
use crate::ui::lazy::fetch_early;
use crate::ui::problem::ProblemPage;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) pack: Pack,
    pub(crate) procedure: ProcedureId,
}

#[component]
pub(crate) fn BeginPage(props: &Props) -> Html {
    let pack = props.pack.clone();
    let head = pack.head(&props.procedure).cloned();
    let unknown = head.is_none();
    use_effect_with((), move |()| {
        if let Some(head) = head {
            // Going back then leads to the search instead of beginning another case.
            location::replace(&begin(&pack, head, Vec::new()).link());
        }
    });
    if unknown {
        html! { <ProblemPage problem={Problem::UnknownProcedure} /> }
    } else {
        Html::default()
    }
}

/// Begins a case, which is stored once something is done to it, and returns its route.
///
/// What its page needs is fetched right away rather than one thing after the other once the page is drawn.
pub(crate) fn begin(pack: &Pack, head: Head, mut answers: Vec<Preset>) -> Route {
    let name = settings::read().name;
    if let (Some(field), false) = (head.user.clone(), name.trim().is_empty()) {
        answers.insert(0, Preset { field, many: false, values: vec![name] });
    }
    let id = random::case_id();
    let edition = head.edition().to_owned();
    let mut case = Case { edition, ..Case::new(id.clone(), head.id, head.version, clock::instant()) };
    begin_with(&mut case.entries, &answers);
    fetch_early(PART);
    pack.load_early(wanted(&case));
    cases::begin_untouched(case);
    Route::Case { id, stage: None }
}
