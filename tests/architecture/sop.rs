//! The words of the procedures, to be found again where they do not belong.

use std::collections::BTreeSet;
use std::fs;

use casewright_testing::files;

/// Words that only the procedures say, and no program needs to.
pub(crate) struct SopWords {
    /// Longer than a word or two: found anywhere in a text.
    sentences: BTreeSet<String>,
    /// With a `_`, as no word of the language has one: found as a whole text.
    ids: BTreeSet<String>,
    /// Dates, names such as SalesOps, and terms that are abbreviations: found as a word.
    names: BTreeSet<String>,
    pub(crate) titles: Vec<String>,
}

impl SopWords {
    pub(crate) fn read() -> Self {
        let mut sop =
            Self { sentences: BTreeSet::new(), ids: BTreeSet::new(), names: BTreeSet::new(), titles: Vec::new() };
        for file in files(&casewright_testing::root().join("procedures"), "toml") {
            let table: toml::Table = fs::read_to_string(&file).unwrap().parse().unwrap();
            sop.titles.extend(table.get("title").and_then(toml::Value::as_str).map(str::to_owned));
            // The examples and scenarios are invented, and the names in them are nobody's rule.
            let invented = ["example", "scenario"];
            table
                .iter()
                .filter(|(key, _)| !invented.contains(&key.as_str()))
                .for_each(|(key, value)| sop.take(key, value));
        }
        sop
    }

    fn take(&mut self, key: &str, value: &toml::Value) {
        match value {
            toml::Value::Table(table) => table.iter().for_each(|(key, value)| self.take(key, value)),
            toml::Value::Array(list) => list.iter().for_each(|value| self.take(key, value)),
            toml::Value::String(id) if key == "id" => self.ids.extend(id.contains('_').then(|| id.clone())),
            toml::Value::String(text) if !matches!(key, "kind" | "version" | "target" | "level") => {
                let long = |text: &&str, least| text.chars().count() > least;
                let lines = text.lines().map(str::trim).filter(|line| long(line, 12));
                let parts =
                    text.split(['.', ':', '?', '!', '{', '}', '*', '\n']).map(str::trim).filter(|part| long(part, 20));
                self.sentences.extend(lines.chain(parts).map(str::to_owned));
                self.names.extend(words(text).filter(|word| is_date(word) || is_name(word)).map(str::to_owned));
                if key == "name" {
                    self.names.extend(words(text).filter(|word| is_abbreviation(word)).map(str::to_owned));
                }
            }
            _ => {}
        }
    }

    /// The words of an SOP in `literal`, which is written as in the source.
    pub(crate) fn found_in(&self, literal: &str) -> Option<&str> {
        let text = literal.trim_start_matches(['b', 'r', '#']).trim_matches(['#', '"']);
        let sentence = self.sentences.iter().find(|sentence| text.contains(sentence.as_str()));
        let id = || self.ids.get(text);
        let name = || words(text).find_map(|word| self.names.get(word));
        sentence.or_else(id).or_else(name).map(String::as_str)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '-')).filter(|word| !word.is_empty())
}

/// `6/3/2024` and `2024-06-03`.
fn is_date(word: &str) -> bool {
    let numbers: Vec<usize> = word
        .split(['/', '-'])
        .map(|part| if part.chars().all(|c| c.is_ascii_digit()) { part.len() } else { 0 })
        .collect();
    matches!(numbers[..], [1..=2, 1..=2, 4] | [4, 1..=2, 1..=2])
}

/// The name of a term, three capitals at least: MRR, FMC.
fn is_abbreviation(word: &str) -> bool {
    word.len() > 2 && word.chars().all(char::is_uppercase)
}

/// Two capitals, the second after a small letter: SalesOps, QuoteWerks.
fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}
