//! A year of one person's work: cases as they would stand in one browser, made up, but shaped like real ones.
//!
//! Measurements on them (does a year fit, is a list fast) are only as good as they are. So they are filled by asking the
//! engine what shows, texts are put together from many sentences without repeating one within a case, and lengths follow
//! what people paste. The same seed always makes the same year.

use casewright_core::case::{Action, Case, CaseLink, reduce};
use casewright_core::engine::{carry, evaluate};
use casewright_core::procedure::Procedure;
use casewright_core::value::{Now, Zone, read_time};

mod people;
mod story;
mod texts;
mod words;

use people::{Dice, Office};
use story::Story;

/// The number of cases in a year.
pub const CASES: usize = 2_500;

/// Cases of each procedure, of a hundred; where one is not given, the others share.
const SHARES: [(&str, u64); 4] = [("ccc", 45), ("escalation", 25), ("rate_reduction", 15), ("overdue", 15)];

/// The moment at which the year is over.
pub fn end() -> Now {
    let zone = Zone::fixed(-6 * 3600);
    Now { instant: read_time("2026-11-23T08:30:00", &zone).unwrap(), zone }
}

/// The cases of a year, in the order in which they were begun.
pub fn year(seed: u64, procedures: &[Procedure]) -> Vec<Case> {
    cases(seed, procedures, CASES)
}

/// As [`year`], but so many.
pub fn cases(seed: u64, procedures: &[Procedure], count: usize) -> Vec<Case> {
    let mut dice = Dice(seed);
    let mut office = Office::new(&mut dice);
    let share = |procedure: &Procedure| {
        SHARES.iter().find(|(id, _)| *id == procedure.id.as_str()).map_or(0, |(_, share)| *share)
    };
    let whole: u64 = procedures.iter().map(share).sum();
    assert!(whole > 0, "none of the procedures of a year is here");
    let mut left: Vec<u64> = procedures.iter().map(|one| share(one) * count as u64 / whole + 1).collect();
    let mut all: Vec<Case> = Vec::with_capacity(count + 1);
    while all.len() < count {
        let which = dice.weighed(&left);
        left[which] -= u64::from(left[which] > 1);
        // Work is spread over the year, with a few days of more.
        let since = 365 * (count - all.len()) as i64 / count as i64 + dice.below(3) as i64;
        let begun = office.workday(&mut dice, -since);
        let mut case = Story::new(&mut dice, &office, &procedures[which], begun, None).told();
        if let Some(other) = linked(&mut dice, &mut office, procedures, &mut case) {
            if let Some(which) = procedures.iter().position(|one| one.id == other.procedure) {
                left[which] -= u64::from(left[which] > 1);
            }
            all.push(other);
        }
        all.push(case);
    }
    all.truncate(count);
    all.sort_by_key(|case| case.created);
    all
}

/// Where a case offers a link, some people follow it: the case that it leads to.
fn linked(dice: &mut Dice, office: &mut Office, procedures: &[Procedure], case: &mut Case) -> Option<Case> {
    let procedure = procedures.iter().find(|one| one.id == case.procedure)?;
    let now = Now { instant: case.edited, zone: office.zone.clone() };
    let offered = evaluate(procedure, &case.entries, &now).links;
    if offered.is_empty() || !dice.chance(25) {
        return None;
    }
    let link = procedure.links.iter().find(|link| link.id == *dice.pick(&offered))?;
    let to = procedures.iter().find(|one| one.id == link.to)?;
    let carried = carry(procedure, &case.entries, &now, link);
    let account = office.accounts.iter().position(|account| {
        case.entries.answers.get(&procedure.name).is_some_and(|name| name.as_text() == account.name)
    });
    let mut story = Story::new(dice, office, to, now.instant, Some((carried.there, account)));
    story.case.entries.links.push(CaseLink { case: case.id.clone(), procedure: case.procedure.clone(), link: None });
    let other = story.told();
    let link = CaseLink { case: other.id.clone(), procedure: other.procedure.clone(), link: Some(link.id.clone()) };
    *case = reduce(case, Action::Linked { link, answers: carried.here }, now.instant);
    Some(other)
}
