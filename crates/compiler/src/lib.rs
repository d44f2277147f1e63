//! Compiles source files into a checked pack, or into diagnostics.
//!
//! Two passes over each file: the first collects the names, the second reads everything that refers to them. So an id
//! may be used before it is defined, and each mistake is reported once.

mod diagnostic;
mod example;
mod passes;
mod source;
mod suggest;
mod syntax;
mod types;
pub mod words;
mod writing;

use std::ops::Range;

use casewright_core::procedure::{Card, Deck, Pack, PracticeCase, Procedure, Question, Sample, Scenario};
use casewright_core::training::computed;
use toml::de::DeTable;

use passes::{Compiler, Wishes, collect, passages, questions};
use source::{Entry, Report};

pub use diagnostic::{Diagnostic, Severity};
pub use suggest::{choices, suggest};

/// A source file: its path, for diagnostics, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    pub path: String,
    pub text: String,
}

/// The result of a compilation.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// `None` if any diagnostic is an error.
    pub pack: Option<Pack>,
    /// Ordered by file and line.
    pub diagnostics: Vec<Diagnostic>,
    /// The number of procedures read, including faulty ones.
    pub procedures: usize,
    /// The number of examples run.
    pub examples: usize,
}

/// Checks the procedures in `files` and compiles them into one pack. Runs their examples too.
pub fn compile(files: &[SourceFile]) -> Compiled {
    let mut pack = Pack::default();
    let (mut procedures, mut examples) = (files.len(), 0);
    let mut wishes = Wishes::default();
    let reports: Vec<Report<'_>> = files.iter().map(|file| Report::new(&file.path, &file.text)).collect();
    for (number, (file, report)) in files.iter().zip(&reports).enumerate() {
        match compile_file(&file.text, report, (number, &mut wishes), (&mut procedures, &mut examples)) {
            Some(Content::Procedure { procedure, words, sample, cards, scenarios, cases }) => {
                if sample.is_some() && pack.sample.is_some() {
                    report.error(first_line(&file.text), "another file has the sample", None);
                }
                pack.sample = sample.or(pack.sample);
                passages::collect(&procedure, words, &mut pack.passages);
                let computed = computed::cards(&procedure, &cases);
                if !(cards.is_empty() && scenarios.is_empty() && computed.is_empty()) {
                    let cases = if computed.is_empty() { Vec::new() } else { cases };
                    let deck = Deck::new(procedure.id.clone(), &procedure.documents, cards, scenarios);
                    pack.decks.push(Deck { computed, cases, ..deck });
                }
                pack.procedures.push(*procedure);
            }
            Some(Content::Questions(questions)) => {
                if !pack.questions.is_empty() {
                    report.error(first_line(&file.text), "another file has questions too", None);
                }
                pack.questions.extend(questions);
            }
            None => {}
        }
    }
    wishes.check(&reports);
    let diagnostics: Vec<Diagnostic> = reports.into_iter().flat_map(Report::into_diagnostics).collect();
    let failed = diagnostics.iter().any(|one| one.severity == Severity::Error);
    Compiled { pack: (!failed).then_some(pack), diagnostics, procedures, examples }
}

const TOP: [&str; 25] = [
    "id", "title", "need", "summary", "version", "name", "number", "topic", "user", "words", "hours", "document",
    "stage", "step", "field", "define", "rule", "clock", "post", "timeline", "term", "link", "card", "scenario",
    "example",
];

/// The maximum number of entries of one sort: far more than anyone writes, few enough to be checked against each other.
const MOST_ENTRIES: usize = 5_000;

/// The contents of a file.
enum Content {
    Procedure {
        procedure: Box<Procedure>,
        /// More words to find it by.
        words: String,
        /// The sample among its examples.
        sample: Option<Sample>,
        cards: Vec<Card>,
        scenarios: Vec<Scenario>,
        /// Its examples.
        cases: Vec<PracticeCase>,
    },
    Questions(Vec<Question>),
}

/// Compiles a file; `None` if anything in it is faulty.
fn compile_file(
    text: &str,
    report: &Report<'_>,
    (number, wishes): (usize, &mut Wishes),
    (procedures, examples): (&mut usize, &mut usize),
) -> Option<Content> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let questions = table.get_ref().contains_key("question") && !table.get_ref().contains_key("id");
    *procedures -= usize::from(questions);
    let slips = writing::slips(text, &errors);
    if !slips.is_empty() {
        for slip in slips {
            report.error(slip.span, slip.message, Some(slip.help));
        }
        wishes.partial();
        return None;
    }
    let place = first_line(text);
    let lists = table.get_ref().iter().filter_map(|(key, value)| Some((key, value.get_ref().as_array()?)));
    if let Some((key, list)) = lists.into_iter().find(|(_, list)| list.len() > MOST_ENTRIES) {
        let message = format!("there are {} entries `[[{}]]` in this file", list.len(), key.get_ref());
        report.error(key.span(), message, Some(format!("a procedure has at most {MOST_ENTRIES} of each")));
        wishes.partial();
        return None;
    }
    if questions {
        let top = Entry::new(report, table.get_ref(), place, "list of questions", &["question"]);
        let mut wanted = Vec::new();
        let questions = questions::questions(&top, &mut wanted);
        wishes.extend(number, wanted);
        return (!report.has_errors()).then_some(Content::Questions(questions));
    }
    let top = Entry::new(report, table.get_ref(), place, "procedure", &TOP);
    let names = collect::names(&top);
    let compiler = Compiler::new(report, &names);
    let procedure = compiler.procedure(&top);
    let cards = compiler.cards(&top);
    let mut scenarios = compiler.scenarios(&top);
    if let Some(id) = top.text("id") {
        wishes.procedure(&id, &names, report);
    }
    wishes.extend(number, compiler.wishes.take());
    compiler.tell_circles();
    compiler.tell_unused(&top);
    let procedure = procedure.filter(|_| !report.has_errors())?;
    let (cases, sample) = compiler.run_examples(&top, &procedure);
    let cases = computed::practice_cases(&procedure, cases);
    *examples += top.list_quietly("example").len();
    compiler.run_scenarios(&top, &procedure, &mut scenarios);
    // Other spellings of a term also lead to the procedure.
    let also = top.list_quietly("term").into_iter().flat_map(|term| term.texts("also", true));
    let words = top.text("words").into_iter().chain(also).map(|words| words.value).collect::<Vec<_>>();
    Some(Content::Procedure { procedure: Box::new(procedure), words: words.join(" "), sample, cards, scenarios, cases })
}

fn first_line(text: &str) -> Range<usize> {
    0..text.lines().next().map_or(0, str::len)
}
