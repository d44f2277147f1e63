//! Any case of any procedure.

use std::sync::OnceLock;

use casewright_compiler::compile;
use casewright_core::case::{Answer, CaseLink, Entries, LogEntry, RowAnswer};
use casewright_core::id::{CaseId, ColumnId, FieldId, ProcedureId, StepId};
use casewright_core::procedure::{Kind, PackFiles, Procedure, read_procedure, write_pack};
use casewright_core::value::{Now, Zone};
use casewright_testing::{folder, manual_files};
use chrono::DateTime;
use proptest::prelude::*;

/// All procedures, and the manual's, which has kinds and words the others do not use. Shared as files, since procedures
/// cannot be shared between threads.
pub(crate) fn procedures() -> Vec<Procedure> {
    static FILES: OnceLock<PackFiles> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        let mut all = folder();
        let mut manual = manual_files().remove(0);
        // There is only one sample.
        manual.text = manual.text.replace("\nsample = true", "\nsample = false");
        all.push(manual);
        write_pack(&compile(&all).pack.unwrap(), "pack").unwrap()
    });
    let parts = files
        .parts
        .iter()
        .filter(|(name, _)| !["/search-", "/sample-", "/training-"].iter().any(|other| name.contains(other)));
    parts.map(|(_, text)| read_procedure(text).unwrap()).collect()
}

/// Texts as people, scripts and accidents produce them.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "\\PC{0,40}",
        2 => any::<String>(),
        1 => "[<>&\"'/a-z= \n]{0,80}",
        1 => Just("<script>alert(1)</script>".to_owned()),
        1 => Just("😀".repeat(3_000)),
        1 => Just("word ".repeat(3_000)),
        1 => Just("&".repeat(9_000)),
        1 => Just("line\n".repeat(2_000)),
        1 => "[0-9$,./: -]{0,20}",
        1 => (1900_i32..2300, 1_u32..13, 1_u32..32).prop_map(|(y, m, d)| format!("{m}/{d}/{y}")),
        1 => (2000_i32..2100, 1_u32..13, 1_u32..29, 0_u32..24).prop_map(|(y, m, d, h)| format!("{y}-{m}-{d} {h}:59")),
        1 => Just("9999-12-31".to_owned()),
        1 => Just("$92,233,720,368,547,758.07".to_owned()),
        2 => Just("yes".to_owned()),
        2 => Just("no".to_owned()),
    ]
}

/// An answer for a field, mostly of its kind, sometimes of another.
pub(crate) fn answer(kind: Kind) -> BoxedStrategy<Answer> {
    let ids: Vec<String> = match &kind {
        Kind::OneOf(options) | Kind::SomeOf(options) => options.iter().map(|option| option.id.to_string()).collect(),
        _ => Vec::new(),
    };
    let columns: Vec<ColumnId> = match &kind {
        Kind::Rows(columns) => columns.iter().map(|column| column.id.clone()).collect(),
        _ => Vec::new(),
    };
    let junk = prop_oneof![
        any_text().prop_map(Answer::Text),
        prop::collection::vec(any_text(), 0..3).prop_map(Answer::Choices),
    ];
    let own: BoxedStrategy<Answer> = match kind {
        Kind::SomeOf(_) => prop::sample::subsequence(ids.clone(), 0..=ids.len()).prop_map(Answer::Choices).boxed(),
        Kind::OneOf(_) => prop::sample::select(ids).prop_map(Answer::Text).boxed(),
        Kind::Rows(_) => {
            let row = prop::collection::vec(any_text(), columns.len()).prop_map(move |cells| {
                let cells = columns.iter().cloned().zip(cells).collect();
                RowAnswer { cells, key: 0 }
            });
            prop::collection::vec(row, 0..4).prop_map(Answer::Rows).boxed()
        }
        _ => any_text().prop_map(Answer::Text).boxed(),
    };
    prop_oneof![6 => own, 1 => junk].boxed()
}

pub(crate) fn entries(procedure: &Procedure) -> impl Strategy<Value = Entries> + use<> {
    let answers: Vec<_> = procedure
        .fields
        .iter()
        .map(|field| (Just(field.id.clone()), prop::option::weighted(0.8, answer(field.kind.clone()))))
        .collect();
    let ids: Vec<StepId> = procedure.steps.iter().map(|step| step.id.clone()).collect();
    let count = ids.len();
    let mut logs: Vec<FieldId> = procedure
        .fields
        .iter()
        .filter(|field| matches!(field.kind, Kind::Log(_)))
        .map(|field| field.id.clone())
        .collect();
    logs.push(FieldId::default());
    let entry = (prop::sample::select(logs), any::<i32>(), "[A-Z]{0,3}", any_text(), prop::bool::weighted(0.2));
    let entry = entry.prop_map(|(field, at, by, text, struck)| LogEntry {
        field,
        at: DateTime::from_timestamp(at.into(), 0).unwrap(),
        by,
        text,
        struck,
    });
    let log = prop::collection::vec(entry, 0..6);
    let mut links: Vec<_> = procedure.links.iter().map(|link| Some(link.id.clone())).collect();
    links.push(None);
    let link = (prop::sample::select(links), "[a-z]{0,3}").prop_map(|(link, id)| CaseLink {
        case: CaseId::new(id.as_str()),
        procedure: ProcedureId::new(id),
        link,
    });
    let links = prop::collection::vec(link, 0..3);
    (answers, prop::sample::subsequence(ids, 0..=count), any::<i32>(), log, links).prop_map(
        |(answers, ticks, at, log, links)| {
            let at = DateTime::from_timestamp(at.into(), 0).unwrap();
            let answers = answers.into_iter().filter_map(|(id, answer): (FieldId, _)| Some((id, answer?)));
            let ticks = ticks.into_iter().map(|step| (step, at)).collect();
            Entries { answers: answers.collect(), ticks, log, links }
        },
    )
}

pub(crate) fn any_case() -> impl Strategy<Value = (Procedure, Entries, Now)> {
    let case = |procedure: Procedure| {
        (Just(procedure.clone()), entries(&procedure), any::<i32>(), -50_000_i32..50_000).boxed()
    };
    prop::strategy::Union::new(procedures().into_iter().map(case)).prop_map(|(procedure, entries, at, offset)| {
        let instant = DateTime::from_timestamp(at.into(), 0).unwrap();
        (procedure, entries, Now { instant, zone: Zone::fixed(offset) })
    })
}
