//! The changes between versions of a procedure, and the entries of a case they affect.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod every_procedure;
mod sentences;
mod touched_entries;

use casewright_compiler::compile;
use casewright_core::case::{Answer, Entries, LogEntry, RowAnswer};
use casewright_core::engine::{Misfit, Problem, Touched, touched};
use casewright_core::id::{ColumnId, FieldId, StepId};
use casewright_core::procedure::changes::{
    Aspect, Change, ChangeKind, Part, Wording, changes, expression, sentence, spoken, spoken_line,
};
use casewright_core::procedure::{Expr, Procedure};
use casewright_core::value::{Zone, read_time};
use casewright_testing::{CCC, folder, manual, manual_files, procedure, source, told, without_examples};

/// The sentences for the changes that some edits make.
#[track_caller]
fn check(text: &str, edits: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(sentences(&edited_changes(text, edits)), expected);
}

#[track_caller]
fn edited_changes(text: &str, edits: &[(&str, &str)]) -> Vec<Change> {
    changes(&compiled(text), &compiled(&edited(text, edits)), Wording::ENGLISH)
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
    changes.iter().map(|change| sentence(change, Wording::ENGLISH)).collect()
}

/// The sources of all procedures, including the manual's, without examples.
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

/// Edited forms of a line: removed, with another number, operator or word, and with one condition less.
fn edits(line: &str) -> Vec<String> {
    let less = line.rfind(" and ").or_else(|| line.rfind(" or ")).zip(line.rfind('"'));
    let less = less.filter(|(from, to)| from < to).map(|(from, to)| format!("{}{}", &line[..from], &line[to..]));
    let word = line.strip_suffix('"').map(|rest| format!("{rest}x\""));
    let signs = [("==", "!="), (">=", ">"), (" < ", " <= "), (" and ", " or "), (" + ", " - "), ("not ", "")];
    let signs = signs.map(|(from, to)| line.replace(from, to));
    [String::new(), other_figure(line)].into_iter().chain(signs).chain(less).chain(word).collect()
}

/// The line with its first number increased.
fn other_figure(line: &str) -> String {
    let Some(start) = line.find(|c: char| c.is_ascii_digit()) else { return line.to_owned() };
    let digits: String = line[start..].chars().take_while(char::is_ascii_digit).collect();
    let more = digits.parse::<u64>().map_or(0, |n| n + 1);
    format!("{}{more}{}", &line[..start], &line[start + digits.len()..])
}

/// A procedure without what does not count as a change, and without what the compiler derives for the page.
fn telling(mut p: Procedure) -> Procedure {
    // Another id means another procedure, which is never compared.
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

/// All expressions that stand on their own.
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
    // Those two are allowed only where they stand.
    let anywhere = |expr: &&Expr| {
        let mut anywhere = true;
        expr.visit(&mut |part| anywhere &= !matches!(part, Expr::Begun | Expr::Ready(_)));
        anywhere
    };
    found.into_iter().flatten().filter(anywhere).cloned().collect()
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
