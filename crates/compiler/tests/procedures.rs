//! The built-in procedures: they compile, their examples hold, and their results are pinned by snapshots.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeSet;
use std::fs;

use casewright_compiler::{Compiled, compile, words};
use casewright_core::case::{Answer, read_entries};
use casewright_core::document::plain;
use casewright_core::engine::{DayState, Evaluation, carry, evaluate};
use casewright_core::id::FieldId;
use casewright_core::post::{Status, html, render, text};
use casewright_core::procedure::{
    Pack, PackFiles, PackProblem, Procedure, read_index, read_passages, read_procedure, read_sample, read_training,
    write_pack,
};
use casewright_core::value::{Now, Zone};
use casewright_testing::{CCC, folder, manual_files, source, told};
use chrono::DateTime;

/// The minimum number of examples of each procedure.
const EXAMPLES: [(&str, usize); 4] = [("ccc", 20), ("escalation", 20), ("rate_reduction", 12), ("overdue", 10)];

fn compiled() -> Compiled {
    compile(&folder())
}

#[test]
fn the_procedures_and_their_questions_compile_together() {
    let compiled = compiled();
    assert_eq!(told(&compiled), "");
    let pack = compiled.pack.unwrap();
    assert_eq!(compiled.procedures, pack.procedures.len());
    for (id, _) in EXAMPLES {
        assert!(pack.procedures.iter().any(|procedure| procedure.id.as_str() == id), "there is no `{id}`");
    }
    let asked = pack.questions.iter().flat_map(|question| &question.answers);
    let led: BTreeSet<_> = asked.filter_map(|answer| answer.procedure.as_ref()).collect();
    for procedure in &pack.procedures {
        assert!(led.contains(&procedure.id), "no question leads to `{}`", procedure.id);
    }
}

#[test]
fn every_example_of_every_procedure_holds() {
    let mut all = 0;
    for file in folder() {
        let compiled = compile(std::slice::from_ref(&file));
        assert_eq!(told(&compiled), "");
        assert_eq!(compiled.examples, file.text.matches("\n[[example]]\n").count(), "{}: all were run", file.path);
        for procedure in compiled.pack.unwrap().procedures {
            let least = EXAMPLES.iter().find(|(id, _)| *id == procedure.id.as_str()).map_or(1, |(_, least)| *least);
            assert!(compiled.examples >= least, "{}: only {} examples", procedure.id, compiled.examples);
        }
        all += compiled.examples;
    }
    assert_eq!(compiled().examples, all);
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
        let compiled = compile(&[source("p.toml", &broken)]);
        let told: Vec<_> = compiled.diagnostics.iter().map(|one| one.message.as_str()).collect();
        assert!(told.iter().any(|one| one.contains(line)), "{from}: {told:?}");
    }
}

/// Whatever a procedure shows can be found: every word of its texts is in its passages.
#[test]
fn every_word_that_is_shown_can_be_searched_for() {
    let pack = compiled().pack.unwrap();
    for file in folder() {
        let table: toml::Table = file.text.parse().unwrap();
        let Some(id) = table.get("id").and_then(toml::Value::as_str) else { continue };
        let passages = pack.passages.iter().filter(|passage| passage.procedure.as_str() == id);
        let found: String = passages.map(|one| format!("{}\n{}\n", one.place, one.text).to_lowercase()).collect();
        let mut texts = Vec::new();
        table
            .iter()
            // Cards and scenarios ask about what stands elsewhere, which is what a search should find.
            .filter(|(key, _)| !["example", "define", "card", "scenario"].contains(&key.as_str()))
            .for_each(|(key, value)| shown(key, value, &mut texts));
        for text in texts {
            for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2) {
                assert!(found.contains(&word.to_lowercase()), "{}: {word:?} of {text:?} is not found", file.path);
            }
        }
    }
}

/// One word has one spelling: "e-mail". Names of the template and of Salesforce ("Email Address") and citations keep theirs.
#[test]
fn the_procedures_spell_e_mail_in_one_way() {
    fn texts(key: &str, value: &toml::Value, found: &mut Vec<String>) {
        match value {
            toml::Value::Table(table) => table.iter().for_each(|(key, value)| texts(key, value, found)),
            toml::Value::Array(list) => list.iter().for_each(|value| texts(key, value, found)),
            toml::Value::String(text) if !["kind", "target"].contains(&key) => found.push(text.clone()),
            _ => {}
        }
    }
    let mut all = 0;
    for file in folder() {
        let mut found = Vec::new();
        texts("", &toml::Value::Table(file.text.parse().unwrap()), &mut found);
        for text in found {
            // What stands between the marks is cited.
            let own: String =
                text.split('“').map(|part| part.split_once('”').map_or(part, |(_, after)| after)).collect();
            let mut words = own.split(|c: char| !c.is_alphanumeric() && !"_-".contains(c));
            all += own.matches("e-mail").count();
            assert!(!words.any(|word| ["email", "emails"].contains(&word)), "{}: {text}", file.path);
        }
    }
    assert!(all > 50, "the word stands in them: {all}");
}

