//! All that the palette reaches: the cases, and in an open one its stages, steps, fields, terms and posts.

use std::cmp::Reverse;

use litemap::LiteMap;

use super::actions;
use crate::app::route::{Route, ids};
use crate::app::storage::page::case_link;
use crate::app::storage::records::{CASES, PROCEDURES, everything};
use crate::app::{text, text_storage as words};
use crate::browser::keys::Chord;
use crate::browser::{clock, dialog, fetch, focus, location, room};
use crate::case::{Case, restore, restore_head};
use crate::engine::{Evaluation, evaluate};
use crate::id::StepId;
use crate::procedure::{Head, Index, Procedure, is_edition, read_index, read_procedure};

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    Cases,
    Actions,
    Stages,
    Steps,
    Fields,
    Terms,
    Posts,
}

/// Something that the palette leads to or does.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) group: Group,
    pub(super) label: String,
    /// What tells it apart, or explains it.
    pub(super) about: String,
    /// What is looked through.
    pub(super) words: String,
    pub(super) does: Does,
    pub(super) keys: Option<Chord>,
    /// Whether it is the case that is open.
    pub(super) here: bool,
}

/// What choosing an entry does.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Does {
    /// Goes to an address.
    Go(String),
    /// Goes to a control on the page of the open case: the address of its stage, and its id.
    Visit(String, String),
    /// Presses controls of the page.
    Press(Vec<String>),
    /// Presses keys, after controls.
    Keys(Chord, Vec<&'static str>),
    /// Shows the list of keys.
    List,
}

/// An open case, with its procedure.
struct Open<'a> {
    case: &'a Case,
    procedure: &'a Procedure,
    evaluation: Evaluation,
}

impl Entry {
    pub(super) fn new(group: Group, label: String, about: String, does: Does) -> Entry {
        let words = label.clone();
        Entry { group, label, about, words, does, keys: None, here: false }
    }

    /// Found by these words, too.
    pub(super) fn found_by(mut self, words: &str) -> Entry {
        self.words.extend([" ", words]);
        self
    }

    pub(super) fn with_keys(mut self, keys: Chord) -> Entry {
        self.keys = Some(keys);
        self
    }

    /// Does it. To be called while a key or a click is handled, or the browser gives no clipboard.
    pub(super) fn run(&self) {
        match &self.does {
            Does::Go(address) => location::go(address),
            Does::Visit(_, id) if focus::is_there(id) => {
                dialog::press(ids::TO_STAGE);
                focus::soon(id.clone());
            }
            Does::Visit(address, id) => {
                dialog::wish(id);
                location::go(address);
            }
            Does::Press(controls) => controls.iter().for_each(|id| dialog::press(id)),
            Does::Keys(keys, controls) => {
                controls.iter().for_each(|id| dialog::press(id));
                keys.press();
            }
            Does::List => {}
        }
    }
}

/// Hands what there is to `then`: at once what is in this browser, and again with what had to be fetched.
pub(super) fn look(then: impl Fn(Vec<Entry>) + 'static) {
    let (all, _) = everything();
    let case = match Route::read(&location::hash()) {
        Route::Case { id, .. } => all.get(&[CASES, id.as_str()].concat()).and_then(|text| restore(text).ok()),
        _ => None,
    };
    let kept = case.as_ref().and_then(|case| kept(&all, case));
    then(entries(&all, &[], case.as_ref(), kept.as_ref()));
    let index = move |text: Result<String, _>| {
        let heads = text.ok().and_then(|text| read_index(&text).ok()).map(|Index { procedures, .. }| procedures);
        let heads = heads.unwrap_or_default();
        then(entries(&all, &heads, case.as_ref(), kept.as_ref()));
        // Where the storage is full or blocked, the procedure of the case was not kept.
        let file = case
            .as_ref()
            .filter(|_| kept.is_none())
            .and_then(|case| heads.iter().find(|head| head.id == case.procedure).map(|head| head.file.clone()));
        let Some(file) = file else { return };
        let arrived = move |text: Result<String, _>| {
            let procedure = text.ok().and_then(|text| read_procedure(&text).ok());
            then(entries(&all, &heads, case.as_ref(), procedure.as_ref()));
        };
        fetch::text(file, Box::new(arrived));
    };
    fetch::text("pack.json".to_owned(), Box::new(index));
}

/// The procedure that a case follows, if this browser keeps it.
fn kept(all: &LiteMap<String, String>, case: &Case) -> Option<Procedure> {
    let key = [PROCEDURES, case.edition.as_str()].concat();
    let text = all.get(&key).cloned().or_else(|| room::read(&key)).filter(|text| is_edition(&case.edition, text))?;
    read_procedure(&text).ok()
}

