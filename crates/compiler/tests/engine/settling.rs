//! How to get something that is due done, which follows from what stops its clock.

use casewright_core::case::Entries;
use casewright_core::engine::{Settle, settle};
use casewright_core::id::{DueId, FieldId, StepId};
use casewright_core::procedure::{Expr, Procedure};
use casewright_testing::at;

use super::{NOW, entries, procedure};

/// A step that shows only if sure, and two clocks of which the second has two due times.
fn stops(until: &str, done: &str) -> Procedure {
    procedure(&format!(
        r#"
[[step]]
id = "later"
stage = "s"
title = "Later"
says = "s"
role = "CSM"
when = "sure == yes"
source = "d: 1"

[[clock]]
id = "before"
label = "Before"
starts = "day"
until = "answered(mail)"
source = "d: 1"

[[clock.due]]
after = "1 day"
do = "Look"

[[clock]]
id = "c"
label = "C"
starts = "time"
until = "{until}"
source = "d: 1"

[[clock.due]]
after = "1 hour"
do = "Ask"

[[clock.due]]
after = "2 hours"
do = "Ask again"
done = "{done}"
"#
    ))
}

fn way(procedure: &Procedure, case: &Entries, due: &str) -> Settle {
    settle(procedure, case, &at(NOW), &DueId::new(due))
}

fn field(id: &str) -> Settle {
    Settle::Field(FieldId::new(id))
}

#[test]
fn the_first_that_shows_of_what_stops_a_clock_settles_it() {
    let tick = |id: &str| Settle::Tick(StepId::new(id));
    for (until, sure, wanted) in [
        ("done(ticked) or answered(line)", "", tick("ticked")),
        ("answered(line) or done(ticked)", "", field("line")),
        ("done(asked)", "", Settle::Step(StepId::new("asked"))),
        ("ticked(later) > time", "yes", tick("later")),
        ("done(later) or answered(line)", "", tick("later")),
        ("done(later) or answered(line)", "no", field("line")),
        ("answered(day2) or answered(line)", "yes", field("day2")),
        ("answered(day2) or answered(line)", "no", field("line")),
        ("answered(day2)", "no", Settle::Nothing),
        ("not ready(x)", "", Settle::Nothing),
    ] {
        // Only a rule may ask whether a post is ready, and the engine answers all the same.
        let unready = until == "not ready(x)";
        let mut procedure = stops(if unready { "answered(line)" } else { until }, "time2");
        if unready {
            procedure.clocks[1].until = Some(Expr::Ready(casewright_core::id::PostId::new("x")));
        }
        assert_eq!(way(&procedure, &entries(&[("sure", sure)]), "c.0"), wanted, "{until}, sure {sure:?}");
    }
}

#[test]
fn each_due_time_is_settled_in_its_own_way() {
    let mut procedure = stops("done(ticked)", "time2");
    let case = entries(&[]);
    assert_eq!(way(&procedure, &case, "before.0"), field("mail"));
    assert_eq!(way(&procedure, &case, "c.0"), Settle::Tick(StepId::new("ticked")));
    assert_eq!(way(&procedure, &case, "c.1"), Settle::Time(FieldId::new("time2")), "the time can be entered at once");
    for unknown in ["c.2", "c", "before.1", ""] {
        assert_eq!(way(&procedure, &case, unknown), Settle::Nothing, "{unknown:?}");
    }
    procedure.clocks[1].until = None;
    assert_eq!(way(&procedure, &case, "c.0"), Settle::Nothing);
    // The compiler asks for a time; of a pack from elsewhere, nothing is entered that the field does not hold.
    procedure.clocks[1].dues[1].done = Some(Expr::Field(FieldId::new("day")));
    assert_eq!(way(&procedure, &case, "c.1"), field("day"));
}

#[test]
fn names_are_followed_however_many_there_are() {
    let named = |id: usize, is: &str| format!("[[define]]\nid = \"n{id}\"\nlabel = \"N\"\nis = \"{is}\"\n");
    let mut all: String = (0..12).map(|id| named(id, &format!("n{}", id + 1))).collect();
    all += &named(12, "done(ticked)");
    let clock = "[[clock]]\nid = \"c\"\nlabel = \"C\"\nstarts = \"time\"\nuntil = \"n0\"\nsource = \"d: 1\"\n\n\
                 [[clock.due]]\nafter = \"1 hour\"\ndo = \"Ask\"\n";
    let mut procedure = procedure(&(all + clock));
    assert_eq!(way(&procedure, &entries(&[]), "c.0"), Settle::Tick(StepId::new("ticked")));
    // The compiler refuses a circle; a pack that has one is answered all the same.
    let first = Expr::Define(procedure.defines[0].id.clone());
    procedure.defines[12].is = Expr::And(vec![first.clone(), first]);
    assert_eq!(way(&procedure, &entries(&[]), "c.0"), Settle::Nothing);
}
