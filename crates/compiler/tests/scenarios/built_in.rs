//! The scenarios of the built-in procedures.

use casewright_core::training::scenario::{compare, right_snapshots, right_way};

use super::built_in;

/// The right way through each, and each way to a mistake's scene, compared with itself.
#[test]
fn the_right_way_through_every_scenario_is_perfect() {
    for (procedure, scenario) in built_in() {
        let left = right_way(&procedure, &scenario);
        let compared = compare(&procedure, &scenario, &left);
        assert_eq!(super::said(&compared), "", "{}", scenario.id);
        assert_eq!(compared.score, 100);
        assert!(compared.scenes.iter().flat_map(|scene| &scene.posts).all(|post| post.is_same() && post.sent));
        let all: Vec<_> = scenario.scenes.iter().map(|scene| scene.id.clone()).collect();
        let compared = compare(&procedure, &scenario, &right_snapshots(&scenario, &all));
        assert_eq!(super::said(&compared), "", "{}, through all scenes", scenario.id);
    }
}
