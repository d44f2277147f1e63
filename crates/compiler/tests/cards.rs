//! Cards: what is refused, and what comes out.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeSet;

use casewright_compiler::compile;
use casewright_core::procedure::{Card, Deck, Pack, WrongAnswer, write_pack};
use casewright_testing::{folder, manual, manual_files, source, told};

/// What a new CSM must know by heart of each built-in procedure.
const AT_LEAST: usize = 12;

const CARD: &str = r#"
[[card]]
id = "deadline"
ask = "By when is the deposit refunded?"
answer = "14 days after the parcel came"
wrong = [
  { says = "14 days after the customer sent it", because = "The count begins when we receive it." },
  { says = "Two months after the parcel came", because = "The manual says 14 days." },
]
source = "manual: 4 Refund"
"#;

/// What is told of the card above after a change.
fn check(from: &str, to: &str) -> String {
    assert!(CARD.contains(from), "{from}");
    let card = CARD.replacen(from, to, 1);
    let compiled = compile(&[source("p.toml", &(manual("toml") + &card))]);
    assert_eq!(compiled.pack.is_none(), !compiled.diagnostics.is_empty(), "{}", told(&compiled));
    compiled.diagnostics.iter().map(|one| format!("{}\n", one.message)).collect()
}

fn wrong(count: usize) -> String {
    (0..count).map(|n| format!("  {{ says = \"{n} days\", because = \"It is 14.\" }},\n")).collect()
}

#[test]
fn what_a_card_lacks_or_says_twice_is_told() {
    for (from, to, message) in [
        ("ask = ", "asks = ", "a card has no `asks`"),
        ("ask = \"By when is the deposit refunded?\"\n", "", "this card has no `ask`"),
        ("\"By when is the deposit refunded?\"", "\" \"", "`ask` is empty"),
        ("\"14 days after the parcel came\"", "\"\"", "`answer` is empty"),
        ("answer = \"14 days after the parcel came\"\n", "", "this card has no `answer`"),
        ("source = \"manual: 4 Refund\"\n", "", "this card has no `source`"),
        ("manual: 4 Refund", "manul: 4 Refund", "unknown document `manul`"),
        ("id = \"deadline\"", "id = \"who_refunds\"", "the id `who_refunds` is defined twice"),
        ("id = \"deadline\"", "id = \"Deadline\"", "`Deadline` is not a valid id"),
        ("because = ", "becuase = ", "a wrong answer has no `becuase`"),
        ("\"The manual says 14 days.\"", "\"\"", "`because` is empty"),
        (", because = \"The manual says 14 days.\"", "", "this wrong answer has no `because`"),
        ("says = \"14 days after the customer sent it\", ", "", "this wrong answer has no `says`"),
        ("source = ", "why = \"\"\nsource = ", "`why` is empty"),
        ("14 days after the customer sent it", "14 Days, after the parcel came!", "this card has that answer already"),
        (
            "Two months after the parcel came",
            "14 days after the customer SENT it.",
            "this card has that answer already",
        ),
        ("Two months after", "By {refund_by}, after", "a card belongs to no case, so it shows no values"),
        ("source = ", "why = \"See {refund_by}.\"\nsource = ", "a card belongs to no case, so it shows no values"),
    ] {
        assert_eq!(check(from, to), format!("{message}\n"), "{from} → {to}");
    }
    assert_eq!(check("14 days after the parcel came", "After 14 days, with the parcel"), "");
}

#[test]
fn a_card_has_two_to_five_wrong_answers() {
    let list = &CARD[CARD.find("  { says").unwrap()..CARD.find("]\nsource").unwrap()];
    for (count, fits) in [(0, false), (1, false), (2, true), (5, true), (6, false)] {
        let message = format!("a card has two to five wrong answers, this one has {count}\n");
        assert_eq!(check(list, &wrong(count)), if fits { "" } else { &message }, "{count}");
    }
    let all = &CARD[CARD.find("wrong = ").unwrap()..CARD.find("source").unwrap()];
    assert_eq!(check(all, ""), "this card has no `wrong`\n");
    assert_eq!(check(all, "wrong = \"60 days\"\n"), "a wrong answer has its words and a reason\n");
}

