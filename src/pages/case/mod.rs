//! A case: the stages on the left, the steps of one stage in the middle, the post on the right.

mod announcing;
mod case_head;
mod choices;
mod clocks;
mod closing;
mod commands;
mod copied;
mod copying;
mod entry;
mod field;
pub(crate) mod handle;
mod link;
mod log;
mod missing;
mod missing_places;
mod outside;
mod post;
mod rows;
mod saved;
mod stage;
mod stages;
mod step;
mod world;

use std::rc::Rc;
use std::task::Poll;

use casewright_core::case::Case;
use casewright_core::document::plain;
use casewright_core::engine::{Evaluation, Evaluator};
use casewright_core::id::{CaseId, StageId};
use casewright_core::procedure::Level;
use yew::prelude::*;

use self::announcing::{use_announced_findings, use_announced_undo};
use self::case_head::{CaseHead, download, ending};
use self::clocks::Clocks;
use self::commands::{Drawn, use_commands};
use self::copied::OpenPost;
use self::copying::use_copying;
use self::handle::{CaseHandle, use_handle};
use self::missing_places::STEPS;
use self::outside::{on_paper, read_sop};
use self::post::post_panel;
use self::saved::{SavedLine, alarm, notices};
use self::stage::stage_panel;
use self::stages::Stages;
use self::world::use_world;
use crate::browser::{focus, page};
use crate::cases::{self, CaseState, Event, Saved, use_place};
use crate::commands::{Command, View};
use crate::pack::{Pack, Sop, use_procedures, wanted};
use crate::pages::train::PANEL;
use crate::route::Route;
use crate::site::{Site, site};
use crate::text::{self, Problem};
use crate::ui::lazy::{Draw, Lazy, PageProps, Part, PartMissing, part};
use crate::ui::listing::stage_of;
use crate::ui::problem::ProblemPage;
use crate::ui::title::use_title;

#[derive(Clone, Properties, PartialEq)]
struct Props {
    pack: Pack,
    id: CaseId,
    stage: Option<StageId>,
}

pub(crate) const PART: Part = part!("case", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(case, fallible))]
fn load() -> Result<Draw, PartMissing> {
    Ok(|page| match (page.pack_or_problem(), &page.route) {
        (Ok(pack), Route::Case { id, stage }) => {
            html! { <CasePage key={id.to_string()} {pack} id={id.clone()} stage={stage.clone()} /> }
        }
        (Err(problem), _) => problem,
        _ => Html::default(),
    })
}

#[component]
fn CasePage(props: &Props) -> Html {
    let found = use_memo(props.id.clone(), cases::read);
    let arrived = use_procedures(&props.pack, found.iter().flatten().map(|case| wanted(case)).collect());
    let problem = match &*found {
        None => Problem::UnknownCase,
        Some(Err(why)) => Problem::UnreadableCase(*why),
        Some(Ok(case)) => match (props.pack.of(case), arrived) {
            (Some(sop), _) => {
                // Where the edition of the case was not kept, another pack may bring another one.
                let key = sop.edition().to_owned();
                return html! {
                    <OpenCase {key} pack={props.pack.clone()} {sop} case={Rc::clone(case)} stage={props.stage.clone()} />
                };
            }
            (None, Poll::Pending) => Problem::Waiting,
            (None, Poll::Ready(Err(why))) => Problem::Pack(why),
            (None, Poll::Ready(Ok(()))) => Problem::ProcedureGone,
        },
    };
    html! { <ProblemPage {problem} /> }
}

#[derive(Properties)]
struct OpenProps {
    pack: Pack,
    sop: Sop,
    /// As of when the page was opened.
    case: Rc<Case>,
    stage: Option<StageId>,
}

/// The case is read once, so comparing the pointer is enough.
impl PartialEq for OpenProps {
    fn eq(&self, other: &OpenProps) -> bool {
        self.pack == other.pack
            && self.sop == other.sop
            && self.stage == other.stage
            && Rc::ptr_eq(&self.case, &other.case)
    }
}

