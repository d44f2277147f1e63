//! Procedures that nobody would write: hundreds of steps, odd texts, damaged packs.

use casewright_core::id::{ClockId, FieldId, OptionId, ProcedureId, StageId, StepId};
use casewright_core::procedure::{Choice, Clock, Comparison, Due, Expr, Field, Kind, Procedure, Stage, Step};
use casewright_core::value::{Span, Value};
use casewright_map::{Picture, mermaid, svg};
use proptest::prelude::*;

use super::files::well_formed;
use super::{checked, map};

/// A condition as steps have them: an option, a yes or no, that a step is done, or a chain of those.
fn condition(steps: usize) -> impl Strategy<Value = Expr> {
    let field = (0..8_usize).prop_map(|field| Expr::Field(FieldId::new(format!("f{field}"))));
    let leaf = prop_oneof![
        (field.clone(), 0..5_usize)
            .prop_map(|(field, option)| Expr::Has(field.into(), OptionId::new(format!("o{option}")))),
        (field, any::<bool>()).prop_map(|(field, yes)| Expr::Compare(
            field.into(),
            Comparison::Equal,
            Expr::Value(Value::YesNo(yes)).into()
        )),
        (0..steps.max(1)).prop_map(|step| Expr::Done(StepId::new(format!("s{step}")))),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::And),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::Or),
            inner.prop_map(|inner| Expr::Not(inner.into())),
        ]
    })
}

fn title() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[A-Za-z ]{0,60}",
        2 => any::<String>(),
        1 => Just("x".repeat(5_000)),
        1 => Just("اسأل العميل كتابةً ثم أكّد الموعد ".repeat(20)),
        1 => Just("<script>alert(\"1\")</script> & ]]> --> %% end".to_owned()),
        1 => Just("\u{0}\u{b}\u{fffe}\u{202e}".to_owned()),
    ]
}

pub(crate) fn procedure(most: usize) -> impl Strategy<Value = Procedure> {
    let step = (0..7_usize, title(), prop::option::of(title()), prop::option::weighted(0.5, condition(most)));
    let clock = (title(), condition(most), condition(most), 0..3_i64);
    let parts = (prop::collection::vec(step, 0..most), prop::collection::vec(clock, 0..6), title());
    parts.prop_map(|(steps, clocks, name)| Procedure {
        id: ProcedureId::new("odd"),
        title: name,
        // The last is of no stage, and one stage is there twice.
        stages: [0, 1, 2, 3, 4, 5, 2]
            .map(|stage| Stage {
                id: StageId::new(format!("g{stage}")),
                title: format!("Stage {stage}"),
                ..Stage::default()
            })
            .to_vec(),
        fields: (0..8)
            .map(|field| Field {
                id: FieldId::new(format!("f{field}")),
                label: format!("Question {field}"),
                kind: match field % 3 {
                    0 => Kind::YesNo,
                    1 => Kind::SomeOf(Vec::new()),
                    _ => Kind::OneOf(vec![Choice::default(); 2]),
                },
                ..Field::default()
            })
            .collect(),
        steps: (0..)
            .zip(steps)
            .map(|(number, (stage, title, role, when))| Step {
                id: StepId::new(format!("s{number}")),
                stage: StageId::new(format!("g{stage}")),
                title,
                role,
                when,
                fields: vec![FieldId::new(format!("f{}", number % 11))],
                ..Step::default()
            })
            .collect(),
        clocks: (0..)
            .zip(clocks)
            .map(|(number, (label, starts, until, dues))| Clock {
                id: ClockId::new(format!("c{number}")),
                label,
                starts,
                until: Some(until),
                dues: (0..dues).map(|due| Due { after: Span::minutes(due * 60), ..Due::default() }).collect(),
                ..Clock::default()
            })
            .collect(),
        ..Procedure::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_procedure_gets_a_picture(procedure in procedure(60)) {
        let map = map(&procedure);
        prop_assert_eq!(map.steps().count(), procedure.steps.len());
        let picture = checked(&map);
        well_formed(&svg(&map, &picture));
        prop_assert!(mermaid(&map).starts_with("flowchart TD\n"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn also_one_of_three_hundred_steps(procedure in procedure(300)) {
        well_formed(&svg(&map(&procedure), &checked(&map(&procedure))));
    }
}

/// `count` steps of one stage, each with the condition that `when` makes of its number.
fn row(count: usize, when: impl Fn(usize) -> Option<Expr>) -> Procedure {
    let step = |number: usize| Step {
        id: StepId::new(format!("s{number}")),
        title: format!("Step {number}"),
        when: when(number),
        ..Step::default()
    };
    Procedure { steps: (0..count).map(step).collect(), ..Procedure::default() }
}

/// Three hundred in one stage: one after the other, each passed by, all side by side.
#[test]
fn a_large_stage_is_drawn_whatever_its_form() {
    let option = |field: usize, option: usize| {
        Some(Expr::Has(Expr::Field(FieldId::new(format!("f{field}"))).into(), OptionId::new(format!("o{option}"))))
    };
    for procedure in [row(300, |_| None), row(150, |number| option(number, 0)), row(300, |number| option(0, number))] {
        checked(&map(&procedure));
    }
}

#[test]
fn what_is_empty_is_an_empty_picture_and_what_is_too_large_none() {
    let empty = map(&Procedure::default());
    let picture = checked(&empty);
    well_formed(&svg(&empty, &picture));
    assert_eq!(mermaid(&empty), "flowchart TD\n");
    assert!(Picture::new(&map(&row(10_000, |_| None))).is_none());
    let clock = |starts: usize, ends: usize| Clock {
        starts: Expr::Ticked(StepId::new(format!("s{starts}"))),
        until: Some(Expr::Done(StepId::new(format!("s{ends}")))),
        ..Clock::default()
    };
    let clocks = |count, starts: &dyn Fn(usize) -> usize| Procedure {
        clocks: (0..count).map(|number| clock(starts(number), 299)).collect(),
        ..row(300, |_| None)
    };
    // All from one step, and each past a hundred others.
    assert!(Picture::new(&map(&clocks(200, &|_| 0))).is_none());
    assert!(Picture::new(&map(&clocks(200, &|number| number))).is_none());
    checked(&map(&clocks(12, &|_| 280)));
}
