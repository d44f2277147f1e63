//! The walk through a procedure: every step once, every branch asked, whatever the procedure.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeSet;

use casewright_compiler::compile;
use casewright_core::id::{DefineId, FieldId, PostId, StageId, StepId};
use casewright_core::procedure::{Comparison, Define, Expr, Field, Node, Piece, Post, Procedure, Rule, Stage, Step};
use casewright_core::training::WalkProgress;
use casewright_core::training::walk::{Branch, Place, Question, Shows, Walk};
use casewright_core::value::{Number, Value};
use casewright_testing::{folder, manual_files};
use proptest::prelude::*;

/// The built-in procedures, and that of the manual.
fn procedures() -> Vec<Procedure> {
    let built_in = compile(&folder()).pack.unwrap().procedures;
    let manual = compile(&manual_files()).pack.unwrap().procedures;
    assert!(built_in.len() >= 4);
    [built_in, manual].concat()
}

/// What holds of every walk.
fn check(procedure: &Procedure) {
    let walk = Walk::of(procedure);
    let ids: BTreeSet<&str> = walk.places.iter().map(|place| place.id.as_str()).collect();
    assert_eq!(ids.len(), walk.places.len(), "{}: two places have one name", procedure.id);
    assert!(matches!(walk.places.first().unwrap().shows, Shows::Opening));
    assert!(matches!(walk.places.last().unwrap().shows, Shows::End));
    let steps: Vec<&StepId> =
        walk.places.iter().flat_map(|place| place.steps()).map(|lesson| &lesson.step.id).collect();
    assert_eq!(steps.len(), procedure.steps.len(), "{}: a step stands nowhere, or twice", procedure.id);
    assert_eq!(steps.iter().collect::<BTreeSet<_>>().len(), steps.len());
    for (index, place) in walk.places.iter().enumerate() {
        assert_eq!(walk.at(&place.id), Some(index), "{} does not lead to its place", place.id);
        assert!(place.steps().count() <= 3, "{} shows too much", place.id);
    }
    for step in &procedure.steps {
        let place = &walk.places[walk.at(step.id.as_str()).unwrap()];
        assert!(place.steps().any(|lesson| lesson.step.id == step.id), "{} is not at its place", step.id);
        assert_eq!(place.question.is_some(), step.when.is_some(), "{}: asked, or not asked, by mistake", step.id);
        if let Some(question) = &place.question {
            check_question(question, step.when.as_ref().unwrap(), Branch::Step(place.steps().next().unwrap().step));
        }
    }
    for post in procedure.posts.iter().filter(|post| post.when.is_some()) {
        let place = &walk.places[walk.at(&format!("post-{}", post.id)).unwrap()];
        check_question(place.question.as_ref().unwrap(), post.when.as_ref().unwrap(), Branch::Post(post));
    }
}

fn check_question(question: &Question<'_>, when: &Expr, right: Branch<'_>) {
    assert_eq!(question.when, when);
    assert_eq!(question.right(), right);
    assert_eq!(question.offers.iter().filter(|offer| offer.right).count(), 1);
    assert!((2..=5).contains(&question.offers.len()));
    let titles: BTreeSet<String> = question.offers.iter().map(|offer| offer.branch.title().to_lowercase()).collect();
    assert_eq!(titles.len(), question.offers.len(), "an answer stands there twice: {titles:?}");
    for offer in question.offers.iter().filter(|offer| !offer.right) {
        assert!(offer.branch.when() != Some(when), "{} belongs there as well", offer.branch.title());
    }
}

#[test]
fn every_step_has_its_place_and_every_branch_its_question() {
    for procedure in procedures() {
        check(&procedure);
        let walk = Walk::of(&procedure);
        let asked = walk.places.iter().filter(|place| place.question.is_some()).count();
        assert!(walk.places.len() > procedure.stages.len() + 2 && asked > 0, "{}", procedure.id);
    }
}

/// By Next from the first place to the last, and by Back again: every place once. The names are those of the addresses.
#[test]
fn every_place_is_reached_forth_and_back() {
    for procedure in procedures() {
        let walk = Walk::of(&procedure);
        let follow = |from: &Place<'_>, way: usize| {
            let mut names = vec![from.id.clone()];
            while let Some(next) = walk.around(walk.at(names.last().unwrap()).unwrap())[way] {
                names.push(next.id.clone());
                assert!(names.len() <= walk.places.len(), "{}: it goes in a circle", procedure.id);
            }
            names
        };
        let forth = follow(walk.places.first().unwrap(), 1);
        let mut back = follow(walk.places.last().unwrap(), 0);
        back.reverse();
        assert_eq!(forth, back);
        assert_eq!(forth, walk.places.iter().map(|place| place.id.clone()).collect::<Vec<_>>());
    }
}

