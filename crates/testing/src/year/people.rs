//! Chance, and the people of a made-up year.

use casewright_core::value::{Instant, Now, Zone};
use chrono::{Datelike as _, TimeDelta};

use super::end;
use super::words::words;

// ---- Chance

/// splitmix64: small, and the same everywhere.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.roll() % end.max(1)
    }

    pub(super) fn between(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last - first + 1)
    }

    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len() as u64) as usize]
    }

    pub(super) fn weighed(&mut self, weights: &[u64]) -> usize {
        let mut at = self.below(weights.iter().sum());
        for (index, weight) in weights.iter().enumerate() {
            if at < *weight {
                return index;
            }
            at -= weight;
        }
        0
    }

    pub(super) fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }

    pub(super) fn letters(&mut self, count: usize, from: &[u8]) -> String {
        (0..count).map(|_| char::from(*self.pick(from))).collect()
    }
}

// ---- The people

pub(super) const ALPHANUMERIC: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The CSM, and the accounts.
pub(super) struct Office {
    pub(super) zone: Zone,
    pub(super) end: Instant,
    /// The one whose browser it is.
    pub(super) csm: String,
    pub(super) initials: String,
    pub(super) accounts: Vec<Account>,
}

pub(super) struct Account {
    pub(super) name: String,
    pub(super) host: String,
    pub(super) link: String,
    pub(super) town: String,
    pub(super) phone: String,
    pub(super) contacts: Vec<String>,
}

impl Office {
    pub(super) fn new(dice: &mut Dice) -> Office {
        let csm = person(dice);
        let Now { instant, zone } = end();
        // A CSM looks after some two hundred accounts, so names come again within a year.
        let accounts = (0..240).map(|number| Account::new(dice, number)).collect();
        Office { zone, end: instant, initials: initials(&csm), csm, accounts }
    }

    /// A moment of a working day so many days from the end of the year.
    pub(super) fn workday(&self, dice: &mut Dice, days: i64) -> Instant {
        let mut at = self.end + TimeDelta::days(days.min(-1));
        while at.weekday().number_from_monday() > 5 {
            at -= TimeDelta::days(1);
        }
        let midnight = at.date_naive().and_hms_opt(6, 0, 0).unwrap().and_utc();
        midnight + TimeDelta::seconds(dice.between(8 * 3600, 18 * 3600) as i64)
    }
}

impl Account {
    pub(super) fn new(dice: &mut Dice, number: usize) -> Account {
        let name = match words().strange_names.get(number / 9).filter(|_| number % 9 == 8) {
            Some(name) => (*name).to_owned(),
            None => format!("{} {}", dice.pick(words().first_parts), dice.pick(words().last_parts)),
        };
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let plain = if plain.len() < 3 { format!("client{number}") } else { plain.to_lowercase() };
        let contacts = (0..dice.between(1, 3)).map(|_| person(dice)).collect();
        let id = dice.letters(12, ALPHANUMERIC);
        Account {
            host: format!("{}.{}", plain, dice.pick(&["com", "com", "com", "net", "org", "co"])),
            link: format!("https://boldgroup.lightning.force.com/lightning/r/Account/001{id}AAC/view"),
            town: (*dice.pick(words().towns)).to_owned(),
            phone: phone(dice),
            name,
            contacts,
        }
    }
}

pub(super) fn person(dice: &mut Dice) -> String {
    if dice.chance(4) {
        return (*dice.pick(words().strange_people)).to_owned();
    }
    format!("{} {}", dice.pick(words().given_names), dice.pick(words().family_names))
}

pub(super) fn initials(name: &str) -> String {
    name.split(' ').filter_map(|part| part.chars().next()).collect()
}

pub(super) fn phone(dice: &mut Dice) -> String {
    let (area, number) = (dice.between(201, 989), dice.digits(4));
    match dice.below(4) {
        0 => format!("({area}) 555-{number}"),
        1 => format!("{area}-555-{number}"),
        2 => format!("{area}.555.{number} x{}", dice.between(10, 499)),
        _ => format!("+1 {area} 555 {number}"),
    }
}
