//! What a procedure costs, from its source to a post: `make bench-native`.

use std::cell::LazyCell;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use casewright_bench::{CCC_NAME, SIZES, table};
use casewright_compiler::{SourceFile, compile};
use casewright_core::engine::{Evaluation, evaluate_case};
use casewright_core::post::{Rendered, Status, render};
use casewright_core::procedure::{Pack, read_procedure, write_pack};
use casewright_testing::measured::Measured;
use casewright_testing::synthetic::{self, Shape};
use casewright_testing::{CCC, folder, source};
use criterion::{Criterion, SamplingMode};

const COMPILE: &str = "compile";
const READ: &str = "read";
const EVALUATE: &str = "evaluate";
const RENDER: &str = "render";
/// The same where the only post prints all fields.
const EVALUATE_FOR_ONE_POST: &str = "evaluate, one post";
const RENDER_ONE_POST: &str = "render, one post";
const PHASES: [&str; 6] = [COMPILE, READ, EVALUATE, RENDER, EVALUATE_FOR_ONE_POST, RENDER_ONE_POST];

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

    let cases = synthetic_cases(|size| Shape { fields_of_a_post: usize::MAX, ..Shape::with_conditions(size) });
    bench(&mut criterion, EVALUATE_FOR_ONE_POST, &cases, evaluated);
    bench(&mut criterion, RENDER_ONE_POST, &cases, rendered);

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

/// The post that is open, as the page draws it.
fn rendered(measured: &Measured) -> Rendered {
    render(&measured.procedure, &measured.case.entries, &measured.now, measured.open_post(), Status::Final)
}
