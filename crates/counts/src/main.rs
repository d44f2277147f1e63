//! Evaluates a case or renders its open post so many times: `casewright-counts evaluate|render TIMES PROCEDURE CASE NOW`.
//!
//! `tests/counts.rs` runs it under Valgrind. What it takes once is the difference between runs of more and of fewer times, so that
//! starting and reading the files are not counted. It depends on the core alone and is built with the tool (`make dist`), whose code it
//! shares.

// It may stop where it stands.
#![allow(clippy::expect_used, clippy::panic)]

use std::hint::black_box;
use std::{env, fs};

use casewright_core::case::{Case, restore};
use casewright_core::engine::evaluate_case;
use casewright_core::post::{Status, render};
use casewright_core::procedure::{Post, Procedure, read_procedure};
use casewright_core::value::{Now, read_offset, read_time};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [phase, times, procedure, case, now] = arguments.as_slice() else {
        panic!("usage: casewright-counts evaluate|render TIMES PROCEDURE CASE NOW");
    };
    let times: usize = times.parse().expect("TIMES is a number");
    let procedure = read_procedure(&read(procedure)).expect("PROCEDURE is a file of a pack");
    let case = restore(&read(case)).expect("CASE is a stored case");
    let zone = read_offset(now).expect("NOW has an offset, as in 2026-11-30T09:00:00-06:00");
    let now = Now { instant: read_time(now, &zone).expect("NOW is a time"), zone };
    for _ in 0..times {
        let (procedure, case, now) = black_box((&procedure, &case, &now));
        match phase.as_str() {
            "evaluate" => drop(black_box(evaluate_case(procedure, case, now))),
            "render" => {
                let post = open_post(procedure, case);
                drop(black_box(render(procedure, &case.entries, now, post, Status::Final)));
            }
            _ => panic!("{phase} is neither evaluate nor render"),
        }
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(path).expect("the file can be read")
}

fn open_post<'a>(procedure: &'a Procedure, case: &Case) -> &'a Post {
    let open = procedure.posts.iter().find(|post| case.post.as_ref() == Some(&post.id));
    open.expect("the case has an open post")
}
