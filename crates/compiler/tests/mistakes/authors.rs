//! What authors are told who do not program: one thing for each slip, in plain words.

use std::fmt::Write as _;

use casewright_compiler::{Diagnostic, SourceFile, compile};
use casewright_testing::{manual, manual_files, source, told};

use crate::slips::{FINE, SLIPS, WHOLE};

/// Words of grammars and programs, which tell an operations manager nothing.
const FORBIDDEN: [&str; 4] = ["expected", "invalid", "literal", "codepoint"];

fn is_plain(message: &str) -> bool {
    let mut words = message.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    // "information" is no grammar, but "unexpected" is.
    words.all(|word| word != "inf" && !FORBIDDEN.iter().any(|wrong| word.contains(wrong)))
}

/// Of each slip one thing is said, in plain words.
#[test]
fn a_slip_says_one_thing_in_plain_words() {
    assert_eq!(told(&compile(&manual_files())), "");
    let whole = WHOLE.iter().map(|(name, text)| (*name, vec![source("returns.toml", text)]));
    let within = SLIPS.iter().map(|(name, from, to)| (*name, slipped(from, to)));
    let (mut all, mut faults) = (String::new(), String::new());
    for (name, files) in within.chain(whole) {
        let diagnostics = compile(&files).diagnostics;
        let said = diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        // The line number would change with every edit of the manual.
        let said = anonymous(&said, &diagnostics);
        writeln!(all, "## {name}\n{said}\n").unwrap();
        let plain = diagnostics.iter().all(|one| is_plain(&one.message) && is_plain(one.help.as_deref().unwrap_or("")));
        if diagnostics.len() != 1 || !plain {
            writeln!(faults, "{name}: {} times{}\n{said}\n", diagnostics.len(), if plain { "" } else { ", not plain" })
                .unwrap();
        }
    }
    insta::assert_snapshot!(all);
    assert!(faults.is_empty(), "{faults}");
    assert!(SLIPS.len() + WHOLE.len() >= 41);
    for (name, from, to) in FINE {
        assert_eq!(told(&compile(&slipped(from, to))), "", "{name}");
    }
}

/// The files of the manual with the first `from` replaced by `to`; of a heading alone, each.
fn slipped(from: &str, to: &str) -> Vec<SourceFile> {
    let mut files = manual_files();
    let text = &mut files[0].text;
    assert!(text.contains(from), "the manual has no {from:?} any longer");
    *text = text.replacen(from, to, if from == "[[rule]]" { usize::MAX } else { 1 });
    files[0].path = "returns.toml".into();
    files
}

/// Whatever mark is left out or typed twice, little is said, in plain words.
#[test]
fn any_mark_left_out_or_typed_twice_is_told_in_plain_words() {
    let text = manual("toml");
    let text = casewright_testing::without_examples(&text);
    let marks = text.char_indices().filter(|(_, c)| "\"=[]{},".contains(*c));
    let ways = marks.flat_map(|(at, mark)| [(at, String::new()), (at, format!("{mark}{mark}"))]);
    let (mut tried, mut most) = (0, Vec::new());
    // Every third way, which is as much as time allows.
    for (at, replacement) in ways.step_by(3) {
        let broken = format!("{}{replacement}{}", &text[..at], &text[at + 1..]);
        let compiled = compile(&[source("returns.toml", &broken)]);
        tried += 1;
        for one in &compiled.diagnostics {
            let help = one.help.as_deref().unwrap_or_default();
            assert!(is_plain(&one.message) && is_plain(help), "{one}");
        }
        if compiled.diagnostics.len() > 2 {
            most.push(format!("{} as `{replacement}`:\n{}", &text[at..=at], told(&compiled)));
        }
    }
    assert!(tried > 700, "{tried}");
    assert!(most.is_empty(), "{} of {tried}:\n{}", most.len(), most.join("\n\n"));
}

/// Diagnostics with their line numbers replaced.
fn anonymous(said: &str, diagnostics: &[Diagnostic]) -> String {
    let mut said = said.to_owned();
    for one in diagnostics {
        let number = one.line.to_string();
        said = said.replace(&format!("returns.toml:{number}:"), "returns.toml:LINE:");
        said = said.replace(&format!("\n{number} |"), "\nLINE |");
        said = said.replace(&format!("\n{} |", " ".repeat(number.len())), "\n     |");
    }
    let words = said.split_inclusive(' ').scan(false, |after_line, word| {
        let bare = word.trim_end_matches([' ', ',', ';', '\n']);
        let number = *after_line && !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit());
        *after_line = number || matches!(bare, "line" | "lines");
        Some(if number { word.replace(bare, "N") } else { word.to_owned() })
    });
    words.collect()
}

/// Each of a hundred thousand entries is compared with others, which would take hours.
#[test]
fn too_many_entries_are_told_in_one_sentence() {
    let terms: String =
        (0..100_000).map(|n| format!("[[term]]\nname = \"Term {n}\"\nsays = \"Says {n}\"\n\n")).collect();
    let said = |text: String| told(&compile(&[source("returns.toml", &(manual("toml") + &text))]));
    let many = said(terms.clone());
    assert!(many.contains("there are 100001 entries `[[term]]`") && many.contains("at most 5000 of each"), "{many}");
    assert_eq!(compile(&[source("returns.toml", &terms)]).diagnostics.len(), 1);
    let broken = said(terms.replace("says = ", "says: "));
    assert!(broken.contains("the same in lines") && broken.matches("error:").count() == 1, "{broken}");
    let open = compile(&[source("returns.toml", &(manual("toml") + &terms.replace("\"\n\n", "\n\n")))]);
    assert_eq!(open.diagnostics.len(), 200, "no more are looked for");
}

/// A line of the beginning of the file that came below a heading is said where it is, and not as missing.
#[test]
fn a_line_below_a_heading_that_belongs_above_it_is_said_once() {
    let version = "version = \"2026-02-01\" ";
    let text =
        manual("toml").replacen(version, "# ", 1).replacen("[[document]]", &format!("[[document]]\n{version}"), 1);
    let compiled = compile(&[source("returns.toml", &text)]);
    assert_eq!(compiled.diagnostics.len(), 1, "{}", told(&compiled));
    let help = compiled.diagnostics[0].help.as_deref();
    assert_eq!(help, Some("`version` stands at the beginning of the file, above the first heading"));
    let nothing = compile(&[source("steps.toml", "[[stage]]\nid = \"a\"\ntitle = \"A\"\nsays = \"A\"\n")]);
    assert!(nothing.diagnostics[0].message.contains("does not say which procedure it is"), "{}", told(&nothing));
}

#[test]
fn a_second_file_with_an_id_names_the_first() {
    let mut files = manual_files();
    files.push(source("copy of returns.toml", &manual("toml")));
    let compiled = compile(&files);
    let one = &compiled.diagnostics[0];
    assert_eq!(one.path, "copy of returns.toml", "{}", told(&compiled));
    assert_eq!(one.message, "docs/procedures.md has the id `returns` too");
}
