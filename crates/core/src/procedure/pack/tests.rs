use std::rc::Rc;

use super::{
    Pack, PackFiles, Sample, is_edition, read_index, read_passages, read_procedure, read_sample, read_training,
    write_pack,
};
use crate::case::write_entries;
use crate::id::{CardId, ColumnId, DocumentId, FieldId, LinkId, OptionId, ProcedureId};
use crate::procedure::{
    Answer, Card, Choice, Column, Deck, Define, Due, Expr, Field, Kind, Link, Mark, Node, Passage, Piece, Post, Preset,
    Procedure, Question, Rule, Source, SourceDocument, Step, Tag, Timeline, WrongAnswer,
};
use crate::value::{Chosen, Hours, Instant, Money, Now, Number, Span, Value, Zone};
use chrono::NaiveDate;

fn read_back(files: &PackFiles) -> Pack {
    let index = read_index(&files.index).unwrap();
    let part = |name: &str| files.parts.iter().find(|(file, _)| file == name).unwrap().1.as_str();
    Pack {
        procedures: index.procedures.iter().map(|head| read_procedure(part(&head.file)).unwrap()).collect(),
        questions: index.questions.clone(),
        passages: read_passages(part(&index.search)).unwrap().passages,
        sample: index.sample.as_ref().map(|file| read_sample(part(file)).unwrap()),
        decks: index.training.as_ref().map_or_else(Vec::new, |file| read_training(part(file)).unwrap().decks),
    }
}

#[test]
fn a_file_is_named_after_what_is_in_it() {
    let procedure = Procedure { id: ProcedureId::new("p-q"), ..of_nothing() };
    let files = write_pack(&Pack { procedures: vec![procedure], ..Pack::default() }, "pack").unwrap();
    for (file, text) in &files.parts {
        let edition = file.strip_prefix("pack/").unwrap().strip_suffix(".json").unwrap();
        assert!(is_edition(edition, text), "{edition}");
        assert!(!is_edition(edition, &[text, " "].concat()));
        assert!(!is_edition("p-q", text) && !is_edition("", text));
    }
}

/// A procedure in which everything that can be empty is, whether or not a compiler would make it.
fn of_nothing() -> Procedure {
    let kinds = [
        Kind::Line,
        Kind::OneOf(Vec::new()),
        Kind::SomeOf(vec![Choice::default()]),
        Kind::Rows(Vec::new()),
        Kind::Rows(vec![Column { kind: Kind::Log(false), ..Column::default() }]),
        Kind::Log(false),
        Kind::Log(true),
        Kind::RecordId(None),
        Kind::RecordId(Some(String::new())),
    ];
    let field = |kind| Field { kind, ..Field::default() };
    let text = |text: &str| Piece::Text(text.to_owned());
    let value =
        |blank: Option<&str>| Piece::Value { expr: no(), label: String::new(), blank: blank.map(str::to_owned) };
    Procedure {
        fields: kinds.map(field).into_iter().collect(),
        steps: vec![Step::default(), Step { terms: vec![0], when: Some(no()), ..Step::default() }],
        defines: expressions().into_iter().map(|is| Define { is, when: Some(no()), ..Define::default() }).collect(),
        rules: vec![Rule { when: no(), ..Rule::default() }],
        posts: vec![Post {
            subject: Some(vec![text("")]),
            body: vec![
                Node::Gap,
                Node::Paragraph(Vec::new()),
                Node::Bullet(vec![
                    Piece::Bold(Vec::new()),
                    Piece::Boxes(FieldId::default()),
                    value(None),
                    value(Some("")),
                ]),
                Node::When(no(), Vec::new()),
                Node::Each(FieldId::default(), vec![Node::When(no(), vec![Node::Gap])]),
            ],
            tags: vec![Tag::default(), Tag { when: Some(no()), ..Tag::default() }],
            ..Post::default()
        }],
        clocks: vec![
            crate::procedure::Clock { dues: vec![Due::default()], ..crate::procedure::Clock::default() },
            crate::procedure::Clock { business: true, ..crate::procedure::Clock::default() },
        ],
        hours: Some(Hours { days: vec![0], holidays: vec![NaiveDate::default()], ..Hours::default() }),
        timelines: vec![
            Timeline { marks: vec![Mark::default()], ..Timeline::default() },
            Timeline { done: Some((FieldId::default(), ColumnId::default())), ..Timeline::default() },
        ],
        links: vec![
            Link::default(),
            Link {
                copy: vec![(FieldId::default(), FieldId::default())],
                there: vec![Preset::default(), Preset { many: true, ..Preset::default() }],
                ..Link::default()
            },
        ],
        ..Procedure::default()
    }
}

fn no() -> Expr {
    Expr::Value(Value::YesNo(false))
}

/// Every variant of expressions and values that can be empty.
fn expressions() -> Vec<Expr> {
    let (field, column) = (FieldId::default, ColumnId::default);
    let chosen = Chosen { id: OptionId::default(), label: Rc::from("") };
    let boxed = || Box::new(no());
    let values = [
        Value::Text("".into()),
        Value::Number(Number(0)),
        Value::Money(Money(0)),
        Value::Span(Span::default()),
        Value::Time(Instant::UNIX_EPOCH),
        Value::Choice(chosen.clone()),
        Value::Choices(Vec::new()),
        Value::Choices(vec![chosen]),
        Value::List(Vec::new()),
        Value::List(vec![Vec::new(), vec![(column(), Value::YesNo(false))]]),
    ];
    let mut all: Vec<Expr> = values.into_iter().map(Expr::Value).collect();
    all.extend([
        no(),
        Expr::And(Vec::new()),
        Expr::Or(vec![no(), no()]),
        Expr::Not(boxed()),
        Expr::If(boxed(), boxed(), boxed()),
        Expr::Extreme(field(), column(), false),
        Expr::Extreme(field(), column(), true),
        Expr::Streak(field(), column()),
        Expr::Log(field()),
        Expr::Newest(field()),
        Expr::Days(boxed()),
        Expr::Linked(LinkId::default()),
        Expr::Least(Vec::new()),
    ]);
    all
}

