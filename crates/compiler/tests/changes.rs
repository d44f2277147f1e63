//! What is said of another version of a procedure, and which entries of a case it touches.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use casewright_compiler::compile;
use casewright_core::case::{Answer, Entries, LogEntry, RowAnswer};
use casewright_core::engine::{Misfit, Problem, Touched, touched};
use casewright_core::id::{ColumnId, FieldId, StepId};
use casewright_core::procedure::changes::{Aspect, Change, ChangeKind, Part, changes, expression, sentence, spoken};
use casewright_core::procedure::{Expr, Procedure};
use casewright_core::value::{Zone, read_time};
use casewright_testing::{CCC, folder, manual, manual_files, procedure, source, told, without_examples};

// ---- Sentences ---------------------------------------------------------------------------------------------------------

#[test]
fn a_limit_and_a_date() {
    check(
        CCC,
        &[("request_received + 90 days", "request_received + 60 days")],
        &["Value changed: “Earliest date under 90 days' notice”: 90 days is now 60 days."],
    );
    check(
        CCC,
        &[("latest_closed_won >= 2024-06-03", "latest_closed_won >= 2025-01-01")],
        &["Value changed: “Closed/Won opportunity since 6/3/2024”: 06/03/2024 is now 01/01/2025."],
    );
    check(
        CCC,
        &[("now - genpac_since >= 48 hours", "now - genpac_since >= 36 hours")],
        &["Post changed: “Case feed”: tag “EC Billing & AR Manager”: 48 hours is now 36 hours."],
    );
    check(
        &manual("toml"),
        &[("when = \"deposit > $500\"", "when = \"deposit > $600.50\"")],
        &["Post changed: “Refund request”: tag “Finance”: $500.00 is now $600.50."],
    );
}

#[test]
fn steps_come_and_go() {
    check(
        CCC,
        &[("id = \"find_genpac\"", "id = \"look_up_genpac\"")],
        &["Step removed: “Find the Genpac contact”.", "Step added: “Find the Genpac contact”."],
    );
    check(
        CCC,
        &[("id = \"contract_folder\"\nstage = \"contract\"", "id = \"contract_folder\"\nstage = \"verify\"")],
        &["Step changed: “Contract and license details”: its stage “Contract” is now “Verify”."],
    );
    check(
        CCC,
        &[
            ("\"request\", \"case_number\", \"case_id\", ", "\"request\", \"case_id\", "),
            ("[\"contract_terms\"]", "[\"contract_terms\", \"case_number\"]"),
        ],
        &["Question changed: “Case number”: its step “The request” is now “Most recent contract”."],
    );
    check(
        CCC,
        &[("when = \"request has credit\"\ntick = false", "when = \"request has credit or request has renewal\"")],
        &[
            "Step changed: “Credit”: its condition is now “What is the request?” has “Credit” or “What is the request?” has \
           “Renewal” (before: “What is the request?” has “Credit”); its box to tick is new.",
        ],
    );
}

#[test]
fn questions_and_their_options() {
    check(
        CCC,
        &[
            ("{ id = \"mg\", label = \"MG\" }", "{ id = \"mh\", label = \"MH\" }"),
            ("id = \"sims\", label = \"SIMS\"", "id = \"sims\", label = \"SIMS II\", help = \"The new one.\""),
        ],
        &[
            "Question changed: “Systems to cancel”: option “SIMS”: its name “SIMS” is now “SIMS II”; option “SIMS”: its help \
           “The new one.” is new; option “MG” is gone; option “MH” is new.",
        ],
    );
    check(
        CCC,
        &[
            (
                "id = \"ops_terms\"\nlabel = \"Terms\"\nkind = \"one of\"\noptions = [{ id = \"msa\", label = \"MSA\" }, { id = \"special\", label = \"Special T&Cs\" }]",
                "id = \"ops_terms\"\nlabel = \"Terms\"\nkind = \"line\"\nrequired = true",
            ),
            ("- Terms: {boxes ops_terms}", "- Terms: {ops_terms}"),
        ],
        &[
            "Question changed: “Terms”: its kind is now line (before: one of several); it is now always required (before: \
             never required).",
            "Post changed: “Case feed”: line “- Terms: {boxes “Terms”}” is gone; line “- Terms: \
             {Terms}” is new.",
        ],
    );
    check(
        CCC,
        &[("required = \"closed_won_counts\"", "required = true")],
        &["Question changed: “Custom contract terms?”: it is now always required (before: required when “Closed/Won \
           opportunity since 6/3/2024”)."],
    );
}

