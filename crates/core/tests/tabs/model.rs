//! The model: who did what knowing what, and storage as each tab sees it.

use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use casewright_core::case::{Answer, Case, Replica, SaveError, Store};

/// A small random generator (splitmix64), so that a run can be repeated from its seed.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// Something a person entered: where, and what.
pub(crate) type Item = (String, String);
pub(crate) type Items = BTreeSet<Item>;

/// A set of actions by number, as bits: a run has fewer than 128, and sets are compared all the time.
#[derive(Clone, Copy, PartialEq, Default)]
pub(crate) struct Deeds(pub(crate) u128);

impl Deeds {
    pub(crate) fn insert(&mut self, deed: usize) {
        self.0 |= 1 << deed;
    }

    pub(crate) fn contains(self, deed: usize) -> bool {
        self.0 >> deed & 1 == 1
    }

    pub(crate) fn with(self, other: Deeds) -> Deeds {
        Deeds(self.0 | other.0)
    }

    pub(crate) fn in_both(self, other: Deeds) -> Deeds {
        Deeds(self.0 & other.0)
    }

    pub(crate) fn without(self, other: Deeds) -> Deeds {
        Deeds(self.0 & !other.0)
    }

    pub(crate) fn are_in(self, other: Deeds) -> bool {
        self.without(other).0 == 0
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = usize> {
        (0..128).filter(move |deed| self.contains(*deed))
    }
}

impl std::fmt::Debug for Deeds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Everything people entered in a case. Which of several answers is shown does not matter.
pub(crate) fn items(case: &Case) -> Items {
    let mut all = Items::new();
    let others = case.others.iter().flat_map(|(field, others)| others.iter().map(move |answer| (field, answer)));
    for (field, answer) in case.entries.answers.iter().chain(others) {
        if answer.is_empty() {
            continue;
        }
        let text = match answer {
            Answer::Text(text) => text.clone(),
            Answer::Choices(chosen) => format!("{chosen:?}"),
            Answer::Rows(rows) => {
                let rows = rows.iter().map(|row| row.cells.iter().map(|(column, cell)| format!("{column}={cell}")));
                rows.map(|cells| cells.collect::<Vec<_>>().join(",")).collect::<Vec<_>>().join("|")
            }
        };
        all.insert((field.to_string(), text));
    }
    all.extend(case.entries.ticks.iter().map(|(step, at)| (format!("tick {step}"), at.timestamp().to_string())));
    all.extend(case.entries.log.iter().map(|entry| ("log".to_owned(), entry.text.clone())));
    all.extend(case.entries.links.iter().map(|link| ("links".to_owned(), link.case.to_string())));
    all
}

/// Everything that tabs and storage must agree on in the end.
pub(crate) fn content(case: &Case) -> impl PartialEq + std::fmt::Debug + use<> {
    // If both ticked a step, each shows its own time until one of them does something else.
    let entered: Items = items(case)
        .into_iter()
        .map(|(place, text)| if place.starts_with("tick ") { (place, String::new()) } else { (place, text) })
        .collect();
    (entered, case.entries.log.clone(), case.closed, case.deleted, case.edition.clone())
}

/// An action of a person in a tab.
pub(crate) struct Deed {
    pub(crate) came: Items,
    pub(crate) went: Items,
    /// Items that never existed before, which must not get lost. Items that come back by undo may be removed by another
    /// change.
    pub(crate) fresh: Items,
    /// Places that it left empty.
    pub(crate) emptied: BTreeSet<String>,
    /// All actions the tab knew of at that time.
    pub(crate) knew: Deeds,
}

/// A stored text, and the actions its writer knew of.
pub(crate) struct Written {
    pub(crate) by: usize,
    pub(crate) text: String,
    pub(crate) deeds: Deeds,
}

/// A step that can be undone: the contents of the case before and after it.
pub(crate) struct Step {
    pub(crate) before: Items,
    pub(crate) after: Items,
}

impl Step {
    pub(crate) fn came(&self) -> Items {
        &self.after - &self.before
    }

    pub(crate) fn went(&self) -> Items {
        &self.before - &self.after
    }
}

/// A browser process with a tab, unless that is closed.
pub(crate) struct Process {
    pub(crate) tab: Option<Tab>,
    /// The contents of `localStorage` in this process.
    pub(crate) view: Rc<Written>,
    /// Written here, but not in storage yet.
    pub(crate) out: VecDeque<Rc<Written>>,
    /// The number of its own writes that it has not seen come back. As long as there are some, its view stays at the
    /// last of them.
    pub(crate) unanswered: usize,
    /// Writes to storage, by it and by others, that it has not heard of yet.
    pub(crate) ahead: VecDeque<Rc<Written>>,
}

pub(crate) struct Tab {
    pub(crate) replica: Replica,
    pub(crate) knows: Deeds,
    /// Known states that another tab may have built on.
    pub(crate) common: Vec<Deeds>,
    /// The text it stored last, or started with.
    pub(crate) own: String,
    /// The last save failed.
    pub(crate) owes: bool,
    /// Another page is shown, which does not listen; but a list can still change the case.
    pub(crate) away: bool,
    pub(crate) done: Vec<Step>,
    pub(crate) undone: Vec<Step>,
}

/// Storage as seen by one process.
pub(crate) struct View<'a> {
    pub(crate) view: &'a mut Rc<Written>,
    pub(crate) out: &'a mut VecDeque<Rc<Written>>,
    pub(crate) unanswered: &'a mut usize,
    pub(crate) by: usize,
    pub(crate) deeds: Deeds,
    pub(crate) full: bool,
    /// Without comparing, what seems to be stored: the text this tab stored last.
    pub(crate) pretended: Option<String>,
    pub(crate) wrote: bool,
}

impl Store for View<'_> {
    fn read(&self) -> Option<String> {
        Some(self.pretended.clone().unwrap_or_else(|| self.view.text.clone()))
    }

    fn write(&mut self, text: &str) -> Result<(), SaveError> {
        if self.full {
            return Err(SaveError::Full);
        }
        let written = Rc::new(Written { by: self.by, text: text.to_owned(), deeds: self.deeds });
        *self.view = Rc::clone(&written);
        self.out.push_back(written);
        *self.unanswered += 1;
        self.wrote = true;
        Ok(())
    }

    fn set_aside(&mut self, text: &str) -> Result<(), SaveError> {
        panic!("nothing is damaged here: {text}")
    }
}

/// The mode of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Play {
    /// The page as it is.
    Whole,
    /// The same, with a case that was opened in more tabs than are counted.
    Old,
    /// Without comparing and listening: the last write wins.
    Unchecked,
}