#[test]
fn leaving_out_what_is_nothing_loses_nothing() {
    let pack = Pack {
        procedures: vec![Procedure::default(), of_nothing()],
        questions: vec![
            Question::default(),
            Question {
                answers: vec![
                    Answer::default(),
                    Answer { procedure: Some(ProcedureId::default()), ..Answer::default() },
                ],
                ..Question::default()
            },
        ],
        passages: vec![Passage::default()],
        sample: Some(Sample::default()),
        decks: vec![Deck::default(), Deck { cards: vec![Card::default(), card("c")], ..Deck::default() }],
    };
    let files = write_pack(&pack, "pack").unwrap();
    assert_eq!(read_back(&files), pack);
    let index = read_index(&files.index).unwrap();
    for (head, (file, text)) in index.procedures.iter().zip(&files.parts) {
        assert!(head.file == *file && is_edition(head.edition(), text), "{file}");
    }
    for pack in [Pack::default(), Pack { passages: vec![Passage::default()], ..Pack::default() }] {
        assert_eq!(read_back(&write_pack(&pack, "pack").unwrap()), pack);
    }
}

fn card(id: &str) -> Card {
    Card {
        id: CardId::new(id),
        wrong: vec![WrongAnswer::default(), WrongAnswer { says: "60 days".into(), because: "It is 90.".into() }],
        why: Some(String::new()),
        sources: vec![Source { document: DocumentId::new("manual"), section: "1".into() }, Source::default()],
        ..Card::default()
    }
}

/// A case loads neither more nor another edition because of cards.
#[test]
fn cards_stand_in_a_file_of_their_own() {
    let document = |id: &str| SourceDocument { id: DocumentId::new(id), ..SourceDocument::default() };
    let documents = vec![document("other"), document("manual")];
    let without = Pack { procedures: vec![Procedure { documents, ..of_nothing() }], ..Pack::default() };
    let procedure = &without.procedures[0];
    let deck = Deck::new(procedure.id.clone(), &procedure.documents, vec![card("c")], Vec::new());
    assert_eq!(deck.documents, [document("manual")], "no more than the cards cite");
    let with = Pack { decks: vec![deck], ..without.clone() };
    let [before, after] = [&without, &with].map(|pack| write_pack(pack, "pack").unwrap());
    let [no, some] = [&before, &after].map(|files| read_index(&files.index).unwrap());
    assert_eq!(no.training, None);
    let file = some.training.clone().unwrap();
    assert!(file.starts_with("pack/training-"), "{file}");
    assert_eq!(super::Index { training: None, ..some }, no);
    assert_eq!(after.parts.split_last().unwrap().1, before.parts);
    assert_eq!(read_back(&after), with);
}

#[test]
fn the_dates_of_a_sample_are_as_far_from_today_as_they_were() {
    let column = |id: &str, kind| Column { id: ColumnId::new(id), kind, ..Column::default() };
    let field = |id: &str, kind| Field { id: FieldId::new(id), kind, ..Field::default() };
    let rows = Kind::Rows(vec![column("on", Kind::Date), column("what", Kind::Line)]);
    let procedure = Procedure {
        fields: vec![
            field("day", Kind::Date),
            field("time", Kind::Time),
            field("note", Kind::Line),
            field("rows", rows),
        ],
        ..Procedure::default()
    };
    let entries = r#"{"answers":{"day":"2/28/2026","time":"3/1/2026 9:00 AM","note":"2/28/2026","rows":[{"on":"soon","what":"x"},{"on":"3/2/2026"}],"gone":"3/1/2026"},
        "ticks":{"s":"2026-03-01T15:00:00Z"},"log":[{"at":"2026-02-28T15:00:00Z","text":"2/28/2026"}]}"#;
    let on = |on: Option<&str>| Sample {
        on: on.map(|on| on.parse().unwrap()),
        entries: entries.into(),
        ..Sample::default()
    };
    let now = Now { instant: "2026-03-11T15:00:00Z".parse().unwrap(), zone: Zone::fixed(-6 * 3600) };
    let moved = on(Some("2026-03-01")).entries_today(&procedure, &now).unwrap();
    let right = r#"{"answers":{"day":"03/10/2026","gone":"3/1/2026","note":"2/28/2026","rows":[{"on":"soon","what":"x"},{"on":"03/12/2026"}],"time":"03/11/2026 9:00 AM"},"ticks":{"s":"2026-03-11T15:00:00Z"},"log":[{"field":"","at":"2026-03-10T15:00:00Z","by":"","text":"2/28/2026"}]}"#;
    assert_eq!(write_entries(&moved), right);
    let before = on(None).entries_today(&procedure, &now).unwrap();
    assert_eq!(
        before.answers.get("day").map(crate::case::Answer::as_text),
        Some("2/28/2026"),
        "a pack that does not say when"
    );
    assert_eq!(Sample::default().entries_today(&procedure, &now), None, "no entries at all");
}
