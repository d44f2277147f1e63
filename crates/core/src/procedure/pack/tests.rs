use std::rc::Rc;

use super::{Pack, PackFiles, Sample, is_edition, read_index, read_passages, read_procedure, read_sample, write_pack};
use crate::id::{ColumnId, FieldId, LinkId, OptionId, ProcedureId};
use crate::procedure::{
    Answer, Choice, Column, Define, Due, Expr, Field, Kind, Link, Mark, Node, Passage, Piece, Post, Preset, Procedure,
    Question, Rule, Step, Tag, Timeline,
};
use crate::value::{Chosen, Hours, Instant, Money, Number, Span, Value};
use chrono::NaiveDate;

fn read_back(files: &PackFiles) -> Pack {
    let index = read_index(&files.index).unwrap();
    let part = |name: &str| files.parts.iter().find(|(file, _)| file == name).unwrap().1.as_str();
    Pack {
        procedures: index.procedures.iter().map(|head| read_procedure(part(&head.file)).unwrap()).collect(),
        questions: index.questions.clone(),
        passages: read_passages(part(&index.search)).unwrap().passages,
        sample: index.sample.as_ref().map(|file| read_sample(part(file)).unwrap()),
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
