//! A case as one line of a list: who it is about, its progress, what is due next.

use yew::AttrValue;

use casewright_core::case::Case;
use casewright_core::case::keys::is_sample;
use casewright_core::document::plain;
use casewright_core::engine::{ClockState, Evaluation, agenda, evaluate_case};
use casewright_core::id::{CaseId, StageId};
use casewright_core::value::{Instant, Now};

use crate::pack::Sop;
use crate::route::Route;
use crate::text;

/// What is due next in a case.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NextDue {
    pub(crate) state: ClockState,
    /// Sorts the due tasks of several cases.
    pub(crate) place: (bool, Instant),
    pub(crate) when: AttrValue,
    /// Which hours count towards it.
    pub(crate) counts: AttrValue,
    pub(crate) task: AttrValue,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CaseLine {
    pub(crate) id: CaseId,
    pub(crate) link: AttrValue,
    pub(crate) name: AttrValue,
    pub(crate) number: AttrValue,
    pub(crate) about: AttrValue,
    pub(crate) progress: AttrValue,
    pub(crate) due: Option<NextDue>,
    pub(crate) edited: AttrValue,
    pub(crate) closed: bool,
}

impl CaseLine {
    pub(crate) fn new(case: &Case, sop: &Sop, now: &Now) -> CaseLine {
        let evaluation = evaluate_case(sop, case, now);
        let topics = sop.topics_of(case);
        let tasks = agenda(&evaluation.clocks, &case.later, now);
        CaseLine {
            name: text::name(sop.name_of(case)).into(),
            number: sop.number_of(case).to_owned().into(),
            about: if topics.is_empty() { sop.title.clone() } else { text::about(&sop.title, &topics) }.into(),
            progress: progress(case, sop, &evaluation).into(),
            // Tasks of a sample are not counted.
            due: tasks.first().filter(|_| !is_sample(&case.id)).map(|task| NextDue {
                state: task.state(),
                place: task.place(now),
                when: text::task_chip(task, now).into(),
                counts: text::counts(task.due).into(),
                task: plain(&task.due.says).into(),
            }),
            ..CaseLine::from_head(case, "", now)
        }
    }

    /// The line of a case from its head alone, with the title of its procedure.
    pub(crate) fn from_head(case: &Case, title: &str, now: &Now) -> CaseLine {
        CaseLine {
            id: case.id.clone(),
            link: Route::case(&case.id).link().into(),
            name: text::name(&case.name).into(),
            number: case.number.clone().into(),
            about: title.to_owned().into(),
            progress: AttrValue::Static(""),
            due: None,
            edited: text::ago(case.edited, now).into(),
            closed: case.closed.is_some(),
        }
    }
}

/// The stage at which a case opens: the one visited last, else the first with something to do.
pub(crate) fn stage_of(case: &Case, sop: &Sop, evaluation: &Evaluation) -> Option<StageId> {
    let known = case.stage.clone().filter(|stage| sop.stage(stage).is_some());
    known.or_else(|| evaluation.progress.iter().find(|stage| stage.of > 0).map(|stage| stage.stage.clone()))
}

fn progress(case: &Case, sop: &Sop, evaluation: &Evaluation) -> String {
    let (done, of) = evaluation
        .progress
        .iter()
        .fold((0_usize, 0_usize), |(done, of), stage| (done.saturating_add(stage.done), of.saturating_add(stage.of)));
    let stage = stage_of(case, sop, evaluation);
    let title = stage.and_then(|stage| sop.stage(&stage)).map_or("", |stage| stage.title.as_str());
    text::progress(title, done, of)
}