fn entries(
    all: &LiteMap<String, String>,
    heads: &[Head],
    case: Option<&Case>,
    procedure: Option<&Procedure>,
) -> Vec<Entry> {
    let mut found = cases(all, heads, case);
    let open = case.zip(procedure).map(|(case, procedure)| {
        let evaluation = evaluate(procedure, &case.entries, &clock::now());
        Open { case, procedure, evaluation }
    });
    found.extend(case.into_iter().flat_map(actions::in_case));
    found.extend(actions::anywhere(heads));
    if let Some(open) = &open {
        open.stages(&mut found);
        open.steps(&mut found);
        open.posts(&mut found);
    }
    found
}

/// All but those in the bin, the latest edited first.
fn cases(all: &LiteMap<String, String>, heads: &[Head], open: Option<&Case>) -> Vec<Entry> {
    let texts = all.iter().filter(|(key, _)| key.starts_with(CASES));
    // Without what was entered: there may be thousands.
    let mut cases: Vec<Case> = texts.filter_map(|(_, text)| restore_head(text).ok()).collect();
    cases.retain(|case| case.deleted.is_none());
    cases.sort_by_key(|case| Reverse(case.edited));
    let now = clock::now();
    let entry = |case: &Case| {
        let title = heads.iter().find(|head| head.id == case.procedure).map_or("", |head| head.title.as_str());
        let about = words::case_about(&case.number, title, case, &now);
        let mut entry = Entry::new(Group::Cases, text::name(&case.name), about, Does::Go(case_link(&case.id)));
        entry.here = open.is_some_and(|open| open.id == case.id);
        entry.found_by(&case.number)
    };
    cases.iter().map(entry).collect()
}

impl Open<'_> {
    fn address(&self, stage: &crate::id::StageId) -> String {
        Route::Case { id: self.case.id.clone(), stage: Some(stage.clone()) }.link()
    }

    fn stages(&self, found: &mut Vec<Entry>) {
        let shown = self.evaluation.progress.iter().filter(|progress| progress.of > 0);
        for progress in shown {
            let Some(stage) = self.procedure.stages.iter().find(|stage| stage.id == progress.stage) else { continue };
            let about = text::of(progress.done, progress.of);
            let does = Does::Go(self.address(&stage.id));
            found.push(Entry::new(Group::Stages, stage.title.clone(), about, does));
        }
    }

    /// The steps, their fields and the terms in their words.
    fn steps(&self, found: &mut Vec<Entry>) {
        let shown = |id: &StepId| self.evaluation.steps.iter().any(|step| step.id == *id && step.shown);
        let steps = self.procedure.steps.iter().filter(|step| shown(&step.id));
        let mut terms = Vec::new();
        for step in steps.clone() {
            let address = self.address(&step.stage);
            let stage = self.procedure.stages.iter().find(|stage| stage.id == step.stage);
            let about = stage.map(|stage| stage.title.clone()).unwrap_or_default();
            let to = |id: String| Does::Visit(address.clone(), id);
            found.push(Entry::new(Group::Steps, step.title.clone(), about, to(ids::step(step.id.as_str()))));
            for place in &step.terms {
                let term = usize::try_from(*place).ok().and_then(|place| self.procedure.terms.get(place));
                // Once, where it stands first.
                if let Some(term) = term.filter(|_| !terms.contains(place)) {
                    terms.push(*place);
                    let does = to(ids::why(step.id.as_str()));
                    found.push(Entry::new(Group::Terms, term.name.clone(), term.says.clone(), does));
                }
            }
        }
        for step in steps {
            let address = self.address(&step.stage);
            let fields = self.evaluation.fields.iter().filter(|field| field.shown && step.fields.contains(&field.id));
            for state in fields {
                let Some(field) = self.procedure.fields.iter().find(|field| field.id == state.id) else { continue };
                let does = Does::Visit(address.clone(), ids::field(field.id.as_str()));
                found.push(Entry::new(Group::Fields, field.label.clone(), step.title.clone(), does));
            }
        }
    }

    fn posts(&self, found: &mut Vec<Entry>) {
        let shown = self.evaluation.posts.iter().filter(|post| post.shown);
        for state in shown {
            let Some(post) = self.procedure.posts.iter().find(|post| post.id == state.id) else { continue };
            let controls = vec![ids::TO_POST.to_owned(), ids::post_tab(post.id.as_str())];
            let about = text::left(state.missing.len().saturating_add(state.withheld_by.len()));
            let entry = Entry::new(Group::Posts, post.title.clone(), about, Does::Press(controls));
            found.push(entry);
        }
    }
}