#[test]
fn rules_and_clocks() {
    check(
        CCC,
        &[(
            "id = \"written_request_missing\"\nlevel = \"warn\"",
            "id = \"written_request_missing\"\nlevel = \"block\"\nwithholds = [\"ops\"]",
        )],
        &[
            "Rule changed: “Upload the written request in the case”: its level is now block (before: warning); withheld \
           post “Case feed” is new.",
        ],
    );
    check(
        CCC,
        &[
            ("after = \"24 hours\"\ndo = \"Tag the Genpac", "after = \"36 hours\"\ndo = \"Tag the Genpac"),
            ("repeat = \"24 hours\"\n", ""),
        ],
        &[
            "Clock changed: “Answer from Genpac (clock hours)”: due “Tag the Genpac resource again for a status update”: 24 \
           hours is now 36 hours; due “Tag the EC Billing & AR Manager”: its distance from one time to the next is gone: \
           24 hours.",
        ],
    );
    check(
        CCC,
        &[(
            "do = \"90 days' notice runs out\"",
            "do = \"The notice runs out\"\n\n[[clock.due]]\nafter = \"100 days\"\ndo = \"Ask\"",
        )],
        &[
            "Clock changed: “90 days' written notice”: due “90 days' notice runs out”: its text “90 days' notice runs out” \
           is now “The notice runs out”; due “Ask” is new.",
        ],
    );
}

#[test]
fn which_hours_count_and_when_business_is() {
    let manual = manual("toml");
    check(
        &manual,
        &[
            ("hours = \"business\"", "hours = \"clock\"\n"),
            ("days = [\"mon\"", "# [\"mon\""),
            ("from = \"08", "# \"08"),
            ("to = \"17", "# \"17"),
            ("holidays = [\"us", "# [\"us"),
        ],
        &[
            "Procedure changed: “Equipment return”: its time of business is gone: Mon–Fri 8:00–17:00, without US federal \
             holidays; day off is gone: 12/24/2026.",
            "Clock changed: “Inspection”: its way of counting is now clock hours (before: business hours).",
        ],
    );
    check(
        &manual,
        &[
            ("count = \"clock\" ", "count = \"business\" "),
            ("from = \"08:00\"", "from = \"09:30\""),
            ("\"2026-12-24\"", "\"2026-12-31\""),
        ],
        &[
            "Procedure changed: “Equipment return”: its time of business is now Mon–Fri 9:30–17:00, without US federal \
             holidays (before: Mon–Fri 8:00–17:00, without US federal holidays); day off is gone: 12/24/2026; day off is \
             new: 12/31/2026.",
            "Clock changed: “Answer of the warehouse”: its way of counting is now business hours (before: clock hours).",
        ],
    );
    // Saying what counts anyhow is no change.
    check(CCC, &[("\n[hours]\ncount = \"clock\"\n", "\n")], &[]);
}

#[test]
fn the_lines_of_a_post() {
    check(
        CCC,
        &[
            ("- FE Date: {ops_fe_date|___ / ___ / ___}\n", ""),
            ("\n**Action Items**", "\n**Things to do**\n\n**Action Items**"),
        ],
        &[
            "Post changed: “Case feed”: line “- FE Date: {FE Date|___ / ___ / ___}” is gone; line “Things to do” is new.",
        ],
    );
    check(
        CCC,
        &[(
            "- Name: {contact_name}\n- Email Address: {contact_email}",
            "- Email Address: {contact_email}\n- Name: {contact_name}",
        )],
        &["Post changed: “Case feed”: its lines are arranged differently."],
    );
    check(
        CCC,
        &[("[when request has credit]\n- Reason", "[when request has credit and answered(credit_reason)]\n- Reason")],
        &["Post changed: “Case feed”: line “… is the request?” has “Credit”]” is now “… is the request?” has \
           “Credit” and answered(“Reason for the credit”)]”."],
    );
}

/// Nobody would do anything differently.
#[test]
fn order_sources_and_bold_words_are_no_change() {
    let cases: &[&[(&str, &str)]] = &[
        &[("version = \"2025-11-21\"", "version = \"2026-01-01\"")],
        &[("source = \"template: Credit\"", "source = \"process: License Reductions\"")],
        &[(
            "{ id = \"ab\", label = \"AB\" },\n  { id = \"mg\", label = \"MG\" },",
            "{ id = \"mg\", label = \"MG\" },\n  { id = \"ab\", label = \"AB\" },",
        )],
        &[(
            "says = \"**Upload the written request in the case.** The",
            "says = \"Upload the **written request** in the case. The",
        )],
        &[("words = \"above", "words = \"over")],
    ];
    for edits in cases {
        check(CCC, edits, &[]);
    }
}

