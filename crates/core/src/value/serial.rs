//! The stored forms of dates and times.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Instant;

/// A time as RFC 3339 in UTC, in whole seconds.
pub(crate) mod time {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    use crate::value::{Instant, Zone, read_time, read_utc, write_utc};

    pub(crate) fn serialize<S: Serializer>(time: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
        write_utc(*time).serialize(serializer)
    }

    /// A time without an offset is read as UTC. Every time we store has one.
    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
        let text = String::deserialize(deserializer)?;
        if let Some(time) = read_utc(&text) {
            return Ok(time);
        }
        let utc = Zone::fixed(0);
        let time = read_time(&text, &utc);
        // In UTC, the time may fall into a year that could not be read back.
        time.filter(|time| read_time(&write_utc(*time), &utc).is_some())
            .ok_or_else(|| D::Error::custom("not a time, or outside the calendar"))
    }
}

/// A time in its stored form, for places where serde takes no field attribute.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Time(#[serde(with = "time")] pub(crate) Instant);

/// Reads a time that may be missing.
pub(crate) fn optional_time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Instant>, D::Error> {
    Ok(Option::<Time>::deserialize(deserializer)?.map(|time| time.0))
}

/// Times by id, in the form of [`time`].
pub(crate) struct Times<'a, K>(pub(crate) &'a BTreeMap<K, Instant>);

impl<K: Serialize> Serialize for Times<'_, K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, time)| (id, Time(*time))))
    }
}

/// [`Times`] as a field attribute.
pub(crate) mod times {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Time, Times};
    use crate::value::Instant;

    pub(crate) fn serialize<K, S>(times: &BTreeMap<K, Instant>, serializer: S) -> Result<S::Ok, S::Error>
    where
        K: Serialize,
        S: Serializer,
    {
        Times(times).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, K, D>(deserializer: D) -> Result<BTreeMap<K, Instant>, D::Error>
    where
        K: Deserialize<'de> + Ord,
        D: Deserializer<'de>,
    {
        let times = BTreeMap::<K, Time>::deserialize(deserializer)?;
        Ok(times.into_iter().map(|(id, time)| (id, time.0)).collect())
    }
}

/// A date as `2026-12-31`.
pub(crate) mod date {
    use chrono::NaiveDate;
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::value::read_date;

    pub(crate) fn serialize<S: Serializer>(date: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        read_date(&String::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("not a date of the calendar"))
    }
}

/// A date in the form of [`date`], for places where serde takes no field attribute.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Date(#[serde(with = "date")] chrono::NaiveDate);

/// A date that may be missing, in the form of [`date`].
pub(crate) mod optional_date {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Date;

    pub(crate) fn serialize<S: Serializer>(date: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        date.map(Date).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        Ok(Option::<Date>::deserialize(deserializer)?.map(|date| date.0))
    }
}

/// A list of dates, in the form of [`date`].
pub(crate) mod dates {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Date;

    pub(crate) fn serialize<S: Serializer>(dates: &[NaiveDate], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(dates.iter().copied().map(Date))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<NaiveDate>, D::Error> {
        Ok(Vec::<Date>::deserialize(deserializer)?.into_iter().map(|date| date.0).collect())
    }
}
