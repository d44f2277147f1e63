//! When the host's people work: hours in place of those of the procedures, and further days off.

use chrono::NaiveDate;
use serde_json::Value;

use super::{Faults, Site, SiteFaultKind, list, object, part, text};
use crate::procedure::Procedure;
use crate::value::{Hours, WEEK, read_date, read_time_of_day};

const MOST_DAYS_OFF: usize = 500;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnCalendar {
    hours: Option<Hours>,
    days_off: Vec<NaiveDate>,
}

impl Site {
    /// Hours with a fault in them are left out as a whole: half of them would move due times to where nobody wants them.
    pub fn calendar(&self, faults: &mut Faults) -> OwnCalendar {
        let hours = self.entry("hours", faults, hours).flatten();
        let days_off = self.entry("holidays", faults, |value, faults| {
            let days = list(value, MOST_DAYS_OFF, faults)?;
            Ok(faults.each(days, |day, _| date(text(day)?.trim())))
        });
        OwnCalendar { hours, days_off: days_off.unwrap_or_default() }
    }
}

impl OwnCalendar {
    /// Has a procedure that counts working hours count these. One that counts none stays without them.
    pub fn apply(&self, procedure: &mut Procedure) {
        let Some(hours) = &mut procedure.hours else { return };
        if let Some(own) = &self.hours {
            own.clone_into(hours);
        }
        for day in &self.days_off {
            if !hours.holidays.contains(day) {
                hours.holidays.push(*day);
            }
        }
        hours.of_host |= *self != OwnCalendar::default();
    }
}

fn hours(value: &Value, faults: &mut Faults) -> Result<Option<Hours>, SiteFaultKind> {
    let entries = object(value, &["days", "from", "to", "us_federal"], faults)?;
    let days = part(entries, "days", faults, days);
    let from = part(entries, "from", faults, time);
    let to = part(entries, "to", faults, time);
    // As in a procedure, they are days off unless told otherwise.
    let us_federal = match entries.get("us_federal") {
        None => Some(true),
        Some(_) => part(entries, "us_federal", faults, |value, _| value.as_bool().ok_or(SiteFaultKind::NotYesNo)),
    };
    let (Some(Some(days)), Some(from), Some(to), Some(us_federal)) = (days, from, to, us_federal) else {
        return Ok(None);
    };
    if from >= to {
        faults.within("to", |faults| faults.push(SiteFaultKind::EndsTooEarly));
        return Ok(None);
    }
    Ok(Some(Hours { days, from, to, us_federal, ..Hours::default() }))
}

/// None if one of the days is wrong.
fn days(value: &Value, faults: &mut Faults) -> Result<Option<Vec<u32>>, SiteFaultKind> {
    let names = list(value, WEEK.len(), faults)?;
    if names.is_empty() {
        return Err(SiteFaultKind::Empty);
    }
    let days = faults.each(names, |name, _| day(text(name)?));
    Ok(Some(days).filter(|days| days.len() == names.len()))
}

fn time(value: &Value, _: &mut Faults) -> Result<u32, SiteFaultKind> {
    read_time_of_day(text(value)?).ok_or(SiteFaultKind::NotATime)
}

fn day(name: &str) -> Result<u32, SiteFaultKind> {
    (0..).zip(WEEK).find(|(_, day)| *day == name).map(|(number, _)| number).ok_or(SiteFaultKind::NotADay)
}

/// Only the form that is the same everywhere: 6/7 is June here and July elsewhere.
fn date(text: &str) -> Result<NaiveDate, SiteFaultKind> {
    let iso = text.len() == 10 && text.split('-').map(str::len).eq([4, 2, 2]);
    read_date(text).filter(|_| iso).ok_or(SiteFaultKind::NotADate)
}