/// The texts a person reads, without the values a case fills in.
fn shown(key: &str, value: &toml::Value, texts: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => table.iter().for_each(|(key, value)| shown(key, value, texts)),
        toml::Value::Array(list) => list.iter().for_each(|value| shown(key, value, texts)),
        toml::Value::String(text)
            if ["title", "need", "summary", "words", "says", "why", "role", "label", "help", "do"].contains(&key) =>
        {
            let outside = text.split('{').enumerate().map(|(index, part)| match (index, part.split_once('}')) {
                (1.., Some((_, rest))) => rest,
                _ => part,
            });
            texts.push(outside.collect::<Vec<_>>().join(" "));
        }
        _ => {}
    }
}

// ---- The pack

/// The pack that a browser reads from the served files.
fn read_back(files: &PackFiles) -> Pack {
    let index = read_index(&files.index).unwrap();
    let part = |name: &str| &files.parts.iter().find(|(file, _)| file == name).unwrap_or_else(|| panic!("{name}")).1;
    let mut procedures = Vec::new();
    for head in &index.procedures {
        let procedure = read_procedure(part(&head.file)).unwrap();
        assert_eq!((&head.id, &head.title, &head.need), (&procedure.id, &procedure.title, &procedure.need));
        assert_eq!((&head.summary, &head.version), (&procedure.summary, &procedure.version));
        assert_eq!(head.user, procedure.user);
        procedures.push(procedure);
    }
    let beside = 1 + usize::from(index.sample.is_some()) + usize::from(index.training.is_some());
    assert_eq!(
        files.parts.len(),
        procedures.len() + beside,
        "a file for each procedure, one for the search, one for the sample, one for training"
    );
    Pack {
        procedures,
        questions: index.questions,
        passages: read_passages(part(&index.search)).unwrap().passages,
        sample: index.sample.map(|file| read_sample(part(&file)).unwrap()),
        decks: index.training.map_or_else(Vec::new, |file| read_training(part(&file)).unwrap().decks),
    }
}

#[test]
fn a_pack_comes_back_from_its_files_as_it_was() {
    for pack in [compiled().pack.unwrap(), compile(&manual_files()).pack.unwrap(), Pack::default()] {
        let files = write_pack(&pack, "pack").unwrap();
        let back = read_back(&files);
        assert_eq!(back.procedures, pack.procedures);
        assert_eq!(back.questions, pack.questions);
        assert_eq!(back.passages, pack.passages);
        assert_eq!(back.decks, pack.decks);
        assert_eq!(back, pack);
        for (_, text) in
            [("", &files.index)].into_iter().chain(files.parts.iter().map(|(name, text)| (name.as_str(), text)))
        {
            says_nothing_for_nothing(&serde_json::from_str(text).unwrap());
        }
    }
}

/// It shows in lists and posts like any other case, so its customer's name says that it is a sample.
#[test]
fn the_sample_is_an_open_case_of_one_of_the_procedures_and_is_called_one() {
    let pack = compiled().pack.unwrap();
    let sample = pack.sample.unwrap();
    let procedure = pack.procedures.iter().find(|procedure| procedure.id == sample.procedure).unwrap();
    let entries = read_entries(&sample.entries).unwrap();
    let name = entries.answers.get(&procedure.name).map(Answer::as_text).unwrap();
    assert!(name.starts_with("Sample: "), "{name}");
    let now = Now { instant: DateTime::UNIX_EPOCH, zone: Zone::fixed(0) };
    let evaluation = evaluate(procedure, &entries, &now);
    assert!(!evaluation.posts[0].missing.is_empty() && !evaluation.findings.is_empty());
}

