//! A case: the stages on the left, the steps of one of them in the middle, the post on the right.

use std::rc::Rc;

use yew::prelude::*;

use super::problem::{Problem, ProblemPage};
use crate::app::announce::use_spoken;
use crate::app::components::clocks::{self, clocks};
use crate::app::components::post::{self, left, open_post, post_panel};
use crate::app::components::saved::{alarm, saved_line};
use crate::app::components::stage::{self, stage_panel};
use crate::app::components::stages::{self, stages};
use crate::app::hooks::{use_saving, use_ticks, use_title};
use crate::app::listing::stage_of;
use crate::app::shelf;
use crate::app::sop::{Sop, Sops};
use crate::app::state::{CaseState, Desk, Place};
use crate::app::text;
use crate::browser::{clock, focus, location};
use crate::case::{Action, Case};
use crate::document::plain;
use crate::engine::{Evaluation, evaluate};
use crate::id::{CaseId, StageId};
use crate::procedure::Level;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) sops: Sops,
    pub(crate) id: CaseId,
    pub(crate) stage: Option<StageId>,
}

#[component]
pub(crate) fn CasePage(props: &Props) -> Html {
    let found = use_memo(props.id.clone(), shelf::find);
    let problem = match &*found {
        None => Problem::UnknownCase,
        Some(Err(why)) => Problem::UnreadableCase(why.clone()),
        Some(Ok(case)) => match props.sops.get(&case.procedure) {
            Some(sop) => {
                return html! { <OpenCase sop={sop.clone()} case={case.clone()} stage={props.stage.clone()} /> };
            }
            None => Problem::UnknownProcedure,
        },
    };
    html! { <ProblemPage {problem} /> }
}

#[derive(Properties, PartialEq)]
struct OpenProps {
    sop: Sop,
    /// As it was when the page was opened.
    case: Case,
    stage: Option<StageId>,
}

/// What a narrow screen shows of the page; a wide one shows all of it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum View {
    Steps,
    Stage,
    Post,
}

#[component]
fn OpenCase(props: &OpenProps) -> Html {
    let state = use_reducer(|| CaseState { case: Rc::new(props.case.clone()), now: Rc::new(clock::now()) });
    let (case, now) = (Rc::clone(&state.case), Rc::clone(&state.now));
    let evaluation = {
        let sop = props.sop.clone();
        use_memo((Rc::clone(&case), Rc::clone(&now)), move |(case, now)| evaluate(&sop, &case.entries, now))
    };
    let known = props.stage.clone().filter(|stage| props.sop.stage(stage).is_some());
    let stage = known.or_else(|| stage_of(&case, &props.sop, &evaluation));
    let view = use_state_eq(|| View::Stage);
    let saved = use_saving(&case);
    use_ticks(state.dispatcher());
    use_stage(&state, stage.as_ref(), view.setter());
    let desk = use_desk(&props.sop, &state, stage.clone(), view.setter());
    let post_left = open_post(&case, &evaluation).map_or(0, left);
    use_spoken(standing(&evaluation), text::left(post_left));

    let name = text::name(props.sop.name_of(&case));
    let title = stage.as_ref().and_then(|stage| props.sop.stage(stage)).map_or("", |stage| stage.title.as_str());
    use_title(text::title(&[&name, title]));
    let Some(stage) = stage else { return Html::default() };
    html! {
        <div class={classes!("case", match *view { View::Steps => "at-steps", View::Stage => "at-stage", View::Post => "at-post" })}>
            <div class="views" role="group" aria-label={text::VIEWS}>
                { tab(&view, View::Steps, text::STEPS.to_owned()) }
                { tab(&view, View::Stage, title.to_owned()) }
                { tab(&view, View::Post, text::post_tab(post_left)) }
            </div>
            { head(&props.sop, &case, &name) }
            <aside class="side" aria-label={text::STEPS}>
                { stages(&stages::Props { desk: &desk, open: &stage, progress: &evaluation.progress }) }
                { clocks(&clocks::Props { sop: &props.sop, clocks: &evaluation.clocks, now: &now }) }
                { saved_line(saved, &case.version) }
                { ending(&desk, &case) }
            </aside>
            <div class="middle">
                { alarm(saved) }
                { stage_panel(&stage::Props { desk: &desk, stage: &stage, case: &case, evaluation: &evaluation, now: &now }) }
            </div>
            <div class="right">
                { post_panel(&post::Props { desk: &desk, case: &case, evaluation: &evaluation, now: &now }) }
            </div>
        </div>
    }
}

