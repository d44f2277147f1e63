//! Which scene comes next.

use casewright_core::training::scenario::{next_scene, right_snapshots, right_way};

use super::{Trainee, scene_ids, scenes};

#[test]
fn the_right_way_passes_over_what_only_a_mistake_leads_to() {
    let Trainee { procedure, scenario, left } = Trainee::new();
    assert_eq!(scenes(&left), ["arrived", "silence", "checked", "again"]);
    assert_eq!(next_scene(&procedure, &scenario, &[]).unwrap().id.as_str(), "arrived");
    assert_eq!(next_scene(&procedure, &scenario, &left), None);
    // A scene that only a mistake leads to moves no other.
    let at = |scene: &str| scenario.scenes.iter().find(|one| one.id.as_str() == scene).unwrap().at.to_rfc3339();
    assert_eq!(at("silence"), "2026-02-04T17:00:00+00:00");
    assert_eq!(at("complaint"), "2026-02-04T18:00:00+00:00");
    assert_eq!(at("checked"), "2026-02-05T17:00:00+00:00");
}

#[test]
fn a_mistake_leads_to_its_own_scene() {
    let trainee = Trainee::new().changed("silence", None, |left| {
        left.entries.answers.remove("asked_again").unwrap();
    });
    let next = |left: usize| next_scene(&trainee.procedure, &trainee.scenario, &trainee.left[..left]).unwrap();
    assert_eq!(next(1).id.as_str(), "silence");
    assert_eq!(next(2).id.as_str(), "complaint");
    // Whoever puts it right there goes on, and it is said when they did.
    let left = right_snapshots(&trainee.scenario, &scene_ids(&["arrived", "silence", "complaint", "checked"]));
    let mut left = left.to_vec();
    left[1].entries.answers.remove("asked_again").unwrap();
    assert_eq!(next_scene(&trainee.procedure, &trainee.scenario, &left[..3]).unwrap().id.as_str(), "checked");
    let compared = casewright_core::training::scenario::compare(&trainee.procedure, &trainee.scenario, &left);
    assert_eq!(
        super::said(&compared),
        "silence: asked_again not answered, not 02/04/2026 11:00 AM, until complaint > silence: warehouse.0 late\n"
    );
}

#[test]
fn the_score_decides_what_comes_next() {
    let Trainee { procedure, scenario, mut left } = Trainee::new();
    left.pop();
    assert_eq!(next_scene(&procedure, &scenario, &left).unwrap().id.as_str(), "again");
    for one in &mut left {
        super::give(&mut one.entries, "received", "2/1/2026");
        one.entries.answers.remove("history");
        one.entries.log.clear();
    }
    assert_eq!(next_scene(&procedure, &scenario, &left), None);
}

/// Going back is dropping snapshots; scenes out of order, twice or unknown are passed over.
#[test]
fn snapshots_in_any_order_lead_somewhere() {
    let Trainee { procedure, scenario, left } = Trainee::new();
    let next = |left: &[_]| next_scene(&procedure, &scenario, left).map(|scene| scene.id.to_string());
    assert_eq!(next(&left[..1]).as_deref(), Some("silence"));
    let back = [left[1].clone(), left[0].clone(), left[1].clone()];
    assert_eq!(next(&back).as_deref(), Some("checked"));
    let mut gone = left[..1].to_vec();
    gone[0].scene = casewright_core::id::SceneId::new("removed");
    assert_eq!(next(&gone).as_deref(), Some("arrived"));
    assert_eq!(right_way(&procedure, &scenario), left);
}