#[test]
fn a_second_sample_is_refused_in_one_file_and_in_two() {
    let more = "\n[[example]]\nname = \"x\"\nnow = \"2026-03-03T09:00:00-06:00\"\nsample = true\n[example.expect]\nno_findings = []\n";
    let text = [CCC, more].concat();
    assert!(told(&compile(&[source("ccc.toml", &text)])).contains("another example is the sample"));
    let mut files = folder();
    files.extend(manual_files());
    assert!(told(&compile(&files)).contains("another file has the sample"));
}

/// Nulls, `false` and empty lists are left out, except for the only entry of an object.
fn says_nothing_for_nothing(json: &serde_json::Value) {
    use serde_json::Value;
    match json {
        Value::Array(list) => list.iter().for_each(says_nothing_for_nothing),
        Value::Object(map) => {
            for (key, value) in map {
                let nothing = matches!(value, Value::Null | Value::Bool(false)) || *value == Value::Array(Vec::new());
                assert!(!nothing || map.len() == 1, "{key}: {value}");
                says_nothing_for_nothing(value);
            }
        }
        _ => {}
    }
}

#[test]
fn the_name_of_a_file_changes_with_what_is_in_it() {
    let files = |text: &str| write_pack(&compile(&[source("p.toml", text)]).pack.unwrap(), "pack").unwrap();
    let named = |files: &PackFiles| files.parts.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let (first, again) = (files(CCC), files(CCC));
    assert_eq!(first, again, "the same sources make the same files");
    let changed = CCC.replacen("title = \"CCC case post\"", "title = \"CCC case text\"", 1);
    let changed = changed.replacen("moves to a smaller office", "moves to a larger office", 1);
    let changed = files(&changed.replacen("answer = \"June 3, 2024\"", "answer = \"6/3/2024\"", 1));
    assert!(named(&first).iter().any(|name| name.starts_with("pack/training-")));
    for (old, new) in named(&first).iter().zip(named(&changed)) {
        let id = |name: &str| name.rsplit_once('-').unwrap().0.to_owned();
        assert_eq!(id(old), id(&new));
        assert_ne!(*old, new, "a cache would take the one for the other");
    }
    assert!(named(&first)[0].starts_with("pack/ccc-") && named(&first)[0].ends_with(".json"));
}

#[test]
fn what_is_no_pack_is_told_from_one_of_another_version() {
    let files = write_pack(&compiled().pack.unwrap(), "pack").unwrap();
    assert_eq!(read_index("{\"format\":7,\"procedures\":[]}"), Err(PackProblem::OtherFormat(7)));
    assert_eq!(read_index("{\"format\":1,\"procedures\":[]}"), Err(PackProblem::OtherFormat(1)));
    let damaged = |problem: Option<PackProblem>| matches!(problem, Some(PackProblem::Damaged(_)));
    let half = &files.index[..files.index.len() / 2];
    for text in
        ["{\"format\":2}", "{\"format\":2,\"procedures\":[{}],\"search\":\"s\"}", "{}", "[]", "<!doctype html>", half]
    {
        assert!(damaged(read_index(text).err()), "{text}");
    }
    for (name, part) in &files.parts {
        let half = part.char_indices().nth(part.chars().count() / 2).map(|(at, _)| &part[..at]).unwrap();
        let strange = ["[]", "7", "\"procedure\"", "<!doctype html>", half];
        let read: fn(&str) -> Option<PackProblem> = if name.contains("/search-") {
            |text| read_passages(text).err()
        } else if name.contains("/sample-") {
            |text| read_sample(text).err()
        } else if name.contains("/training-") {
            |text| read_training(text).err()
        } else {
            |text| read_procedure(text).err()
        };
        assert_eq!(read(part), None);
        assert!(strange.iter().all(|text| damaged(read(text))), "{name}");
    }
    assert!(damaged(read_procedure("{}").err()), "a procedure has an id at least");
}

// ---- The cases

/// The cases in `tests/cases/<procedure>/`, one snapshot for each file: findings, clocks, timelines, links and all
/// posts that show.
#[test]
fn the_cases_come_out_as_before() {
    let pack = compiled().pack.unwrap();
    for procedure in &pack.procedures {
        let folder = casewright_testing::root().join("crates/compiler/tests/cases").join(procedure.id.as_str());
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        assert!(files.len() >= 3, "{}: a procedure has three cases at least", procedure.id);
        for file in files {
            let name = format!("{}_{}", procedure.id, file.file_stem().unwrap().to_string_lossy());
            insta::assert_snapshot!(name, outcome(procedure, &fs::read_to_string(&file).unwrap()));
        }
    }
}

