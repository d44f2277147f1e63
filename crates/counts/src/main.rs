//! Evaluates a case, renders its open post, or does both after a key press, so many times:
//! `casewright-counts evaluate|render|press TIMES PROCEDURE CASE NOW`.
//!
//! `tests/counts.rs` runs it under Valgrind. What it takes once is the difference between runs of more and of fewer times, so that
//! starting and reading the files are not counted. It depends on the core alone and is built with the tool (`make dist`), whose code it
//! shares.

// It may stop where it stands.
#![allow(clippy::expect_used, clippy::panic)]

use std::hint::black_box;
use std::rc::Rc;
use std::{env, fs};

use casewright_core::case::{Answer, Case, restore};
use casewright_core::engine::{Evaluator, evaluate_case};
use casewright_core::post::{Status, render, render_in};
use casewright_core::procedure::{Post, Procedure, read_procedure};
use casewright_core::value::{Now, read_offset, read_time};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [phase, times, procedure, case, now] = arguments.as_slice() else {
        panic!("usage: casewright-counts evaluate|render|press TIMES PROCEDURE CASE NOW");
    };
    let times: usize = times.parse().expect("TIMES is a number");
    let procedure = read_procedure(&read(procedure)).expect("PROCEDURE is a file of a pack");
    let case = restore(&read(case)).expect("CASE is a stored case");
    let zone = read_offset(now).expect("NOW has an offset, as in 2026-11-30T09:00:00-06:00");
    let now = Now { instant: read_time(now, &zone).expect("NOW is a time"), zone };
    match phase.as_str() {
        EVALUATE => repeat(times, || evaluate_case(black_box(&procedure), black_box(&case), &now)),
        RENDER => {
            let post = open_post(&procedure, &case);
            repeat(times, || render(black_box(&procedure), black_box(&case.entries), &now, post, Status::Final));
        }
        PRESS => press(times, &procedure, case, now),
        _ => panic!("{phase} is none of {EVALUATE}, {RENDER} and {PRESS}"),
    }
}

const EVALUATE: &str = "evaluate";
const RENDER: &str = "render";
const PRESS: &str = "press";

fn repeat<T>(times: usize, work: impl Fn() -> T) {
    (0..times).for_each(|_| drop(black_box(work())));
}

/// The case gets another name with each press, and its post is drawn.
fn press(times: usize, procedure: &Procedure, case: Case, now: Now) {
    let mut longer = case.clone();
    let Some(Answer::Text(name)) = longer.entries.answers.get_mut(&procedure.name) else {
        panic!("the case has no name");
    };
    name.push('a');
    let (cases, now) = ([Rc::new(longer), Rc::new(case)], Rc::new(now));
    let post = open_post(procedure, &cases[0]);
    let mut evaluator = Evaluator::new(procedure, Rc::clone(&cases[1]), Rc::clone(&now));
    for case in cases.iter().cycle().take(times) {
        evaluator.update(black_box(case), &now);
        black_box(evaluator.evaluation());
        drop(black_box(render_in(&evaluator.scope(), post, Status::Final)));
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(path).expect("the file can be read")
}

fn open_post<'a>(procedure: &'a Procedure, case: &Case) -> &'a Post {
    let open = procedure.posts.iter().find(|post| case.post.as_ref() == Some(&post.id));
    open.expect("the case has an open post")
}
