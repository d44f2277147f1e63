//! The scenarios of the built-in procedures.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use casewright_core::case::{Answer, RowAnswer};
use casewright_core::id::{ColumnId, FieldId};
use casewright_core::procedure::Difficulty;
use casewright_core::training::scenario::{Snapshot, compare, next_scene, right_snapshots, right_way};

use super::{built_in, give, said, scenes, step};

/// The right way through each, and each way to a mistake's scene, compared with itself.
#[test]
fn the_right_way_through_every_scenario_is_perfect() {
    for (procedure, scenario) in built_in() {
        let left = right_way(&procedure, &scenario);
        let compared = compare(&procedure, &scenario, &left);
        assert_eq!(said(&compared), "", "{}", scenario.id);
        assert_eq!(compared.score, 100);
        assert!(compared.scenes.iter().flat_map(|scene| &scene.posts).all(|post| post.is_same() && post.sent));
        let all: Vec<_> = scenario.scenes.iter().map(|scene| scene.id.clone()).collect();
        let compared = compare(&procedure, &scenario, &right_snapshots(&scenario, &all));
        assert_eq!(said(&compared), "", "{}, through all scenes", scenario.id);
    }
}

/// Whoever does nothing at all is told of everything that was to be done in the first scene, and scores nothing.
#[test]
fn doing_nothing_scores_nothing() {
    for (procedure, scenario) in built_in() {
        let (scene, entries) = (scenario.scenes[0].id.clone(), scenario.given.clone());
        let left = Snapshot { scene, at: scenario.scenes[0].at, entries, ..Snapshot::default() };
        let compared = compare(&procedure, &scenario, &[left]);
        assert_eq!(compared.score, 0, "{}", scenario.id);
        assert!(!compared.remarks.is_empty());
    }
}

#[test]
fn there_are_scenarios_of_all_sorts() {
    let all = built_in();
    assert!(all.len() >= 10, "{}", all.len());
    let mut of: BTreeMap<String, usize> = BTreeMap::new();
    all.iter().for_each(|(procedure, _)| *of.entry(procedure.id.to_string()).or_default() += 1);
    for (procedure, least) in [("ccc", 3), ("escalation", 3), ("overdue", 2), ("rate_reduction", 2)] {
        assert!(of.get(procedure).is_some_and(|count| *count >= least), "{procedure}: {of:?}");
        let levels = all.iter().filter(|(one, _)| one.id.as_str() == procedure).map(|(_, one)| one.difficulty);
        let levels: BTreeSet<Difficulty> = levels.collect();
        assert!(levels.len() >= 2, "{procedure}: {levels:?}");
    }
    let titles: BTreeSet<_> = all.iter().map(|(_, scenario)| scenario.title.as_str()).collect();
    assert_eq!(titles.len(), all.len());
    assert!(all.iter().all(|(_, scenario)| scenario.scenes.len() > 1), "what is learned shows on another day");
}

type Change = fn(&mut Snapshot);

/// Mistakes that lead to a scene of their own: where, what is wrong when it is left, and the scene.
const MISTAKES: &[(&str, &str, Change, &str)] = &[
    ("not_on_the_list", "request", |left| tick(left, &["reassign"]), "sent_back"),
    ("silence_from_genpac", "tuesday", |left| forget(left, "genpac_tagged_again"), "marge_calls"),
    ("done_with_you", "call", |left| tick(left, &["post_in_case"]), "ops_asks"),
    ("front_desk", "lena", |left| give(&mut left.entries, "response", "main_poc"), "finance_asks"),
    ("front_desk", "step_in", |left| untick(left, "write_customer"), "step_in_late"),
    ("day_hundred", "day_100", |left| untick(left, "write_customer"), "day_101"),
    ("four_days_late", "quote", |left| tick(left, &["send_contract"]), "who_approved"),
    ("somebody_higher_up", "complaint", |left| give(&mut left.entries, "meeting_at", "2026-03-05 12:00"), "too_late"),
    ("ends_in_march", "finance_asks", |left| give(&mut left.entries, "case_status", "cs_in_progress"), "day_before"),
    (
        "two_in_one",
        "call",
        |left| {
            let cells = [("product", "lms"), ("loss", "$900")].map(|(id, cell)| (ColumnId::new(id), cell.to_owned()));
            let row = RowAnswer { cells: cells.into(), key: 0 };
            left.entries.answers.insert(FieldId::new("adjustments"), Answer::Rows(vec![row]));
        },
        "whole_account",
    ),
    (
        "two_in_one",
        "call",
        |left| {
            let both = ["adjustment", "btpo"].map(str::to_owned).into();
            left.entries.answers.insert(FieldId::new("agreed"), Answer::Choices(both));
        },
        "split_it",
    ),
];

fn tick(left: &mut Snapshot, steps: &[&str]) {
    left.entries.ticks.extend(steps.iter().map(|id| (step(id), left.at)));
}

fn untick(left: &mut Snapshot, id: &str) {
    left.entries.ticks.remove(id).unwrap();
}

fn forget(left: &mut Snapshot, field: &str) {
    left.entries.answers.remove(field).unwrap();
}

/// Each mistake is made in one scene and put right in the next: what is told of it, and nothing else.
#[test]
fn each_mistake_leads_to_its_scene_and_is_told_once() {
    let all = built_in();
    let (mut told, mut led_to) = (String::new(), BTreeSet::new());
    for (id, scene, change, wanted) in MISTAKES {
        let (procedure, scenario) = all.iter().find(|(_, one)| one.id.as_str() == *id).unwrap();
        let mut path: Vec<_> = right_way(procedure, scenario).into_iter().map(|left| left.scene).collect();
        let place = path.iter().position(|one| one.as_str() == *scene).unwrap();
        path.push(scenario.scenes.iter().find(|one| one.id.as_str() == *wanted).unwrap().id.clone());
        let mut left = right_snapshots(scenario, &path);
        change(&mut left[place]);
        let next = next_scene(procedure, scenario, &left[..=place]).unwrap();
        assert_eq!(next.id.as_str(), *wanted, "{id}: {:?}", scenes(&left));
        led_to.insert((*id, *wanted));
        let compared = compare(procedure, scenario, &left);
        writeln!(told, "## {id}, {wanted}: {} of 100\n{}", compared.score, said(&compared)).unwrap();
    }
    insta::assert_snapshot!(told);
    let scenes = all.iter().flat_map(|(_, one)| one.scenes.iter().map(|scene| (one.id.as_str(), scene)));
    for (id, scene) in scenes.filter(|(_, scene)| scene.mistake && scene.when.is_some()) {
        assert!(led_to.contains(&(id, scene.id.as_str())), "nobody comes to {} of {id}", scene.id);
    }
}

/// The scene for those who have got little right.
#[test]
fn a_low_score_leads_to_a_scene_of_its_own() {
    let (procedure, scenario) = built_in().into_iter().find(|(_, one)| one.id.as_str() == "four_days_late").unwrap();
    let mut left = right_way(&procedure, &scenario);
    assert_eq!(next_scene(&procedure, &scenario, &left), None);
    left.iter_mut().for_each(|one| one.entries.answers.clear());
    assert!(compare(&procedure, &scenario, &left).score < 60);
    assert_eq!(next_scene(&procedure, &scenario, &left).unwrap().id.as_str(), "look_back");
}
