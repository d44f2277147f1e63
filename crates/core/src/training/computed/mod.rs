//! Computed cards: questions made from the clocks and named values of any procedure, with the engine's answers. The same
//! seed gives the same question.

mod judge;
mod key;
mod mistake;
mod reads;
mod slice;
mod solve;
mod words;
mod world;
mod wrong;

pub use mistake::Mistake;

use crate::case::Entries;
use crate::engine::{Because, Reason};
use crate::id::CardId;
use crate::procedure::{ComputedCard, PracticeCase, Procedure, Source, hash};
use crate::training::random::Random;
use crate::value::{Now, Value, Zone};
use key::Target;
use slice::Slice;
use solve::{Reply, Solved};

/// A question with its answer, about a case that has nothing but the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub ask: Ask,
    /// Labels and displayed answers of all that is needed to answer, in the order of the procedure. An empty answer is
    /// one that is not there, although it counts.
    pub facts: Vec<(String, String)>,
    /// The moment, where it counts.
    pub now: Option<Now>,
    /// The right one stands among them once; the order follows from the seed.
    pub choices: Vec<Choice>,
    /// The answers that the right one rests on.
    pub because: Vec<Reason>,
    /// How a due time was counted.
    pub due: Option<Because>,
    pub sources: Vec<Source>,
    /// The case, which has the facts alone.
    pub entries: Entries,
    right: Reply,
    zone: Zone,
}

impl Question {
    /// The place of the case, whatever that of the reader is.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// What a named value comes to.
    Value { label: String },
    /// When something is due by a clock.
    When { clock: String, what: String },
    /// What is to be done now by a clock with several due times.
    WhatNow { clock: String },
    /// Which step comes after a step.
    NextStep { after: String },
    /// Who acts after a step.
    WhoActs { after: String },
}

/// A possible answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub says: String,
    /// The mistake that leads to it; `None` for the right one.
    pub mistake: Option<Mistake>,
}

/// The least and the greatest number of wrong answers.
const WRONG: (usize, usize) = (2, 3);

/// More facts than these are no question but a case.
const FACTS: usize = 14;

/// So many cases are tried for a question.
const CASES: usize = 4;

/// So many seeds are tried for a question, the one that is asked for first.
const ATTEMPTS: u64 = 12;

/// Of so many seeds, at least so many must give a question at once. Then the first attempts hardly ever all fail.
const SAMPLE: u64 = 12;
const OFTEN: usize = 9;

/// Everything that can be asked about a procedure, in its order. The ids are stable.
pub fn cards(procedure: &Procedure, cases: &[PracticeCase]) -> Vec<ComputedCard> {
    let card = |target: Target| {
        let (id, slice) = (target.key(), Slice::new(procedure, &target)?);
        let made = (0..SAMPLE).filter(|seed| attempt(procedure, &slice, &target, cases, *seed).is_some()).count();
        let rests_on = hash(&crate::serial::write(&slice.procedure));
        (made >= OFTEN).then_some(ComputedCard { id, rests_on })
    };
    targets(procedure).into_iter().filter_map(card).collect()
}

/// What could be asked, if there are cases for it.
fn targets(procedure: &Procedure) -> Vec<Target> {
    let values = procedure.defines.iter().map(|define| Target::Value(define.id.clone()));
    let mut targets: Vec<Target> = values.collect();
    for clock in &procedure.clocks {
        targets.extend((1..=clock.dues.len()).map(|number| Target::Due(clock.id.clone(), number)));
        if clock.dues.len() > 1 {
            targets.push(Target::Now(clock.id.clone()));
        }
    }
    for step in procedure.steps_in_order() {
        let ways = slice::stretch(procedure, &step.id);
        // What follows the questions about one kind of case has been asked of the step before them.
        let asks = step.when.is_none() || step.tick;
        if ways.len() > 2 && asks {
            targets.push(Target::Next(step.id.clone()));
        }
        if ways.iter().skip(1).any(|next| next.role.is_some() && next.role != step.role) {
            targets.push(Target::Who(step.id.clone()));
        }
    }
    targets
}

/// The cases without what no question reads, and each only once.
pub fn practice_cases(procedure: &Procedure, cases: Vec<PracticeCase>) -> Vec<PracticeCase> {
    let slices: Vec<Slice> = targets(procedure).iter().filter_map(|target| Slice::new(procedure, target)).collect();
    let mut kept: Vec<PracticeCase> = Vec::new();
    for mut case in cases {
        case.entries.answers.retain(|id, _| slices.iter().any(|slice| slice.reads.fields.contains(id)));
        case.entries.ticks.retain(|id, _| slices.iter().any(|slice| slice.reads.done.contains(id)));
        case.entries.log.clear();
        case.entries.links.clear();
        if !kept.contains(&case) {
            kept.push(case);
        }
    }
    kept
}

