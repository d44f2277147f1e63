//! Writes a synthetic procedure into a folder that the tool can compile:
//! `cargo run -p casewright-testing --example synthetic -- --fields 1000 FOLDER`.

// It may stop where it stands.
#![allow(clippy::expect_used, clippy::panic)]

use std::path::PathBuf;
use std::{env, fs};

use casewright_testing::synthetic::{Shape, source};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [what, number, folder] = arguments.as_slice() else {
        panic!("usage: synthetic --fields NUMBER FOLDER, or --conditions NUMBER FOLDER");
    };
    let number = number.parse().expect("a number of fields or of conditions");
    let shape = match what.as_str() {
        "--fields" => Shape::with_fields(number),
        "--conditions" => Shape::with_conditions(number),
        _ => panic!("{what} is neither --fields nor --conditions"),
    };
    fs::create_dir_all(folder).expect("the folder can be made");
    let path = PathBuf::from(folder).join("synthetic.toml");
    fs::write(&path, source(shape)).expect("the file can be written");
    println!("{}", path.display());
}
