//! All that the palette reaches: the cases, and in an open one its stages, steps, fields, terms and posts.

use std::cmp::Reverse;

use litemap::LiteMap;

use super::actions;
use crate::app::language;
use crate::app::route::{Route, ids};
use crate::app::storage::calendar_file;
use crate::app::storage::page::case_link;
use crate::app::storage::records::everything;
use crate::app::text::{self, storage as words};
use crate::browser::{clock, dialog, fetch, focus, location, lower, page, room};
use casewright_core::case::keys::{CASES, PROCEDURES};
use casewright_core::case::{Case, restore, restore_head};
use casewright_core::engine::Scope;
use casewright_core::procedure::{Head, Index, Procedure, Step, is_edition, read_index, read_procedure};

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
    /// What is looked through, in small letters without accents.
    pub(super) words: String,
    pub(super) does: Does,
    /// The keys that do the same.
    pub(super) keys: Option<text::Keys>,
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
    Keys(dialog::Chord, Vec<&'static str>),
    /// Makes a file of what is due in the open case.
    Calendar,
    /// Has the page be in another language, by its code.
    Speak(String),
    /// Shows the list of keys.
    List,
}

/// An open case, as it stands under its procedure.
struct Open<'a> {
    case: &'a Case,
    procedure: &'a Procedure,
    scope: Scope<'a>,
}

impl Entry {
    pub(super) fn new(group: Group, label: String, about: String, does: Does) -> Entry {
        let words = lower::bare(&label);
        Entry { group, label, about, words, does, keys: None, here: false }
    }

    /// Found by these words, too.
    pub(super) fn found_by(mut self, words: &str) -> Entry {
        self.words.extend([" ", &lower::bare(words)]);
        self
    }

    pub(super) fn with_keys(mut self, keys: text::Keys) -> Entry {
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
            Does::Press(controls) => {
                controls.iter().for_each(|id| dialog::press(id));
                // The tab of a post is a place, not only something to press.
                if let Some(tab) = controls.last().filter(|_| self.group == Group::Posts) {
                    focus::soon(tab.clone());
                }
            }
            Does::Keys(keys, controls) => {
                controls.iter().for_each(|id| dialog::press(id));
                dialog::press_keys(*keys);
            }
            Does::Calendar => calendar_file::of_open_case(),
            // Where the choice cannot be kept the page stays as it is, and says why.
            Does::Speak(code) => {
                if let Err(why) = language::choose(code) {
                    page::tell(&words::not_kept(why));
                }
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
pub(in crate::app::storage) fn kept(all: &LiteMap<String, String>, case: &Case) -> Option<Procedure> {
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
    if let Some(case) = case {
        actions::in_case(case, &mut found);
    }
    actions::anywhere(heads, &mut found);
    if let Some((case, procedure)) = case.zip(procedure) {
        let now = clock::now();
        Open { case, procedure, scope: Scope::new(procedure, &case.entries, &now) }.all(&mut found);
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
    /// The stages with something to do, their steps, the fields of those and the terms in their words; and the posts.
    fn all(&self, found: &mut Vec<Entry>) {
        let mut terms = Vec::new();
        for stage in &self.procedure.stages {
            let address = Route::Case { id: self.case.id.clone(), stage: Some(stage.id.clone()) }.link();
            let at = found.len();
            for step in &self.procedure.steps {
                if step.stage == stage.id && self.scope.condition(step.when.as_ref()).is_yes() {
                    self.step(step, (&stage.title, &address), &mut terms, found);
                }
            }
            if found.len() > at {
                found.insert(at, Entry::new(Group::Stages, stage.title.clone(), stage.says.clone(), Does::Go(address)));
            }
        }
        for post in &self.procedure.posts {
            if self.scope.condition(post.when.as_ref()).is_yes() {
                let controls = vec![ids::TO_POST.to_owned(), ids::post_tab(post.id.as_str())];
                found.push(Entry::new(Group::Posts, post.title.clone(), String::new(), Does::Press(controls)));
            }
        }
    }

    fn step(&self, step: &Step, (stage, address): (&str, &str), terms: &mut Vec<u32>, found: &mut Vec<Entry>) {
        let mut add = |group, label: &str, about: &str, id| {
            let does = Does::Visit(address.to_owned(), id);
            found.push(Entry::new(group, label.to_owned(), about.to_owned(), does));
        };
        add(Group::Steps, &step.title, stage, ids::step(step.id.as_str()));
        for field in &self.procedure.fields {
            if step.fields.contains(&field.id) && self.scope.field(&field.id).is_some_and(|reading| reading.shown) {
                add(Group::Fields, &field.label, &step.title, ids::field(field.id.as_str()));
            }
        }
        for place in &step.terms {
            let term = usize::try_from(*place).ok().and_then(|place| self.procedure.terms.get(place));
            // Once, where it stands first.
            if let Some(term) = term.filter(|_| !terms.contains(place)) {
                terms.push(*place);
                add(Group::Terms, &term.name, &term.says, ids::why(step.id.as_str()));
            }
        }
    }
}
