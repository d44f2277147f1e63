//! Cards: questions to learn a procedure by.

use std::ops::RangeInclusive;

use super::Compiler;
use super::parts::quiet_id;
use crate::source::{Entry, SourceText};
use casewright_core::id::CardId;
use casewright_core::procedure::{Card, WrongAnswer};

const CARD: [&str; 6] = ["id", "ask", "answer", "wrong", "why", "source"];
const WRONG: [&str; 2] = ["says", "because"];

/// The number of wrong answers of a card: one alone would be a coin toss, and more are not read.
const WRONG_ANSWERS: RangeInclusive<usize> = 2..=5;

impl Compiler<'_> {
    pub(crate) fn cards(&self, top: &Entry<'_>) -> Vec<Card> {
        top.list("card", "card", &CARD).into_iter().filter_map(|entry| self.card(&entry)).collect()
    }

    fn card(&self, entry: &Entry<'_>) -> Option<Card> {
        let ask = self.words(entry.need("ask"));
        let answer = self.words(entry.need("answer"));
        let wrong = self.wrong_answers(entry, answer.as_ref());
        let why = self.words(entry.text("why")).map(|why| why.value);
        let sources = self.sources(entry, true);
        Some(Card { id: CardId::new(quiet_id(entry)?), ask: ask?.value, answer: answer?.value, wrong, why, sources })
    }

    fn wrong_answers(&self, entry: &Entry<'_>, answer: Option<&SourceText>) -> Vec<WrongAnswer> {
        let Some(list) = entry.table.get("wrong") else {
            entry.missing("wrong");
            return Vec::new();
        };
        let before = self.report.errors();
        let entries = entry.list("wrong", "wrong answer", &WRONG);
        // A list that cannot be read is reported already.
        if self.report.errors() == before && !WRONG_ANSWERS.contains(&entries.len()) {
            let message = format!("a card has two to five wrong answers, this one has {}", entries.len());
            self.report.error(list.span(), message, Some("write mistakes that people really make".into()));
        }
        let mut seen: Vec<String> = answer.iter().map(|answer| bare(&answer.value)).collect();
        let mut read = |entry: &Entry<'_>| {
            let says = self.words(entry.need("says"));
            let because = self.words(entry.need("because"));
            let says = says?;
            let words = bare(&says.value);
            if seen.contains(&words) {
                let help = Some("give another one; case and punctuation make no difference".to_owned());
                self.report.error(says.span.clone(), "this card has that answer already", help);
            }
            seen.push(words);
            Some(WrongAnswer { says: says.value, because: because?.value })
        };
        entries.iter().filter_map(&mut read).collect()
    }

    /// Reports values in the words of a card, which would be shown in braces.
    fn words(&self, text: Option<SourceText>) -> Option<SourceText> {
        let text = text?;
        if let Some(at) = text.value.find('{') {
            let help = Some("write it out, or ask without it".to_owned());
            self.report.error(text.place(at..at + 1), "a card belongs to no case, so it shows no values", help);
        }
        Some(text)
    }
}

/// The words of an answer without case and punctuation.
fn bare(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}
