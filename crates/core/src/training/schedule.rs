//! When to ask a card again: FSRS-6, the scheduler of Anki, with its default parameters and a wanted retention of 90%.
//!
//! Ours rather than the crate `fsrs`, which brings some 110 crates for training parameters, for the few formulas of asking.
//! They are those of <https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm>, and the tests hold the
//! values of py-fsrs 6.3.2.
//!
//! What is kept of a review is the rating and the local day, never what was worked out from them, so a later version of
//! the parameters works everything out anew. Time is counted in local dates: whoever asks again after midnight asks on the
//! next day, wherever they are. A day before the last one, after a flight across the date line or with a clock that was
//! set back, counts as the same day.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// How well a card was remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rating {
    Again,
    Hard,
    Good,
    Easy,
}

/// A card was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    pub rating: Rating,
    /// The local day.
    #[serde(with = "crate::value::serial::date")]
    pub day: NaiveDate,
    /// The version of the parameters by which it was scheduled.
    parameters: u32,
}

/// The version of the default parameters: FSRS-6 has its own, and so will a later one.
const PARAMETERS: u32 = 6;

impl Review {
    pub fn new(rating: Rating, day: NaiveDate) -> Review {
        Review { rating, day, parameters: PARAMETERS }
    }
}

/// How well a card is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// After this many days it is still known with 90% probability.
    pub stability: f64,
    /// From 1 to 10.
    pub difficulty: f64,
}

/// What follows from the reviews of a card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Schedule {
    pub memory: Memory,
    /// How many days after the last review it is asked again; at least one.
    pub interval: u32,
    pub due: NaiveDate,
    /// How often it was forgotten after it had been known.
    pub lapses: usize,
}

/// The number of lapses from which a card is better learned anew than asked again.
const LEECH: usize = 8;

impl Schedule {
    /// Whether asking it again is of no use.
    pub fn is_leech(&self) -> bool {
        self.lapses >= LEECH
    }
}

/// The 21 parameters of FSRS-6, by their usual numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters([f64; 21]);

impl Default for Parameters {
    fn default() -> Parameters {
        Parameters([
            0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
            0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
        ])
    }
}

/// The wanted probability that a card is still known when it is asked again.
const RETENTION: f64 = 0.9;
const LEAST_STABILITY: f64 = 0.001;
/// A hundred years. Nobody waits longer.
const MOST_DAYS: f64 = 36_500.0;

impl Parameters {
    /// What follows from the reviews of a card, in the order in which they happened; `None` if it was never asked.
    pub fn schedule(&self, reviews: &[Review]) -> Option<Schedule> {
        let (first, more) = reviews.split_first()?;
        let (mut memory, mut last, mut lapses) = (self.first(first.rating), first.day, 0_usize);
        for review in more {
            let days = (review.day - last).num_days().max(0);
            lapses = lapses.saturating_add(usize::from(days > 0 && review.rating == Rating::Again));
            memory = self.next(memory, review.rating, days);
            last = last.max(review.day);
        }
        let interval = self.interval(memory);
        let due = last.checked_add_days(Days::new(interval.into())).unwrap_or(NaiveDate::MAX);
        Some(Schedule { memory, interval, due, lapses })
    }

    fn first(&self, rating: Rating) -> Memory {
        let [again, hard, good, easy, ..] = self.0;
        let stability = match rating {
            Rating::Again => again,
            Rating::Hard => hard,
            Rating::Good => good,
            Rating::Easy => easy,
        };
        Memory { stability: stability.max(LEAST_STABILITY), difficulty: within(self.first_difficulty(rating)) }
    }

    fn first_difficulty(&self, rating: Rating) -> f64 {
        let [_, _, _, _, w4, w5, ..] = self.0;
        w4 - (w5 * (grade(rating) - 1.0)).exp() + 1.0
    }

