//! The time and place of an evaluation: `--now` and `--zone`.

use std::str::FromStr;

use chrono::{Offset, TimeDelta, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};

use casewright_core::value::{Instant, Now, Zone, read_offset, read_time, seen};

use super::names::{one_line, unknown};
use super::{Failure, zones};

/// The moment in `--now`, in the zone named by `--zone`; otherwise at the offset written in `--now`, or else in UTC.
pub(super) fn now(text: &str, zone: Option<&str>) -> Result<Now, Failure> {
    let unreadable = || {
        Failure(format!(
            "cannot read --now `{}`: write it as 2026-03-07T14:10:00-06:00, or as \"2026-03-07 14:10\" for local time",
            one_line(text)
        ))
    };
    // It may have been copied from a page or a letter.
    let text = &*seen(text);
    let Some(name) = zone else {
        let zone = read_offset(text).unwrap_or(Zone::fixed(0));
        let instant = read_time(text, &zone).ok_or_else(unreadable)?;
        return Ok(Now { instant, zone });
    };
    if let Some(meant) = zones::meant(name) {
        return Err(Failure(format!("unknown time zone `{}`: did you mean `{meant}`?", one_line(name))));
    }
    let named = Tz::from_str(name).map_err(|_| {
        let names = TZ_VARIANTS.iter().map(|zone| zone.name());
        Failure(unknown("time zone", name, names, "give its IANA name, such as America/Chicago"))
    })?;
    // Local time depends on the zone, and the zone is observed around the time. So the time is first read as UTC, which
    // is right to within a day.
    let about = read_time(text, &Zone::fixed(0)).ok_or_else(unreadable)?;
    let zone = around(named, about);
    let instant = read_time(text, &zone).ok_or_else(unreadable)?;
    Ok(Now { instant, zone })
}

/// The zone from three years before to three years after a moment.
fn around(named: Tz, moment: Instant) -> Zone {
    let years = TimeDelta::days(3 * 366);
    let from = moment.checked_sub_signed(years).unwrap_or(moment);
    let to = moment.checked_add_signed(years).unwrap_or(moment);
    Zone::observed(from, to, |instant| named.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc())
}
