//! A class: its people and what it gets wrong, as tables and as a chart.

use casewright_core::training::session::{Class, Person, Question, csv};
use yew::prelude::*;

use super::chart::chart;
use crate::browser::{files, locale};
use crate::text::language::of_procedures;
use crate::text::number;
use crate::text::train::session as words;
use crate::ui::download::download;
use crate::words::Text;

pub(super) fn class(at: usize, class: &Class) -> Html {
    let heading = format!("class-{at}");
    let save = {
        let (name, text) = (class.file_name(), merged(class));
        move |_: MouseEvent| download(&name, &text, files::CSV)
    };
    let others: Vec<&str> = class.people.iter().filter(|one| one.results.other_edition).map(name).collect();
    html! {
        <section class="card" key={class.session.to_string()} aria-labelledby={heading.clone()}>
            <h2 id={heading.clone()} dir="auto">{ words::title(&class.title) }{ " " }<span class="muted">{ words::people(class.people.len()) }</span></h2>
            if !class.repeated.is_empty() {
                <p class="finding note">{ words::repeated(&class.repeated) }</p>
            }
            if !others.is_empty() {
                <p class="finding note">{ words::others_had_other_editions(&others) }</p>
            }
            { people(&heading, class) }
            { questions(at, class) }
            <p class="buttons"><button type="button" class="button" onclick={save}>{ words::DOWNLOAD_TABLE }</button></p>
        </section>
    }
}

fn name(person: &Person) -> &str {
    if person.results.name.is_empty() { words::NO_NAME.words() } else { &person.results.name }
}

fn head(titles: &[Text]) -> Html {
    html! {
        <thead role="rowgroup">
            <tr role="row">
                for title in titles {
                    <th role="columnheader" scope="col">{ *title }</th>
                }
            </tr>
        </thead>
    }
}

/// A cell that names its column where a narrow window hides the head of the table.
fn cell(column: Text, inside: Html) -> Html {
    html! { <td role="cell" data-column={column} dir="auto">{ inside }</td> }
}

fn people(heading: &str, class: &Class) -> Html {
    let [_, day, walks, right, answered, scenarios] = words::CLASS_COLUMNS;
    let row = |person: &Person| {
        let score = person.score().map(words::score).unwrap_or_default();
        html! {
            <tr role="row">
                <th role="rowheader" scope="row" dir="auto">{ name(person).to_owned() }</th>
                { cell(day, locale::day(person.results.day).into()) }
                { cell(walks, words::of(person.walked, person.walks).into()) }
                { cell(right, words::of(person.right, person.cards).into()) }
                { cell(answered, words::of(person.answered, person.cards).into()) }
                { cell(scenarios, score.into()) }
            </tr>
        }
    };
    html! {
        <table class="listed" role="table" aria-labelledby={heading.to_owned()}>
            { head(&words::CLASS_COLUMNS) }
            <tbody role="rowgroup">{ for class.people.iter().map(row) }</tbody>
        </table>
    }
}

/// The chart and the same as a table.
fn questions(at: usize, class: &Class) -> Html {
    if class.questions.is_empty() {
        return Html::default();
    }
    let heading = format!("wrong-{at}");
    let wrong: Vec<&Question> = class.questions.iter().filter(|question| question.wrong() > 0).collect();
    let [_, _, wrong_first, later, open, instead] = words::QUESTION_COLUMNS;
    let row = |(at, question): (usize, &Question)| {
        html! {
            <tr role="row" key={question.key.clone()}>
                <td role="cell">{ number(at.saturating_add(1)) }</td>
                <th role="rowheader" scope="row" lang={of_procedures()}>{ question.says.clone() }</th>
                { cell(wrong_first, words::of(question.wrong(), question.answered()).into()) }
                { cell(later, number(question.later).into()) }
                { cell(open, number(question.open).into()) }
                { cell(instead, mistakes(question)) }
            </tr>
        }
    };
    html! {
        <>
            <h3 id={heading.clone()}>{ words::GETS_WRONG }</h3>
            if wrong.is_empty() {
                <p>{ words::NOTHING_WRONG }</p>
            } else {
                { chart(&wrong) }
            }
            <table class="listed" role="table" aria-labelledby={heading}>
                { head(&words::QUESTION_COLUMNS) }
                <tbody role="rowgroup">{ for class.questions.iter().enumerate().map(row) }</tbody>
            </table>
        </>
    }
}

fn mistakes(question: &Question) -> Html {
    let mistake = |(given, count): &(String, usize)| {
        let given = if given.is_empty() { words::NO_ANSWER.to_string() } else { given.clone() };
        html! { <li>{ words::times(&given, *count) }</li> }
    };
    if question.mistakes.is_empty() {
        return Html::default();
    }
    html! { <ul class="mistakes">{ for question.mistakes.iter().map(mistake) }</ul> }
}

/// A row for each person and a column for each question.
fn merged(class: &Class) -> String {
    let titles = words::TABLE_COLUMNS.iter().map(ToString::to_string);
    let asked = class.questions.iter().map(|question| question.says.clone());
    let mut rows: Vec<Vec<String>> = vec![titles.chain(asked).collect()];
    for person in &class.people {
        let results = &person.results;
        let mut row = vec![
            results.name.clone(),
            results.day.to_string(),
            person.walked.to_string(),
            person.walks.to_string(),
            person.right.to_string(),
            person.answered.to_string(),
            person.cards.to_string(),
            person.score().map(|score| score.to_string()).unwrap_or_default(),
        ];
        let outcome =
            |question| person.outcome(question).map_or_else(String::new, |one| words::outcome(one).to_string());
        row.extend(class.questions.iter().map(outcome));
        rows.push(row);
    }
    csv(&rows)
}
