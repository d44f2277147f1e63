//! A case as one line of a list: who it is, where it stands, what is due next.

use yew::AttrValue;

use super::route::Route;
use super::sop::Sop;
use super::text;
use crate::case::Case;
use crate::engine::{ClockState, DueState, Evaluation, Moment, evaluate};
use crate::id::{CaseId, StageId};
use crate::value::{Instant, Now};

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Listed {
    pub(crate) id: CaseId,
    pub(crate) link: AttrValue,
    pub(crate) name: AttrValue,
    pub(crate) number: AttrValue,
    pub(crate) about: AttrValue,
    pub(crate) stands: AttrValue,
    /// How pressing it is, and the words.
    pub(crate) due: Option<(ClockState, AttrValue)>,
    pub(crate) edited: AttrValue,
    pub(crate) closed: bool,
}

impl Listed {
    pub(crate) fn new(case: &Case, sop: &Sop, now: &Now) -> Listed {
        let evaluation = evaluate(sop, &case.entries, now);
        let topics = sop.topics_of(case);
        let due = pressing(&evaluation.clocks, now);
        let next = due.iter().find(|one| !overtaken(one, &due));
        Listed {
            name: text::name(sop.name_of(case)).into(),
            number: sop.number_of(case).to_owned().into(),
            about: if topics.is_empty() { sop.title.clone() } else { text::about(&sop.title, &topics) }.into(),
            stands: stands(case, sop, &evaluation).into(),
            due: next.map(|due| (due.state, text::due_chip(due, now).into())),
            ..Listed::from_head(case, "", now)
        }
    }

    /// The line of a case of which only the head is known, or of whose procedure only the title is.
    pub(crate) fn from_head(case: &Case, title: &str, now: &Now) -> Listed {
        Listed {
            id: case.id.clone(),
            link: Route::Case { id: case.id.clone(), stage: None }.link().into(),
            name: text::name(&case.name).into(),
            number: case.number.clone().into(),
            about: title.to_owned().into(),
            stands: AttrValue::Static(""),
            due: None,
            edited: text::ago(case.edited, now).into(),
            closed: case.closed.is_some(),
        }
    }
}

/// What runs, what is due and what is late, the most pressing first.
pub(crate) fn pressing<'a>(clocks: &'a [DueState], now: &Now) -> Vec<&'a DueState> {
    let running = |due: &&DueState| !matches!(due.state, ClockState::Waiting | ClockState::Stopped);
    let key = |due: &DueState| (urgency(due.state), due.due.map(|moment| at(moment, now)));
    let mut sorted: Vec<&DueState> = Vec::new();
    // There are few: putting each in its place takes less code than a sort.
    for due in clocks.iter().filter(running) {
        let place = sorted.partition_point(|other| key(other) <= key(due));
        sorted.insert(place, due);
    }
    sorted
}

/// Whether a later demand of the same clock stands already, or an earlier one is still to be met: then this is not what
/// to do now.
pub(crate) fn overtaken(due: &DueState, all: &[&DueState]) -> bool {
    let reached = |due: &DueState| due.state != ClockState::Running;
    let mut same = all.iter().filter(|other| other.clock == due.clock);
    match same.rfind(|other| reached(other)) {
        Some(last) => *last != due,
        None => false,
    }
}

/// The stage at which a case is opened: where the person was last, else the first with something to do.
pub(crate) fn stage_of(case: &Case, sop: &Sop, evaluation: &Evaluation) -> Option<StageId> {
    let known = case.stage.clone().filter(|stage| sop.stage(stage).is_some());
    known.or_else(|| evaluation.progress.iter().find(|stage| stage.of > 0).map(|stage| stage.stage.clone()))
}

fn stands(case: &Case, sop: &Sop, evaluation: &Evaluation) -> String {
    let (done, of) = evaluation
        .progress
        .iter()
        .fold((0_usize, 0_usize), |(done, of), stage| (done.saturating_add(stage.done), of.saturating_add(stage.of)));
    let stage = stage_of(case, sop, evaluation);
    let title = stage.and_then(|stage| sop.stage(&stage)).map_or("", |stage| stage.title.as_str());
    text::stands(title, done, of)
}

fn urgency(state: ClockState) -> u8 {
    match state {
        ClockState::Late => 0,
        ClockState::Due => 1,
        ClockState::Running => 2,
        ClockState::Waiting | ClockState::Stopped => 3,
    }
}

/// When it is, on the time line: a day begins at midnight.
fn at(moment: Moment, now: &Now) -> Instant {
    match moment {
        Moment::Day(day) => now.zone.instant(day.and_time(chrono::NaiveTime::MIN)),
        Moment::Time(time) => time,
    }
}
