//! Which cards are asked today.

use chrono::NaiveDate;

use super::{CardHistory, CardKey, Fingerprint, Record};

/// How many cards that were never asked are begun on a day. More at once are forgotten at once.
pub const NEW_A_DAY: usize = 10;

/// How a card stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was never asked.
    New,
    /// It was asked, and is something else since.
    Changed(WhatChanged),
    /// It is to be asked.
    Due,
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
            Standing::Due
        }
    }

    /// How many cards were asked for the first time on a day.
    pub fn begun_on(&self, day: NaiveDate) -> usize {
        let begun = |history: &&CardHistory| history.reviews.first().is_some_and(|review| review.day == day);
        self.cards.values().filter(begun).count()
    }
}
