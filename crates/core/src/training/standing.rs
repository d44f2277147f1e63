//! Which cards are asked today.

use chrono::NaiveDate;

use super::{CardHistory, CardKey, Fingerprint, Record};

/// How many cards that were never asked are begun on a day. More at once are forgotten at once.
const NEW_A_DAY: usize = 10;

/// How a card stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was never asked.
    New,
    /// It was asked, and is something else since.
    Changed(WhatChanged),
    /// It is to be asked, since that day.
    Due(NaiveDate),
    /// It was forgotten too often to be asked again; it is learned anew by the walk.
    Leech,
    /// It is asked again on that day.
    Later(NaiveDate),
}

/// What about a card changed since it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhatChanged {
    /// Its question, answer or source.
    Card,
    /// What the SOP says there.
    Sop,
}

/// What is to be asked on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// What changed since it was asked, in the order given.
    pub changed: Vec<(CardKey, WhatChanged)>,
    /// What is to be asked again; what waits longest comes first.
    pub due: Vec<CardKey>,
    /// What is asked for the first time, in the order given, no more than are begun on a day.
    pub new: Vec<CardKey>,
    /// What is not asked, but learned anew.
    pub leeches: Vec<CardKey>,
    /// The number of cards that are known for now.
    pub known: usize,
    /// The next day on which something is due, if nothing else comes before.
    pub next: Option<NaiveDate>,
}

impl Plan {
    /// Everything that is asked, in order.
    pub fn asked(&self) -> Vec<CardKey> {
        let changed = self.changed.iter().map(|(key, _)| key);
        changed.chain(&self.due).chain(&self.new).cloned().collect()
    }

    /// The number of cards that are asked.
    pub fn len(&self) -> usize {
        self.changed.len().saturating_add(self.due.len()).saturating_add(self.new.len())
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Record {
    /// How a card stands that has this fingerprint now.
    pub fn standing(&self, key: &CardKey, is: Fingerprint, today: NaiveDate) -> Standing {
        let Some(history) = self.cards.get(key) else { return Standing::New };
        let Some(schedule) = history.schedule() else { return Standing::New };
        if history.asked.card != is.card {
            Standing::Changed(WhatChanged::Card)
        } else if history.asked.sop != is.sop {
            Standing::Changed(WhatChanged::Sop)
        } else if schedule.due > today {
            Standing::Later(schedule.due)
        } else if schedule.is_leech() {
            Standing::Leech
        } else {
            Standing::Due(schedule.due)
        }
    }

    /// What is to be asked of these cards today.
    pub fn plan(&self, cards: &[(CardKey, Fingerprint)], today: NaiveDate) -> Plan {
        let mut plan = Plan::default();
        let mut due = Vec::new();
        for (key, is) in cards {
            match self.standing(key, *is, today) {
                Standing::New => plan.new.push(key.clone()),
                Standing::Changed(what) => plan.changed.push((key.clone(), what)),
                Standing::Due(since) => due.push((since, key.clone())),
                Standing::Leech => plan.leeches.push(key.clone()),
                Standing::Later(day) => {
                    plan.known = plan.known.saturating_add(1);
                    plan.next = Some(plan.next.map_or(day, |next| next.min(day)));
                }
            }
        }
        due.sort_by_key(|(since, _)| *since);
        plan.due = due.into_iter().map(|(_, key)| key).collect();
        plan.new.truncate(NEW_A_DAY.saturating_sub(self.begun_on(today)));
        plan
    }

    /// How many cards were asked for the first time on a day.
    fn begun_on(&self, day: NaiveDate) -> usize {
        let begun = |history: &&CardHistory| history.reviews.first().is_some_and(|review| review.day == day);
        self.cards.values().filter(begun).count()
    }
}
