//! What a procedure costs, from its source to a post: `make bench-native`.

use std::cell::{LazyCell, RefCell};
use std::hint::black_box;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use casewright_bench::{CCC_NAME, SIZES, table};
use casewright_compiler::{SourceFile, compile};
use casewright_core::case::{Answer, Case};
use casewright_core::engine::{Evaluation, Evaluator, evaluate_case};
use casewright_core::post::{Rendered, Status, render, render_in};
use casewright_core::procedure::{Pack, Post, Procedure, read_procedure, write_pack};
use casewright_core::value::Now;
use casewright_testing::measured::Measured;
use casewright_testing::synthetic::{self, Shape};
use casewright_testing::{CCC, folder, source};
use criterion::{Criterion, SamplingMode};

const COMPILE: &str = "compile";
const READ: &str = "read";
const EVALUATE: &str = "evaluate";
const RENDER: &str = "render";
/// Both after one more letter in the name of the case, as the page does it: with what was kept from before.
const PRESS: &str = "press a key";
/// The same where the only post prints all fields.
const EVALUATE_FOR_ONE_POST: &str = "evaluate, one post";
const RENDER_ONE_POST: &str = "render, one post";
const PRESS_FOR_ONE_POST: &str = "press a key, one post";
const PHASES: [&str; 8] =
    [COMPILE, READ, EVALUATE, RENDER, PRESS, EVALUATE_FOR_ONE_POST, RENDER_ONE_POST, PRESS_FOR_ONE_POST];

fn main() {
    let results = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/bench-native/criterion");
    let mut criterion = Criterion::default()
        .output_directory(&results)
        .without_plots()
        .sample_size(10)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4))
        .configure_from_args();

    bench(&mut criterion, COMPILE, &sources(), |files| compile(files));

    let mut cases = synthetic_cases(Shape::with_conditions);
    cases.push(subject(CCC_NAME, Measured::ccc));
    let packed: Vec<_> = cases.iter().map(|(name, case)| subject(name, || packed(case))).collect();
    bench(&mut criterion, READ, &packed, |json| read_procedure(json));
    bench(&mut criterion, EVALUATE, &cases, evaluated);
    bench(&mut criterion, RENDER, &cases, rendered);
    bench(&mut criterion, PRESS, &typists(&cases), typed);

    let cases = synthetic_cases(|size| Shape { fields_of_a_post: usize::MAX, ..Shape::with_conditions(size) });
    bench(&mut criterion, EVALUATE_FOR_ONE_POST, &cases, evaluated);
    bench(&mut criterion, RENDER_ONE_POST, &cases, rendered);
    bench(&mut criterion, PRESS_FOR_ONE_POST, &typists(&cases), typed);

    criterion.final_summary();
    println!("\n{}", table(&results, &PHASES));
}

/// Something to measure with its name. It is made when it is first wanted, since that takes long and a filter may leave it out.
type Subject<'a, T> = (String, LazyCell<T, Box<dyn FnOnce() -> T + 'a>>);

fn subject<'a, T>(name: impl ToString, make: impl FnOnce() -> T + 'a) -> Subject<'a, T> {
    (name.to_string(), LazyCell::new(Box::new(make)))
}

fn bench<T, R>(criterion: &mut Criterion, phase: &str, subjects: &[Subject<'_, T>], work: impl Fn(&T) -> R) {
    let mut group = criterion.benchmark_group(phase);
    // The longest take seconds, and the other mode would repeat them fifty times.
    group.sampling_mode(SamplingMode::Flat);
    for (name, subject) in subjects {
        group.bench_function(name, |bencher| {
            let subject = LazyCell::force(subject);
            bencher.iter(|| work(black_box(subject)));
        });
    }
}

fn sources() -> Vec<Subject<'static, Vec<SourceFile>>> {
    let of_size =
        |size| subject(size, move || vec![source("synthetic.toml", &synthetic::source(Shape::with_conditions(size)))]);
    let mut sources: Vec<_> = SIZES.map(of_size).into();
    sources.push(subject(CCC_NAME, || vec![source("ccc.toml", CCC)]));
    sources.push(subject("procedures", folder));
    sources
}

fn synthetic_cases(shape: fn(usize) -> Shape) -> Vec<Subject<'static, Measured>> {
    SIZES.map(|size| subject(size, move || Measured::synthetic(shape(size)))).into()
}

/// The file of the procedure, as a page fetches it.
fn packed(case: &Measured) -> String {
    let pack = Pack { procedures: vec![case.procedure.clone()], ..Pack::default() };
    let files = write_pack(&pack, "pack").expect("a pack can be written");
    let (_, text) = files.parts.into_iter().next().expect("it has a file for its procedure");
    text
}

fn evaluated(Measured { procedure, case, now }: &Measured) -> Evaluation {
    evaluate_case(procedure, case, now)
}

/// The post that is open.
fn rendered(measured: &Measured) -> Rendered {
    render(&measured.procedure, &measured.case.entries, &measured.now, measured.open_post(), Status::Final)
}

/// A case in which somebody types: its evaluation, and the case before and after the letter, which comes and goes.
struct Typist<'a> {
    evaluator: Evaluator<&'a Procedure>,
    cases: [Rc<Case>; 2],
    now: Rc<Now>,
    post: &'a Post,
    presses: usize,
}

fn typists<'a>(cases: &'a [Subject<'_, Measured>]) -> Vec<Subject<'a, RefCell<Typist<'a>>>> {
    cases.iter().map(|(name, case)| subject(name, || RefCell::new(Typist::new(case)))).collect()
}

impl Typist<'_> {
    fn new(measured: &Measured) -> Typist<'_> {
        let mut longer = measured.case.clone();
        match longer.entries.answers.get_mut(&measured.procedure.name) {
            Some(Answer::Text(name)) => name.push('a'),
            _ => panic!("the case has no name"),
        }
        let (cases, now) = ([Rc::new(measured.case.clone()), Rc::new(longer)], Rc::new(measured.now.clone()));
        let evaluator = Evaluator::new(&measured.procedure, Rc::clone(&cases[0]), Rc::clone(&now));
        Typist { evaluator, cases, now, post: measured.open_post(), presses: 0 }
    }
}

fn typed(typist: &RefCell<Typist<'_>>) -> Rendered {
    let Typist { evaluator, cases, now, post, presses } = &mut *typist.borrow_mut();
    *presses += 1;
    evaluator.update(&cases[*presses % 2], now);
    black_box(evaluator.evaluation());
    render_in(&evaluator.scope(), post, Status::Final)
}
