//! Findings: where a rule that fires is shown.

use casewright_core::engine::evaluate;
use casewright_testing::at;

use super::{NOW, entries, procedure};

/// The fields and the step of the finding of a rule, as its words.
fn place(rule: &str, answers: &[(&str, &str)]) -> String {
    let rule = format!("[[rule]]\nid = \"r\"\nlevel = \"warn\"\nsays = \"No.\"\nsource = \"d: 1\"\n{rule}");
    let evaluation = evaluate(&procedure(&rule), &entries(answers), &at(NOW));
    let finding = &evaluation.findings[0];
    let fields: Vec<_> = finding.fields.iter().map(ToString::to_string).collect();
    format!("{} at {}", fields.join(" "), finding.at.as_ref().map_or("-".to_owned(), ToString::to_string))
}

#[test]
fn a_finding_is_at_the_fields_that_its_rule_asks_about() {
    let answers = [("sure", "yes"), ("money", "$9"), ("line", "x"), ("day2", "2026-03-01")];
    for (rule, wanted) in [
        ("when = \"sure == yes and money > $5 and not (sure == no)\"", "sure money at asked"),
        ("when = \"answered(line)\"\nfields = [\"money\", \"day2\"]", "money day2 at asked"),
        ("when = \"answered(line)\"\nat = \"ticked\"", "line at ticked"),
        ("when = \"not done(ticked)\"\nat = \"ticked\"", " at ticked"),
    ] {
        assert_eq!(place(rule, &answers), wanted, "{rule}");
    }
    let hidden = [("sure", "no"), ("line", "x")];
    assert_eq!(place("when = \"answered(line)\"\nfields = [\"day2\", \"line\"]", &hidden), "line at asked");
}
