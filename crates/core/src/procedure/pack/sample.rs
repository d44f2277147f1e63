//! The example case of a pack.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::case::{Answer, Entries, read_entries};
use crate::id::ProcedureId;
use crate::procedure::{Column, Kind, Procedure};
use crate::value::{Instant, Now, Zone, read_date, read_time, write_date, write_time};

/// An example case to look at and throw away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Sample {
    pub procedure: ProcedureId,
    /// The day on which it takes place. `None` in packs that were compiled before it was noted.
    #[serde(default, with = "crate::value::serial::optional_date")]
    pub on: Option<NaiveDate>,
    /// Its entries, in the form of [`crate::case::write_entries`].
    pub entries: String,
}

impl Sample {
    /// Its entries as if it took place today: all dates are as many days later. `None` if its entries cannot be read.
    ///
    /// `procedure` is that of the sample: it says which answers are dates.
    pub fn entries_today(&self, procedure: &Procedure, now: &Now) -> Option<Entries> {
        let entries = read_entries(&self.entries)?;
        Some(match self.on {
            Some(on) => moved(entries, procedure, now.today() - on, &now.zone),
            None => entries,
        })
    }
}

/// All dates and times that many days later.
pub(crate) fn moved(mut entries: Entries, procedure: &Procedure, by: TimeDelta, zone: &Zone) -> Entries {
    for field in &procedure.fields {
        match (&field.kind, entries.answers.get_mut(&field.id)) {
            (kind, Some(Answer::Text(text))) => *text = moved_text(kind, text, by, zone),
            (Kind::Rows(columns), Some(Answer::Rows(rows))) => {
                for row in rows {
                    for Column { id, kind, .. } in columns {
                        if let Some(cell) = row.cells.get_mut(id) {
                            *cell = moved_text(kind, cell, by, zone);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for at in entries.ticks.values_mut().chain(entries.log.iter_mut().map(|entry| &mut entry.at)) {
        *at = moved_time(*at, by, zone);
    }
    entries
}

/// What is not a date, or cannot be read as one, stays as it is.
fn moved_text(kind: &Kind, text: &str, by: TimeDelta, zone: &Zone) -> String {
    let moved = match kind {
        Kind::Date => read_date(text).and_then(|date| date.checked_add_signed(by)).map(write_date),
        Kind::Time => read_time(text, zone).map(|time| write_time(moved_time(time, by, zone), zone)),
        _ => None,
    };
    moved.unwrap_or_else(|| text.to_owned())
}

/// The same time of day, by the clocks there.
fn moved_time(time: Instant, by: TimeDelta, zone: &Zone) -> Instant {
    zone.local(time).checked_add_signed(by).map_or(time, |local| zone.instant(local))
}
