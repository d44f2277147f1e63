//! What is not finished in a case.

use casewright_core::case::{Action, Case, reduce};
use casewright_core::engine::{evaluate_case, unfinished};
use casewright_core::id::{CaseId, PostId, ProcedureId, StepId};
use casewright_core::value::Instant;
use chrono::TimeDelta;

use super::{at, entries, procedure};

const MORE: &str = r#"
[[post]]
id = "told"
title = "Told"
target = "feed"
copy = "Copy"
body = "{line}"

[[post]]
id = "hidden"
title = "Hidden"
target = "feed"
copy = "Copy"
when = "sure == yes"
body = "{line}"

[[clock]]
id = "c"
label = "C"
starts = "time"
until = "done(ticked)"
source = "d: 1"

[[clock.due]]
after = "2 hours"
do = "Ask"
"#;

/// Each kind as the ids of what is not finished.
fn of(case: &Case, hours: i64) -> [Vec<String>; 3] {
    let procedure = procedure(MORE);
    let mut now = at(super::NOW);
    now.instant += TimeDelta::hours(hours);
    let evaluation = evaluate_case(&procedure, case, &now);
    let found = unfinished(case, &evaluation, &now);
    assert_eq!(found.is_empty(), found.steps.is_empty() && found.late.is_empty() && found.not_copied.is_empty());
    [
        found.steps.iter().map(|step| step.id.to_string()).collect(),
        found.late.iter().map(|due| due.clock.to_string()).collect(),
        found.not_copied.iter().map(|post| post.id.to_string()).collect(),
    ]
}

#[test]
fn steps_not_done_what_is_late_and_posts_never_copied_are_unfinished() {
    let begun: Instant = at(super::NOW).instant;
    let mut case = Case::new(CaseId::new("k"), ProcedureId::new("p"), "1".into(), begun);
    assert_eq!(of(&case, 0), [vec!["asked".to_owned(), "ticked".to_owned()], vec![], vec!["told".to_owned()]]);
    case.entries = entries(&[("line", "x"), ("time", super::NOW)]);
    assert_eq!(of(&case, 2), [vec!["ticked".to_owned()], vec![], vec!["told".to_owned()]], "due, but not late");
    assert_eq!(of(&case, 4)[1], ["c"]);
    let put_off = Action::PutOff { due: due(&case), until: Some(begun + TimeDelta::hours(9)) };
    assert_eq!(of(&reduce(&case, put_off, begun), 4)[1], ["c"], "what was put off is late all the same");
    for done in [
        Action::Copied { post: PostId::new("told"), at: begun },
        Action::Ticked { step: StepId::new("ticked"), at: begun },
    ] {
        case = reduce(&case, done, begun);
    }
    assert_eq!(of(&case, 4), [[""; 0]; 3]);
}

fn due(case: &Case) -> casewright_core::id::DueId {
    evaluate_case(&procedure(MORE), case, &at(super::NOW)).clocks[0].id.clone()
}
