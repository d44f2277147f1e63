//! Entries of a case that another version affects.

use super::*;

#[test]
fn nothing_is_touched_by_what_nobody_answered() {
    let entries = answered(&[("customer", "Northgate"), ("request", "credit")]);
    let edits = [("{ id = \"mg\", label = \"MG\" },\n", ""), ("received_on + 90 days", "received_on + 60 days")];
    assert_eq!(touched_by(CCC, &edits, &entries), []);
    assert_eq!(touched_by(CCC, &[], &answered(&[("systems", "nonsense"), ("stranger", "x")])), []);
}

#[test]
fn an_answer_is_touched_when_it_is_not_asked_for_or_not_taken() {
    let gone = [
        ("\"product_information\", ", ""),
        (
            "id = \"product_information\"\nlabel = \"Additional information\"\nhelp = \"Anything useful for product improvement. If the customer has nothing to add, write “None”.\"\nkind = \"paragraph\"\n",
            "id = \"elsewhere\"\nlabel = \"E\"\nkind = \"line\"\n",
        ),
        ("- Additional information useful for product improvement: {product_information}\n", ""),
        (" and answered(product_information)", ""),
        ("not answered(product_information)", "count(request) > 5"),
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
    for words in ["$100", "02/09/26 DBE: Asked.", "02/09/2026 9:00 AM"] {
        let of_it = |(_, answer, misfit): &(String, String, Misfit)| answer == words && *misfit == Misfit::NotAsked;
        assert!(said.iter().any(of_it), "{words} in {said:#?}");
    }
}
