//! The same case in several tabs: whatever people do in whichever order, no edit is lost and none is invented.
//!
//! Random interleavings are compared with a model that knows who did what knowing what. Storage is simulated as in
//! Chromium: each process writes to its own view at once and to storage later, so it may overwrite what it has not seen
//! yet; every other process hears of every write, later, in the order of storage, including those that were overwritten
//! in the meantime.
//!
//! Some edits cannot be kept by any storage without locks. They are excluded by counting rather than by rule: an edit
//! is only expected as long as some open tab knows it, or it is in storage, or it is on its way to an open tab. It is
//! nowhere if the only tab that knew it was closed before another one heard of it, and a tab that had not heard of it
//! stored the case over it (and was closed as well).
//!
//! In one situation an overwritten answer may come up as a conflict again: a tab that was just loaded does not know
//! what a text that is still on its way was built on. `World::learn` says for which answers this holds.
//!
//! A step is either ticked or not, so of two ticks made side by side one is kept; if one of them is taken back, the
//! step may or may not be ticked (`World::twins`).

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod model;
mod person;
mod world;

use std::thread;

use model::Play;
use world::World;

const RUNS: u64 = 10_000;

fn run(seed: u64, play: Play, trace: bool) -> (Result<(), String>, World) {
    let mut world = World::new(seed, play, trace);
    let steps = 20 + world.dice.below(41);
    let result = (0..steps).try_for_each(|_| world.step()).and_then(|()| world.quieten()).and_then(|()| world.judge());
    (result, world)
}

/// Repeats a failed run and prints everything that happened.
fn fail(seed: u64, play: Play) -> ! {
    let (result, world) = run(seed, play, true);
    panic!(
        "seed {seed}: {}\n{}\n{}",
        result.unwrap_err(),
        world.trace.unwrap_or_default().join("\n"),
        world.storage.text
    );
}

/// The mode of a run of the first test.
fn play(seed: u64) -> Play {
    if seed.is_multiple_of(40) { Play::Old } else { Play::Whole }
}

#[test]
fn no_edit_is_lost_and_none_is_invented() {
    /// The results of some runs.
    #[derive(Default)]
    struct Count {
        deeds: usize,
        nowhere: usize,
        asked_again: usize,
        failed: Option<u64>,
    }
    let count = |share: u64| {
        let mut count = Count::default();
        for seed in (0..RUNS).filter(|seed| seed % 2 == share) {
            let (result, world) = run(seed, play(seed), false);
            if result.is_err() {
                count.failed = Some(seed);
                break;
            }
            let returned = world.may_return.iter().filter(|item| item.0 != "old").count();
            count.deeds += world.deeds.len();
            count.nowhere += world.deeds.len() - world.storage.deeds.iter().count();
            count.asked_again += returned;
        }
        count
    };
    // Two threads, as a small machine has two cores.
    let counts =
        thread::scope(|scope| [0, 1].map(|share| scope.spawn(move || count(share))).map(|it| it.join().unwrap()));
    if let Some(seed) = counts.iter().filter_map(|count| count.failed).min() {
        fail(seed, play(seed));
    }
    let sum = |of: fn(&Count) -> usize| counts.iter().map(of).sum::<usize>();
    let (deeds, nowhere) = (sum(|count| count.deeds), sum(|count| count.nowhere));
    let asked_again = sum(|count| count.asked_again);
    println!("{deeds} deeds, {nowhere} of them nowhere; {asked_again} answers may be asked about again");
    assert!(deeds > 100_000, "the runs do something");
    assert!(nowhere < deeds / 15, "what nobody can keep is little: {nowhere} of {deeds}");
    assert!(asked_again < deeds / 4, "what may be asked about again is little: {asked_again} of {deeds}");
}

/// The same without comparing and listening: the model must find lost edits.
#[test]
fn the_model_finds_what_is_lost_where_nothing_is_compared() {
    let runs = 500;
    let lost = |seed: &u64| run(*seed, Play::Unchecked, false).0.is_err_and(|why| why.starts_with("lost"));
    let count = (0..runs).filter(lost).count();
    assert!(count > 100, "{count} of {runs}");
}
