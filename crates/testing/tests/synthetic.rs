//! Synthetic procedures compile without a word, and are as large as they were asked to be.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use casewright_compiler::compile;
use casewright_core::engine::evaluate;
use casewright_core::post::{Status, render, text};
use casewright_testing::synthetic::{Shape, filled, source};
use casewright_testing::{at, procedure, told};

/// Counts whatever is written in the language of expressions, but for values in texts.
fn conditions(source: &str) -> usize {
    let keys = ["when = \"", "required = \"", "is = \"", "starts = \"", "until = \"", "[when "];
    source.lines().filter(|line| keys.iter().any(|key| line.starts_with(key))).count()
}

#[test]
fn a_synthetic_procedure_is_as_large_as_it_was_asked_to_be() {
    for shape in [100, 1_000].map(Shape::with_conditions) {
        let text = source(shape);
        assert_eq!(conditions(&text), shape.conditions, "{shape:?}");
        let compiled = compile(&[casewright_testing::source("synthetic.toml", &text)]);
        assert_eq!(told(&compiled), "", "{shape:?}");
        let fields = compiled.pack.unwrap().procedures[0].fields.len();
        assert!((shape.fields..shape.fields + 12).contains(&fields), "{shape:?}: {fields} fields");
    }
}

#[test]
fn it_may_have_few_conditions() {
    for number in [0, 70] {
        let text = source(Shape { conditions: number, ..Shape::with_fields(300) });
        assert_eq!(conditions(&text), number);
        assert_eq!(procedure(&text).fields.len(), 302, "with {number} conditions");
    }
}

#[test]
fn its_filled_case_fires_rules_and_its_posts_print_every_field() {
    let procedure = procedure(&source(Shape::with_conditions(300)));
    let (entries, now) = (filled(&procedure), at("2026-11-30T09:00:00-06:00"));
    let evaluation = evaluate(&procedure, &entries, &now);
    assert!(evaluation.findings.len() > procedure.rules.len() / 4, "{} findings", evaluation.findings.len());
    let posts = procedure.posts.iter().map(|post| render(&procedure, &entries, &now, post, Status::Final));
    let printed: String = posts.flat_map(|post| post.parts).map(|part| text(&part)).collect();
    for block in 0..procedure.fields.len() / 10 {
        assert!(printed.contains(&format!("Request {block}: Plain")), "{printed}");
    }
    assert_eq!(printed.matches("Urgent, until 11/17/2026").count(), procedure.fields.len() / 10, "{printed}");
}