fn outcome(procedure: &Procedure, case: &str) -> String {
    let at: serde_json::Value = serde_json::from_str(case).unwrap();
    let now = DateTime::parse_from_rfc3339(at["now"].as_str().unwrap()).unwrap();
    let now = Now { instant: now.to_utc(), zone: Zone::fixed(now.offset().local_minus_utc()) };
    let entries = read_entries(case).unwrap();
    let known = |id: &FieldId| procedure.fields.iter().any(|field| field.id == *id);
    assert!(entries.answers.keys().all(known) && entries.log.iter().all(|entry| known(&entry.field)));
    assert!(entries.ticks.keys().all(|id| procedure.steps.iter().any(|step| step.id == *id)));
    let evaluation = evaluate(procedure, &entries, &now);
    let mut out = String::new();
    for finding in &evaluation.findings {
        out += &format!("{:?} {}: {}\n", finding.level, finding.rule, plain(&finding.says));
        out += &format!("  because {}\n", words::because(&finding.because, &now.zone));
    }
    for due in &evaluation.clocks {
        out += &format!(
            "{:?} {} {:?}: {} ({})\n",
            due.state,
            due.clock,
            due.due,
            plain(&due.says),
            words::due_because(due, &now.zone)
        );
    }
    out += &fields(&evaluation);
    for timeline in &evaluation.timelines {
        out += &format!("Timeline {}: {}\n", timeline.id, days(&timeline.days));
    }
    for link in procedure.links.iter().filter(|link| evaluation.links.contains(&link.id)) {
        let carried = carry(procedure, &entries, &now, link);
        out += &format!("Link {} to {}:\n", link.id, link.to);
        carried.there.answers.iter().for_each(|(id, answer)| out += &format!("  there {id} = {}\n", typed(answer)));
        carried
            .there
            .log
            .iter()
            .for_each(|one| out += &format!("  there {} + {}\n", one.field, one.written(&now.zone)));
        carried.here.iter().for_each(|(id, answer)| {
            out += &format!("  here {id} = {}\n", answer.as_ref().map_or("nothing more".to_owned(), typed));
        });
    }
    for (post, state) in procedure.posts.iter().zip(&evaluation.posts).filter(|(_, state)| state.shown) {
        let rendered = render(procedure, &entries, &now, post, Status::Final);
        out +=
            &format!("\n=== {}: ready {}, missing {:?}, tags {:?}\n", post.id, state.ready, state.missing, state.tags);
        let withheld: Vec<_> = state.withheld_by.iter().map(ToString::to_string).collect();
        if !withheld.is_empty() {
            out += &format!("withheld by {}\n", withheld.join(", "));
        }
        if let Some(subject) = &rendered.subject {
            out += &format!("Subject: {subject}\n\n");
        }
        for part in &rendered.parts {
            out += &format!("{}\n--- as HTML\n{}\n", text(part), html(part).replace("</p>", "</p>\n"));
        }
    }
    out
}

/// The lines below fields: problems, and sums.
fn fields(evaluation: &Evaluation) -> String {
    let mut out = String::new();
    for field in evaluation.fields.iter().filter(|field| field.shown) {
        field.problem.iter().for_each(|problem| out += &format!("Problem {}: {}\n", field.id, words::problem(problem)));
        field.totals.iter().for_each(|(label, total)| out += &format!("Total {}: {label} {total}\n", field.id));
    }
    out
}

/// The days of a timeline, grouped by status, and each that has a text.
fn days(days: &[DayState]) -> String {
    let runs = days.chunk_by(|a, b| a.state == b.state).map(|run| {
        let (first, last) = (&run[0], &run[run.len() - 1]);
        let days = if run.len() > 1 {
            format!("{} to {} ({} to {})", first.number, last.number, first.date, last.date)
        } else {
            format!("{} ({})", first.number, first.date)
        };
        format!("\n  {} {days}", first.state.name())
    });
    let named = days.iter().filter(|day| !day.says.is_empty());
    let named = named.map(|day| format!("\n  day {}, {}: {}", day.number, day.date, plain(&day.says)));
    runs.chain(named).collect()
}

fn typed(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => text.clone(),
        Answer::Choices(chosen) => format!("{chosen:?}"),
        Answer::Rows(rows) => {
            let row =
                |row: &casewright_core::case::RowAnswer| row.cells.values().cloned().collect::<Vec<_>>().join(", ");
            rows.iter().map(row).collect::<Vec<_>>().join(" / ")
        }
    }
}
