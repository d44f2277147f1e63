//! The entries of the palette: the cases, and in an open one its stages, steps, fields, terms and posts.
//!
//! Asks `Scope` rather than `evaluate`: the palette needs conditions only, not clocks and findings.

use casewright_core::case::Case;
use casewright_core::engine::Scope;
use casewright_core::procedure::{Head, Procedure, Step};

use super::entry::{Effect, Entry};
use super::{actions, choices};
use crate::browser::clock;
use crate::cases::{self, CaseClock};
use crate::commands::{Command, OpenPage, Place};
use crate::pack::Pack;
use crate::route::Route;
use crate::settings::Settings;
use crate::text;
use crate::text::storage::{self as words, Group};

/// The open case with its procedure.
struct CaseReach<'a> {
    case: &'a Case,
    procedure: &'a Procedure,
    scope: Scope<'a>,
}

/// All entries, given the current page. Without the pack, those of procedures are left out.
pub(super) fn entries(route: &Route, pack: Option<&Pack>, page: &OpenPage, settings: &Settings) -> Vec<Entry> {
    let case = match route {
        Route::Case { id, .. } => cases::read(id).and_then(Result::ok),
        _ => None,
    };
    let case = case.as_deref();
    let heads = pack.map_or(&[][..], |pack| pack.procedures.as_slice());
    let mut found = all_cases(heads, case);
    if let Some(case) = case {
        actions::in_case(case, page, &mut found);
    }
    actions::anywhere(heads, &mut found);
    choices::all(settings, &mut found);
    if let Some((case, sop)) = case.and_then(|case| Some((case, pack?.of(case)?))) {
        let now = CaseClock::of(&case.id).now();
        CaseReach { case, procedure: &sop, scope: Scope::new(&sop, &case.entries, &now) }.all(&mut found);
    }
    found
}

/// All cases except those in the bin, most recently edited first.
fn all_cases(heads: &[Head], open: Option<&Case>) -> Vec<Entry> {
    let now = clock::now();
    let entry = |case: &Case| {
        let title = heads.iter().find(|head| head.id == case.procedure).map_or("", |head| head.title.as_str());
        let about = words::case_about(&case.number, title, case, &now);
        let mut entry =
            Entry::new(Group::Cases, text::name(&case.name), about, Effect::Go(Route::case(&case.id).link()));
        entry.here = open.is_some_and(|open| open.id == case.id);
        entry.found_by(&case.number)
    };
    cases::heads().iter().map(entry).collect()
}

impl CaseReach<'_> {
    /// The stages with something to do, their steps, fields and terms; and the posts.
    fn all(&self, found: &mut Vec<Entry>) {
        let mut terms = Vec::new();
        for stage in &self.procedure.stages {
            let address = Route::Case { id: self.case.id.clone(), stage: Some(stage.id.clone()) }.link();
            let at = found.len();
            for step in &self.procedure.steps {
                if step.stage == stage.id && self.scope.condition(step.when.as_ref()).is_yes() {
                    self.step(step, &stage.title, &mut terms, found);
                }
            }
            if found.len() > at {
                found.insert(
                    at,
                    Entry::new(Group::Stages, stage.title.clone(), stage.says.clone(), Effect::Go(address)),
                );
            }
        }
        for post in &self.procedure.posts {
            if self.scope.condition(post.when.as_ref()).is_yes() {
                let open = Effect::Run(Command::OpenPost(post.id.clone()));
                found.push(Entry::new(Group::Posts, post.title.clone(), String::new(), open));
            }
        }
    }

    fn step(&self, step: &Step, stage: &str, terms: &mut Vec<u32>, found: &mut Vec<Entry>) {
        let mut add = |group, label: &str, about: &str, place| {
            let effect = Effect::Run(Command::Visit(place));
            found.push(Entry::new(group, label.to_owned(), about.to_owned(), effect));
        };
        add(Group::Steps, &step.title, stage, Place::Step(step.id.clone()));
        for field in &self.procedure.fields {
            if step.fields.contains(&field.id) && self.scope.field(&field.id).is_some_and(|reading| reading.shown) {
                add(Group::Fields, &field.label, &step.title, Place::Field(field.id.clone()));
            }
        }
        for place in &step.terms {
            let term = usize::try_from(*place).ok().and_then(|place| self.procedure.terms.get(place));
            // Only once, at its first step.
            if let Some(term) = term.filter(|_| !terms.contains(place)) {
                terms.push(*place);
                add(Group::Terms, &term.name, &term.says, Place::Why(step.id.clone()));
            }
        }
    }
}