/// Expressions of every kind that a condition is made of, over five fields, steps and named values that may not exist,
/// and may stand in circles.
fn expr() -> BoxedStrategy<Expr> {
    let field = (0..5_u8).prop_map(|n| FieldId::new(format!("field_{n}")));
    let step = (0..5_u8).prop_map(|n| StepId::new(format!("step_{n}")));
    let number = (0..2_i64).prop_map(|n| Expr::Value(Value::Number(Number::whole(n))));
    let comparison = prop::sample::select(vec![
        Comparison::Equal,
        Comparison::Unequal,
        Comparison::Less,
        Comparison::AtMost,
        Comparison::More,
        Comparison::AtLeast,
    ]);
    let counted = field.clone().prop_map(|id| Expr::Count(Expr::Field(id).into()));
    let compared = (prop_oneof![counted, field.clone().prop_map(Expr::Field)], comparison, number)
        .prop_map(|(left, comparison, right)| Expr::Compare(left.into(), comparison, right.into()));
    let leaf = prop_oneof![
        field.prop_map(Expr::Answered),
        step.prop_map(Expr::Done),
        (0..4_u8).prop_map(|n| Expr::Define(DefineId::new(format!("define_{n}")))),
        any::<bool>().prop_map(|yes| Expr::Value(Value::YesNo(yes))),
        compared,
    ];
    leaf.prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|one| Expr::Not(one.into())),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Expr::And),
            prop::collection::vec(inner, 0..3).prop_map(Expr::Or),
        ]
    })
    .boxed()
}

