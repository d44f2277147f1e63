//! Runs the commands, prints their results and sets the exit code.

mod answers;
mod arguments;
mod changes;
mod check;
mod help;
mod json;
mod listing;
mod map;
mod moment;
mod names;
mod packs;
mod reading;
mod report;
mod send;
mod serve;
mod site;
mod source;
mod zones;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use serde::Serialize;

use casewright_core::procedure::Procedure;
use casewright_core::value::Now;

use answers::Given;
use arguments::{CaseArguments, Command};
use source::Place;

/// The result of a command.
struct Outcome {
    stdout: String,
    stderr: String,
    code: u8,
}

/// Success.
const FINE: u8 = 0;
/// The answer is no: `check` or `check-site` found something, `compile` or `changes` found errors, a post is withheld.
const FINDINGS: u8 = 1;
/// The command could not be carried out as given.
const BAD_USE: u8 = 2;

/// Why a command could not be carried out, in one sentence.
struct Failure(String);

pub(crate) fn main() -> ExitCode {
    let outcome = run(std::env::args_os().skip(1)).unwrap_or_else(|Failure(sentence)| Outcome {
        stdout: String::new(),
        stderr: format!("casewright: {sentence}\n"),
        code: BAD_USE,
    });
    let written = put(io::stdout().lock(), &outcome.stdout);
    // If standard error is closed too, nobody can be told.
    let _ = put(io::stderr().lock(), &outcome.stderr);
    match written {
        // A reader that closes the pipe early, such as `head`, is not an error.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let _ = put(io::stderr().lock(), &format!("casewright: cannot write to standard output: {error}\n"));
            BAD_USE.into()
        }
        _ => outcome.code.into(),
    }
}

fn run(arguments: impl Iterator<Item = OsString>) -> Result<Outcome, Failure> {
    match arguments::read(arguments)? {
        Command::Help { command } => Ok(Outcome::fine(help::page(command))),
        Command::Version => Ok(Outcome::fine(format!("casewright {}\n", env!("CASEWRIGHT_VERSION")))),
        Command::Check { paths } => check::check(&source::files(&paths)?),
        Command::Compile { paths, out } => check::compile(&source::files(&paths)?, &out),
        Command::Serve { folder, host, port } => serve::serve(folder, &host, port),
        Command::CheckSite { file } => site::check(&file),
        Command::Changes { old, new } => changes::changes(&old, &new),
        Command::List { pack } => {
            let (pack, place) = packs::open(pack.as_deref())?;
            Ok(json(&listing::list(&pack))?.with(place))
        }
        Command::Fields { pack, procedure } => {
            let (pack, place) = packs::open(pack.as_deref())?;
            Ok(json(&listing::fields(packs::procedure(&pack, &procedure)?))?.with(place))
        }
        Command::Ours { pack, procedure } => {
            let (pack, place) = packs::open(pack.as_deref())?;
            Ok(json(&listing::ours(packs::procedure(&pack, &procedure)?, &pack.decks))?.with(place))
        }
        Command::Map { pack, procedure, form } => {
            let (pack, place) = packs::open(pack.as_deref())?;
            Ok(map::map(packs::procedure(&pack, &procedure)?, form)?.with(place))
        }
        Command::Evaluate { pack, procedure, case } => {
            let (pack, place) = packs::open(pack.as_deref())?;
            let procedure = packs::procedure(&pack, &procedure)?;
            let (given, now) = the_case(&case, procedure)?;
            Ok(json(&report::report(procedure, &given, &now))?.with(place))
        }
        Command::Post { pack, procedure, post, case, form, draft } => {
            let (pack, place) = packs::open(pack.as_deref())?;
            let procedure = packs::procedure(&pack, &procedure)?;
            let post = packs::post(procedure, &post)?;
            let (given, now) = the_case(&case, procedure)?;
            Ok(send::post(procedure, &given, &now, post, form, draft).with(place))
        }
    }
}

fn the_case(case: &CaseArguments, procedure: &Procedure) -> Result<(Given, Now), Failure> {
    let now = moment::now(&case.now, case.zone.as_deref())?;
    let given = answers::read(&case.answers, procedure, &now.zone)?;
    Ok((given, now))
}

fn json(value: &impl Serialize) -> Result<Outcome, Failure> {
    match serde_json::to_string_pretty(value) {
        Ok(text) => Ok(Outcome::fine(text + "\n")),
        Err(error) => Err(Failure(format!("cannot write JSON: {error}"))),
    }
}

fn put(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

impl Outcome {
    /// Says on standard error which procedures were used, if the command line does not.
    fn with(mut self, place: Place) -> Outcome {
        if place != Place::Given {
            self.stderr.insert_str(0, &format!("casewright: with the procedures{}\n", place.words()));
        }
        self
    }

    fn fine(stdout: String) -> Outcome {
        Outcome { stdout, stderr: String::new(), code: FINE }
    }
}
