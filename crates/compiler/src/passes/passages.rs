//! Collects the texts of a procedure for the search.

use casewright_core::procedure::Passage;
use casewright_core::procedure::{Choice, Column, Kind, Procedure, Source};
use casewright_core::procedure::{Node, Piece};

/// Adds all texts that a procedure shows, and words that only lead to it.
pub(crate) fn collect(procedure: &Procedure, words: String, passages: &mut Vec<Passage>) {
    let mut add = |place: &str, texts: Vec<String>| {
        let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        let passage = Passage { procedure: procedure.id.clone(), place: place.to_owned(), text: texts.join(" · ") };
        passages.push(passage);
    };
    add(&procedure.title, vec![procedure.need.clone(), procedure.summary.clone()]);
    for stage in &procedure.stages {
        add(&stage.title, vec![stage.says.clone()]);
    }
    for step in &procedure.steps {
        let words = [Some(plain(&step.says)), step.why.clone(), step.role.clone()];
        add(&step.title, words.into_iter().flatten().chain(ours(&step.sources)).collect());
        for field in procedure.fields.iter().filter(|field| step.fields.contains(&field.id)) {
            let mut texts: Vec<String> = field.help.iter().cloned().collect();
            texts.extend(choices(&field.kind));
            add(&field.label, texts);
        }
        for rule in procedure.rules.iter().filter(|rule| rule.at.as_ref() == Some(&step.id)) {
            add(&step.title, [plain(&rule.says)].into_iter().chain(ours(&rule.sources)).collect());
        }
    }
    for rule in procedure.rules.iter().filter(|rule| rule.at.is_none()) {
        add(&procedure.title, [plain(&rule.says)].into_iter().chain(ours(&rule.sources)).collect());
    }
    for clock in &procedure.clocks {
        add(&clock.label, clock.dues.iter().map(|due| plain(&due.says)).collect());
    }
    for post in &procedure.posts {
        let mut lines = Vec::new();
        body(&post.body, &mut lines);
        add(&post.title, lines);
    }
    for timeline in &procedure.timelines {
        add(&timeline.label, timeline.marks.iter().map(|mark| plain(&mark.says)).collect());
    }
    for term in &procedure.terms {
        add(&term.name, vec![term.says.clone()]);
    }
    for link in &procedure.links {
        add(&link.label, link.says.iter().map(|says| plain(says)).collect());
    }
    for document in &procedure.documents {
        add(&document.title, Vec::new());
    }
    if !words.is_empty() {
        add("", vec![words]);
    }
}

/// What of the sources is ours.
fn ours(sources: &[Source]) -> impl Iterator<Item = String> {
    sources.iter().filter(|source| source.is_ours()).map(|source| source.section.clone())
}

/// A line as plain text, without the values a case would fill in.
pub(crate) fn plain(line: &[Piece]) -> String {
    let mut text = String::new();
    for piece in line {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Bold(inner) => text.push_str(&plain(inner)),
            Piece::Value { .. } => text.push('…'),
            Piece::Boxes(_) | Piece::Box(..) => {}
        }
    }
    text.trim().to_owned()
}

/// The options of a field with their help; for rows, the columns with theirs.
pub(crate) fn choices(kind: &Kind) -> Vec<String> {
    let words = |option: &Choice| match &option.help {
        Some(help) => format!("{}: {help}", option.label),
        None => option.label.clone(),
    };
    match kind {
        Kind::OneOf(options) | Kind::SomeOf(options) => options.iter().map(words).collect(),
        Kind::Rows(columns) => {
            let column = |column: &Column| [vec![column.label.clone()], choices(&column.kind)].concat();
            columns.iter().flat_map(column).collect()
        }
        _ => Vec::new(),
    }
}

fn body(nodes: &[Node], lines: &mut Vec<String>) {
    for node in nodes {
        match node {
            Node::Paragraph(line) | Node::Bullet(line) => lines.push(plain(line)),
            Node::Gap => {}
            Node::When(_, inner) | Node::Each(_, inner) => body(inner, lines),
        }
    }
}
