//! Prints a year of cases for the bench of the page: a JSON object with the stored form of each case under its key.

use std::collections::BTreeMap;

use casewright_compiler::compile;
use casewright_core::case::{keys, store};
use casewright_testing::{folder, year};

const SEED: u64 = 2026;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pack = compile(&folder()).pack.ok_or("the procedures do not compile")?;
    let cases = year::year(SEED, &pack.procedures);
    let stored: BTreeMap<String, String> = cases.iter().map(|case| (keys::of_case(&case.id), store(case))).collect();
    println!("{}", serde_json::to_string(&stored)?);
    Ok(())
}
