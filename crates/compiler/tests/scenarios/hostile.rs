//! Whatever a practice case or a training file holds, there is an answer.

use std::collections::BTreeMap;

use casewright_core::case::{Answer, Entries, LogEntry, RowAnswer};
use casewright_core::id::{ColumnId, FieldId, PostId, SceneId};
use casewright_core::procedure::{Scenario, read_training, write_pack};
use casewright_core::training::scenario::{Snapshot, compare, inputs, next_scene, outcomes, right_way};
use casewright_testing::folder;
use proptest::prelude::*;

use super::{Trainee, built_in, pack_of};

const TEXTS: [&str; 12] = [
    "",
    " ",
    "yes",
    "no",
    "2/30/2026",
    "9999-12-31",
    "-$1",
    "\u{202e}x",
    "{customer}",
    "2026-02-03 10:00",
    "12",
    "faulty",
];

fn answer() -> impl Strategy<Value = Answer> {
    let text = proptest::sample::select(TEXTS.to_vec()).prop_map(str::to_owned);
    let cells = proptest::collection::vec(
        (proptest::sample::select(vec!["serial", "deposit", "day", "x"]), text.clone()),
        0..3,
    );
    let row = cells.prop_map(|cells| RowAnswer {
        cells: cells.into_iter().map(|(id, text)| (ColumnId::new(id), text)).collect(),
        key: 0,
    });
    prop_oneof![
        text.clone().prop_map(Answer::Text),
        proptest::collection::vec(text, 0..3).prop_map(Answer::Choices),
        proptest::collection::vec(row, 0..3).prop_map(Answer::Rows),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_entries_can_be_compared(
        answers in proptest::collection::vec((0..30_usize, answer()), 0..12),
        ticks in proptest::collection::vec((0..5_usize, -9_000_000_000_i64..9_000_000_000), 0..5),
        order in proptest::collection::vec(0..7_usize, 0..8),
        copied in proptest::collection::vec(-9_000_000_000_i64..9_000_000_000, 0..3),
        text in ".{0,40}",
    ) {
        let Trainee { procedure, scenario, .. } = Trainee::new();
        let time = |seconds: i64| chrono::DateTime::from_timestamp(seconds, 0).unwrap();
        let mut entries = Entries::default();
        for (field, answer) in answers {
            let field = procedure.fields.get(field).map_or(FieldId::new("unknown"), |field| field.id.clone());
            entries.answers.insert(field, answer);
        }
        for (step, at) in ticks {
            let step = procedure.steps.get(step).map_or(super::step("unknown"), |step| step.id.clone());
            entries.ticks.insert(step, time(at));
        }
        entries.log.push(LogEntry { field: FieldId::new("history"), text, ..LogEntry::default() });
        let copied: BTreeMap<PostId, _> =
            ["finance", "thanks", "x"].into_iter().map(PostId::new).zip(copied.into_iter().map(time)).collect();
        let left: Vec<Snapshot> = order
            .into_iter()
            .map(|place| Snapshot {
                scene: scenario.scenes.get(place).map_or(SceneId::new("unknown"), |scene| scene.id.clone()),
                at: time(place as i64 * 1_000_000_000),
                entries: entries.clone(),
                copied: copied.clone(),
            })
            .collect();
        let compared = compare(&procedure, &scenario, &left);
        prop_assert!(compared.score <= 100);
        // Whatever is told of in a scene is told once.
        for (place, remark) in compared.remarks.iter().enumerate() {
            let again = compared.remarks.iter().skip(place + 1);
            prop_assert!(again.filter(|other| other.scene == remark.scene).all(|other| other.mistake != remark.mistake));
        }
        next_scene(&procedure, &scenario, &left);
        let now = scenario.scenes[0].now();
        inputs(&procedure, &entries, &now);
        outcomes(&procedure, &entries, &now);
    }
}

/// A trainee of one scenario who does another procedure's work.
#[test]
fn entries_of_another_procedure_are_compared_too() {
    let all = built_in();
    for (procedure, scenario) in &all {
        for (other, of_other) in &all {
            let left = right_way(other, of_other);
            let wrong: Vec<Snapshot> = scenario
                .scenes
                .iter()
                .zip(left)
                .map(|(scene, left)| Snapshot { scene: scene.id.clone(), ..left })
                .collect();
            assert!(compare(procedure, scenario, &wrong).score <= 100);
        }
    }
}

#[test]
fn an_empty_scenario_has_no_scene_and_nothing_to_say() {
    let Trainee { procedure, left, .. } = Trainee::new();
    let empty = Scenario::default();
    assert_eq!(next_scene(&procedure, &empty, &left), None);
    let compared = compare(&procedure, &empty, &left);
    assert_eq!((compared.score, compared.scenes.len(), compared.remarks.len()), (100, 0, 0));
}

#[test]
fn scenarios_and_snapshots_are_read_as_they_were_written() {
    let pack = pack_of(&folder());
    let files = write_pack(&pack, "pack").unwrap();
    let (_, training) = files.parts.iter().find(|(name, _)| name.contains("training")).unwrap();
    assert_eq!(read_training(training).unwrap().decks, pack.decks);
    let left = Trainee::new().left;
    let text = serde_json::to_string(&left).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Snapshot>>(&text).unwrap(), left);
    // What an older page wrote may lack everything but the scene and its time.
    let old = r#"{"scene":"arrived","at":"2026-02-03T16:00:00Z"}"#;
    assert_eq!(serde_json::from_str::<Snapshot>(old).unwrap().scene.as_str(), "arrived");
}
