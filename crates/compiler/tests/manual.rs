//! The examples in docs/procedures.md compile.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use casewright_compiler::{SourceFile, compile};
use casewright_testing::{manual, manual_files, source, told};

fn problems(text: &str) -> String {
    told(&compile(&[source("docs/procedures.md", text)]))
}

/// The manual's procedure has examples of each kind of entry.
#[test]
fn the_procedure_of_the_manual_compiles() {
    let text = manual("toml");
    assert_eq!(problems(&text), "");
    for heading in [
        "document", "stage", "step", "field", "define", "rule", "clock", "post", "timeline", "term", "link", "card",
        "scenario", "example",
    ] {
        assert!(text.contains(&format!("\n[[{heading}]]\n")), "the manual shows no {heading}");
    }
    assert!(text.contains("\n[hours]\n") && text.contains("hours = \"business\""), "the manual shows no hours");
    for kind in [
        "line",
        "paragraph",
        "email",
        "phone",
        "link",
        "number",
        "money",
        "date",
        "date and time",
        "yes/no",
        "one of",
        "some of",
        "rows",
        "log",
        "salesforce id",
    ] {
        assert!(text.contains(&format!("kind = \"{kind}\"")), "the manual shows no field of kind {kind}");
    }
}

#[test]
fn the_questions_of_the_manual_lead_to_its_procedure() {
    let compiled = compile(&manual_files());
    assert_eq!(told(&compiled), "");
    assert_eq!(compiled.procedures, 1, "a file of questions is no procedure");
    let questions = compiled.pack.unwrap().questions;
    assert_eq!(questions.iter().map(|question| question.id.as_str()).collect::<Vec<_>>(), ["start", "else"]);
    let first = &questions[0].answers[0];
    assert_eq!(first.procedure.as_ref().map(|id| id.as_str()), Some("returns"));
    assert_eq!((first.answers[0].field.as_str(), &first.answers[0].values), ("reason", &vec!["faulty".to_owned()]));
    // Checked alone, questions cannot be judged by what they lead to.
    let alone: &[SourceFile] = &manual_files()[1..];
    assert_eq!(told(&compile(alone)), "");
}

#[test]
fn every_expression_of_the_manual_compiles() {
    let expressions = manual("expression");
    for function in [
        "answered(",
        "linked(",
        "done(",
        "ticked(",
        "count(",
        "sum(",
        "day(",
        "days(",
        "least(",
        "greatest(",
        "streak(",
        "newest(",
    ] {
        let shown = expressions.contains(function) || manual("toml").contains(function);
        assert!(shown, "the manual shows no {function}…)");
    }
    for (number, expression) in expressions.lines().enumerate() {
        let mut text = manual("toml");
        let expression = expression.replace('"', "\\\"");
        text.push_str(&format!("\n[[define]]\nid = \"shown_{number}\"\nlabel = \"x\"\nis = \"{expression}\"\n"));
        text.push_str(&format!(
            "\n[[rule]]\nid = \"rule_{number}\"\nlevel = \"note\"\nwhen = \"answered(shown_{number})\"\n"
        ));
        text.push_str("says = \"x\"\nsource = \"manual: 1\"\n");
        assert_eq!(problems(&text), "", "{expression}");
    }
}
