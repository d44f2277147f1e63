//! The stages of the procedure, and the progress of each.

use yew::prelude::*;

use super::handle::CaseHandle;
use crate::route::Route;
use crate::text;
use crate::text::language::of_procedures;
use casewright_core::engine::StageProgress;
use casewright_core::id::StageId;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) handle: CaseHandle,
    pub(crate) open: StageId,
    pub(crate) progress: Vec<StageProgress>,
}

#[component]
pub(crate) fn Stages(props: &Props) -> Html {
    let shown = |stage: &&StageProgress| stage.of > 0 || stage.stage == props.open;
    html! {
        <nav class="card stages" aria-labelledby="stages-heading">
            <h2 id="stages-heading" lang={of_procedures()}>{ props.handle.sop.title.clone() }</h2>
            <ol>
                for (number, progress) in (1_usize..).zip(props.progress.iter().filter(shown)) {
                    <li key={progress.stage.as_str()}>{ stage(props, number, progress) }</li>
                }
            </ol>
        </nav>
    }
}

fn stage(props: &Props, number: usize, progress: &StageProgress) -> Html {
    let here = progress.stage == props.open;
    let done = progress.of > 0 && progress.done == progress.of;
    let title = props.handle.sop.stage(&progress.stage).map_or("", |stage| stage.title.as_str());
    let link = Route::Case { id: props.handle.case.clone(), stage: Some(progress.stage.clone()) }.link();
    html! {
        <a href={link} aria-current={here.then_some("step")} class={done.then_some("done")}>
            <span class="dot" translate="no" aria-hidden="true">{ if done { "✓".to_owned() } else { number.to_string() } }</span>
            <span lang={of_procedures()}>{ title }</span>
            <span class="small muted" translate="no">{ text::of(progress.done, progress.of) }</span>
        </a>
    }
}