/// Procedures as no author would write them: without stages, with steps of none, with titles twice.
fn procedure() -> impl Strategy<Value = Procedure> {
    let stages = 0..4_u8;
    let steps = prop::collection::vec((0..5_u8, 0..4_u8, prop::option::of(expr()), "[a-z ]{0,400}"), 0..9);
    let posts = prop::collection::vec((0..4_u8, prop::option::of(expr()), 0..9_u8), 0..4);
    let exprs = prop::collection::vec(expr(), 0..4);
    (stages, steps, posts, exprs.clone(), exprs).prop_map(|(stages, steps, posts, defines, rules)| Procedure {
        id: casewright_core::id::ProcedureId::new("made_up"),
        stages: (0..stages).map(|n| Stage { id: StageId::new(format!("stage_{n}")), ..Stage::default() }).collect(),
        steps: steps
            .into_iter()
            .zip(0..)
            .map(|((stage, title, when, says), n)| Step {
                id: StepId::new(format!("step_{n}")),
                stage: StageId::new(format!("stage_{stage}")),
                title: format!("Title {title}"),
                says: vec![Piece::Text(says)],
                fields: vec![FieldId::new(format!("field_{n}"))],
                terms: vec![n],
                when,
                ..Step::default()
            })
            .collect(),
        fields: (0..3).map(|n| Field { id: FieldId::new(format!("field_{n}")), ..Field::default() }).collect(),
        defines: defines
            .into_iter()
            .zip(0..)
            .map(|(is, n)| Define { id: DefineId::new(format!("define_{n}")), is, ..Define::default() })
            .collect(),
        rules: rules.into_iter().map(|when| Rule { when, ..Rule::default() }).collect(),
        posts: posts
            .into_iter()
            .zip(0..)
            .map(|((title, when, step), n)| Post {
                id: PostId::new(format!("post_{n}")),
                title: format!("Post {title}"),
                needs: vec![StepId::new(format!("step_{step}"))],
                body: vec![Node::Each(FieldId::new(format!("field_{step}")), Vec::new())],
                when,
                ..Post::default()
            })
            .collect(),
        ..Procedure::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_procedure_is_too_odd(procedure in procedure()) {
        check(&procedure);
    }
}

#[test]
fn without_stages_and_steps_there_is_a_beginning_and_an_end() {
    let procedure = Procedure::default();
    check(&procedure);
    assert_eq!(Walk::of(&procedure).places.len(), 2);
}

/// A small procedure in which everything is known.
fn refund() -> Procedure {
    let source = |steps: &str| {
        format!(
            r#"
id = "refund"
title = "Refund"
need = "A customer wants money back"
summary = "Refunds"
version = "1"
name = "customer"
[[document]]
id = "doc"
title = "Doc"
[[stage]]
id = "only"
title = "Only"
says = "All"
{steps}
[[field]]
id = "customer"
label = "Customer"
kind = "line"
[[field]]
id = "paid"
label = "Was it paid?"
kind = "yes/no"
[[field]]
id = "proof"
label = "Proof"
kind = "line"
[[define]]
id = "settled"
label = "Settled"
is = "paid == yes and done(pay_back)"
source = "doc: 1"
[[rule]]
id = "not_paid_back"
level = "warn"
when = "paid == yes and not done(pay_back)"
says = "Pay it back."
source = "doc: 1"
[[rule]]
id = "no_proof"
level = "warn"
when = "not answered(proof)"
says = "Ask for a proof."
source = "doc: 1"
[[rule]]
id = "was_paid"
level = "note"
when = "paid == yes"
says = "It was paid."
source = "doc: 1"
[[rule]]
id = "unsettled"
level = "note"
when = "not settled"
says = "It is not settled."
source = "doc: 1"
[[clock]]
id = "soon"
label = "Soon"
starts = "ticked(look)"
until = "done(pay_back)"
due = [{{ after = "2 days", do = "Pay back" }}]
source = "doc: 1"
[[post]]
id = "told"
title = "Told"
target = "feed"
copy = "Copy"
body = "{{customer}} has {{proof|no proof}}"
needs = ["pay_back"]
source = "doc: 1"
"#
        )
    };
    let step = |id: &str, more: &str| {
        format!(
            "[[step]]\nid = \"{id}\"\nstage = \"only\"\ntitle = \"{id}\"\nsays = \"Do it.\"\nsource = \"doc: 1\"\n{more}\n"
        )
    };
    let steps = [
        step("look", "fields = [\"customer\", \"paid\"]"),
        step("pay_back", "when = \"paid == yes\""),
        step("refuse", "when = \"paid == no\""),
        step("both", "when = \"paid == yes and answered(proof)\""),
        step("known", "when = \"answered(paid)\""),
        step("prove", "fields = [\"proof\"]"),
    ];
    let compiled = compile(&[casewright_testing::source("refund.toml", &source(&steps.concat()))]);
    assert!(compiled.pack.is_some(), "{}", casewright_testing::told(&compiled));
    compiled.pack.unwrap().procedures.remove(0)
}

#[test]
fn what_comes_of_skipping_a_step_follows_from_the_procedure() {
    let procedure = refund();
    let walk = Walk::of(&procedure);
    let skipped = |id: &str| {
        let place = &walk.places[walk.at(id).unwrap()];
        let lesson = place.steps().find(|lesson| lesson.step.id.as_str() == id).unwrap();
        let skipped = &lesson.skipped;
        let rules: Vec<&str> = skipped.rules.iter().map(|rule| rule.id.as_str()).collect();
        (rules, skipped.posts.len(), skipped.clocks.len(), skipped.gaps.len(), skipped.decides, lesson.clocks.len())
    };
    assert_eq!(skipped("look"), (vec![], 0, 0, 1, 4, 1));
    assert_eq!(skipped("pay_back"), (vec!["not_paid_back", "unsettled"], 1, 1, 0, 0, 1));
    assert_eq!(skipped("prove"), (vec!["no_proof"], 0, 0, 1, 1, 0));
    assert_eq!(skipped("refuse"), (vec![], 0, 0, 0, 0, 0));
}

/// What is done as well in the same situation is never offered as a wrong answer; what another answer leads to comes
/// before what more is needed for.
#[test]
fn only_what_does_not_belong_there_is_offered_besides() {
    let procedure = refund();
    let walk = Walk::of(&procedure);
    let wrong = |id: &str| {
        let question = walk.places[walk.at(id).unwrap()].question.as_ref().unwrap();
        let wrong = question.offers.iter().filter(|offer| !offer.right);
        wrong.map(|offer| offer.branch.title()).collect::<BTreeSet<_>>()
    };
    assert_eq!(wrong("pay_back"), BTreeSet::from(["", "refuse", "look", "prove"]));
    assert_eq!(wrong("both"), BTreeSet::from(["", "refuse", "look", "prove"]));
    assert!(wrong("known").contains("prove"));
}

#[test]
fn a_walk_is_gone_on_with_where_it_was_left() {
    let procedure = refund();
    let walk = Walk::of(&procedure);
    let mut progress = WalkProgress::default();
    assert_eq!((progress.resumes(&walk), progress.seen_of(&walk)), (0, 0));
    assert_eq!(progress.answers_of(&walk), [0, 0, 4]);
    for place in ["the-opening", "look", "look", "pay_back", "of_another_edition"] {
        progress.shown(place);
    }
    progress.answer("pay_back", false);
    // Only the first answer counts.
    progress.answer("pay_back", true);
    progress.answer("refuse", true);
    progress.answer("of_another_edition", true);
    assert_eq!(progress.seen_of(&walk), 3);
    assert_eq!(progress.answers_of(&walk), [2, 1, 4]);
    assert_eq!(progress.resumes(&walk), 0, "the place is not there any more");
    progress.shown("refuse");
    assert_eq!(progress.resumes(&walk), walk.at("refuse").unwrap());
}