#[test]
fn a_label_is_told_once_wherever_it_stands() {
    check(
        CCC,
        &[
            ("label = \"What is the request?\"", "label = \"The request\""),
            ("label = \"Another product\"", "label = \"Other\""),
        ],
        &[
            "Question changed: “What is the request?”: its name “What is the request?” is now “The request”.",
            "Question changed: “What is being renewed?”: option “Another product”: its name “Another product” is now “Other”.",
        ],
    );
}

/// Every title and label is another one: nothing else is, though they stand in conditions, posts and sentences.
#[test]
fn names_are_told_where_they_stand_and_nowhere_else() {
    for text in texts() {
        let new = text.replace("label = \"", "label = \"The ").replace("title = \"", "title = \"The ");
        let found = changes(&compiled(&text), &compiled(&new));
        assert!(found.len() > 20, "{}", found.len());
        for change in found {
            let ChangeKind::Changed(details) = &change.kind else { panic!("{change:?}") };
            assert!(details.iter().all(|detail| detail.aspect == Aspect::Title), "{change:#?}");
        }
    }
}

#[test]
fn a_change_is_structured() {
    let found = edited_changes(CCC, &[("request_received + 90 days", "request_received + 60 days")]);
    let [Change { part: Part::Define(id), name, kind: ChangeKind::Changed(details) }] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(
        (id.as_str(), name.as_str(), details.len()),
        ("earliest_date", "Earliest date under 90 days' notice", 1)
    );
}

/// The manual has every word of the language: all of it comes, goes, and is not what it was.
#[test]
fn every_part_comes_and_goes() {
    let whole = compiled(&manual("toml"));
    let none = Procedure { id: whole.id.clone(), ..Procedure::default() };
    for (old, new, word) in [(&none, &whole, "added"), (&whole, &none, "removed")] {
        let said = sentences(&changes(old, new));
        let parts =
            ["Document", "Stage", "Step", "Question", "Value", "Rule", "Clock", "Post", "Timeline", "Term", "Link"];
        for part in parts {
            let head = format!("{part} {word}: “");
            assert!(said.iter().any(|line| line.starts_with(&head)), "{head} in {said:#?}");
        }
        assert!(said[0].starts_with("Procedure changed: “"), "{said:#?}");
    }
}

// ---- For every procedure -----------------------------------------------------------------------------------------------

#[test]
fn a_version_does_not_differ_from_itself() {
    for whole in procedures() {
        assert_eq!(changes(&whole, &whole.clone()), [], "{}", whole.id);
    }
}

