//! Each kind of change as a sentence.

use super::*;

#[test]
fn a_limit_and_a_date() {
    check(
        CCC,
        &[("received_on + 90 days", "received_on + 60 days")],
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
        &["Value changed: “The EC Billing & AR Manager is to be tagged”: 48 hours is now 36 hours."],
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
            "do = \"Involve the Account Manager\"",
            "do = \"Tell the Account Manager\"\n\n[[clock.due]]\nafter = \"100 days\"\ndo = \"Ask\"",
        )],
        &[
            "Clock changed: “Account Manager”: due “Involve the Account Manager”: its text “Involve the Account Manager” \
           is now “Tell the Account Manager”; due “Ask” is new.",
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
    // Stating the default is not a change.
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
            "says = \"**Upload the written request in the case.**\"",
            "says = \"Upload the **written request** in the case.\"",
        )],
        &[("words = \"refund", "words = \"over")],
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

/// All titles and labels change, although they occur in conditions, posts and sentences, and nothing else is reported.
#[test]
fn names_are_told_where_they_stand_and_nowhere_else() {
    for text in texts() {
        let new = text.replace("label = \"", "label = \"The ").replace("title = \"", "title = \"The ");
        let found = changes(&compiled(&text), &compiled(&new), Wording::ENGLISH);
        assert!(found.len() > 20, "{}", found.len());
        for change in found {
            let ChangeKind::Changed(details) = &change.kind else { panic!("{change:?}") };
            assert!(details.iter().all(|detail| detail.aspect == Aspect::Title), "{change:#?}");
        }
    }
}

#[test]
fn a_change_is_structured() {
    let found = edited_changes(CCC, &[("received_on + 90 days", "received_on + 60 days")]);
    let [Change { part: Part::Define(id), name, kind: ChangeKind::Changed(details) }] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(
        (id.as_str(), name.as_str(), details.len()),
        ("earliest_date", "Earliest date under 90 days' notice", 1)
    );
}

/// The manual uses all of the language, so all of it is added, removed and changed.
#[test]
fn every_part_comes_and_goes() {
    let whole = compiled(&manual("toml"));
    let none = Procedure { id: whole.id.clone(), ..Procedure::default() };
    for (old, new, word) in [(&none, &whole, "added"), (&whole, &none, "removed")] {
        let said = sentences(&changes(old, new, Wording::ENGLISH));
        let parts =
            ["Document", "Stage", "Step", "Question", "Value", "Rule", "Clock", "Post", "Timeline", "Term", "Link"];
        for part in parts {
            let head = format!("{part} {word}: “");
            assert!(said.iter().any(|line| line.starts_with(&head)), "{head} in {said:#?}");
        }
        assert!(said[0].starts_with("Procedure changed: “"), "{said:#?}");
    }
}
