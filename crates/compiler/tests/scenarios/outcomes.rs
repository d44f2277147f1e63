//! Trying a case with other dates.

use casewright_core::engine::ClockState;
use casewright_core::procedure::Level;
use casewright_core::training::scenario::{Outcome, Shown, Subject, inputs, outcomes, right_way};

use super::{built_in, give};

/// The right way through a scenario of the CCC process, up to a scene, with another answer.
fn of_ccc(scene: &str, field: &str, answer: &str) -> (Vec<String>, Vec<Outcome>) {
    let (procedure, scenario) = built_in().into_iter().find(|(_, one)| one.id.as_str() == "not_on_the_list").unwrap();
    let mut left = right_way(&procedure, &scenario).into_iter().find(|one| one.scene.as_str() == scene).unwrap();
    give(&mut left.entries, field, answer);
    let now = scenario.scene(&left.scene).unwrap().now();
    let inputs = inputs(&procedure, &left.entries, &now);
    (inputs.iter().map(ToString::to_string).collect(), outcomes(&procedure, &left.entries, &now))
}

fn value(of: &[Outcome], wanted: &str) -> Option<String> {
    let found = of.iter().find(|one| matches!(&one.subject, Subject::Value { id, .. } if id.as_str() == wanted))?;
    match &found.shown {
        Shown::Value(text) => Some(text.clone()),
        _ => None,
    }
}

#[test]
fn other_dates_have_other_outcomes() {
    let (inputs, out) = of_ccc("permission", "request_received", "3/2/2026");
    for input in ["latest_closed_won", "request_received", "custom_terms", "reduction_date", "request"] {
        assert!(inputs.iter().any(|one| one == input), "{input}: {inputs:?}");
    }
    // Words decide nothing, and what is not asked cannot be changed.
    for other in ["customer", "contract_terms", "cancellation_date", "applicable_msa"] {
        assert!(!inputs.iter().any(|one| one == other), "{other}: {inputs:?}");
    }
    assert_eq!(value(&out, "earliest_date").as_deref(), Some("05/31/2026"));
    let (_, out) = of_ccc("permission", "request_received", "2/1/2026");
    assert_eq!(value(&out, "earliest_date").as_deref(), Some("05/02/2026"));
    let (_, out) = of_ccc("permission", "latest_closed_won", "5/20/2021");
    assert_eq!(value(&out, "earliest_date"), None, "no notice applies");
    assert_eq!(value(&out, "closed_won_counts").as_deref(), Some("No"));
}

#[test]
fn rules_clocks_and_posts_are_outcomes_too() {
    let (_, out) = of_ccc("permission", "permission_granted", "no");
    let fires = |rule: &str| {
        let is = |one: &&Outcome| matches!(&one.subject, Subject::Rule { id, .. } if id.as_str() == rule);
        out.iter().find(is).map(|one| (one.shown.clone(), one.sources.len()))
    };
    assert_eq!(fires("no_permission"), Some((Shown::Fires(Level::Block), 4 + 2)));
    assert_eq!(fires("add_requester"), None);
    let due = out.iter().find(|one| matches!(&one.subject, Subject::Due { clock, .. } if clock.as_str() == "notice"));
    assert!(matches!(due.unwrap().shown, Shown::Due { at: Some(_), state: ClockState::Running }));
    let ops = out.iter().find(|one| matches!(&one.subject, Subject::Post { id, .. } if id.as_str() == "ops")).unwrap();
    assert_eq!(ops.shown, Shown::Ready(false));
}