fn head(sop: &Sop, case: &Case, name: &str) -> Html {
    let number = sop.number_of(case);
    html! {
        <div class="case-head">
            <p class="small crumb"><a href="#/">{ text::CASES }</a>{ " ›" }</p>
            <h1 id="page-heading" tabindex="-1" dir="auto">{ name }</h1>
            <p class="chips">
                for topic in sop.topics_of(case) {
                    <span class="chip topic">{ topic }</span>
                }
                if !number.is_empty() {
                    <span class="chip">{ text::case_number(number) }</span>
                }
                if case.closed.is_some() {
                    <span class="chip due">{ text::CLOSED }</span>
                }
            </p>
        </div>
    }
}

fn tab(view: &UseStateHandle<View>, to: View, words: String) -> Html {
    let onclick = {
        let setter = view.setter();
        move |_: MouseEvent| setter.set(to)
    };
    html! { <button type="button" aria-pressed={(**view == to).to_string()} {onclick}>{ words }</button> }
}

fn ending(desk: &Desk, case: &Case) -> Html {
    let closed = case.closed.is_some();
    let onclick = {
        let desk = desk.clone();
        move |_: MouseEvent| {
            desk.happened(if closed { Action::Reopened } else { Action::Closed { at: clock::instant() } })
        }
    };
    let words = if closed { text::REOPEN_CASE } else { text::CLOSE_CASE };
    html! { <button type="button" class="link small" {onclick}>{ words }</button> }
}

/// What a screen reader should hear of, once it comes to stand.
fn standing(evaluation: &Evaluation) -> Vec<String> {
    let weighs = evaluation.findings.iter().filter(|finding| finding.level != Level::Note);
    weighs.map(|finding| plain(&finding.says)).collect()
}

/// Keeps the case at the stage that the address names, and a narrow screen at the steps of it.
#[hook]
fn use_stage(state: &UseReducerHandle<CaseState>, stage: Option<&StageId>, view: UseStateSetter<View>) {
    let (desk, last) = (state.dispatcher(), state.case.stage.clone());
    use_effect_with(stage.cloned(), move |stage| {
        view.set(View::Stage);
        if let Some(stage) = stage.clone().filter(|stage| last.as_ref() != Some(stage)) {
            let opened = Action::StageOpened { stage };
            desk.dispatch(crate::app::state::Event::Happened(opened, clock::now()));
        }
    });
}

#[hook]
fn use_desk(
    sop: &Sop,
    state: &UseReducerHandle<CaseState>,
    stage: Option<StageId>,
    view: UseStateSetter<View>,
) -> Desk {
    let here = use_mut_ref(|| None);
    here.replace(stage);
    let (case, dispatch) = (state.case.id.clone(), state.dispatcher());
    let desk = use_memo(sop.clone(), move |sop| {
        let lead = Desk { sop: sop.clone(), case, dispatch, visit: Callback::noop() };
        let visit = {
            let lead = lead.clone();
            Callback::from(move |place: Place| {
                let route = lead.route_to(&place);
                view.set(View::Stage);
                match &route {
                    crate::app::route::Route::Case { stage, .. } if *stage == *here.borrow() => {
                        focus::soon(place.element());
                    }
                    _ => {
                        focus::wish(place.element());
                        location::go(&route.link());
                    }
                }
            })
        };
        Desk { visit, ..lead }
    });
    (*desk).clone()
}
