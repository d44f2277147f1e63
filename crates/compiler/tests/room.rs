//! Whether a year of work fits in one browser, and what takes up the space.
//!
//! `cargo test --test room -- --nocapture` prints the tables.

// Tests may panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use casewright_testing::year;

use casewright_compiler::compile;
use casewright_core::case::{Case, Entries, restore, store, write_entries};
use casewright_core::engine::evaluate;
use casewright_core::procedure::{Pack, write_pack};

/// The storage of a browser for one origin, in UTF-16 code units of keys and values: five MiB of characters.
const QUOTA: usize = 5_242_880;

/// Room for everything else: settings, and what the page has learned and shown.
const REST: usize = 50_000;

const SEED: u64 = 2026;

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn pack() -> Pack {
    let compiled = compile(&casewright_testing::folder());
    compiled.pack.unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

/// The size of a case in the browser, key and value.
fn kept(case: &Case) -> usize {
    units(&format!("casewright.case.{}", case.id)) + units(&store(case))
}

/// The distribution of the sizes of some cases.
struct Spread {
    count: usize,
    total: usize,
    median: usize,
    p95: usize,
    max: usize,
}

fn spread(sizes: impl Iterator<Item = usize>) -> Spread {
    let mut sizes: Vec<usize> = sizes.collect();
    sizes.sort_unstable();
    let at = |part: usize| sizes.get(sizes.len().saturating_sub(1) * part / 100).copied().unwrap_or(0);
    Spread { count: sizes.len(), total: sizes.iter().sum(), median: at(50), p95: at(95), max: at(100) }
}

fn row(name: &str, spread: &Spread) -> String {
    let Spread { count, total, median, p95, max } = spread;
    format!("{name:<16}{count:>7}{:>8}{median:>8}{p95:>8}{max:>8}{total:>12}\n", total / (*count).max(1))
}

/// The size of each part of the plain JSON of a case, in UTF-16 code units.
fn parts(case: &Case) -> [(&'static str, usize); 6] {
    let all = case.entries.clone();
    // Without the braces and the name around each part.
    let written = |part: Entries, name: &str| (units(&write_entries(&part))).saturating_sub(name.len() + 5);
    let answers = written(Entries { answers: all.answers, ..Entries::default() }, "answers");
    let ticks = written(Entries { ticks: all.ticks, ..Entries::default() }, "ticks");
    let log = written(Entries { log: all.log, ..Entries::default() }, "log");
    let links = written(Entries { links: all.links, ..Entries::default() }, "links");
    let entries = &case.entries;
    let said: usize = entries.log.iter().map(|entry| units(&entry.text)).sum();
    // The entries of a closed case are compressed; here they are measured as in an open case.
    let open = Case { closed: None, ..case.clone() };
    let whole = units(&store(&open));
    [
        ("answers", answers),
        ("ticks", ticks),
        ("log: texts", said),
        ("log: the rest", log - said),
        ("links", links),
        ("head", whole - answers - ticks - log - links),
    ]
}

#[test]
fn a_year_fits_in_one_browser() {
    let pack = pack();
    let cases = year::year(SEED, &pack.procedures);
    assert_eq!(cases.len(), year::CASES);

    println!("{:<16}{:>7}{:>8}{:>8}{:>8}{:>8}{:>12}", "UTF-16 units", "cases", "mean", "median", "p95", "max", "total");
    for procedure in &pack.procedures {
        let of_procedure = cases.iter().filter(|case| case.procedure == procedure.id);
        print!("{}", row(procedure.id.as_str(), &spread(of_procedure.map(kept))));
    }
    let all = spread(cases.iter().map(kept));
    print!("{}", row("all", &all));

    println!("\nparts of the plain JSON, a case in the mean");
    let mut sums = parts(&cases[0]).map(|(name, _)| (name, 0));
    for case in &cases {
        for (sum, (_, size)) in sums.iter_mut().zip(parts(case)) {
            sum.1 += size;
        }
    }
    sums.iter().for_each(|(name, sum)| println!("{name:<16}{:>8}", sum / cases.len()));

    println!("\nprocedures as served, in UTF-16 units");
    let files = write_pack(&pack, "pack").unwrap();
    let mut pinned = 0;
    for (name, text) in &files.parts {
        println!("{name:<46}{:>8}", units(text));
        // What a search or a trainee fetches is not kept.
        let kept = !["/search-", "/training-"].iter().any(|other| name.contains(other));
        pinned += if kept { units(name) + units(text) } else { 0 };
    }

    let used = all.total + pinned + REST;
    println!("\nall of it {used}, {} of {QUOTA} left", QUOTA as i64 - used as i64);
    assert!(used < QUOTA, "a year takes {used} of {QUOTA} units");
}

/// A year unlike a real one would measure nothing.
#[test]
fn the_year_is_like_one() {
    let pack = pack();
    let cases = year::cases(SEED, &pack.procedures, 300);
    assert_eq!(cases, year::cases(SEED, &pack.procedures, 300), "the same seed makes the same year");
    assert_ne!(cases, year::cases(SEED + 1, &pack.procedures, 300));
    let end = year::end();
    let (mut wrong, mut hidden, mut open, mut unfinished) = (0, 0, 0, 0);
    for case in &cases {
        assert_eq!(restore(&store(case)).as_ref(), Ok(case));
        assert!(case.created <= case.edited && case.edited <= end.instant, "{}", case.id);
        let procedure = pack.procedures.iter().find(|one| one.id == case.procedure).unwrap();
        let state = evaluate(procedure, &case.entries, &end);
        wrong += state.fields.iter().filter(|field| field.problem.is_some()).count();
        let held = |id: &casewright_core::id::FieldId| case.entries.answers.contains_key(id);
        hidden += state.fields.iter().filter(|field| !field.shown && held(&field.id)).count();
        open += usize::from(case.closed.is_none());
        unfinished +=
            usize::from(case.closed.is_some() && state.fields.iter().filter(|field| field.missing).count() > 3);
    }
    println!(
        "{open} open, {wrong} answers cannot be read, {hidden} are hidden, {unfinished} closed with more than 3 missing"
    );
    assert_eq!(wrong, 0, "whatever is typed can be read");
    assert!(hidden > 10, "some branches are abandoned");
    assert!((1..=20).contains(&open), "{open} are open");
    assert!(unfinished < 15, "{unfinished} were closed with much missing");
    assert!(cases.iter().any(|case| !case.entries.links.is_empty()), "some belong together");
}
