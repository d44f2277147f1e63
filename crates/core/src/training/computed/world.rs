//! The case that a question is about: an example of the procedure on other days, varied a little, without what does not
//! count.

use chrono::TimeDelta;

use super::key::Target;
use super::slice::Slice;
use super::solve::{Solved, solve};
use crate::case::{Answer, Entries};
use crate::engine::{Moment, Scope};
use crate::id::FieldId;
use crate::procedure::{Field, Kind, PracticeCase, Procedure, moved};
use crate::training::random::Random;
use crate::value::{Money, Now, Number, Span, Unit, Value, Zone, read_date, read_time, write_date, write_time};

/// A case with its moment.
#[derive(Debug, Clone)]
pub(super) struct World {
    pub(super) entries: Entries,
    pub(super) now: Now,
}

impl World {
    /// The case on other days. What no question can say in a few words is left out: logs, and other cases.
    fn moved(case: &PracticeCase, slice: &Slice, by: i64) -> Option<World> {
        let zone = Zone::fixed(case.offset);
        let by = TimeDelta::try_days(by)?;
        let read = |id: &FieldId| slice.reads.fields.contains(id);
        let answers = case.entries.answers.iter().filter(|(id, _)| read(id)).map(|(id, a)| (id.clone(), a.clone()));
        let ticks = case.entries.ticks.iter().filter(|(id, _)| slice.reads.done.contains(*id));
        let entries = Entries {
            answers: answers.collect(),
            ticks: ticks.map(|(id, at)| (id.clone(), *at)).collect(),
            ..Entries::default()
        };
        let entries = moved(entries, &slice.procedure, by, &zone);
        let local = zone.local(case.at).checked_add_signed(by)?;
        Some(World { entries, now: Now { instant: zone.instant(local), zone } })
    }

    /// Whether a moment is one that people would ask about; examples also have the last days of the calendar.
    pub(super) fn is_near(&self, moment: Moment) -> bool {
        let day = match moment {
            Moment::Day(day) => day,
            Moment::Time(time) => self.now.zone.local(time).date(),
        };
        (day - self.now.today()).num_days().abs() < 5 * 366
    }

    /// At some moment after the start of the clock, within the time for which it has something new to say.
    fn while_running(mut self, slice: &Slice, random: &mut Random) -> Option<World> {
        let clock = slice.procedure.clocks.first()?;
        let start = Scope::new(&slice.procedure, &self.entries, &self.now).eval(&clock.starts, None).value?;
        let start = match start {
            Value::Time(time) => time,
            Value::Date(day) => self.now.zone.instant(day.and_hms_opt(9, 0, 0)?),
            _ => return None,
        };
        let minutes = |span: Span| match span.unit {
            Unit::Minutes => span.count,
            Unit::Days => span.count.saturating_mul(24 * 60),
            Unit::Months => span.count.saturating_mul(30 * 24 * 60),
        };
        let last = clock.dues.iter().map(|due| minutes(due.after)).max()?;
        let later = TimeDelta::try_minutes(between(random, 1, (last / 20).max(1)).saturating_mul(30))?;
        self.now.instant = start.checked_add_signed(later)?;
        Some(self)
    }

    /// Some of the answers a little different.
    fn varied(&self, procedure: &Procedure, random: &mut Random) -> World {
        let mut world = self.clone();
        for field in &procedure.fields {
            match (world.entries.answers.get_mut(&field.id), &field.kind) {
                (Some(Answer::Text(text)), kind) => vary(text, kind, &self.now.zone, random),
                (Some(Answer::Rows(rows)), Kind::Rows(columns)) => {
                    for column in columns.iter().filter(|column| column.kind == Kind::Money) {
                        let cells = rows.iter_mut().filter_map(|row| row.cells.get_mut(&column.id));
                        cells.for_each(|cell| vary(cell, &column.kind, &self.now.zone, random));
                    }
                }
                _ => {}
            }
        }
        world
    }

    /// Without everything that neither the answer nor its reasons need.
    fn reduced(mut self, slice: &Slice, target: &Target, solved: &Solved) -> World {
        let same =
            |entries: &Entries, now: &Now| solve(&slice.procedure, target, entries, now).as_ref() == Some(solved);
        let answers: Vec<FieldId> = self.entries.answers.keys().cloned().collect();
        for id in answers {
            let Some(answer) = self.entries.answers.remove(&id) else { continue };
            if !same(&self.entries, &self.now) {
                self.entries.answers.insert(id, answer);
            }
        }
        let ticks: Vec<_> = self.entries.ticks.keys().cloned().collect();
        for id in ticks {
            let Some(at) = self.entries.ticks.remove(&id) else { continue };
            if !same(&self.entries, &self.now) {
                self.entries.ticks.insert(id, at);
            }
        }
        self
    }

