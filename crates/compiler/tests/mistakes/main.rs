//! Mistakes in a procedure are reported at the line where they were made.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod authors;
mod slips;
mod tables;

use std::fmt::Write as _;

use casewright_compiler::{Diagnostic, Severity, SourceFile, compile};
use casewright_testing::{CCC, folder, manual, source, told, without_examples};

use tables::{MISTAKES, OF_THE_MANUAL, TO_CCC};

fn ccc() -> Vec<SourceFile> {
    vec![source("procedures/ccc.toml", CCC)]
}

/// The procedures of the folder, the manual's with a link to one of them, and its questions.
fn with_others() -> Vec<SourceFile> {
    let mut files = folder();
    files.retain(|file| !file.path.ends_with("/questions.toml"));
    files.iter_mut().for_each(|file| file.text = without_examples(&file.text).to_owned());
    files.push(source("returns.toml", &(manual("toml") + TO_CCC)));
    files.push(source("questions.toml", &manual("toml questions")));
    files
}

/// The diagnostics after replacing the first `from` with `to`, and the lines of the replacement: from the first
/// character that differs.
fn broken(
    files: &[SourceFile],
    from: &str,
    to: &str,
) -> (String, usize, std::ops::RangeInclusive<usize>, Vec<Diagnostic>) {
    let mut files = files.to_vec();
    // Mistakes are about the last files.
    let file = files.iter_mut().rev().find(|file| file.text.contains(from));
    let file = file.unwrap_or_else(|| panic!("no file has {from:?} any longer"));
    let path = file.path.clone();
    let at = file.text.find(from).unwrap();
    file.text = file.text.replacen(from, to, 1);
    let line = |at: usize| file.text[..at].matches('\n').count() + 1;
    let same = from.chars().zip(to.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let (first, all) = (line(at + same), line(at)..=line(at + to.len()));
    (path, first, all, compile(&files).diagnostics)
}

#[test]
fn a_table_of_mistakes() {
    insta::assert_snapshot!(table(&ccc(), &MISTAKES));
}

#[test]
fn a_table_of_mistakes_in_the_procedure_of_the_manual() {
    assert_eq!(told(&compile(&with_others())), "");
    insta::assert_snapshot!(table(&with_others(), OF_THE_MANUAL));
}

/// The diagnostics at the line of each mistake, and how many more there are elsewhere.
fn table(files: &[SourceFile], mistakes: &[(&str, &str, &str)]) -> String {
    let (mut all, mut silent) = (String::new(), String::new());
    for (name, from, to) in mistakes {
        let (path, line, lines, diagnostics) = broken(files, from, to);
        let there = || diagnostics.iter().filter(|one| one.path == path);
        let own = there().find(|one| one.line == line).or_else(|| there().find(|one| lines.contains(&one.line)));
        let Some(own) = own else {
            let told = diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
            writeln!(silent, "{name}: nothing is told at line {line}, but: {told}\n").unwrap();
            continue;
        };
        // The line number is checked above; in the snapshot it would change with every edit of the procedure.
        let number = own.line.to_string();
        let text = own.to_string().replacen(&number, "LINE", 1).replace(&format!("\n{number} |"), "\nLINE |");
        let text = text.replace(&format!("\n{} |", " ".repeat(number.len())), "\n     |");
        let more = diagnostics.len() - 1;
        writeln!(all, "## {name}\n{text}{}\n", if more > 0 { format!("\n({more} more)") } else { String::new() })
            .unwrap();
    }
    assert!(silent.is_empty(), "{silent}");
    all
}

#[test]
fn several_mistakes_are_told_at_once() {
    let text = CCC
        .replacen("kind = \"email\"", "kind = \"emial\"", 1)
        .replacen("\"customer\", \"request\",", "\"custmer\", \"request\",", 1)
        .replacen("level = \"warn\"", "level = \"warm\"", 1);
    let compiled = compile(&[source("p.toml", &text)]);
    for wanted in ["unknown kind `emial`", "unknown field `custmer`", "unknown level `warm`"] {
        assert!(compiled.diagnostics.iter().any(|one| one.message == wanted), "{wanted}: {}", told(&compiled));
    }
    assert!(compiled.pack.is_none());
}

/// A file that is not TOML is reported once, since references to it from elsewhere may be right.
#[test]
fn a_file_that_cannot_be_read_is_told_in_that_file_alone() {
    let mut files = with_others();
    let returns = files.iter_mut().find(|file| file.path == "returns.toml").unwrap();
    returns.text = returns.text.replacen("id = \"returns\"", "id = returns\"", 1);
    let compiled = compile(&files);
    let told = told(&compiled);
    assert!(compiled.diagnostics.iter().all(|one| one.path == "returns.toml"), "{told}");
}

#[test]
fn questions_in_two_files_are_told() {
    let mut files = with_others();
    files.push(source("more.toml", &manual("toml questions")));
    let compiled = compile(&files);
    assert_eq!(compiled.diagnostics.len(), 1, "{}", told(&compiled));
    assert_eq!(
        (compiled.diagnostics[0].path.as_str(), compiled.diagnostics[0].severity),
        ("more.toml", Severity::Error)
    );
}

/// Two answers to each of forty questions make about a trillion paths.
#[test]
fn many_ways_through_the_questions_take_no_time() {
    let question = |number: usize, to: &str| {
        let answer = |says: &str| format!("[[question.answer]]\nsays = \"{says}\"\n{to}\n");
        format!("[[question]]\nid = \"q{number}\"\nasks = \"?\"\n{}{}\n", answer("Yes"), answer("No"))
    };
    let mut text: String = (0..40).map(|number| question(number, &format!("question = \"q{}\"", number + 1))).collect();
    text += &question(40, "procedure = \"ccc\"");
    let compiled = |text: &str| compile(&[source("procedures/ccc.toml", CCC), source("questions.toml", text)]);
    let of_questions =
        |text: &str| compiled(text).diagnostics.iter().filter(|one| one.path == "questions.toml").count();
    // They are refused only because there are too many.
    assert_eq!(of_questions(&text), 1, "{}", told(&compiled(&text)));
    let circle = text.replace("procedure = \"ccc\"", "question = \"q7\"");
    assert_eq!(of_questions(&circle), 34, "q7 to q40 lead back to themselves:\n{}", told(&compiled(&circle)));
}

/// For every line of every procedure, a fitting mistake is reported at that line; for ccc, every such mistake, which is
/// as much as time allows.
#[test]
fn breaking_any_line_is_told_at_that_line() {
    for file in folder() {
        let text = without_examples(&file.text);
        let compiled = compile(&[source(&file.path, text)]);
        assert_eq!(told(&compiled), "");
        let lines: Vec<&str> = text.lines().collect();
        let every_way = file.path == "procedures/ccc.toml";
        let ways: Vec<(usize, String)> = lines
            .iter()
            .enumerate()
            .flat_map(|(index, line)| {
                let ways = worse(line);
                let (count, turn) = (ways.len().max(1), index);
                let chosen = ways.into_iter().enumerate().filter(move |(way, _)| every_way || *way == turn % count);
                chosen.map(move |(_, worse)| (index, worse))
            })
            .collect();
        let broken = ways.len();
        let told_elsewhere = |(index, worse): &(usize, String)| {
            let mut all = lines.clone();
            all[*index] = worse;
            let diagnostics = compile(&[source(&file.path, &all.join("\n"))]).diagnostics;
            let told = diagnostics.iter().map(|one| format!("{}: {}", one.line, one.message)).collect::<Vec<_>>();
            let here = diagnostics.iter().any(|one| one.line == index + 1);
            (!here).then(|| format!("{}:{}: {worse}   told: {told:?}", file.path, index + 1))
        };
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        let check = |some: &[(usize, String)]| some.iter().filter_map(told_elsewhere).collect::<Vec<_>>();
        let silent: Vec<String> = std::thread::scope(|scope| {
            let parts = ways.chunks(broken.div_ceil(threads)).map(|some| scope.spawn(|| check(some)));
            let parts = parts.collect::<Vec<_>>();
            parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
        });
        println!("{}: broken in {broken} ways", file.path);
        let least = if every_way { 4_000 } else { text.matches(" = ").count() / 2 };
        assert!(broken > least, "{}: only {broken} ways to break it were tried", file.path);
        assert!(silent.is_empty(), "{} of {broken} are not told at their line:\n{}", silent.len(), silent.join("\n"));
    }
}

/// Mistakes in a line that no reader could take for something else.
fn worse(line: &str) -> Vec<String> {
    let mut worse = Vec::new();
    let Some((key, value)) =
        line.split_once(" = ").filter(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
    else {
        // A heading, or a line of a post.
        if line.starts_with("[[") {
            worse.push(line.replacen("[[", "[[x", 1));
            worse.push(line.replacen("]]", "]", 1));
        }
        if let Some(place) = line.find('{').filter(|_| !line.contains(" = ")) {
            worse.push(format!("{}{{zzz_{}", &line[..place], &line[place + 1..]));
            worse.push(line.replacen('}', "", 1));
        }
        if let Some(rest) = line.strip_prefix("[when ") {
            worse.push(format!("[when zzz_{rest}"));
            worse.push(format!("[wen {rest}"));
        }
        return worse;
    };
    worse.push(format!("{key}x = {value}"));
    // A comment after a text is not part of it.
    let comment =
        value.rfind('"').map(|end| value.split_at(end + 1)).filter(|(_, rest)| rest.trim_start().starts_with('#'));
    let value = comment.map_or(value, |(text, _)| text);
    let multiline = value.starts_with("\"\"\"") || value.starts_with("'''") || value == "[";
    if value.starts_with('"') && !multiline {
        worse.push(format!("{key} = {}", value.replacen('"', "", 1)));
        worse.push(format!("{key} = {}", &value[..value.len() - 1]));
        worse.push(format!("{key} = 7"));
        worse.push(format!("{key} = \"\""));
        if ["when", "is", "starts", "until", "required", "done"].contains(&key) {
            worse.push(format!("{key} = \"zzz_{}", &value[1..]));
            worse.push(format!("{key} = \"({}", &value[1..]));
        }
        if ["kind", "level", "target", "stage", "after", "repeat", "at", "source"].contains(&key) {
            worse.push(format!("{key} = \"zzz_{}", &value[1..]));
        }
    }
    if ["fields", "needs", "withholds"].contains(&key) && value != "[" {
        worse.push(format!("{key} = {}", value.replacen('"', "\"zzz_", 1)));
    }
    worse
}
