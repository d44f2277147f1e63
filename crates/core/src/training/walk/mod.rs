//! A walk through a procedure: its steps place by place, worked out from the procedure alone.
//!
//! Where something is done only under a condition, its place asks what to do first and shows it then.

mod branch;
mod depends;
mod implied;
mod progress;
mod skipped;

pub use branch::{Branch, Offer, Question};
pub use skipped::Skipped;

use self::depends::{Part, reads};
use crate::id::{FieldId, PostId, StageId};
use crate::procedure::changes::{Wording, spoken_line};
use crate::procedure::{Clock, Field, Post, Procedure, Rule, Stage, Step, Term};

/// The names of the places that no part of the procedure names. No id has a hyphen.
const OPENING: &str = "the-opening";
const POSTS: &str = "the-posts";
const END: &str = "the-end";

/// How many steps a place shows at most, and how many letters of instructions, reasons and questions.
const MOST_STEPS: usize = 3;
const MOST_LETTERS: usize = 700;

/// The places of a procedure in order. Never empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Walk<'a> {
    pub places: Vec<Place<'a>>,
}

/// What is looked at at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Place<'a> {
    /// Its name in addresses and in what is kept: the id of its first step, or one with a hyphen.
    pub id: String,
    /// What is asked before the place is shown.
    pub question: Option<Question<'a>>,
    pub shows: Shows<'a>,
}

/// What a place shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Shows<'a> {
    /// What the procedure is for.
    Opening,
    /// A stage with its steps, before they are looked at.
    Stage(&'a Stage, Vec<&'a Step>),
    /// One step, or a few small ones of a stage. Never empty.
    Steps(Vec<StepLesson<'a>>),
    /// That posts are written, and those that are written in every case.
    Posts(Vec<PostLesson<'a>>),
    /// A post that is written only in some cases.
    Post(PostLesson<'a>),
    End,
}

/// All there is to know about a step.
#[derive(Debug, Clone, PartialEq)]
pub struct StepLesson<'a> {
    pub step: &'a Step,
    pub fields: Vec<&'a Field>,
    pub terms: Vec<&'a Term>,
    /// The clocks that read its answers or its tick.
    pub clocks: Vec<&'a Clock>,
    pub skipped: Skipped<'a>,
}

/// All there is to know about a post.
#[derive(Debug, Clone, PartialEq)]
pub struct PostLesson<'a> {
    pub post: &'a Post,
    /// The steps that it waits for.
    pub needs: Vec<&'a Step>,
    /// The rules that withhold it.
    pub withheld: Vec<&'a Rule>,
}

impl<'a> Walk<'a> {
    pub fn of(procedure: &'a Procedure) -> Walk<'a> {
        let mut places = vec![Place { id: OPENING.to_owned(), question: None, shows: Shows::Opening }];
        let mut left: Vec<&Step> = procedure.steps.iter().collect();
        for stage in &procedure.stages {
            let steps: Vec<&Step> = left.extract_if(.., |step| step.stage == stage.id).collect();
            let id = ["stage-", stage.id.as_str()].concat();
            places.push(Place { id, question: None, shows: Shows::Stage(stage, steps.clone()) });
            places.extend(places_of(procedure, &steps));
        }
        // A checked procedure has none without a stage.
        places.extend(places_of(procedure, &left));
        places.extend(posts(procedure));
        places.push(Place { id: END.to_owned(), question: None, shows: Shows::End });
        Walk { places }
    }

    /// The index of the place with this name, or of the one that shows the step with this id.
    pub fn at(&self, name: &str) -> Option<usize> {
        let shows = |place: &Place<'_>| place.id == name || place.steps().any(|lesson| lesson.step.id.as_str() == name);
        self.places.iter().position(shows)
    }

    /// The places before and after the one at this index.
    pub fn around(&self, at: usize) -> [Option<&Place<'a>>; 2] {
        [at.checked_sub(1), at.checked_add(1)].map(|at| self.places.get(at?))
    }
}

impl<'a> Place<'a> {
    /// The stage that it belongs to, if it belongs to one.
    pub fn stage(&self) -> Option<&'a StageId> {
        match &self.shows {
            Shows::Stage(stage, _) => Some(&stage.id),
            Shows::Steps(lessons) => lessons.first().map(|lesson| &lesson.step.stage),
            Shows::Opening | Shows::Posts(_) | Shows::Post(_) | Shows::End => None,
        }
    }

