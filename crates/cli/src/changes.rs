//! The command `changes`: the differences between two versions of a procedure.

use std::path::Path;

use casewright_compiler::{Severity, compile};
use casewright_core::procedure::Procedure;
use casewright_core::procedure::changes::{Wording, changes as compare, sentence};

use super::{FINDINGS, Failure, Outcome, packs, source};

/// Prints one sentence per line. A version that does not compile is reported as by `compile`.
pub(super) fn changes(old: &Path, new: &Path) -> Result<Outcome, Failure> {
    let (before, after) = (version(old)?, version(new)?);
    let (before, after) = match (before, after) {
        (Ok(before), Ok(after)) => (before, after),
        (before, after) => {
            let stderr = [before.err(), after.err()].into_iter().flatten().collect();
            return Ok(Outcome { stdout: String::new(), stderr, code: FINDINGS });
        }
    };
    if before.id != after.id {
        let (old, new) = (old.display(), new.display());
        let sentence =
            format!("{old} is the procedure `{}` and {new} is `{}`: give two versions of one", before.id, after.id);
        return Err(Failure(sentence));
    }
    let changes = compare(&before, &after, Wording::ENGLISH);
    if changes.is_empty() {
        return Ok(Outcome::fine("no changes\n".to_owned()));
    }
    Ok(Outcome::fine(changes.iter().map(|change| sentence(change, Wording::ENGLISH) + "\n").collect()))
}

/// The procedure in a source file or in a file of a pack; its errors as text if it does not compile.
fn version(path: &Path) -> Result<Result<Procedure, String>, Failure> {
    if path.extension().is_some_and(|extension| extension == "json") {
        return packs::part(path).map(Ok);
    }
    let compiled = compile(&[source::file(path)?]);
    let Some(mut pack) = compiled.pack else {
        let errors = compiled.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        return Ok(Err(errors.map(|error| format!("{error}\n\n")).collect()));
    };
    let procedure = pack.procedures.pop();
    procedure.map(Ok).ok_or_else(|| Failure(format!("{} holds no procedure", path.display())))
}