    fn next(&self, memory: Memory, rating: Rating, days: i64) -> Memory {
        let stability = match (days, rating) {
            (0, _) => self.same_day(memory, rating),
            (_, Rating::Again) => self.forgotten(memory, days),
            _ => self.recalled(memory, rating, days),
        };
        let [_, _, _, _, _, _, w6, w7, ..] = self.0;
        let moved = memory.difficulty - w6 * (grade(rating) - 3.0) * (10.0 - memory.difficulty) / 9.0;
        let difficulty = within(w7 * self.first_difficulty(Rating::Easy) + (1.0 - w7) * moved);
        Memory { stability: stability.max(LEAST_STABILITY), difficulty }
    }

    fn same_day(&self, Memory { stability, .. }: Memory, rating: Rating) -> f64 {
        let [.., w17, w18, w19, _] = self.0;
        let factor = (w17 * (grade(rating) - 3.0 + w18)).exp() * stability.powf(-w19);
        stability * if rating >= Rating::Good { factor.max(1.0) } else { factor }
    }

    fn forgotten(&self, memory: Memory, days: i64) -> f64 {
        let [_, _, _, _, _, _, _, _, _, _, _, w11, w12, w13, w14, _, _, w17, w18, ..] = self.0;
        let Memory { stability, difficulty } = memory;
        let forgotten = 1.0 - self.retrievability(memory, days);
        let long = w11 * difficulty.powf(-w12) * ((stability + 1.0).powf(w13) - 1.0) * (w14 * forgotten).exp();
        long.min(stability / (w17 * w18).exp())
    }

    fn recalled(&self, memory: Memory, rating: Rating, days: i64) -> f64 {
        let [_, _, _, _, _, _, _, _, w8, w9, w10, _, _, _, _, w15, w16, ..] = self.0;
        let Memory { stability, difficulty } = memory;
        let forgotten = 1.0 - self.retrievability(memory, days);
        let of_rating = match rating {
            Rating::Hard => w15,
            Rating::Easy => w16,
            Rating::Again | Rating::Good => 1.0,
        };
        let growth = w8.exp() * (11.0 - difficulty) * stability.powf(-w9) * ((w10 * forgotten).exp() - 1.0);
        stability * (1.0 + growth * of_rating)
    }

    /// The probability that a card is still known after so many days.
    fn retrievability(&self, memory: Memory, days: i64) -> f64 {
        let (decay, factor) = self.curve();
        #[expect(clippy::cast_precision_loss, reason = "exact for more days than the calendar has")]
        let days = days as f64;
        (1.0 + factor * days / memory.stability).powf(decay)
    }

