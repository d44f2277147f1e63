//! What a person did in a session, as part of what is kept of their training.

use casewright_core::training::Record;
use casewright_core::training::session::{ScenarioKey, Session};

use super::{card, day, procedure, session};

#[test]
fn the_first_answer_counts_and_what_was_wrong_is_left() {
    let mut record = Record::default();
    let progress = record.session(&session().code(), day(2));
    let dealt = [card("ccc", "a"), card("ccc", "b"), card("loss", "c")];
    progress.answered(dealt[0].clone(), "When?", "Today", false, day(2));
    progress.answered(dealt[1].clone(), "Who?", "They", true, day(2));
    assert_eq!(progress.cards_left(&dealt), [dealt[2].clone(), dealt[0].clone()], "first what was not asked yet");
    progress.answered(dealt[0].clone(), "When?", "Tomorrow", true, day(3));
    progress.answered(dealt[1].clone(), "Who?", "Nobody", false, day(3));
    assert_eq!(progress.cards_left(&dealt), [dealt[2].clone()], "what was right once is done");
    assert_eq!(progress.right_first(&dealt), 1);
    let first = &progress.cards[&dealt[0]];
    assert_eq!((first.given.as_str(), first.first, first.right, first.day), ("Today", false, true, day(2)));
    assert_eq!((progress.begun, progress.last), (Some(day(2)), Some(day(3))));
    // Of cards that are not dealt any more, none counts.
    assert_eq!(progress.right_first(&dealt[2..]), 0);
}

#[test]
fn walks_and_scenarios_are_noted_in_the_sessions_that_hold_them() {
    let (with, without) = (session(), Session { walks: false, scenarios: 0, ..session() });
    let mut record = Record::default();
    let played = ScenarioKey::new(&procedure("ccc"), "lost");
    record.walked(&procedure("ccc"), day(1));
    assert_eq!(record, Record::default(), "none was begun");
    for session in [&with, &without] {
        record.session(&session.code(), day(2));
    }
    record.walked(&procedure("ccc"), day(3));
    record.walked(&procedure("other"), day(3));
    for score in [70, 90, 40, 1000] {
        record.played(&procedure("ccc"), &played, score.min(90), day(4));
    }
    let progress = &record.sessions[&with.code()];
    assert_eq!(progress.walks.iter().collect::<Vec<_>>(), [&procedure("ccc")]);
    assert_eq!(progress.scenarios[&played], 90, "the best one");
    let other = &record.sessions[&without.code()];
    assert!(other.walks.is_empty() && other.scenarios.is_empty() && other.last.is_none());
}

#[test]
fn it_is_stored_and_merged_like_all_training() {
    let begun = |on, right| {
        let mut record = Record::default();
        let progress = record.session(&session().code(), day(on));
        progress.answered(card("ccc", "a"), "When?", if right { "Right" } else { "Wrong" }, right, day(on));
        progress.walked(procedure(if right { "ccc" } else { "loss" }), day(on));
        progress.played(ScenarioKey::new(&procedure("ccc"), "lost"), on * 10, day(on));
        record
    };
    let (mut one, other) = (begun(3, false), begun(5, true));
    one.session(&session().code(), day(9)).name = "Ana".to_owned();
    assert_eq!(Record::read(&one.write()), Ok(one.clone()));
    let both = one.clone().merged(other.clone());
    assert_eq!(other.merged(one.clone()), both, "whichever was there first");
    assert_eq!(both.clone().merged(both.clone()), both, "nothing counts twice");
    let progress = &both.sessions[&session().code()];
    let answered = &progress.cards[&card("ccc", "a")];
    assert_eq!((answered.given.as_str(), answered.first, answered.right), ("Wrong", false, true));
    assert_eq!((progress.name.as_str(), progress.begun, progress.last), ("Ana", Some(day(3)), Some(day(5))));
    assert_eq!((progress.walks.len(), progress.scenarios.values().next()), (2, Some(&50)));
    // A record of before there were sessions.
    assert_eq!(Record::read(r#"{"schema":1}"#), Ok(Record::default()));
}
