//! What is said of a practice case.

use casewright_core::case::{Answer, LogEntry};
use casewright_core::engine::Missing;
use casewright_core::id::FieldId;
use casewright_core::training::scenario::{Early, Mistake, Side};

use super::{Trainee, post, step, untick};

#[test]
fn of_the_right_way_there_is_nothing_to_say() {
    let trainee = Trainee::new();
    let compared = trainee.compared();
    assert_eq!(trainee.said(), "");
    assert_eq!(compared.score, 100);
    let counts: Vec<_> = compared.scenes.iter().map(|scene| (scene.right.len(), scene.of)).collect();
    assert_eq!(counts, [(7, 7), (1, 1), (4, 4), (0, 0)]);
    assert!(compared.scenes[2].posts[0].is_same() && compared.scenes[2].posts[0].sent);
}

/// A hasty trainee forgets to ask the warehouse again, and takes the deposit for another one. Nothing else is said.
#[test]
fn two_mistakes_made_on_purpose_are_both_found_and_nothing_else() {
    let trainee = Trainee::new()
        .changed("arrived", None, |left| {
            let Some(Answer::Rows(rows)) = left.entries.answers.get_mut("devices") else { panic!() };
            rows[0].cells.values_mut().last().unwrap().replace_range(.., "A1");
            rows[0].cells.values_mut().next().unwrap().replace_range(.., "$200");
        })
        .changed("silence", None, |left| {
            left.entries.answers.remove("asked_again").unwrap();
        });
    assert_eq!(
        trainee.said(),
        "arrived: devices is A1, $200.00, not A1, $100.00\n\
         silence: asked_again not answered, not 02/04/2026 11:00 AM > silence: warehouse.0 late\n"
    );
    let compared = trainee.compared();
    assert_eq!(compared.score, 83, "10 of 12");
    let remark = &compared.remarks[0];
    assert_eq!(remark.step, Some(step("what_returns")));
    assert_eq!(remark.why.as_deref(), Some("Finance refunds by serial number."));
    assert_eq!(remark.sources[0].section, "2 Receiving");
    // The post has the amounts of the trainee.
    let lines: Vec<_> = compared.scenes[2].posts[0].lines.iter().filter(|line| line.side != Side::Same).collect();
    let lines: Vec<_> = lines.iter().map(|line| (line.side, line.text.as_str())).collect();
    assert_eq!(
        lines,
        [
            (Side::Missing, "- A1: $100.00"),
            (Side::Missing, "Refund $100.00 by 02/17/2026."),
            (Side::Added, "- A1: $200.00"),
            (Side::Added, "Refund $200.00 by 02/17/2026."),
        ]
    );
}

/// One wrong answer hides questions and makes a rule fire: it is one mistake.
#[test]
fn what_came_of_a_mistake_is_told_with_it() {
    let trainee = Trainee::new().answers("arrived", Some("silence"), "reason", "other");
    assert_eq!(trainee.said(), "arrived: reason is Another reason, not Faulty device, until silence\n");
    let trainee = Trainee::new().answers("arrived", None, "reason", "other");
    let said = trainee.said();
    assert!(said.starts_with("arrived: reason is Another reason, not Faulty device > checked: damaged"), "{said}");
    assert!(said.contains(" > checked: finance not sent") || said.contains("finance sent early"), "{said}");
}

#[test]
fn an_answer_counts_by_its_value_and_own_words_by_being_there() {
    let same = Trainee::new().answers("arrived", None, "received", "2026-02-03");
    let same = same.answers("silence", None, "asked_again", "2/4/2026 10:15 am").changed("arrived", None, |left| {
        left.entries.log[0].text = "Other words.".to_owned();
    });
    assert_eq!(same.said(), "");
    let log = Trainee::new().changed("arrived", None, |left| left.entries.log[0].struck = true);
    assert_eq!(log.said(), "arrived: history not answered, not 02/03/26 KL: Asked the warehouse.\n");
    let late = Trainee::new().answers("silence", None, "asked_again", "2026-02-04 08:00");
    assert_eq!(late.said(), "silence: asked_again is 02/04/2026 8:00 AM, not 02/04/2026 11:00 AM\n");
    let unread = Trainee::new().answers("arrived", None, "received", "someday");
    assert!(unread.said().starts_with("arrived: received is someday, not 02/03/2026 > "), "{}", unread.said());
}

#[test]
fn what_the_right_way_leaves_open_is_not_asked_for() {
    let more = Trainee::new().answers("arrived", None, "note", "Handle with care.");
    assert_eq!(more.said(), "");
}

#[test]
fn steps_are_ticked_in_their_time() {
    let missed = Trainee::new().changed("arrived", Some("checked"), |left| untick(left, "what_returns"));
    assert_eq!(missed.said(), "arrived: what_returns not ticked, until checked\n");
    let early = Trainee::new().changed("arrived", Some("checked"), |left| {
        left.entries.ticks.insert(step("ask_warehouse"), left.at);
    });
    let remarks = early.compared().remarks;
    assert_eq!(remarks.len(), 1, "{}", early.said());
    assert_eq!(remarks[0].mistake, Mistake::TickedEarly { step: step("ask_warehouse"), early: Early::NotYet });
    assert_eq!(remarks[0].until.as_ref().map(|scene| scene.as_str()), Some("checked"));
}

#[test]
fn a_post_goes_out_when_it_is_ready() {
    let not = Trainee::new().changed("checked", Some("again"), |left| left.copied.clear());
    assert_eq!(not.said(), "checked: finance not sent, until again\n", "the last scene has a copy");
    assert!(!not.compared().scenes[2].posts[0].sent);
    let early = Trainee::new().changed("arrived", None, |left| {
        left.copied.insert(post("finance"), left.at.min("2026-02-03T16:00:00Z".parse().unwrap()));
    });
    let compared = early.compared();
    let [remark] = &compared.remarks[..] else { panic!("{}", early.said()) };
    let Mistake::SentEarly { withheld_by, missing, .. } = &remark.mistake else { panic!("{}", early.said()) };
    assert_eq!(withheld_by.iter().map(|rule| rule.as_str()).collect::<Vec<_>>(), ["unchecked"]);
    assert_eq!(missing, &Vec::<Missing>::new());
    assert_eq!(remark.sources[0].section, "4 Refund");
}

/// An extra answer that no right answer takes back is a mistake by what it makes fire.
#[test]
fn a_rule_that_fires_for_no_other_reason_is_told() {
    let approval = Trainee::new().changed("arrived", None, |left| {
        left.entries.log.push(LogEntry { field: FieldId::new("history"), ..left.entries.log[0].clone() });
        super::give(&mut left.entries, "approver", "Finance");
    });
    let said = approval.said();
    assert!(said.starts_with("arrived: asked_too_soon fires, until checked"), "{said}");
    assert!(approval.compared().score < 100);
}
