//! A case: the stages on the left, the steps of one of them in the middle, the post on the right.

use std::rc::Rc;

use yew::prelude::*;

use super::problem::{Problem, problem_page};
use crate::app::announce::use_spoken;
use crate::app::components::case_head::{case_head, ending};
use crate::app::components::clocks::{self, clocks};
use crate::app::components::outside::on_paper;
use crate::app::components::post::{self, left, open_post, post_panel};
use crate::app::components::saved::{alarm, notices, saved_line};
use crate::app::components::stage::{self, stage_panel};
use crate::app::components::stages::{self, stages};
use crate::app::desk::{View, use_desk, use_stage};
use crate::app::held::{Held, use_begun, use_held};
use crate::app::hooks::use_world;
use crate::app::listing::stage_of;
use crate::app::route::ids;
use crate::app::shelf;
use crate::app::site::use_site;
use crate::app::sop::Sop;
use crate::app::sops::{Sops, use_procedures, wanted};
use crate::app::state::CaseState;
use crate::app::text;
use crate::app::view::html;
use crate::app::walk::{Walk, use_walk};
use crate::browser::{focus, page, part};
use casewright_core::case::Case;
use casewright_core::document::plain;
use casewright_core::engine::{Evaluation, evaluate};
use casewright_core::id::{CaseId, StageId};
use casewright_core::procedure::Level;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) sops: Sops,
    pub(crate) id: CaseId,
    pub(crate) stage: Option<StageId>,
}

#[component]
pub(crate) fn CasePage(props: &Props) -> Html {
    let found =
        use_memo(props.id.clone(), |id| shelf::open(id).map(|open| open.map(|open| Rc::clone(open.borrow().case()))));
    let wanted = found.iter().flatten().map(|case| wanted(case)).collect();
    let arrived = use_procedures(&props.sops, wanted);
    let joined = use_held(part::joined);
    {
        let joined = joined.setter();
        use_begun((), move || {
            let look = move || joined.set(part::joined());
            let listening = part::on_joined(look.clone());
            // It may have come since the page was drawn, when nobody listened yet.
            look();
            Box::new(listening)
        });
    }
    let page = match &*found {
        _ if *joined == Some(false) => Err(Problem::PartMissing),
        None => Err(Problem::UnknownCase),
        Some(Err(why)) => Err(Problem::UnreadableCase(*why)),
        Some(Ok(case)) => match props.sops.of(case) {
            Some(_) if joined.is_none() => Err(Problem::Waiting),
            Some(sop) => {
                let sops = props.sops;
                Ok(html! { <OpenCase {sops} {sop} case={Rc::clone(case)} stage={props.stage.clone()} /> })
            }
            None => Err(arrived.err().unwrap_or(Problem::UnknownProcedure)),
        },
    };
    page.unwrap_or_else(|problem| problem_page(&problem))
}

#[derive(Properties)]
struct OpenProps {
    sops: Sops,
    sop: Sop,
    /// As it was when the page was opened.
    case: Rc<Case>,
    stage: Option<StageId>,
}

/// The case is looked at once, so that it is another one says enough.
impl PartialEq for OpenProps {
    fn eq(&self, other: &OpenProps) -> bool {
        self.sop == other.sop && self.stage == other.stage && Rc::ptr_eq(&self.case, &other.case)
    }
}

#[component]
fn OpenCase(props: &OpenProps) -> Html {
    let state = use_held(|| CaseState::opened(props.sop, &props.case));
    let (case, now) = (Rc::clone(&state.case), Rc::clone(&state.now));
    if case.edition != props.case.edition && !props.case.edition.is_empty() {
        // Another tab moved it to another edition of its procedure, by which all of this page is to be drawn.
        page::reload();
    }
    let evaluation = {
        let sop = props.sop;
        use_memo((Rc::clone(&case), Rc::clone(&now)), move |(case, now)| evaluate(&sop, &case.entries, now))
    };
    let known = props.stage.clone().filter(|stage| props.sop.stage(stage).is_some());
    let stage = known.or_else(|| stage_of(&case, &props.sop, &evaluation));
    let view = use_held(|| View::Stage);
    let elsewhere = use_world(&case.id, state.setter());
    let site = use_site();
    use_stage(&state, stage.as_ref(), view.setter());
    use_begun((), || {
        focus::arrive_late();
        Box::new(())
    });
    let desk = use_desk(&props.sops, &props.sop, &state, stage.clone(), view.setter());
    let walk = Rc::new(Walk { desk: desk.clone(), stage: stage.clone(), evaluation: Rc::clone(&evaluation) });
    use_walk(&walk);
    let post_left = open_post(&case, &evaluation).map_or(0, left);
    use_spoken(standing(&evaluation), text::left(post_left));

    let name = text::name(props.sop.name_of(&case));
    let title = stage.as_ref().and_then(|stage| props.sop.stage(stage)).map_or("", |stage| stage.title.as_str());
    page::title(&text::title(&[&name, title]));
    let Some(stage) = stage else { return Html::default() };
    html! {
        <>
        <div class="notices">
            { alarm(state.saved, &case) }
            { notices(&desk, &case, elsewhere) }
        </div>
        <div class={match *view { View::Steps => "case at-steps", View::Stage => "case at-stage", View::Post => "case at-post" }}>
            <div class="views" role="group" aria-label={text::VIEWS}>
                { tab(&view, View::Steps, "view-steps", text::STEPS.to_string()) }
                { tab(&view, View::Stage, ids::TO_STAGE, title.to_owned()) }
                { tab(&view, View::Post, ids::TO_POST, text::post_tab(post_left)) }
            </div>
            { case_head(&desk, &state, &name, &evaluation, site) }
            <aside class="side" aria-label={text::STEPS}>
                { stages(&stages::Props { desk: &desk, open: &stage, progress: &evaluation.progress }) }
                { clocks(&clocks::Props { sop: &props.sop, clocks: &evaluation.clocks, now: &now }) }
                { saved_line(state.saved, &case.version) }
                <p class="takeaway">{ on_paper(&case) }{ ending(&desk, &case) }</p>
            </aside>
            <div class="middle">
                { stage_panel(&stage::Props { desk: &desk, stage: &stage, case: &case, evaluation: &evaluation, now: &now }) }
            </div>
            <div class="right">
                { post_panel(&post::Props { desk: &desk, case: &case, evaluation: &evaluation, now: &now, walk: &walk, site }) }
            </div>
        </div>
        </>
    }
}

fn tab(view: &Held<View>, to: View, id: &'static str, words: String) -> Html {
    let onclick = {
        let setter = view.setter();
        move |_: MouseEvent| setter.set(to)
    };
    html! { <button type="button" {id} aria-pressed={(**view == to).to_string()} {onclick}>{ words }</button> }
}

/// What a screen reader should hear of, once it comes to stand.
fn standing(evaluation: &Evaluation) -> Vec<String> {
    let weighs = evaluation.findings.iter().filter(|finding| finding.level != Level::Note);
    weighs.map(|finding| plain(&finding.says)).collect()
}
