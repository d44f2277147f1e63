//! The agenda: what is due in a case, most urgent first.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::evaluation::{ClockState, DueState, Moment};
use crate::id::DueId;
use crate::value::{Instant, Now, Zone};

/// A due time as something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task<'a> {
    pub due: &'a DueState,
    /// When to do it: the due time, or the time until which it was put off.
    pub at: Moment,
    /// The time until which it was put off, if that is still to come.
    pub put_off: Option<Instant>,
}

impl Task<'_> {
    /// Its urgency. A task that was put off counts as running.
    pub fn state(&self) -> ClockState {
        if self.put_off.is_some() { ClockState::Running } else { self.due.state }
    }

    /// Whether its time has passed.
    pub fn is_late(&self) -> bool {
        self.state() == ClockState::Late
    }

    /// Whether it is to be done now.
    pub fn is_pressing(&self) -> bool {
        matches!(self.state(), ClockState::Late | ClockState::Due)
    }

    /// The sort key of tasks, of one case or of several. Late tasks come first, even before those due at some time
    /// today.
    pub fn place(&self, now: &Now) -> (bool, Instant) {
        (!self.is_late(), on_the_line(self.at, &now.zone))
    }
}

/// The tasks of a case: late ones first, then by time. `later` says which were put off, and until when.
pub fn agenda<'a>(clocks: &'a [Rc<DueState>], later: &BTreeMap<DueId, Instant>, now: &Now) -> Vec<Task<'a>> {
    let all = pressing(clocks, now);
    let mut tasks: Vec<Task<'a>> = Vec::new();
    for due in all.iter().filter(|due| !overtaken(due, &all)) {
        let put_off = later.get(&due.id).copied().filter(|until| *until > now.instant);
        let Some(at) = put_off.map(Moment::Time).or(due.due) else { continue };
        let task = Task { due, at, put_off };
        let place = tasks.partition_point(|other| other.place(now) <= task.place(now));
        tasks.insert(place, task);
    }
    tasks
}

/// Running, due and late clocks, most urgent first.
pub fn pressing<'a>(clocks: &'a [Rc<DueState>], now: &Now) -> Vec<&'a DueState> {
    let running = |due: &&DueState| !matches!(due.state, ClockState::Waiting | ClockState::Stopped);
    let key = |due: &DueState| (urgency(due.state), due.due.map(|moment| on_the_line(moment, &now.zone)));
    let mut sorted: Vec<&DueState> = Vec::new();
    // There are few, and inserting each in its place takes less code than a sort.
    for due in clocks.iter().map(|due| &**due).filter(running) {
        let place = sorted.partition_point(|other| key(other) <= key(due));
        sorted.insert(place, due);
    }
    sorted
}

/// Whether this is not the thing to do now, because a later due time of the same clock has been reached, or an earlier
/// one is still open.
pub fn overtaken(due: &DueState, all: &[&DueState]) -> bool {
    let reached = |due: &DueState| due.state != ClockState::Running;
    let mut same = all.iter().filter(|other| other.clock == due.clock);
    match same.rfind(|other| reached(other)) {
        Some(last) => *last != due,
        None => false,
    }
}

/// The moment as a point in time; a day begins at midnight.
pub(super) fn on_the_line(moment: Moment, zone: &Zone) -> Instant {
    match moment {
        Moment::Day(day) => zone.instant(day.and_time(chrono::NaiveTime::MIN)),
        Moment::Time(time) => time,
    }
}

fn urgency(state: ClockState) -> u8 {
    match state {
        ClockState::Late => 0,
        ClockState::Due => 1,
        ClockState::Running => 2,
        ClockState::Waiting | ClockState::Stopped => 3,
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use std::collections::BTreeMap;
    use std::rc::Rc;

    use super::{Task, agenda};
    use crate::engine::{Because, ClockState, DueState, Moment};
    use crate::id::{ClockId, DueId};
    use crate::value::{Instant, Now, Zone};

    fn now() -> Now {
        Now { instant: Instant::UNIX_EPOCH + TimeDelta::hours(10 * 24 + 12), zone: Zone::fixed(0) }
    }

    fn due(clock: &str, place: u32, at: Moment, state: ClockState) -> Rc<DueState> {
        Rc::new(DueState {
            id: DueId::new(format!("{clock}.{place}")),
            clock: ClockId::new(clock),
            label: String::new(),
            says: Vec::new(),
            due: Some(at),
            times: vec![at],
            missed: usize::from(state == ClockState::Late),
            state,
            counts: None,
            because: Because::TooFar,
            sources: Vec::new(),
        })
    }

    fn hours(hours: i64) -> Moment {
        Moment::Time(now().instant + TimeDelta::hours(hours))
    }

    fn ids<'a>(tasks: &'a [Task<'_>]) -> Vec<&'a str> {
        tasks.iter().map(|task| task.due.id.as_str()).collect()
    }

    #[test]
    fn the_first_comes_first_and_a_clock_asks_for_one_thing() {
        let clocks = [
            due("a", 0, hours(5), ClockState::Running),
            due("b", 0, hours(-48), ClockState::Late),
            due("b", 1, hours(-24), ClockState::Late),
            due("c", 0, Moment::Day(now().today()), ClockState::Due),
            due("d", 0, hours(-90), ClockState::Stopped),
            // After the start of the day on which `c` is due.
            due("e", 0, hours(-3), ClockState::Late),
        ];
        let tasks = agenda(&clocks, &BTreeMap::new(), &now());
        assert_eq!(ids(&tasks), ["b.1", "e.0", "c.0", "a.0"]);
        assert_eq!(tasks.iter().map(Task::is_late).collect::<Vec<_>>(), [true, true, false, false]);
        assert_eq!(tasks.iter().map(Task::is_pressing).collect::<Vec<_>>(), [true, true, true, false]);
    }

    #[test]
    fn what_was_put_off_waits_until_then_and_no_longer() {
        let clocks = [due("a", 0, hours(-5), ClockState::Late), due("b", 0, hours(1), ClockState::Running)];
        let until = |hours| [(DueId::new("a.0"), now().instant + TimeDelta::hours(hours))].into_iter().collect();
        let later = agenda(&clocks, &until(2), &now());
        assert_eq!(ids(&later), ["b.0", "a.0"]);
        assert!(!later[1].is_late() && later[1].at == hours(2));
        assert_eq!((later[1].state(), later[1].due.state), (ClockState::Running, ClockState::Late));
        let passed = agenda(&clocks, &until(-1), &now());
        assert_eq!(ids(&passed), ["a.0", "b.0"]);
        assert!(passed[0].is_late() && passed[0].put_off.is_none());
    }
}
