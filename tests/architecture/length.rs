//! The length of files.

use std::fs;

use casewright_testing::{files, root};

/// A longer file is usually two ideas.
const MOST: usize = 400;

#[test]
fn no_file_is_too_long_to_hold_in_the_head() {
    let long: Vec<String> = ["src", "crates", "tests", "fuzz/fuzz_targets"]
        .iter()
        .flat_map(|folder| files(&root().join(folder), "rs"))
        .filter_map(|file| {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            (lines > MOST).then(|| format!("{}: {lines} lines", file.display()))
        })
        .collect();
    assert!(long.is_empty(), "more than {MOST} lines:\n{}", long.join("\n"));
}