/// The question of a seed, which is any text; `None` if the procedure has nothing of that id to ask about.
pub fn question(procedure: &Procedure, cases: &[PracticeCase], id: &CardId, seed: &str) -> Option<Question> {
    let target = Target::read(id)?;
    let slice = Slice::new(procedure, &target)?;
    let seed = hash(&[id.as_str(), "/", seed].concat());
    (0..ATTEMPTS).find_map(|again| attempt(procedure, &slice, &target, cases, seed.wrapping_add(again)))
}

/// The question of one number; `None` if that gives none worth asking.
fn attempt(
    procedure: &Procedure,
    slice: &Slice,
    target: &Target,
    cases: &[PracticeCase],
    seed: u64,
) -> Option<Question> {
    let mut random = Random::new(seed);
    // Of their own, so that a procedure with another rule is asked about the same case.
    let mut draws = Random::new(seed.rotate_left(32));
    world::worlds(slice, target, cases, &mut random)
        .take(CASES)
        .find_map(|(world, solved)| made(procedure, slice, target, &world, solved, &mut draws))
}

fn made(
    procedure: &Procedure,
    slice: &Slice,
    target: &Target,
    world: &world::World,
    solved: Solved,
    random: &mut Random,
) -> Option<Question> {
    let ask = ask(procedure, target, &solved)?;
    let zone = &world.now.zone;
    let says = solved.reply.says(zone);
    let facts = world.facts(slice, &solved);
    // A date that stands among the facts is read off them.
    let is_date = !matches!(solved.reply, Reply::Words(_) | Reply::Value(Value::Number(_) | Value::Span(_)));
    let read_off = is_date && facts.iter().any(|(_, answer)| answer.contains(&says));
    let mut wrong: Vec<Choice> = Vec::new();
    for (reply, mistake) in wrong::wrong(procedure, slice, target, world, &solved) {
        let choice = Choice { says: reply.says(zone), mistake: Some(mistake) };
        if choice.says != says && !choice.says.is_empty() && wrong.iter().all(|one| one.says != choice.says) {
            wrong.push(choice);
        }
    }
    let makeshift = |choice: &Choice| choice.mistake.as_ref().is_some_and(Mistake::is_makeshift);
    if read_off || facts.is_empty() || facts.len() > FACTS || wrong.len() < WRONG.0 || wrong.iter().all(makeshift) {
        return None;
    }
    random.shuffle(&mut wrong);
    wrong.sort_by_key(makeshift);
    wrong.truncate(WRONG.1);
    wrong.push(Choice { says, mistake: None });
    random.shuffle(&mut wrong);
    let step = procedure.steps.iter().find(|step| !slice.stretch.is_empty() && step.id.as_str() == solved.what);
    let timely = slice.reads.now || slice.reads.today;
    Some(Question {
        ask,
        facts,
        now: timely.then(|| world.now.clone()),
        choices: wrong,
        because: solved.because,
        due: solved.due,
        sources: step.map_or_else(|| slice.sources.clone(), |step| step.sources.clone()),
        entries: world.entries.clone(),
        right: solved.reply,
        zone: zone.clone(),
    })
}

fn ask(procedure: &Procedure, target: &Target, solved: &Solved) -> Option<Ask> {
    let clock = |id: &crate::id::ClockId| {
        procedure.clocks.iter().find(|clock| clock.id == *id).map(|clock| clock.label.clone())
    };
    match target {
        Target::Value(id) => {
            if let Reply::Value(Value::YesNo(_)) = solved.reply {
                return None;
            }
            let define = procedure.defines.iter().find(|define| define.id == *id)?;
            Some(Ask::Value { label: define.label.clone() })
        }
        Target::Due(id, _) => Some(Ask::When { clock: clock(id)?, what: solved.what.clone() }),
        Target::Now(id) => Some(Ask::WhatNow { clock: clock(id)? }),
        Target::Next(id) => Some(Ask::NextStep { after: step_title(procedure, id)? }),
        Target::Who(id) => Some(Ask::WhoActs { after: step_title(procedure, id)? }),
    }
}

fn step_title(procedure: &Procedure, id: &crate::id::StepId) -> Option<String> {
    procedure.steps.iter().find(|step| step.id == *id).map(|step| step.title.clone())
}