    fn interval(&self, memory: Memory) -> u32 {
        let (decay, factor) = self.curve();
        let days = memory.stability / factor * (RETENTION.powf(1.0 / decay) - 1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between one and a hundred years")]
        let days = days.round().clamp(1.0, MOST_DAYS) as u32;
        days
    }

    /// The exponent of the forgetting curve, and its factor, which makes the stability the days until 90%.
    fn curve(&self) -> (f64, f64) {
        let [.., w20] = self.0;
        let decay = -w20;
        (decay, 0.9_f64.powf(1.0 / decay) - 1.0)
    }
}

fn grade(rating: Rating) -> f64 {
    match rating {
        Rating::Again => 1.0,
        Rating::Hard => 2.0,
        Rating::Good => 3.0,
        Rating::Easy => 4.0,
    }
}

fn within(difficulty: f64) -> f64 {
    difficulty.clamp(1.0, 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rating::{Again, Easy, Good, Hard};

    fn day(days: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() + chrono::TimeDelta::days(days)
    }

    fn schedule(reviews: &[Review]) -> Schedule {
        Parameters::default().schedule(reviews).unwrap()
    }

    fn is(found: Schedule, stability: f64, difficulty: f64, interval: u32) {
        let Memory { stability: s, difficulty: d } = found.memory;
        assert!((s - stability).abs() < 0.00005 && (d - difficulty).abs() < 0.00005, "{found:?}");
        assert_eq!(found.interval, interval);
    }

    /// Each asked on the day it was due.
    fn when_due(ratings: &[Rating]) -> Vec<Schedule> {
        let (mut reviews, mut found, mut next) = (Vec::new(), Vec::new(), day(0));
        for rating in ratings {
            reviews.push(Review::new(*rating, next));
            let after = schedule(&reviews);
            next = after.due;
            found.push(after);
        }
        found
    }

    #[test]
    fn it_schedules_as_py_fsrs_does() {
        let right = [
            (2.3065, 2.118104, 2),
            (10.964332, 2.111214, 11),
            (46.280217, 2.104331, 46),
            (162.862202, 2.097455, 163),
            (497.447194, 2.090586, 497),
        ];
        for (found, (stability, difficulty, interval)) in when_due(&[Good; 5]).into_iter().zip(right) {
            is(found, stability, difficulty, interval);
        }
        let right = [(0.212, 6.4133, 1), (1.886788, 6.402115, 2), (6.269161, 6.390941, 6), (17.379189, 6.379779, 17)];
        for (found, (stability, difficulty, interval)) in when_due(&[Again, Good, Good, Good]).into_iter().zip(right) {
            is(found, stability, difficulty, interval);
        }
        let mut on = 0;
        let reviews: Vec<Review> = [(Again, 0), (Good, 0), (Good, 1), (Good, 3), (Good, 8), (Good, 21)]
            .into_iter()
            .map(|(rating, after)| {
                on += after;
                Review::new(rating, day(on))
            })
            .collect();
        is(schedule(&reviews), 53.626903, 6.357487, 54);
    }

    #[test]
    fn what_is_known_better_is_asked_later() {
        let after = |rating| schedule(&[Review::new(Good, day(0)), Review::new(rating, day(2))]);
        let [again, hard, good, easy] = [Again, Hard, Good, Easy].map(after);
        assert!(again.interval <= hard.interval && hard.interval < good.interval && good.interval < easy.interval);
        assert!(again.memory.difficulty > hard.memory.difficulty && hard.memory.difficulty > easy.memory.difficulty);
        assert_eq!((again.lapses, good.lapses), (1, 0));
    }

    #[test]
    fn odd_clocks_and_long_absence_do_nothing_odd() {
        let reviews = |second: i64| [Review::new(Good, day(0)), Review::new(Good, day(second))];
        let same = schedule(&reviews(0));
        // Yesterday, after a flight across the date line, or with a clock that was set back.
        for before in [-1, -400, -40_000] {
            assert_eq!(schedule(&reviews(before)), same);
        }
        let year = schedule(&reviews(365));
        assert!(year.memory.stability > schedule(&reviews(2)).memory.stability && year.due > day(365), "{year:?}");
        let ages = schedule(&reviews(2_000_000));
        assert!(ages.memory.stability.is_finite() && ages.interval >= 1);
        // However often, it stays within the calendar.
        let easy: Vec<Review> = (0..200).map(|on| Review::new(Easy, day(on * 1000))).collect();
        assert!(schedule(&easy).interval <= 36_500);
        assert_eq!(Parameters::default().schedule(&[]), None);
    }

    #[test]
    fn what_is_forgotten_again_and_again_is_a_leech() {
        let mut reviews = vec![Review::new(Good, day(0))];
        for lapse in 1..=8 {
            assert!(!schedule(&reviews).is_leech(), "{lapse}");
            // Asked twice on that day, it was forgotten once.
            for rating in [Again, Again, Good] {
                reviews.push(Review::new(rating, day(lapse * 3)));
            }
        }
        assert!(schedule(&reviews).is_leech());
    }

    #[test]
    fn a_review_is_kept_as_its_rating_its_day_and_the_version_of_the_parameters() {
        let review = Review::new(Hard, day(0));
        let text = serde_json::to_string(&review).unwrap();
        assert_eq!(text, r#"{"rating":"hard","day":"2026-03-01","parameters":6}"#);
        assert_eq!(serde_json::from_str::<Review>(&text).unwrap(), review);
    }
}
