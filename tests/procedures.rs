//! The procedures that are built in: they compile, their examples hold, and what they write is pinned by snapshots.

// A test may stop where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::fs;
use std::path::Path;

use casewright::case::Entries;
use casewright::document::plain;
use casewright::engine::evaluate;
use casewright::json::{entry, parse, read};
use casewright::post::{Copy, html, render, text};
use casewright::procedure::{Compiled, PackProblem, Procedure, SourceFile, compile, read_pack, write_pack};
use casewright::value::{Now, Zone};
use chrono::DateTime;

const CCC: &str = include_str!("../procedures/ccc.toml");

fn compiled() -> Compiled {
    compile(&[SourceFile { path: "procedures/ccc.toml".into(), text: CCC.into() }])
}

#[test]
fn every_example_of_the_ccc_procedure_holds() {
    let compiled = compiled();
    let told = compiled.diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n");
    assert_eq!(told, "");
    assert_eq!(compiled.examples, CCC.matches("\n[[example]]\n").count(), "all examples were run");
    assert!(compiled.examples >= 20);
}

#[test]
fn an_example_that_comes_out_differently_is_told() {
    for (from, to, line) in [
        ("values = { contract_change = \"unknown\"", "values = { contract_change = \"Yes\"", "is unknown"),
        ("days_early = \"19 days\"", "days_early = \"18 days\"", "is 19 days"),
        ("notice 1 running 02/19/2026", "notice 1 running 02/20/2026", "this one is running 02/19/2026"),
        ("\"Re: Northgate Alarm\",", "\"Re: Northgate\",", "the post has no such line"),
        ("missing = [\"justification\"]", "missing = []", "also missing are justification"),
    ] {
        let broken = CCC.replacen(from, to, 1);
        assert_ne!(broken, CCC, "{from}");
        let compiled = compile(&[SourceFile { path: "p.toml".into(), text: broken }]);
        let told: Vec<_> = compiled.diagnostics.iter().map(|one| one.message.as_str()).collect();
        assert!(told.iter().any(|one| one.contains(line)), "{from}: {told:?}");
    }
}

#[test]
fn the_pack_comes_back_from_json() {
    let pack = compiled().pack.unwrap();
    let json = write_pack(&pack).unwrap();
    assert_eq!(read_pack(&json), Ok(pack));
    assert_eq!(read_pack("{\"format\":7,\"procedures\":[]}"), Err(PackProblem::OtherFormat(7)));
    for text in ["{\"format\":1,\"procedures\":[{}]}", "[]", "<!doctype html>", &json[..json.len() / 2]] {
        assert!(matches!(read_pack(text), Err(PackProblem::Damaged(_))), "{text}");
    }
}

/// One case a file in `tests/cases/<procedure>/`, one snapshot each: findings, clocks and every post that shows.
#[test]
fn the_cases_come_out_as_before() {
    let pack = compiled().pack.unwrap();
    for procedure in &pack.procedures {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(procedure.id.as_str());
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        assert!(!files.is_empty());
        for file in files {
            let name = format!("{}_{}", procedure.id, file.file_stem().unwrap().to_string_lossy());
            insta::assert_snapshot!(name, outcome(procedure, &fs::read_to_string(&file).unwrap()));
        }
    }
}

fn outcome(procedure: &Procedure, case: &str) -> String {
    let case = parse(case).unwrap();
    let now = DateTime::parse_from_rfc3339(&entry::<String>(&case, "now", &mut true)).unwrap();
    let now = Now { instant: now.to_utc(), zone: Zone::fixed(now.offset().local_minus_utc()) };
    let entries: Entries = read::<Entries>(&case).unwrap();
    let evaluation = evaluate(procedure, &entries, &now);
    let mut out = String::new();
    for finding in &evaluation.findings {
        out += &format!("{:?} {}: {}\n", finding.level, finding.rule, plain(&finding.says));
        out += &format!("  because {}\n", casewright::engine::because(&finding.because));
    }
    for due in &evaluation.clocks {
        out += &format!("{:?} {} {:?}: {} ({})\n", due.state, due.clock, due.due, plain(&due.says), due.because);
    }
    for (post, state) in procedure.posts.iter().zip(&evaluation.posts).filter(|(_, state)| state.shown) {
        let rendered = render(procedure, &entries, &now, post, Copy::Final);
        out +=
            &format!("\n=== {}: ready {}, missing {:?}, tags {:?}\n", post.id, state.ready, state.missing, state.tags);
        if let Some(subject) = &rendered.subject {
            out += &format!("Subject: {subject}\n\n");
        }
        for part in &rendered.parts {
            out += &format!("{}\n--- as HTML\n{}\n", text(part), html(part).replace("</p>", "</p>\n"));
        }
    }
    out
}
