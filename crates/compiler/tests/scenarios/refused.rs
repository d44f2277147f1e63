//! What `check` refuses.

use casewright_compiler::compile;
use casewright_testing::{manual, source, told};

/// What is told of the manual's procedure after a change of its scenario: the messages, each at a line of the scenario.
fn check(from: &str, to: &str) -> String {
    let manual = manual("toml");
    let at = manual.find("[[scenario]]").unwrap();
    let (before, scenario) = manual.split_at(at);
    let (scenario, after) = scenario.split_at(scenario.find("\n[[example]]").unwrap());
    assert!(scenario.contains(from), "{from}");
    let changed = [before, &scenario.replacen(from, to, 1), after].concat();
    let compiled = compile(&[source("p.toml", &changed)]);
    assert_eq!(compiled.pack.is_none(), !compiled.diagnostics.is_empty(), "{}", told(&compiled));
    let first = before.lines().count();
    for one in &compiled.diagnostics {
        assert!(one.line > first, "{one}");
    }
    compiled.diagnostics.iter().map(|one| format!("{}\n", one.message)).collect()
}

#[test]
fn what_a_scenario_lacks_is_told() {
    for (from, to, message) in [
        ("title = \"The refund cannot wait\"\n", "", "this scenario has no `title`"),
        ("title = ", "titel = ", "a scenario has no `titel`"),
        ("id = \"refund_today\"", "id = \"Refund\"", "`Refund` is not a valid id"),
        ("difficulty = \"easy\"", "difficulty = \"simple\"", "unknown difficulty `simple`"),
        ("difficulty = \"easy\"", "", "this scenario has no `difficulty`"),
        ("-03T10:00:00-06:00\"", "-03 10:00\"", "this is a time with its offset from UTC"),
        ("source = [\"manual: 3 Checking\", \"manual: 4 Refund\"]", "", "this scenario has no `source`"),
        ("source = [\"manual: 3", "source = [\"manul: 3", "unknown document `manul`"),
        ("my $100 TODAY", "my {deposit} TODAY", "the words of a scenario show no values"),
        ("{ label = \"Account\", value", "{ label = \"Account\", valeu", "a line of Salesforce has no `valeu`"),
        ("the customer is in, Finance", "{customer} is in, Finance", "the words of a scenario show no values"),
        ("customer = \"Northgate Alarm\" }", "custmer = \"Northgate Alarm\" }", "unknown field `custmer`"),
        ("[scenario.given]", "[scenario.given]\nlinked = []", "a given case has no `linked`"),
    ] {
        assert_eq!(check(from, to), format!("{message}\n"), "{from} → {to}");
    }
    assert_eq!(check("my $100 TODAY", "my $100"), "");
}

#[test]
fn what_a_scene_lacks_is_told() {
    for (from, to, message) in [
        ("says = \"No word from the warehouse.\"\n", "", "this scene has no `says`"),
        ("id = \"silence\"", "id = \"arrived\"", "this scenario has a scene `arrived` already"),
        ("after = \"25 hours\"", "", "this scene does not say when it begins"),
        ("after = \"25 hours\"", "after = \"soon\"", "this is not a span"),
        ("after = \"25 hours\"", "after = \"9999 years\"", "this is too far away to be counted"),
        (
            "after = \"25 hours\"",
            "after = \"1 day\"\nnow = \"2026-02-04T10:00:00-06:00\"",
            "this scene begins at two times",
        ),
        ("after = \"25 hours\"", "now = \"2026-02-02T10:00:00-06:00\"", "this scene begins before the one above it"),
        ("id = \"arrived\"\n", "id = \"arrived\"\nafter = \"1 day\"\n", "the first scene begins with its scenario"),
        ("id = \"arrived\"\n", "id = \"arrived\"\nscore_from = 9\n", "the first scene has no condition"),
        ("score_from = 90 ", "score_from = 101 ", "a score is a number from 1 to 100"),
        ("score_from = 90 ", "score_below = 0 ", "a score is a number from 1 to 100"),
        ("when = \"not answered(asked_again)\"", "", "a mistake leads only to a scene with a condition"),
        ("when = \"not answered(asked_again)\"", "when = \"asked_agian\"", "unknown name `asked_agian`"),
        ("ticks = [\"what_returns\"]", "ticks = [\"what_return\"]", "unknown step `what_return`"),
        ("sends = [\"finance\"]", "sends = [\"finances\"]", "unknown post `finances`"),
        ("not_yet = [\"ask_warehouse\"]", "not_yet = [\"ask_warehous\"]", "unknown step `ask_warehous`"),
    ] {
        let told = check(from, to);
        assert!(told.starts_with(message), "{from} → {to}: {told}");
    }
}

/// The right way is gone through, so that no scenario asks for what its procedure does not.
#[test]
fn a_right_way_that_is_wrong_is_told() {
    for (from, to, message) in [
        // Answers.
        ("received = \"2/3/2026\"", "received = \"2/33/2026\"", "this answer cannot be read"),
        ("reason = \"faulty\"", "reason = \"faulty\"\nother_reason = \"x\"", "`other_reason` is not asked at the end"),
        (
            "2026-02-03 10:00\", by = \"KL\"",
            "2026-02-03 10:01\", by = \"KL\"",
            "something is dated after the beginning",
        ),
        ("ticks = [\"what_returns\"] ", "ticks = { what_returns = \"2026-02-04 10:00\" } ", "something is dated after"),
        // Steps.
        ("ticks = [\"what_returns\"]", "ticks = [\"approval\"]", "the step `approval` has no box to tick"),
        ("received = \"2/3/2026\"", "", "the step `ask_warehouse` does not show at the end of this scene"),
        ("not_yet = [\"ask_warehouse\"]", "not_yet = [\"what_returns\"]", "the step `what_returns` is ticked on the"),
        // Posts.
        ("sends = [\"finance\"]", "sends = [\"finance\", \"thanks\"]", ""),
        (
            "warehouse_answered = \"yes\", damaged",
            "damaged",
            "this post cannot go out in this scene: unchecked withholds",
        ),
        ("ticks = [\"what_returns\"] ", "", "this post cannot go out in this scene: what_returns is not done"),
        // Ways.
        ("mistake = true", "", "the right way never comes to this scene"),
        (
            "when = \"not answered(asked_again)\"",
            "when = \"answered(asked_again)\"",
            "the right way comes to this scene",
        ),
        ("score_from = 90", "score_below = 90", "the right way never comes to this scene"),
        // Expectations.
        (
            "findings = [\"unchecked\"]",
            "findings = [\"other_reason_note\"]",
            "this scene comes out differently: the rule",
        ),
        ("\"02/17/2026\"", "\"02/18/2026\"", "this scene comes out differently: `refund_by` is 02/17/2026"),
    ] {
        let told = check(from, to);
        assert!(told.starts_with(message) && told.is_empty() == message.is_empty(), "{from} → {to}: {told}");
    }
}
