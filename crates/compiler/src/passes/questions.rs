//! Reads the file of questions that lead to procedures.

use std::collections::{BTreeMap, BTreeSet};

use super::links::presets;
use super::wishes::Wish;
use crate::source::Entry;
use crate::source::SourceText;
use crate::suggest::help;
use casewright_core::id::{ProcedureId, QuestionId};
use casewright_core::procedure::{Answer, Question};

/// The questions in a file. Their requirements on procedures are added to `wishes`.
pub(crate) fn questions(top: &Entry<'_>, wishes: &mut Vec<Wish>) -> Vec<Question> {
    let entries = top.list("question", "question", &["id", "asks", "answer"]);
    let mut places: BTreeMap<String, SourceText> = BTreeMap::new();
    for entry in &entries {
        let Some(id) = entry.id("id") else { continue };
        if places.contains_key(&id.value) {
            entry.report.error(id.span.clone(), format!("the id `{}` is defined twice", id.value), None);
        }
        places.insert(id.value.clone(), id);
    }
    let read: Vec<Question> = entries.iter().filter_map(|entry| question(entry, &places, wishes)).collect();
    for (id, text) in &places {
        if leads_to(&read, id, id) {
            top.report.error(text.span.clone(), format!("the question `{id}` leads back to itself"), None);
        }
        let first = read.first().is_some_and(|first| first.id.as_str() == id);
        let asked = read.iter().flat_map(|one| &one.answers).any(|one| is(one.question.as_ref(), id));
        if !first && !asked && !top.report.has_errors() {
            top.report.warn(text.span.clone(), format!("no answer leads to the question `{id}`"), None);
        }
    }
    if let Some(id) = too_deep(&read).and_then(|id| places.get(id)).filter(|_| !top.report.has_errors()) {
        let message = format!("more than {DEEPEST} questions lead to `{}`", id.value);
        top.report.error(id.span.clone(), message, Some("nobody answers so many".into()));
    }
    read
}

/// The maximum nesting of questions, which is what the page shows.
const DEEPEST: usize = 8;

/// A question that is nested deeper than the page shows.
fn too_deep(questions: &[Question]) -> Option<&str> {
    let mut level: BTreeSet<&str> = questions.first().map(|first| first.id.as_str()).into_iter().collect();
    for _ in 0..=DEEPEST {
        let here = questions.iter().filter(|question| level.contains(question.id.as_str()));
        level =
            here.flat_map(|one| &one.answers).filter_map(|one| one.question.as_ref()).map(QuestionId::as_str).collect();
    }
    level.first().copied()
}

fn question(entry: &Entry<'_>, places: &BTreeMap<String, SourceText>, wishes: &mut Vec<Wish>) -> Option<Question> {
    let id = entry.text("id");
    let asks = entry.need("asks");
    let answers = entry.list("answer", "answer", &["says", "question", "procedure", "answers"]);
    if answers.is_empty() {
        entry.report.error(
            entry.span.clone(),
            "this question has no answers",
            Some("add `[[question.answer]]`".into()),
        );
    }
    let answers = answers.iter().filter_map(|answer| self::answer(answer, places, wishes)).collect();
    Some(Question { id: QuestionId::new(id?.value), asks: asks?.value, answers })
}

fn answer(entry: &Entry<'_>, places: &BTreeMap<String, SourceText>, wishes: &mut Vec<Wish>) -> Option<Answer> {
    let says = entry.need("says");
    let question = entry.text("question");
    let procedure = entry.text("procedure");
    let (answers, wanted) = presets(entry, "answers");
    if question.is_some() == procedure.is_some() {
        let message = "an answer leads to a `question` or to a `procedure`";
        entry.report.error(entry.span.clone(), message, Some("give one of the two".into()));
    }
    if let Some(question) = question.as_ref().filter(|question| !places.contains_key(&question.value)) {
        let help = help(&question.value, places.keys().map(String::as_str));
        entry.report.error(question.span.clone(), format!("unknown question `{}`", question.value), help);
    }
    match &procedure {
        Some(to) => wishes.push(Wish { to: to.clone(), needed: true, fields: wanted }),
        None if !answers.is_empty() => {
            entry.report.error(entry.span.clone(), "only a case of a `procedure` can begin with answers", None);
        }
        None => {}
    }
    Some(Answer {
        says: says?.value,
        question: question.map(|question| QuestionId::new(question.value)),
        procedure: procedure.map(|procedure| ProcedureId::new(procedure.value)),
        answers,
    })
}

/// Whether the answers of one question lead to another, directly or indirectly.
fn leads_to(questions: &[Question], from: &str, to: &str) -> bool {
    let (mut open, mut seen) = (vec![from], BTreeSet::new());
    while let Some(from) = open.pop() {
        let answers = questions.iter().filter(|question| question.id.as_str() == from).flat_map(|one| &one.answers);
        for next in answers.filter_map(|answer| answer.question.as_ref()).map(QuestionId::as_str) {
            if next == to {
                return true;
            }
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    false
}

fn is(id: Option<&QuestionId>, name: &str) -> bool {
    id.is_some_and(|id| id.as_str() == name)
}
