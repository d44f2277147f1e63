//! The link of a session, and what everyone who opens it gets.

use std::collections::BTreeSet;

use casewright_core::training::session::{
    MOST_CARDS, MOST_MINUTES, MOST_SCENARIOS, Session, SessionProblem, SessionSop,
};
use casewright_core::training::{CardKey, ScenarioKey};
use proptest::prelude::*;

use super::{card, procedure, scenario, session};

#[test]
fn a_link_can_be_read_by_people() {
    let code = session().code().to_string();
    assert_eq!(
        code,
        "1.sop-ccc-9f1d3077.sop-loss-00aa11bb.walks.cards-6.scenarios-2.minutes-45.seed-7.title-Week_1.6eb4"
    );

    assert_eq!(Session::read(&code), Ok(session()));
    // The edition is remembered, not all of its hash.
    let [ccc, _] = &session().sops[..] else { panic!() };
    assert!(ccc.is_edition("ccc-9f1d30771618ef13") && !ccc.is_edition("ccc-1f1d30771618ef13"));
}

/// A text with the checksum that a link has.
fn sealed(text: &str) -> String {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let fnv = text.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    format!("{text}.{:04x}", fnv & 0xffff)
}

/// Nobody gets other cards than their class because a mail program cut the link off, or a hand copied it.
#[test]
fn a_link_that_changed_on_its_way_is_noticed() {
    let code = session().code().to_string();
    for end in 0..code.len() {
        assert!(Session::read(&code[..end]).is_err(), "{}", &code[..end]);
    }
    for (at, before) in code.char_indices().skip(1) {
        for after in ['0', '5', 'z', '-', '.'].into_iter().filter(|after| *after != before) {
            let changed = format!("{}{after}{}", &code[..at], &code[at + 1..]);
            assert!(Session::read(&changed).is_err(), "{changed}");
        }
    }
}

#[test]
fn whatever_else_stands_in_an_address_is_told_apart() {
    use SessionProblem::{Damaged, Empty, Newer, TooMuch};
    assert!(Session::read(&sealed("1.sop-ccc-1.walks")).is_ok());
    for text in ["", "1", ".", "1.", "hello", "#/train", "1.sop-ccc-1.walks", "1.sop-ccc-1.walks.0000", "é.é"] {
        assert_eq!(Session::read(text), Err(Damaged), "{text}");
    }
    assert_eq!(Session::read("2:of-another-form"), Err(Damaged));
    assert_eq!(Session::read("2.of-another-form"), Err(Newer { version: 2 }));
    for (text, problem) in [
        ("0.sop-ccc-1.walks", Damaged),
        ("+1.sop-ccc-1.walks", Damaged),
        ("4294967296.sop-ccc-1.walks", Damaged),
        ("1", Empty),
        ("1.walks", Empty),
        ("1.sop-ccc-9f1d3077", Empty),
        ("1.sop-ccc-9f1d3077.seed-7", Empty),
        ("1.sop-ccc.walks", Damaged),
        ("1.sop-Ccc-9f1d3077.walks", Damaged),
        ("1.sop-ccc-9f1d30771.walks", Damaged),
        ("1.sop-ccc-1.sop-ccc-2.walks", Damaged),
        ("1.sop-ccc-1.walks.walks", Damaged),
        ("1.sop-ccc-1.walks-2", Damaged),
        ("1.sop-ccc-1.cards-0", Damaged),
        ("1.sop-ccc-1.cards--3", Damaged),
        ("1.sop-ccc-1.cards-", Damaged),
        ("1.sop-ccc-1.cards-201", TooMuch),
        ("1.sop-ccc-1.cards-99999999999", Damaged),
        ("1.sop-ccc-1.minutes-1441.walks", TooMuch),
        ("1.sop-ccc-1.walks.seed-4294967296", Damaged),
        ("1.sop-ccc-1.walks.title-", Damaged),
        ("1.sop-ccc-1.walks.title-%ff", Damaged),
        ("1.sop-ccc-1.walks.more-1", Damaged),
        ("1.sop-ccc-1.walks.", Damaged),
        ("1.sop-ccc-1..walks", Damaged),
    ] {
        assert_eq!(Session::read(&sealed(text)), Err(problem), "{text}");
    }
    let long = format!("1.sop-ccc-1.walks.title-{}", "a".repeat(121));
    assert_eq!(Session::read(&sealed(&long)), Err(TooMuch));
}