    /// The steps that it shows.
    pub fn steps(&self) -> impl Iterator<Item = &StepLesson<'a>> {
        match &self.shows {
            Shows::Steps(steps) => steps.as_slice(),
            _ => &[],
        }
        .iter()
    }
}

/// The places of neighboring steps: small ones together, as long as they have the same condition, which is asked once.
fn places_of<'a>(procedure: &'a Procedure, steps: &[&'a Step]) -> Vec<Place<'a>> {
    let alike = steps.chunk_by(|step, next| step.when == next.when);
    let mut together: Vec<Vec<&Step>> = Vec::new();
    for alike in alike {
        let mut letters = usize::MAX;
        for step in alike {
            letters = letters.saturating_add(letters_of(procedure, step));
            match together.last_mut() {
                Some(place) if letters <= MOST_LETTERS && place.len() < MOST_STEPS => place.push(step),
                _ => {
                    together.push(vec![step]);
                    letters = letters_of(procedure, step);
                }
            }
        }
    }
    together.iter().filter_map(|steps| place(procedure, steps)).collect()
}

fn place<'a>(procedure: &'a Procedure, steps: &[&'a Step]) -> Option<Place<'a>> {
    let first = steps.first()?;
    Some(Place {
        id: first.id.to_string(),
        question: Question::of_step(procedure, first),
        shows: Shows::Steps(steps.iter().map(|step| lesson(procedure, step)).collect()),
    })
}

/// The number of letters to read about a step.
fn letters_of(procedure: &Procedure, step: &Step) -> usize {
    let fields = fields(procedure, &step.fields);
    let of_field = |field: &Field| field.label.len() + field.help.as_deref().map_or(0, str::len);
    let says = spoken_line(procedure, &step.says, Wording::ENGLISH);
    says.len() + step.why.as_deref().map_or(0, str::len) + fields.into_iter().map(of_field).sum::<usize>()
}

fn lesson<'a>(procedure: &'a Procedure, step: &'a Step) -> StepLesson<'a> {
    let part = Part::Step(step);
    let term = |at: &u32| procedure.terms.get(usize::try_from(*at).ok()?);
    let concerns = |clock: &&Clock| {
        let done = clock.dues.iter().filter_map(|due| due.done.as_ref());
        let mut read = [&clock.when, &clock.until].into_iter().flatten().chain([&clock.starts]).chain(done);
        read.any(|expr| reads(procedure, expr, part))
    };
    StepLesson {
        step,
        fields: fields(procedure, &step.fields),
        terms: step.terms.iter().filter_map(term).collect(),
        clocks: procedure.clocks.iter().filter(concerns).collect(),
        skipped: Skipped::of(procedure, step),
    }
}

fn fields<'a>(procedure: &'a Procedure, ids: &[FieldId]) -> Vec<&'a Field> {
    ids.iter().filter_map(|id| procedure.fields.iter().find(|field| field.id == *id)).collect()
}

/// The places of the posts, if there are any: first those without a condition, together.
fn posts(procedure: &Procedure) -> Vec<Place<'_>> {
    if procedure.posts.is_empty() {
        return Vec::new();
    }
    let lesson = |post| post_lesson(procedure, post);
    let always = procedure.posts.iter().filter(|post| post.when.is_none()).map(lesson).collect();
    let first = Place { id: POSTS.to_owned(), question: None, shows: Shows::Posts(always) };
    let sometimes = procedure.posts.iter().filter(|post| post.when.is_some()).map(|post| Place {
        id: ["post-", post.id.as_str()].concat(),
        question: Question::of_post(procedure, post),
        shows: Shows::Post(post_lesson(procedure, post)),
    });
    [first].into_iter().chain(sometimes).collect()
}

fn post_lesson<'a>(procedure: &'a Procedure, post: &'a Post) -> PostLesson<'a> {
    let has = |ids: &[PostId]| ids.contains(&post.id);
    PostLesson {
        post,
        needs: post.needs.iter().filter_map(|id| procedure.steps.iter().find(|step| step.id == *id)).collect(),
        withheld: procedure.rules.iter().filter(|rule| has(&rule.withholds)).collect(),
    }
}
