//! Reports, from Criterion's output, how the time of each phase grows with the procedure.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// CCC's name among the results.
pub const CCC_NAME: &str = "ccc";

/// The numbers of conditions of the synthetic procedures.
pub const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Growth of the time per condition by more than this, over ten times the conditions, is called more than linear. Where every part is
/// compared with every other it comes to 10, and up to about 2 it comes of memory: reading takes as many instructions for each condition
/// at all sizes, and yet took twice the time at 10,000, which no longer fit into the processor's caches.
const TOLERATED: f64 = 2.5;

/// The median of one benchmark in nanoseconds, if it ever ran.
fn median(folder: &Path, phase: &str, subject: &str) -> Option<f64> {
    let path = folder.join(phase).join(subject).join("new/estimates.json");
    let estimates: Value = serde_json::from_str(&fs::read_to_string(path).ok()?).ok()?;
    estimates.get("median")?.get("point_estimate")?.as_f64()
}

/// A table with the time of each phase for CCC and for each size, and the time per condition.
pub fn table(folder: &Path, phases: &[&str]) -> String {
    let mut table = "| Phase | CCC | 100 | 1,000 | 10,000 conditions | for one condition | growth |\n|---|---|---|---|---|---|---|\n".to_owned();
    for phase in phases {
        let times = SIZES.map(|size| median(folder, phase, &size.to_string()));
        let each: Vec<Option<f64>> = SIZES.iter().zip(times).map(|(size, time)| Some(time? / *size as f64)).collect();
        let cells =
            [median(folder, phase, CCC_NAME), times[0], times[1], times[2]].map(|time| time.map_or("".into(), shown));
        let of_each: Vec<String> = each.iter().map(|time| time.map_or("?".into(), shown)).collect();
        table += &format!("| {phase} | {} | {} | {} |\n", cells.join(" | "), of_each.join(", "), growth(&each));
    }
    table
}

/// By how much the time per condition grows with each tenfold of them.
fn growth(each: &[Option<f64>]) -> String {
    let steps: Vec<f64> = each.windows(2).filter_map(|pair| Some(pair[1]? / pair[0]?)).collect();
    let words: Vec<String> = steps.iter().map(|step| format!("× {step:.1}")).collect();
    let verdict = if steps.iter().any(|step| *step > TOLERATED) { "more than linear" } else { "linear" };
    if steps.is_empty() { "?".into() } else { format!("{}: {verdict}", words.join(", ")) }
}

/// With three digits that count.
fn shown(nanoseconds: f64) -> String {
    let units = [(1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1.0, "ns")];
    let (size, unit) = units.into_iter().find(|(size, _)| nanoseconds >= *size).unwrap_or((1.0, "ns"));
    let number = nanoseconds / size;
    let places = if number < 10.0 { 2 } else { usize::from(number < 100.0) };
    format!("{number:.places$} {unit}")
}
