//! What docs/procedures.md shows is true: its examples compile.

// A test may stop where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use casewright::procedure::{SourceFile, compile};

const MANUAL: &str = include_str!("../docs/procedures.md");

/// The fenced blocks of one language.
fn blocks(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    let starts = MANUAL.match_indices(fence.as_str()).map(|(at, _)| at + fence.len());
    starts.map(|start| MANUAL[start..].split("```").next().unwrap()).collect()
}

fn problems(text: String) -> String {
    let compiled = compile(&[SourceFile { path: "docs/procedures.md".into(), text }]);
    compiled.diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn the_procedure_of_the_manual_compiles() {
    assert_eq!(blocks("toml").len(), 10, "the manual shows each part of the language");
    assert_eq!(problems(blocks("toml").concat()), "");
}

#[test]
fn every_expression_of_the_manual_compiles() {
    let expressions: Vec<&str> = blocks("expression").iter().flat_map(|block| block.lines()).collect();
    assert!(expressions.len() >= 11);
    for (number, expression) in expressions.iter().enumerate() {
        let mut text = blocks("toml").concat();
        let expression = expression.replace('"', "\\\"");
        text.push_str(&format!("\n[[define]]\nid = \"shown_{number}\"\nlabel = \"x\"\nis = \"{expression}\"\n"));
        text.push_str(&format!(
            "\n[[rule]]\nid = \"rule_{number}\"\nlevel = \"note\"\nwhen = \"answered(shown_{number})\"\n"
        ));
        text.push_str("says = \"x\"\nsource = \"manual: 1\"\n");
        assert_eq!(problems(text), "", "{expression}");
    }
}
