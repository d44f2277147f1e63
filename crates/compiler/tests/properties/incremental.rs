//! However a case changes, what is kept from before and what is worked out again come to the same as working out all of it.

use std::rc::Rc;

use casewright_core::case::{Answer, Case, CaseLink, Entries, LogEntry};
use casewright_core::engine::{Evaluator, evaluate_case};
use casewright_core::id::{CaseId, LinkId, StepId};
use casewright_core::post::{Status, render_in};
use casewright_core::procedure::Procedure;
use casewright_core::value::{Now, Zone};
use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;

use super::any::{answer, entries, procedures};
use super::any_procedure::any_procedure;

/// What happens to a case between two evaluations.
#[derive(Debug, Clone)]
enum Edit {
    Answer(usize, Option<Answer>),
    /// A step, and the seconds between now and its tick; none to take the tick away.
    Tick(usize, Option<i64>),
    Log(usize, i64),
    Strike(usize),
    Link(usize),
    /// Seconds pass; fewer than none where the computer's clock is set right.
    Passed(i64),
    /// The person travels.
    Zone(i32),
    /// The case became another one, as by undoing or by another tab.
    Whole(Entries),
}

fn seconds() -> impl Strategy<Value = i64> {
    let day: i64 = 24 * 60 * 60;
    prop_oneof![0_i64..5, -3_600..7_200_i64, -3 * day..40 * day]
}

fn edits(procedure: &Procedure) -> impl Strategy<Value = Vec<Edit>> + use<> {
    let kinds: Vec<_> = procedure.fields.iter().map(|field| field.kind.clone()).collect();
    let typed: Vec<_> = (0..)
        .zip(kinds)
        .map(|(place, kind)| {
            prop::option::weighted(0.9, answer(kind)).prop_map(move |answer| Edit::Answer(place, answer)).boxed()
        })
        .collect();
    let typed =
        if typed.is_empty() { Just(Edit::Passed(1)).boxed() } else { prop::strategy::Union::new(typed).boxed() };
    let edit = prop_oneof![
        8 => typed,
        4 => (0_usize..40, prop::option::of(seconds())).prop_map(|(step, at)| Edit::Tick(step, at)),
        2 => (0_usize..60, seconds()).prop_map(|(field, at)| Edit::Log(field, at)),
        1 => (0_usize..6).prop_map(Edit::Strike),
        1 => (0_usize..6).prop_map(Edit::Link),
        3 => seconds().prop_map(Edit::Passed),
        1 => (-12_i32..13).prop_map(Edit::Zone),
        1 => entries(procedure).prop_map(Edit::Whole),
    ];
    prop::collection::vec(edit, 1..12)
}

fn apply(edit: &Edit, procedure: &Procedure, case: &mut Case, now: &mut Now) {
    let entries = &mut case.entries;
    match edit {
        Edit::Answer(place, answer) => {
            let field = procedure.fields[*place].id.clone();
            match answer {
                Some(answer) => entries.answers.insert(field, answer.clone()),
                None => entries.answers.remove(&field),
            };
        }
        Edit::Tick(place, at) => {
            let step = procedure.steps.get(*place).map_or(StepId::new("none"), |step| step.id.clone());
            match at {
                Some(at) => entries.ticks.insert(step, now.instant - TimeDelta::seconds(*at)),
                None => entries.ticks.remove(&step),
            };
        }
        Edit::Log(place, at) => {
            let field = procedure.fields.get(*place).map(|field| field.id.clone()).unwrap_or_default();
            let at = now.instant - TimeDelta::seconds(*at);
            entries.log.push(LogEntry { field, at, by: "AB".to_owned(), text: "Called.".to_owned(), struck: false });
        }
        Edit::Strike(place) => {
            if let Some(entry) = entries.log.get_mut(*place) {
                entry.struck = !entry.struck;
            }
        }
        Edit::Link(place) => {
            let link = procedure.links.get(*place).map(|link| link.id.clone()).or(Some(LinkId::new("none")));
            entries.links.push(CaseLink { link, ..CaseLink::default() });
        }
        Edit::Passed(seconds) => now.instant += TimeDelta::seconds(*seconds),
        Edit::Zone(hours) => now.zone = Zone::fixed(hours * 3_600),
        Edit::Whole(other) => *entries = other.clone(),
    }
}

/// Edits a case, and compares after each edit.
fn holds(procedure: &Procedure, edits: &[Edit]) -> Result<(), TestCaseError> {
    let instant = DateTime::from_timestamp(1_780_000_000, 0).unwrap();
    let mut now = Now { instant, zone: Zone::fixed(-6 * 3_600) };
    let mut case = Case::new(CaseId::new("c"), procedure.id.clone(), procedure.version.clone(), instant);
    let mut kept = Evaluator::new(procedure, Rc::new(case.clone()), Rc::new(now.clone()));
    for edit in edits {
        apply(edit, procedure, &mut case, &mut now);
        let (case, now) = (Rc::new(case.clone()), Rc::new(now.clone()));
        kept.update(&case, &now);
        prop_assert_eq!(&**kept.evaluation(), &evaluate_case(procedure, &case, &now), "after {:?}", edit);
        let fresh = Evaluator::new(procedure, case, now);
        for post in &procedure.posts {
            let [kept, fresh] = [&kept, &fresh].map(|one| render_in(&one.scope(), post, Status::Final));
            prop_assert_eq!(kept, fresh, "{} after {:?}", post.id, edit);
        }
    }
    Ok(())
}

fn real() -> impl Strategy<Value = (Procedure, Vec<Edit>)> {
    let edited = |procedure: Procedure| (Just(procedure.clone()), edits(&procedure)).boxed();
    prop::strategy::Union::new(procedures().into_iter().map(edited))
}

fn made_up() -> impl Strategy<Value = (Procedure, Vec<Edit>)> {
    any_procedure().prop_flat_map(|procedure| {
        let edits = edits(&procedure);
        (Just(procedure), edits)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_edited_in_a_real_case_nothing_old_is_kept((procedure, edits) in real()) {
        holds(&procedure, &edits)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_edited_under_any_procedure_nothing_old_is_kept((procedure, edits) in made_up()) {
        holds(&procedure, &edits)?;
    }
}
