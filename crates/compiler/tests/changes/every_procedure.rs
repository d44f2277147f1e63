//! Properties that hold for every procedure.

use super::*;

#[test]
fn a_version_does_not_differ_from_itself() {
    for whole in procedures() {
        assert_eq!(changes(&whole, &whole.clone(), Wording::ENGLISH), [], "{}", whole.id);
    }
}

/// Whatever a line says, apart from order and sources, is reported when it is removed or changed.
#[test]
fn whatever_is_edited_is_told() {
    let (mut told, mut silent) = (0, 0);
    for (number, text) in texts().iter().enumerate() {
        let old = compiled(text);
        let lines: Vec<&str> = text.lines().collect();
        // Every seventh line, starting elsewhere in each file. All lines pass too, but take half a minute.
        for at in (number..lines.len()).step_by(7) {
            for line in edits(lines[at]).into_iter().filter(|line| line != lines[at]) {
                let new = [&lines[..at], &[line.as_str()], &lines[at + 1..]].concat().join("\n");
                let Some(mut pack) = compile(&[source("p.toml", &new)]).pack else { continue };
                let (Some(new), old) = (pack.procedures.pop(), old.clone()) else { continue };
                let found = changes(&old, &new, Wording::ENGLISH);
                assert_eq!(found.is_empty(), telling(old) == telling(new), "{}: {line}: {found:#?}", lines[at]);
                if found.is_empty() {
                    silent += 1
                } else {
                    told += 1
                }
                assert!(sentences(&found).iter().all(|line| !line.contains('\n') && line.ends_with('.')), "{found:#?}");
            }
        }
    }
    assert!(told > 400 && silent > 50, "{told} {silent}");
}

/// With ids, an expression is written so that it compiles to itself.
#[test]
fn an_expression_reads_back() {
    let defines =
        manual("expression").lines().enumerate().map(|(number, is)| define("m", number, is)).collect::<String>();
    for text in texts().into_iter().chain([without_examples(&manual("toml")).to_owned() + &defines]) {
        let whole = compiled(&text);
        let expressions = expressions(&whole);
        let again = expressions.iter().enumerate().map(|(number, expr)| define("x", number, &expression(expr)));
        let again = compiled(&(text + &again.collect::<String>()));
        for (number, expr) in expressions.iter().enumerate() {
            let define = again.defines.iter().find(|define| define.id.as_str() == format!("x{number}")).unwrap();
            assert_eq!(define.is, *expr, "{}", expression(expr));
        }
        assert!(expressions.len() > 10, "{}", expressions.len());
    }
}

/// People who read a procedure on paper read no operators.
#[test]
fn a_condition_is_told_in_words() {
    for (is, wanted) in [
        (
            "reason == other and not answered(note)",
            "“Reason for the return” is “Another reason” and “Note for Finance” is not answered",
        ),
        (
            "not (damaged has screen or damaged has housing)",
            "not (“What is damaged” has “Screen” or “What is damaged” has “Housing”)",
        ),
        (
            "count(devices) >= 2 and months_used < 12.5",
            "the number of “Devices” is at least 2 and “Months in use” is less than 12.5",
        ),
        (
            "done(what_returns) and not done(ask_warehouse)",
            "“What comes back” is done and “Ask the warehouse” is not done",
        ),
        (
            "ticked(ask_warehouse) > ticked(what_returns)",
            "the time of “Ask the warehouse” is more than the time of “What comes back”",
        ),
        ("received + 14 days <= today", "“Received on” + 14 days is at most today"),
        ("warehouse_answered != no", "“Has the warehouse answered?” is not no"),
        ("greatest(received, 2026-01-31) > today", "the greatest of (“Received on”, 01/31/2026) is more than today"),
        // Nothing of a sum or a choice is lost to what binds looser.
        (
            "received - (received - 2026-01-31) <= today",
            "“Received on” - (“Received on” - 01/31/2026) is at most today",
        ),
        (
            "not (months_used < 12.5 or answered(received))",
            "not (“Months in use” is less than 12.5 or “Received on” is answered)",
        ),
        (
            "(if answered(received) then received else today) > 2026-01-31",
            "(if “Received on” is answered then “Received on” else today) is more than 01/31/2026",
        ),
        ("linked(second_return)", " was started"),
        ("not linked(second_return)", " was not started"),
    ] {
        let text = without_examples(&manual("toml")).to_owned() + &define("m", 0, is);
        let procedure = compiled(&text);
        let define = procedure.defines.iter().find(|define| define.id.as_str() == "m0").unwrap();
        let said = spoken(&procedure, &define.is, Wording::ENGLISH);
        assert!(said == wanted || (wanted.starts_with(' ') && said.ends_with(wanted)), "{is}: {said}");
    }
}

/// A check list has no case: whatever goes into a sentence is said in words.
#[test]
fn a_sentence_without_a_case_has_no_blanks() {
    for procedure in procedures() {
        let steps = procedure.steps.iter().map(|step| &step.says);
        let rules = procedure.rules.iter().map(|rule| &rule.says);
        let dues = procedure.clocks.iter().flat_map(|clock| clock.dues.iter().map(|due| &due.says));
        for line in steps.chain(rules).chain(dues) {
            let said = spoken_line(&procedure, line, Wording::ENGLISH);
            assert!(!said.contains("[]") && !said.contains(['{', '}']), "{}: {said}", procedure.id);
        }
    }
    let says = |place: &str| {
        let rule =
            "\n[[rule]]\nid = \"r\"\nlevel = \"note\"\nwhen = \"damaged has screen\"\nsource = \"ours: A test.\"\n";
        let text = [without_examples(&manual("toml")), rule, "says = '''By **", place, "**.'''\n"].concat();
        let procedure = compiled(&text);
        spoken_line(
            &procedure,
            &procedure.rules.iter().find(|rule| rule.id.as_str() == "r").unwrap().says,
            Wording::ENGLISH,
        )
    };
    for (place, wanted) in [
        ("{received}", "By [Received on]."),
        ("{received|____}", "By [Received on]."),
        ("{received + 14 days}", "By [“Received on” + 14 days]."),
        (r#"{if received < today then "then" else "now"}"#, "By [then / now]."),
        (r#"{if received < today then "" else if received == today then "now" else "soon"}"#, "By [now / soon]."),
    ] {
        assert_eq!(says(place), wanted, "{place}");
    }
}

/// A named value for an expression.
fn define(name: &str, number: usize, is: &str) -> String {
    format!("\n[[define]]\nid = \"{name}{number}\"\nlabel = \"X\"\nis = '''{is}'''\n")
}
