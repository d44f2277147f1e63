//! The second pass over `[hours]`: the working hours, and which clocks count them.

use chrono::NaiveDate;

use super::Compiler;
use crate::source::Entry;
use crate::source::SourceText;
use crate::suggest::suggest;
use casewright_core::value::{Hours, Span, WEEK, Zone, read_date, read_time_of_day};

const KEYS: [&str; 5] = ["count", "days", "from", "to", "holidays"];
const COUNTS: [(&str, bool); 2] = [("clock", false), ("business", true)];

/// The keyword for the public holidays of the United States.
const US_FEDERAL: &str = "us-federal";

/// The hours of a procedure.
#[derive(Debug, Default)]
pub(crate) struct Counting {
    /// Whether clocks count business hours by default.
    pub(crate) business: bool,
    pub(crate) hours: Option<Hours>,
    /// Whether the procedure gives business hours, even faulty ones.
    told: bool,
}

impl Compiler<'_> {
    pub(crate) fn counting(&self, top: &Entry<'_>) -> Counting {
        let Some(entry) = top.table("hours", "table of hours", &KEYS) else {
            return Counting { told: top.table.contains_key("hours"), ..Counting::default() };
        };
        let business = entry.need("count").and_then(|count| self.one_of(&count, "way to count", &COUNTS));
        let wanted = business == Some(true) || KEYS.iter().skip(1).any(|key| entry.table.contains_key(*key));
        let hours = if wanted { self.hours(&entry) } else { None };
        Counting { business: business == Some(true), hours, told: wanted || business.is_none() }
    }

    /// Whether a clock counts business hours.
    pub(crate) fn counts_business(&self, entry: &Entry<'_>, counting: &Counting) -> bool {
        let Some(text) = entry.text("hours") else { return counting.business };
        let business = self.one_of(&text, "way to count", &COUNTS);
        if business == Some(true) && !counting.told {
            let help = Some("add `[hours]` with `count`, `days`, `from` and `to`".to_owned());
            self.report.error(text.span, "this procedure has no business hours", help);
        }
        // A misspelled value is reported once, and not as unused business hours as well.
        business.unwrap_or(counting.hours.is_some())
    }

    /// The hours of a procedure if one of its clocks counts them; unused hours are reported.
    pub(crate) fn counted(&self, top: &Entry<'_>, counting: Counting, counts: bool) -> Option<Hours> {
        let hours = counting.hours?;
        // A clock that is faulty may be the one that counts them.
        let known = !self.report.has_errors();
        if !counts
            && known
            && let Some((key, _)) = top.table.get_key_value("hours")
        {
            let help = "write `hours = \"business\"` at a clock, or leave out all but `count = \"clock\"`";
            self.report.warn(key.span(), "no clock counts these business hours", Some(help.to_owned()));
        }
        counts.then_some(hours)
    }

    /// Reports a span after which nothing would ever be due.
    pub(crate) fn reached(&self, text: &SourceText, span: Span, hours: Option<&Hours>) {
        let reached = |hours: &Hours| {
            let anywhere = Zone::fixed(0);
            hours.after_time(chrono::DateTime::UNIX_EPOCH, span, &anywhere).is_some()
        };
        if hours.is_some_and(|hours| span.count != 0 && !reached(hours)) {
            let help = Some("business hours are counted for up to 20 years".to_owned());
            self.report.error(text.span.clone(), "this is too far away for business hours", help);
        }
    }

    fn hours(&self, entry: &Entry<'_>) -> Option<Hours> {
        let days = self.working_days(entry);
        let from = self.time_of_day(entry, "from");
        let to = self.time_of_day(entry, "to");
        if let (Some((from, _)), Some((to, text))) = (&from, &to)
            && from >= to
        {
            let help = Some("a working day begins and ends on one day; `to` may be \"24:00\"".to_owned());
            let when = if from == to { "when" } else { "before" };
            self.report.error(text.span.clone(), format!("the working day ends {when} it begins"), help);
            return None;
        }
        let (us_federal, holidays) = self.holidays(entry);
        Some(Hours { days: days?, from: from?.0, to: to?.0, us_federal, holidays, of_host: false })
    }

    fn working_days(&self, entry: &Entry<'_>) -> Option<Vec<u32>> {
        let Some(value) = entry.table.get("days") else {
            let help = Some("add `days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]`".to_owned());
            self.report.error(entry.span.clone(), "these hours have no `days`", help);
            return None;
        };
        let names = entry.texts("days", false);
        if names.is_empty() && value.get_ref().is_array() {
            let help = Some(format!("name some of {}", WEEK.join(", ")));
            self.report.error(value.span(), "nobody works on any day", help);
        }
        let mut days = Vec::new();
        for name in names {
            match (0..).zip(WEEK).find(|(_, day)| *day == name.value).map(|(number, _)| number) {
                Some(day) if days.contains(&day) => self.twice(&name),
                Some(day) => days.push(day),
                None => {
                    let lower = name.value.to_ascii_lowercase();
                    let long = WEEK.iter().find(|day| lower.starts_with(**day)).map(|day| format!("write `{day}`"));
                    let help = long.or_else(|| Some(format!("the days are {}", WEEK.join(", "))));
                    self.report.error(name.span.clone(), format!("unknown day `{}`", name.value), help);
                }
            }
        }
        days.sort_unstable();
        Some(days).filter(|days| !days.is_empty())
    }

    /// A time of day in minutes after midnight, with its position.
    fn time_of_day(&self, entry: &Entry<'_>, key: &'static str) -> Option<(u32, SourceText)> {
        let text = entry.need(key)?;
        let Some(time) = read_time_of_day(&text.value) else {
            let help = Some("write for example \"08:00\" or \"17:30\"".to_owned());
            self.report.error(text.span.clone(), format!("`{}` is not a time of day", text.value), help);
            return None;
        };
        Some((time, text))
    }

    /// Whether the public holidays are days off, which is the default, and the other days off.
    fn holidays(&self, entry: &Entry<'_>) -> (bool, Vec<NaiveDate>) {
        if !entry.table.contains_key("holidays") {
            return (true, Vec::new());
        }
        let texts = entry.texts("holidays", true);
        let us_federal = texts.iter().any(|text| text.value == US_FEDERAL);
        let public = Hours { days: (0..7).collect(), us_federal, ..Hours::default() };
        let (mut words, mut days) = (0, Vec::new());
        for text in texts {
            if text.value == US_FEDERAL {
                words += 1;
                if words > 1 {
                    self.twice(&text);
                }
                continue;
            }
            let Some(day) = self.holiday(&text) else { continue };
            if days.contains(&day) {
                self.twice(&text);
            } else if !public.is_working(day) {
                let message = format!("`{}` is already a US federal holiday", text.value);
                self.report.warn(text.span.clone(), message, Some("leave it out".to_owned()));
            }
            days.push(day);
        }
        days.sort_unstable();
        (us_federal, days)
    }

    fn holiday(&self, text: &SourceText) -> Option<NaiveDate> {
        let day = read_date(&text.value);
        let (message, help) = match day {
            Some(day) if day.to_string() == text.value => return Some(day),
            Some(day) => ("a date has the year first".to_owned(), Some(format!("write `{day}`"))),
            None if text.value.starts_with(|first: char| first.is_ascii_digit()) => {
                (format!("there is no day `{}`", text.value), Some("write for example `2026-12-24`".to_owned()))
            }
            None => {
                let near = suggest(&text.value, [US_FEDERAL]).map(|near| format!("did you mean `{near}`?"));
                let help = near.or_else(|| Some(format!("write `{US_FEDERAL}`, or days such as `2026-12-24`")));
                (format!("unknown holidays `{}`", text.value), help)
            }
        };
        self.report.error(text.span.clone(), message, help);
        None
    }

    fn twice(&self, text: &SourceText) {
        self.report.error(text.span.clone(), format!("`{}` is listed twice", text.value), None);
    }
}