#[test]
fn a_card_comes_out_as_it_was_written() {
    let deck = compile(&manual_files()).pack.unwrap().decks.remove(0);
    assert_eq!(deck.procedure.as_str(), "returns");
    assert_eq!(deck.documents.iter().map(|document| document.id.as_str()).collect::<Vec<_>>(), ["manual"]);
    let Card { id, ask, answer, wrong, why, sources } = &deck.cards[0];
    assert_eq!((id.as_str(), answer.as_str()), ("who_refunds", "After the warehouse has checked it"));
    assert!(ask.starts_with("A customer returns") && why.as_deref().unwrap().starts_with("The check tells"));
    let WrongAnswer { says, because } = &wrong[1];
    assert!(says.starts_with("14 days") && because.starts_with("That is the last day"));
    assert_eq!(sources.iter().map(|source| source.section.as_str()).next(), Some("3 Checking"));
    let ours: Vec<_> = deck.ours().iter().map(|ours| (ours.kind, ours.id, ours.says)).collect();
    assert_eq!(ours, [("card", "who_refunds", "That the check is for completeness.")]);
}

/// No case becomes larger by cards and scenarios, and none gets another edition.
#[test]
fn procedures_are_the_same_with_and_without_training() {
    let all = compile(&folder()).pack.unwrap();
    let of_training = |part: &&str| ["card", "scenario"].iter().any(|name| part.starts_with(name));
    let cut = |text: &str| text.split("\n[[").filter(|part| !of_training(part)).collect::<Vec<_>>().join("\n[[");
    let files: Vec<_> = folder().iter().map(|file| source(&file.path, &cut(&file.text))).collect();
    let without = compile(&files).pack.unwrap();
    // Its examples still give computed cards.
    assert!(without == Pack { decks: without.decks.clone(), ..all.clone() });
    let [before, after] = [&without, &all].map(|pack| write_pack(pack, "pack").unwrap());
    assert_eq!(after.parts.split_last().unwrap().1, before.parts.split_last().unwrap().1);
}

#[test]
fn every_built_in_procedure_has_its_cards() {
    let pack = compile(&folder()).pack.unwrap();
    for procedure in &pack.procedures {
        let cards = pack.decks.iter().find(|deck| deck.procedure == procedure.id).map_or(&[][..], |deck| &deck.cards);
        assert!(cards.len() >= AT_LEAST, "{}: only {} cards", procedure.id, cards.len());
        let asked: BTreeSet<_> = cards.iter().map(|card| card.ask.as_str()).collect();
        assert_eq!(asked.len(), cards.len(), "{}: a question is asked twice", procedure.id);
    }
}

/// Who picks the longest answer, or the shortest, learns nothing.
#[test]
fn the_right_answer_is_not_known_by_its_length() {
    for Deck { procedure, cards, .. } in compile(&folder()).pack.unwrap().decks {
        let length = |text: &str| text.chars().count();
        let stands_out = |card: &&Card, than: fn(usize, usize) -> bool| {
            card.wrong.iter().all(|wrong| than(length(&card.answer), length(&wrong.says)))
        };
        for (than, name) in [((|a, b| a > b) as fn(usize, usize) -> bool, "longest"), (|a, b| a < b, "shortest")] {
            let count = cards.iter().filter(|card| stands_out(card, than)).count();
            assert!(count * 2 <= cards.len(), "{procedure}: {count} of {} answers are the {name}", cards.len());
        }
        for card in &cards {
            let (least, most) = card
                .wrong
                .iter()
                .map(|wrong| length(&wrong.says))
                .fold((usize::MAX, 0), |(least, most), one| (least.min(one), most.max(one)));
            let answer = length(&card.answer);
            assert!(answer * 2 >= least && answer <= most * 2, "{procedure}, {}: {}", card.id, card.answer);
        }
    }
}
