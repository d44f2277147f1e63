//! The size budget: what the first load of the release page moves. Started by `make size`, after the build.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The lightest form library moves so much (148 KB, see the design); a thousand bytes to the KB is the stricter reading.
const BUDGET: usize = 148_000;

/// What is moved until the first case is open, without its procedure. It is more than the lightest form library moves, by merging,
/// undoing and keeping cases, which that has not; what was moved for a form before there was that is 148,000 too. Some 3,000 are
/// the number of late things, some 2,000 the keys that lead through a case, each shown where its action stands, some 2,000 business
/// hours (counting them, with the public holidays worked out, and saying beside each due time which hours count), some 3,000 the
/// ways out (to records and new cases in Salesforce, and to an e-mail), some 2,000 the settings, the offer of a sample and what
/// marks one, and some 2,800 that all of it can be in another language, which `lang` tells from the procedure's, and dates and sums
/// as the reader writes them.
const CASE_BUDGET: usize = 184_000;

/// What the pages of the second program move when one of them is first opened. Yew with its script is 39 KB of it; the rest, by
/// the size of its functions, is some 50 for the pages, 25 for cases, 20 for procedures, 20 for the engine, 30 for the palette (the
/// fuzzy matcher is 7), 11 for calendar files, 20 for paper, which draws posts, findings and timelines, too, 12 for the settings
/// and the way round the page, and 5 for business hours and other languages.
const STORAGE_BUDGET: usize = 238_000;

#[test]
fn the_first_load_is_within_its_budget() {
    let dist = casewright_testing::root().join("dist");
    assert!(dist.join("index.html").is_file(), "there is no release page in dist/: run `make build`");

    let (mut total, mut storage, mut case) = (0, 0, 0);
    println!("{:>9} {:>9}  file", "bytes", "brotli");
    for file in files(&dist) {
        let bytes = fs::read(&file).unwrap();
        let packed = brotli_size(&bytes);
        let later = LATER.iter().any(|folder| file.starts_with(dist.join(folder)));
        total += if later { 0 } else { packed };
        storage += if file.starts_with(dist.join(STORAGE)) { packed } else { 0 };
        case += if file.starts_with(dist.join(CASE)) { packed } else { 0 };
        let when = if later { "  (when it is wanted)" } else { "" };
        println!("{:>9} {packed:>9}  {}{when}", bytes.len(), file.strip_prefix(&dist).unwrap().display());
    }
    println!("First load, brotli: {}.{} KB of {} KB", total / 1000, total / 100 % 10, BUDGET / 1000);
    println!("Storage pages, brotli: {}.{} KB of {} KB", storage / 1000, storage / 100 % 10, STORAGE_BUDGET / 1000);
    println!(
        "With the first case, brotli: {}.{} KB of {} KB",
        (total + case) / 1000,
        (total + case) / 100 % 10,
        CASE_BUDGET / 1000
    );
    assert!(total + case <= CASE_BUDGET, "with the first case {} bytes are moved", total + case);
    assert!(total <= BUDGET, "the first load moves {total} bytes, {} more than its budget", total - BUDGET);
    assert!(storage > 0 && storage <= STORAGE_BUDGET, "the pages below #/storage move {storage} bytes");
}

/// What the first load does not move: a procedure comes with the first case of it, and the passages with the first search; and
/// the program of the pages below `#/storage`; and the file of a language with its readers. An end-to-end test sees that home asks for none of them.
const LATER: [&str; 4] = ["pack", "languages", STORAGE, CASE];
const STORAGE: &str = "storage";
const CASE: &str = "case";

/// Every file of the page. All of them are moved by the first load, but those that [`LATER`] names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// What a web server with its files compressed beforehand sends: quality 11, a window of 4 MB.
fn brotli_size(bytes: &[u8]) -> usize {
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params).unwrap();
    packed.len()
}
