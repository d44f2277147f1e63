//! The results of many, put together.

use std::collections::BTreeMap;

use super::{Item, Kind, Outcome, Results, SessionCode};

/// The results of all who did the same session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    pub session: SessionCode,
    pub title: String,
    /// By name.
    pub people: Vec<Person>,
    /// What was asked. What most got wrong at the first try comes first.
    pub questions: Vec<Question>,
    /// The names of those of whom more than one file was there. The one that was made last counts.
    pub repeated: Vec<String>,
}

/// A person of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub results: Results,
    /// The number of cards of their session, how many of them they answered, and how many were right at the first try.
    pub cards: usize,
    pub answered: usize,
    pub right: usize,
    pub walks: usize,
    pub walked: usize,
    pub scenarios: usize,
    /// The scores of the scenarios that were played.
    pub scores: Vec<u32>,
}

/// A question, and what became of it in the class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub key: String,
    pub says: String,
    /// How many got it right at the first try, right later, never right, and did not answer it.
    pub right: usize,
    pub later: usize,
    pub never: usize,
    pub open: usize,
    /// The wrong first answers, each with how many gave it; the most frequent comes first.
    pub mistakes: Vec<(String, usize)>,
}

impl Question {
    /// How many got it wrong at the first try.
    pub fn wrong(&self) -> usize {
        self.later.saturating_add(self.never)
    }

    pub fn answered(&self) -> usize {
        self.right.saturating_add(self.wrong())
    }
}

/// Puts files of results together: a class for each session, the one with most people first.
pub fn classes(files: Vec<Results>) -> Vec<Class> {
    let mut sessions: BTreeMap<SessionCode, Vec<Results>> = BTreeMap::new();
    for results in files {
        sessions.entry(results.session.clone()).or_default().push(results);
    }
    let mut classes: Vec<Class> = sessions.into_iter().map(|(code, files)| Class::new(code, files)).collect();
    classes.sort_by_key(|class| std::cmp::Reverse(class.people.len()));
    classes
}

impl Class {
    fn new(session: SessionCode, mut files: Vec<Results>) -> Class {
        // The last one of a person comes last. Equal times are ordered by what the files say, so that the order in
        // which they were chosen does not matter.
        files.sort_by_cached_key(|results| (results.made, results.write()));
        files.dedup();
        let title = files.last().map(|results| results.title.clone()).unwrap_or_default();
        let mut people: BTreeMap<(String, usize), Results> = BTreeMap::new();
        let mut repeated = Vec::new();
        for (at, results) in files.into_iter().enumerate() {
            // Those who gave no name cannot be told from each other.
            let name = same_name(&results.name);
            let key = if name.is_empty() { (name, at) } else { (name, 0) };
            let said = results.name.clone();
            if people.insert(key, results).is_some() && !repeated.contains(&said) {
                repeated.push(said);
            }
        }
        let people: Vec<Person> = people.into_values().map(Person::new).collect();
        let questions = questions(&people);
        Class { session, title, people, questions, repeated }
    }
}

/// A name without regard to capitals and blanks.
fn same_name(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Person {
    /// What became of a question; none if it was not asked.
    pub fn outcome(&self, question: &Question) -> Option<Outcome> {
        let is_it = |item: &&Item| is_question(item) && item.key == question.key;
        self.results.items.iter().find(is_it).map(|item| item.outcome)
    }

    fn new(results: Results) -> Person {
        let of = |kind: Kind| results.items.iter().filter(move |item| item.kind == kind);
        let open = |kind: Kind| results.count(kind, &[Outcome::Open]);
        let cards = of(Kind::Card).count();
        let walks = of(Kind::Walk).count();
        Person {
            cards,
            answered: cards.saturating_sub(open(Kind::Card)),
            right: results.count(Kind::Card, &[Outcome::Right]),
            walks,
            walked: walks.saturating_sub(open(Kind::Walk)),
            scenarios: of(Kind::Scenario).count(),
            scores: of(Kind::Scenario).filter_map(|item| item.score).collect(),
            results,
        }
    }

    /// The mean of the scores; none if no scenario was played.
    pub fn score(&self) -> Option<u32> {
        let count = u32::try_from(self.scores.len()).ok()?;
        let sum = self.scores.iter().fold(0_u32, |sum, score| sum.saturating_add(*score));
        sum.saturating_add(count / 2).checked_div(count)
    }
}

fn is_question(item: &Item) -> bool {
    item.kind == Kind::Card
}

/// Every question once, in the words of the first person: another may have read it in another language.
fn questions(people: &[Person]) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for item in people.iter().flat_map(|person| &person.results.items).filter(|item| is_question(item)) {
        let place = *places.entry(&item.key).or_insert(questions.len());
        if place == questions.len() {
            let (key, says, mistakes) = (item.key.clone(), item.says.clone(), Vec::new());
            questions.push(Question { key, says, right: 0, later: 0, never: 0, open: 0, mistakes });
        }
        let Some(question) = questions.get_mut(place) else { continue };
        let count = match item.outcome {
            Outcome::Right => &mut question.right,
            Outcome::Later => &mut question.later,
            Outcome::Wrong => &mut question.never,
            Outcome::Done | Outcome::Open => &mut question.open,
        };
        *count = count.saturating_add(1);
        if matches!(item.outcome, Outcome::Later | Outcome::Wrong) {
            match question.mistakes.iter_mut().find(|(given, _)| *given == item.given) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => question.mistakes.push((item.given.clone(), 1)),
            }
        }
    }
    for question in &mut questions {
        question.mistakes.sort_by(|(one, few), (other, many)| many.cmp(few).then_with(|| one.cmp(other)));
    }
    questions.sort_by(|one, other| other.wrong().cmp(&one.wrong()).then_with(|| one.answered().cmp(&other.answered())));
    questions
}