#[component]
fn OpenCase(props: &OpenProps) -> Html {
    let sop = &props.sop;
    let state = use_reducer_eq(|| CaseState::opened(sop.clone(), &props.case));
    let (case, now) = (Rc::clone(&state.case), Rc::clone(&state.now));
    let evaluator = use_mut_ref(|| Evaluator::new(sop.clone(), Rc::clone(&case), Rc::clone(&now)));
    evaluator.borrow_mut().update(&case, &now);
    let evaluator = evaluator.borrow();
    let (evaluation, scope) = (Rc::clone(evaluator.evaluation()), evaluator.scope());
    let known = props.stage.clone().filter(|stage| sop.stage(stage).is_some());
    let stage = known.or_else(|| stage_of(&case, sop, &evaluation));
    let view = use_state_eq(|| View::Stage);
    let closing = use_state_eq(|| false);
    // Nothing of a practice case leads to Salesforce.
    let site = if state.clock.is_stopped() { Site::Silent } else { site() };
    use_place(&state.clock);
    let handle = use_handle(&props.pack, sop, &state, stage.clone(), view.setter());
    let elsewhere = use_world(&case.id, &state.clock, state.dispatcher());
    let copying = use_copying(&handle, OpenPost::new(sop, &case, &now, &evaluation));
    let run = use_commands(Drawn {
        handle: handle.clone(),
        state: (*state).clone(),
        evaluation: Rc::clone(&evaluation),
        stage: stage.clone(),
        site: site.clone(),
        view: view.setter(),
        copying: copying.clone(),
        closing: closing.setter(),
    });
    use_stage(&handle, &case, stage.as_ref(), view.setter());
    use_current_edition(&props.case, &case);
    use_kept_edition(sop, &case, state.saved);
    let left = post::open_post(&case, &evaluation).map_or(0, |post| post.left());
    use_announced_findings(standing(&evaluation), text::left(left));
    use_announced_undo(sop, state.undone.clone());

    let name = text::name(sop.name_of(&case));
    let title = stage.as_ref().and_then(|stage| sop.stage(stage)).map_or("", |stage| stage.title.as_str());
    use_title(&[&name, title]);
    let Some(stage) = stage else { return Html::default() };
    let shown = match *view {
        View::Steps => "case at-steps",
        View::Stage => "case at-stage",
        View::Post => "case at-post",
    };
    html! {
        <>
            if *closing {
                { closing::question(&handle, &case, &evaluation, &now, closing.setter()) }
            }
            <div class={shown}>
                <div class="views" translate="no" role="group" aria-label={text::VIEWS}>
                    { tab(&view, View::Steps, text::STEPS.to_string()) }
                    { tab(&view, View::Stage, title.to_owned()) }
                    { tab(&view, View::Post, text::post_tab(left)) }
                </div>
                <div class="left">
                    <CaseHead ..case_head::Props::new(&handle, &state, &name, &evaluation, &site) />
                    <aside class="side" aria-label={text::STEPS}>
                        <Stages handle={handle.clone()} open={stage.clone()} progress={evaluation.progress.clone()} />
                        <Clocks sop={sop.clone()} clocks={evaluation.clocks.clone()} now={now.to_the_minute()} run={run.clone()} />
                        <SavedLine saved={state.saved.to_the_minute()} version={AttrValue::from(case.version.clone())} now={now.to_the_minute()} />
                        <p class="takeaway">{ read_sop(&case) }{ on_paper(&case) }{ leaving(&handle, &case, &run) }</p>
                    </aside>
                </div>
                <div class="center">
                    <div class="notices" translate="no">
                        { alarm(state.saved, &case) }
                        { notices(&handle, &case, &now, elsewhere) }
                        if handle.clock.is_stopped() {
                            { practice(&props.pack, &case) }
                        }
                    </div>
                    <div class="middle" id={STEPS}>
                        { stage_panel(&stage::Props { handle: &handle, stage: &stage, case: &case, evaluation: &evaluation, scope: &scope, now: &now }) }
                    </div>
                </div>
                <div class="right">
                    { post_panel(&post::Props { handle: &handle, case: &case, evaluation: &evaluation, scope: &scope, run: &run, site: &site, copying: &copying }) }
                </div>
            </div>
        </>
    }
}

/// What a practice case is about. It is a part of training.
fn practice(pack: &Pack, case: &Case) -> Html {
    let page = PageProps { route: Route::case(&case.id), pack: Poll::Ready(Ok(pack.clone())) };
    html! { <Lazy part={PANEL} {page} aside=true /> }
}

/// How a case goes out of a person's hands. A practice case stays, and ends with its scenario.
fn leaving(handle: &CaseHandle, case: &Case, run: &Callback<Command>) -> Html {
    if handle.clock.is_stopped() {
        return Html::default();
    }
    html! { <>{ download(run) }{ ending(case, run) }</> }
}

/// Keeps the case at the stage in the address, and a narrow screen at its steps.
#[hook]
fn use_stage(handle: &CaseHandle, case: &Case, stage: Option<&StageId>, view: UseStateSetter<View>) {
    let (handle, last) = (handle.clone(), case.stage.clone());
    use_effect_with(stage.cloned(), move |stage| {
        view.set(View::Stage);
        if let Some(stage) = stage.clone().filter(|stage| last.as_ref() != Some(stage)) {
            let opened = casewright_core::case::Action::StageOpened { stage };
            handle.dispatch.dispatch(Event::Happened(opened, handle.clock.now()));
        }
    });
    use_effect_with((), |()| focus::arrive_late());
}

/// Keeps the edition that a case follows, once the case is stored.
#[hook]
fn use_kept_edition(sop: &Sop, case: &Case, saved: Saved) {
    let (sop, due) = (sop.clone(), saved != Saved::Untouched && case.edition == sop.edition());
    use_effect_with(due, move |due| {
        if *due {
            sop.keep();
        }
    });
}

/// Reloads the page when another tab moved the case to another edition of its procedure: this page was drawn from the
/// old one.
#[hook]
fn use_current_edition(opened: &Case, case: &Case) {
    let moved = case.edition != opened.edition && !opened.edition.is_empty();
    use_effect_with(moved, |moved| {
        if *moved {
            page::reload();
        }
    });
}

fn tab(view: &UseStateHandle<View>, to: View, words: String) -> Html {
    let onclick = {
        let setter = view.setter();
        move |_: MouseEvent| setter.set(to)
    };
    html! { <button type="button" aria-pressed={(**view == to).to_string()} {onclick}>{ words }</button> }
}

/// The findings that a screen reader announces when they appear.
fn standing(evaluation: &Evaluation) -> Vec<String> {
    let weighs = evaluation.findings.iter().filter(|finding| finding.level != Level::Note);
    weighs.map(|finding| plain(&finding.says)).collect()
}
