//! How many instructions a key press takes in the engine. Unlike times, they hardly vary with the load of the machine. Started by
//! `make test-counts`, after the build of the tool and of the program that is counted (`crates/counts`).

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use casewright_core::case::store;
use casewright_core::procedure::{Pack, write_pack};
use casewright_core::value::write_rfc3339;
use casewright_testing::measured::Measured;
use casewright_testing::synthetic::Shape;

/// At most so many instructions: 10 % above what was counted on 2026-11-30, on x86-64. Where one is passed, ask first whether what was
/// added is worth it, then raise the number with a reason; where the code became faster, lower it.
const CEILINGS: [Ceiling; 4] = [
    // 51 fields and 163 conditions, of which a cancellation needs a third; a post of forty lines.
    Ceiling { name: "ccc", case: Measured::ccc, evaluate: 1_209_000, render: 612_000, press: 260_000 },
    // 4 KB in each field that can be typed into: what goes through a text once for each of its words shows here.
    Ceiling { name: "pasted", case: Measured::pasted, evaluate: 4_740_000, render: 22_420_000, press: 17_790_000 },
    // A log and rows are read and printed, and a timeline is drawn.
    Ceiling { name: "escalation", case: Measured::escalation, evaluate: 1_248_000, render: 692_000, press: 349_000 },
    // 322 fields, all filled in, and 1,000 conditions, six times those of the first: here shows what grows faster than a procedure.
    // The open post prints fifty of the fields.
    Ceiling { name: "synthetic", case: thousand, evaluate: 7_236_000, render: 1_159_000, press: 1_106_000 },
];

struct Ceiling {
    name: &'static str,
    case: fn() -> Measured,
    /// To evaluate the case from nothing.
    evaluate: u64,
    /// To render its open post from nothing.
    render: u64,
    /// To do both after one more letter in the name of the case, with what was kept from before.
    press: u64,
}

fn thousand() -> Measured {
    Measured::synthetic(Shape::with_conditions(1_000))
}

/// What is counted is the difference between one time and so many more.
const MORE: u64 = 10;

const EVALUATE: &str = "evaluate";
const RENDER: &str = "render";
const PRESS: &str = "press";

#[test]
fn a_key_press_takes_no_more_instructions_than_it_may() {
    if !can_be_counted() {
        return;
    }
    let mut over = Vec::new();
    println!("{:>12} {:>12}  instructions", "counted", "at most");
    for Ceiling { name, case, evaluate, render, press } in CEILINGS {
        let files = Files::write(name, &case());
        for (phase, ceiling) in [(EVALUATE, evaluate), (RENDER, render), (PRESS, press)] {
            let count = files.count(phase);
            println!("{count:>12} {ceiling:>12}  {phase} {name}");
            if count > ceiling {
                over.push(format!("{phase} {name}: {count} of {ceiling}"));
            }
        }
    }
    // The ceilings are those of one processor; on others, the counts are printed all the same.
    assert!(over.is_empty() || !cfg!(target_arch = "x86_64"), "more instructions than they may take: {over:?}");
}

/// Hash maps have another seed in each run, so that a search takes a few instructions more or fewer: some 0.05 % were seen.
#[test]
fn counting_again_gives_the_same_within_half_a_percent() {
    if can_be_counted() {
        let files = Files::write("again", &Measured::ccc());
        for phase in [EVALUATE, RENDER, PRESS] {
            let (one, other) = (files.count(phase), files.count(phase));
            assert!(one.abs_diff(other) <= one / 200, "{phase}: {one} and {other}");
        }
    }
}

fn can_be_counted() -> bool {
    let here = Command::new("valgrind").arg("--version").output().is_ok_and(|out| out.status.success());
    if !here {
        println!("casewright: no instructions were counted, since Valgrind is not installed");
    }
    here
}

/// A case and its procedure as the program reads them.
struct Files {
    procedure: String,
    case: String,
    now: String,
}

/// Where the files are, beside the folder of the program.
const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");
const PROGRAM: &str = "../tool/casewright-counts";

impl Files {
    fn write(name: &str, measured: &Measured) -> Files {
        let pack = Pack { procedures: vec![measured.procedure.clone()], ..Pack::default() };
        let (_, procedure) = write_pack(&pack, "pack").unwrap().parts.swap_remove(0);
        let put = |ending: &str, text: &str| {
            let file = format!("counts-{name}-{ending}.json");
            fs::write(Path::new(FOLDER).join(&file), text).unwrap();
            file
        };
        let now = write_rfc3339(measured.now.instant, &measured.now.zone);
        Files { procedure: put("procedure", &procedure), case: put("case", &store(&measured.case)), now }
    }

    /// The instructions of doing it once.
    fn count(&self, phase: &str) -> u64 {
        (self.instructions(phase, 1 + MORE) - self.instructions(phase, 1)) / MORE
    }

    /// Those of a whole run. The length of paths and of other variables would move the stack, and so a few instructions.
    fn instructions(&self, phase: &str, times: u64) -> u64 {
        let out = Command::new("valgrind")
            .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", PROGRAM])
            .args([phase, &times.to_string(), &self.procedure, &self.case, &self.now])
            .current_dir(FOLDER)
            .env_clear()
            .env("PATH", env::var_os("PATH").unwrap_or_default())
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&out.stderr);
        assert!(out.status.success(), "{PROGRAM} in {FOLDER}: {told}");
        let (_, count) = told.split_once("refs:").unwrap_or_else(|| panic!("Valgrind tells no count: {told}"));
        let count: String = count.lines().next().unwrap().chars().filter(char::is_ascii_digit).collect();
        count.parse().unwrap()
    }
}