/// Whatever a line of a file says that is not order or source is told when it is taken out, or says something else.
#[test]
fn whatever_is_edited_is_told() {
    let (mut told, mut silent) = (0, 0);
    for (number, text) in texts().iter().enumerate() {
        let old = compiled(text);
        let lines: Vec<&str> = text.lines().collect();
        // Every seventh line, other ones in each file; all lines pass as well, and take half a minute.
        for at in (number..lines.len()).step_by(7) {
            for line in edits(lines[at]).into_iter().filter(|line| line != lines[at]) {
                let new = [&lines[..at], &[line.as_str()], &lines[at + 1..]].concat().join("\n");
                let Some(mut pack) = compile(&[source("p.toml", &new)]).pack else { continue };
                let (Some(new), old) = (pack.procedures.pop(), old.clone()) else { continue };
                let found = changes(&old, &new);
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

/// Expressions are written as they are read: with ids, each compiles to itself again.
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

/// Whoever reads a procedure on paper reads no signs.
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
        ("linked(second_return)", " was started"),
        ("not linked(second_return)", " was not started"),
    ] {
        let text = without_examples(&manual("toml")).to_owned() + &define("m", 0, is);
        let procedure = compiled(&text);
        let define = procedure.defines.iter().find(|define| define.id.as_str() == "m0").unwrap();
        let said = spoken(&procedure, &define.is);
        assert!(said == wanted || (wanted.starts_with(' ') && said.ends_with(wanted)), "{is}: {said}");
    }
}

/// A named value for an expression.
fn define(name: &str, number: usize, is: &str) -> String {
    format!("\n[[define]]\nid = \"{name}{number}\"\nlabel = \"X\"\nis = '''{is}'''\n")
}

// ---- What is touched ---------------------------------------------------------------------------------------------------

#[test]
fn nothing_is_touched_by_what_nobody_answered() {
    let entries = answered(&[("customer", "Northgate"), ("request", "credit")]);
    let edits =
        [("{ id = \"mg\", label = \"MG\" },\n", ""), ("request_received + 90 days", "request_received + 60 days")];
    assert_eq!(touched_by(CCC, &edits, &entries), []);
    assert_eq!(touched_by(CCC, &[], &answered(&[("systems", "nonsense"), ("stranger", "x")])), []);
}

#[test]
fn an_answer_is_touched_when_it_is_not_asked_for_or_not_taken() {
    let gone = [
        ("\"product_information\", ", ""),
        (
            "id = \"product_information\"\nlabel = \"Additional information\"\nhelp = \"Anything useful for product improvement.\"\nkind = \"paragraph\"\n",
            "id = \"elsewhere\"\nlabel = \"E\"\nkind = \"line\"\n",
        ),
        ("- Additional information useful for product improvement: {product_information}\n", ""),
        ("fields = [\"conversation\"]", "fields = [\"conversation\", \"elsewhere\"]"),
    ];
    assert_eq!(
        touched_by(CCC, &gone, &answered(&[("product_information", " Too slow ")])),
        [("Additional information".to_owned(), "Too slow".to_owned(), Misfit::NotAsked)]
    );
    let option = [("{ id = \"mg\", label = \"MG\" },\n", "")];
    let mut entries = Entries::default();
    let chosen = ["ab", "mg"].map(str::to_owned).to_vec();
    entries.answers.insert(FieldId::new("systems"), Answer::Choices(chosen));
    assert_eq!(
        touched_by(CCC, &option, &entries),
        [("Systems to cancel".to_owned(), "AB, MG".to_owned(), Misfit::Unreadable(Problem::Option("mg".to_owned())))]
    );
    let kind = [("label = \"Case number\"\nkind = \"line\"", "label = \"Case number\"\nkind = \"number\"")];
    assert_eq!(touched_by(CCC, &kind, &answered(&[("case_number", "00123")])), []);
    assert_eq!(touched_by(CCC, &kind, &answered(&[("case_number", "A-1")])).len(), 1);
}

#[test]
fn ticks_logs_and_columns_are_touched() {
    let text = manual("toml");
    let mut entries = Entries::default();
    let at = read_time("2026-02-09T09:00:00Z", &Zone::fixed(0)).unwrap();
    entries.ticks.insert(StepId::new("what_returns"), at);
    entries.log.push(LogEntry {
        field: FieldId::new("history"),
        at,
        by: "DBE".into(),
        text: "Asked.".into(),
        struck: false,
    });
    let mut row = RowAnswer::default();
    row.cells.insert(ColumnId::new("serial"), "A1".into());
    row.cells.insert(ColumnId::new("deposit"), "$100".into());
    entries.answers.insert(FieldId::new("devices"), Answer::Rows(vec![row]));
    let old = compiled(&text);
    let mut new = old.clone();
    assert_eq!(said_of(&touched(&old, &new, &entries, &Zone::fixed(0))), []);
    new.steps.retain(|step| step.id.as_str() != "what_returns");
    new.fields.retain(|field| field.id.as_str() != "history");
    for field in &mut new.fields {
        if let casewright_core::procedure::Kind::Rows(columns) = &mut field.kind {
            columns.retain(|column| column.id.as_str() != "deposit");
        }
    }
    let said = said_of(&touched(&old, &new, &entries, &Zone::fixed(0)));
    assert_eq!(said.len(), 3, "{said:#?}");
    for words in ["$100", "02/09/26 DBE: Asked.", "02/09/2026 09:00"] {
        let of_it = |(_, answer, misfit): &(String, String, Misfit)| answer == words && *misfit == Misfit::NotAsked;
        assert!(said.iter().any(of_it), "{words} in {said:#?}");
    }
}

// ---- Helpers -----------------------------------------------------------------------------------------------------------

/// The sentences on what a text edited like this differs in.
#[track_caller]
fn check(text: &str, edits: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(sentences(&edited_changes(text, edits)), expected);
}

#[track_caller]
fn edited_changes(text: &str, edits: &[(&str, &str)]) -> Vec<Change> {
    changes(&compiled(text), &compiled(&edited(text, edits)))
}

#[track_caller]
fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(without_examples(text).to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from:?} is not there");
        text.replacen(from, to, 1)
    })
}

#[track_caller]
fn compiled(text: &str) -> Procedure {
    procedure(without_examples(text))
}