    /// Labels and answers of all that it has, in the order of the procedure. An empty text is what is not answered although
    /// it counts. A step has the time of its tick.
    pub(super) fn facts(&self, slice: &Slice, solved: &Solved) -> Vec<(String, String)> {
        let scope = Scope::new(&slice.procedure, &self.entries, &self.now);
        let mut facts = Vec::new();
        for step in &slice.procedure.steps {
            for field in slice.procedure.fields.iter().filter(|field| step.fields.contains(&field.id)) {
                let Some(reading) = scope.field(&field.id).filter(|reading| reading.shown) else { continue };
                match (&reading.value, &field.kind) {
                    (Some(_), Kind::Rows(_)) => facts.extend(self.rows(&scope, field, slice)),
                    (Some(value), _) => facts.push((field.label.clone(), value.display(&self.now.zone))),
                    (None, _) if solved.rests_on.contains(&field.id) => {
                        facts.push((field.label.clone(), String::new()))
                    }
                    (None, _) => {}
                }
            }
            if let Some(at) = self.entries.ticks.get(&step.id) {
                facts.push((step.title.clone(), write_time(*at, &self.now.zone)));
            }
        }
        facts
    }

    /// A fact for each row.
    fn rows(&self, scope: &Scope<'_>, field: &Field, slice: &Slice) -> Vec<(String, String)> {
        let Kind::Rows(columns) = &field.kind else { return Vec::new() };
        let read = |id| slice.reads.columns.contains(&(field.id.clone(), id));
        let row = |row: &crate::value::Row| {
            let cells = columns.iter().filter(|column| read(column.id.clone())).filter_map(|column| {
                let (_, value) = row.iter().find(|(id, _)| *id == column.id)?;
                Some(format!("{}: {}", column.label, value.display(&self.now.zone)))
            });
            (field.label.clone(), cells.collect::<Vec<_>>().join(", "))
        };
        scope.rows(&field.id).iter().map(row).collect()
    }
}

/// Cases that have an answer, from the seed, with nothing in them that does not count.
pub(super) fn worlds<'a>(
    slice: &'a Slice,
    target: &'a Target,
    cases: &'a [PracticeCase],
    random: &'a mut Random,
) -> impl Iterator<Item = (World, Solved)> + 'a {
    let first = random.below(cases.len());
    let (before, after) = cases.split_at_checked(first).unwrap_or((cases, &[]));
    after.iter().chain(before).filter_map(move |case| {
        let world = World::moved(case, slice, 0)?;
        if !matches!(target, Target::Now(_)) {
            solve(&slice.procedure, target, &world.entries, &world.now)?;
        }
        let days = i64::try_from(random.below(360)).unwrap_or_default() - 60;
        let world = World::moved(case, slice, days)?;
        (0..4).find_map(|attempt| {
            // Variation can put an answer out of reach; then the case is taken as it is.
            let world = if attempt < 3 { world.varied(&slice.procedure, random) } else { world.clone() };
            let world = match target {
                Target::Now(_) => world.while_running(slice, random)?,
                _ => world,
            };
            let solved = solve(&slice.procedure, target, &world.entries, &world.now)?;
            // That a step does not show has reasons too.
            let reduce = slice.stretch.is_empty();
            let world = if reduce { world.reduced(slice, target, &solved) } else { world };
            Some((world, solved))
        })
    })
}

fn vary(text: &mut String, kind: &Kind, zone: &Zone, random: &mut Random) {
    let mut one_in = |of| random.below(of) == 0;
    let varied = match kind {
        Kind::Date if one_in(2) => {
            let by = TimeDelta::try_days(between(random, -5, 20));
            read_date(text).zip(by).and_then(|(date, by)| date.checked_add_signed(by)).map(write_date)
        }
        Kind::Time if one_in(2) => {
            let by = TimeDelta::try_minutes(30 * between(random, -24, 24));
            let moved = read_time(text, zone).zip(by).and_then(|(time, by)| time.checked_add_signed(by));
            moved.map(|time| write_time(time, zone))
        }
        Kind::Money if one_in(2) => Money::read(text)
            .and_then(|money| money.checked_add(Money(1000 * between(random, 1, 40))))
            .map(|money| money.to_string()),
        Kind::Number if one_in(2) => {
            let more = Number::whole(between(random, 1, 9));
            Number::read(text).and_then(|number| number.checked_add(more)).map(|number| number.to_string())
        }
        Kind::YesNo if one_in(8) => Some(if text == "yes" { "no" } else { "yes" }.to_owned()),
        Kind::OneOf(options) if one_in(3) => options.get(random.below(options.len())).map(|one| one.id.to_string()),
        _ => None,
    };
    if let Some(varied) = varied {
        *text = varied;
    }
}

pub(super) fn between(random: &mut Random, from: i64, to: i64) -> i64 {
    let count = usize::try_from(to - from + 1).unwrap_or_default();
    from + i64::try_from(random.below(count)).unwrap_or_default()
}