#[test]
fn too_much_is_cut() {
    let much = Session { cards: 9999, scenarios: 9999, minutes: Some(9999), title: "é".repeat(500), ..session() };
    let read = Session::read(&much.code().to_string()).unwrap();
    assert_eq!((read.cards, read.scenarios, read.minutes), (MOST_CARDS, MOST_SCENARIOS, Some(MOST_MINUTES)));
    assert_eq!(read.title, "é".repeat(120));
}

fn sops() -> impl Strategy<Value = Vec<SessionSop>> {
    proptest::collection::btree_map("[a-z][a-z0-9_]{0,12}", "[0-9a-f]{16}", 1..6).prop_map(|all| {
        all.into_iter().map(|(id, hash)| SessionSop::new(procedure(&id), &format!("{id}-{hash}"))).collect()
    })
}

proptest! {
    /// With any title: other scripts, signs that addresses give a meaning, control characters.
    #[test]
    fn a_session_comes_back_from_its_link(
        sops in sops(),
        title in "\\PC{0,60}|[ -~]{0,120}|(?s:.{0,40})",
        (walks, cards, scenarios) in (any::<bool>(), 0..=MOST_CARDS, 0..=MOST_SCENARIOS),
        minutes in proptest::option::of(1..=MOST_MINUTES),
        seed: u32,
    ) {
        prop_assume!(walks || cards > 0 || scenarios > 0);
        let session = Session { title: title.trim().to_owned(), sops, walks, cards, scenarios, minutes, seed };
        let code = session.code().to_string();
        prop_assert!(code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._%".contains(&byte)), "{}", code);
        prop_assert!(!code.ends_with(['-', '.', '%']), "{}", code);
        prop_assert_eq!(Session::read(&code), Ok(session));
    }

    #[test]
    fn any_address_gets_an_answer(text in "(?s:.{0,80})|1(\\.(sop|cards|walks|title|seed)(-[a-z0-9_%]{0,6}){0,3}){0,6}") {
        let _ = Session::read(&text);
        if let Ok(session) = Session::read(&sealed(&text)) {
            prop_assert_eq!(Session::read(&session.code().to_string()), Ok(session));
        }
    }

    #[test]
    fn everyone_gets_the_same_cards(
        seed: u32, count in 0..40_usize, ccc in 0..30_usize, loss in 0..30_usize, other in 0..30_usize, order: u64,
    ) {
        let session = Session { cards: count, seed, ..session() };
        let of = |id: &str, count: usize| (0..count).map(|at| card(id, &format!("c{at}"))).collect::<Vec<_>>();
        let mut all = [of("ccc", ccc), of("loss", loss), of("other", other)].concat();
        let dealt = session.deal_cards(&all);
        // In another order, and some of them twice.
        let turn = usize::try_from(order % 97).unwrap() % all.len().max(1);
        all.rotate_left(turn);
        all.extend(of("ccc", ccc / 2));
        prop_assert_eq!(&session.deal_cards(&all), &dealt);
        prop_assert_eq!(dealt.len(), count.min(ccc + loss));
        prop_assert_eq!(dealt.iter().collect::<BTreeSet<_>>().len(), dealt.len());
        // Each has its share, as far as it has enough.
        let share = |id: &str| dealt.iter().filter(|key| key.is_of(&procedure(id))).count();
        prop_assert_eq!(share("other"), 0);
        prop_assert!(share("ccc").abs_diff(share("loss")) <= 1 || share("ccc") == ccc || share("loss") == loss);
    }
}

#[test]
fn another_seed_is_another_choice() {
    let all: Vec<CardKey> = (0..40).map(|at| card("ccc", &format!("c{at}"))).collect();
    let dealt = |seed| Session { seed, ..session() }.deal_cards(&all);
    let different: BTreeSet<Vec<CardKey>> = (0..50).map(dealt).collect();
    assert_eq!(different.len(), 50);
    // What is dealt never changes: links are in mails, and a class opens them weeks later.
    let said: Vec<String> = dealt(7).iter().map(ToString::to_string).collect();
    assert_eq!(said, ["ccc/c14", "ccc/c6", "ccc/c3", "ccc/c12", "ccc/c7", "ccc/c21"]);
}

#[test]
fn scenarios_are_dealt_likewise_and_apart_from_cards() {
    let scenarios: Vec<ScenarioKey> = (0..9).map(|at| scenario(&format!("s{at}"))).collect();
    let dealt = session().deal_scenarios(&scenarios);
    assert_eq!(dealt.len(), 2);
    assert_eq!(Session { cards: 1, ..session() }.deal_scenarios(&scenarios), dealt);
}