fn sentences(changes: &[Change]) -> Vec<String> {
    changes.iter().map(sentence).collect()
}

/// The texts of all procedures there are, the manual's among them, without examples.
fn texts() -> Vec<String> {
    let files = folder().into_iter().filter(|file| !file.path.contains("questions")).map(|file| file.text);
    files.chain([manual("toml")]).map(|text| without_examples(&text).to_owned()).collect()
}

fn procedures() -> Vec<Procedure> {
    [folder(), manual_files()]
        .iter()
        .flat_map(|files| {
            let compiled = compile(files);
            let told = told(&compiled);
            compiled.pack.unwrap_or_else(|| panic!("{told}")).procedures
        })
        .collect()
}

/// The line in other ways: without it, with another figure, another sign, another word, and a condition less.
fn edits(line: &str) -> Vec<String> {
    let less = line.rfind(" and ").or_else(|| line.rfind(" or ")).zip(line.rfind('"'));
    let less = less.filter(|(from, to)| from < to).map(|(from, to)| format!("{}{}", &line[..from], &line[to..]));
    let word = line.strip_suffix('"').map(|rest| format!("{rest}x\""));
    let signs = [("==", "!="), (">=", ">"), (" < ", " <= "), (" and ", " or "), (" + ", " - "), ("not ", "")];
    let signs = signs.map(|(from, to)| line.replace(from, to));
    [String::new(), other_figure(line)].into_iter().chain(signs).chain(less).chain(word).collect()
}

/// The line with one more in the place of its first figure.
fn other_figure(line: &str) -> String {
    let Some(start) = line.find(|c: char| c.is_ascii_digit()) else { return line.to_owned() };
    let digits: String = line[start..].chars().take_while(char::is_ascii_digit).collect();
    let more = digits.parse::<u64>().map_or(0, |n| n + 1);
    format!("{}{more}{}", &line[..start], &line[start + digits.len()..])
}

/// A procedure without what is no change, and without what the compiler works out for the page.
fn telling(mut p: Procedure) -> Procedure {
    // Another id is another procedure, which nobody compares.
    p.id = Default::default();
    p.version.clear();
    p.steps.iter_mut().for_each(|step| (step.sources, step.terms) = Default::default());
    p.defines.iter_mut().for_each(|one| one.sources.clear());
    p.rules.iter_mut().for_each(|one| one.sources.clear());
    p.clocks.iter_mut().for_each(|one| one.sources.clear());
    p.posts.iter_mut().for_each(|one| one.sources.clear());
    p.timelines.iter_mut().for_each(|one| one.sources.clear());
    p.terms.iter_mut().for_each(|one| one.sources.clear());
    p.links.iter_mut().for_each(|one| one.sources.clear());
    p
}

/// Every expression that stands by itself.
fn expressions(p: &Procedure) -> Vec<Expr> {
    let mut found = Vec::new();
    found.extend(p.defines.iter().flat_map(|define| [Some(&define.is), define.when.as_ref()]));
    found.extend(p.rules.iter().map(|rule| Some(&rule.when)));
    found.extend(p.fields.iter().flat_map(|field| [field.when.as_ref(), field.required.as_ref()]));
    found.extend(p.steps.iter().map(|step| step.when.as_ref()));
    found.extend(p.clocks.iter().flat_map(|clock| [clock.when.as_ref(), Some(&clock.starts), clock.until.as_ref()]));
    found.extend(
        p.posts.iter().flat_map(|post| post.tags.iter().map(|tag| tag.when.as_ref()).chain([post.when.as_ref()])),
    );
    found.extend(p.timelines.iter().map(|timeline| Some(&timeline.starts)));
    found.extend(p.links.iter().map(|link| link.when.as_ref()));
    found.into_iter().flatten().cloned().collect()
}

fn answered(answers: &[(&str, &str)]) -> Entries {
    let mut entries = Entries::default();
    for (field, text) in answers {
        entries.answers.insert(FieldId::new(*field), Answer::Text((*text).to_owned()));
    }
    entries
}

#[track_caller]
fn touched_by(text: &str, edits: &[(&str, &str)], entries: &Entries) -> Vec<(String, String, Misfit)> {
    said_of(&touched(&compiled(text), &compiled(&edited(text, edits)), entries, &Zone::fixed(0)))
}

fn said_of(touched: &[Touched]) -> Vec<(String, String, Misfit)> {
    touched.iter().map(|one| (one.bare_label().to_owned(), one.excerpt(), one.misfit.clone())).collect()
}
