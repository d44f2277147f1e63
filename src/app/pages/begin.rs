//! Beginning a case. Its address is where the search leads to; nothing is drawn there, since the case is opened at once.

use yew::prelude::*;

use crate::app::components::needs::Begun;
use crate::app::held::use_begun;
use crate::app::pages::problem::{Problem, problem_page};
use crate::app::route::Route;
use crate::app::settings;
use crate::app::shelf;
use crate::app::sops::{Sops, edition};
use crate::browser::{clock, location, random};
use casewright_core::case::Case;
use casewright_core::engine::begin_with;
use casewright_core::id::ProcedureId;
use casewright_core::procedure::Preset;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) sops: Sops,
    pub(crate) procedure: ProcedureId,
}

#[component]
pub(crate) fn BeginPage(props: &Props) -> Html {
    let head = props.sops.head(&props.procedure).cloned();
    let unknown = head.is_none();
    use_begun((), move || {
        if let Some(head) = head {
            // Going back leads to the search, and begins nothing.
            location::replace(&begin(Begun { head, answers: Vec::new() }));
        }
        Box::new(())
    });
    if unknown { problem_page(&Problem::UnknownProcedure) } else { Html::default() }
}

/// Begins a case and gives its address. Where it cannot be stored it is held in memory, and its page says so.
pub(crate) fn begin(Begun { head, mut answers }: Begun) -> String {
    let name = settings::read().name;
    if let (Some(field), false) = (head.user.clone(), name.trim().is_empty()) {
        answers.insert(0, Preset { field, many: false, values: vec![name] });
    }
    let id = random::case_id();
    let edition = edition(&head).to_owned();
    let mut case = Case { edition, ..Case::begun(id.clone(), head.id, head.version, clock::instant()) };
    begin_with(&mut case.entries, &answers);
    let _ = shelf::begin(case);
    Route::Case { id, stage: None }.link()
}
