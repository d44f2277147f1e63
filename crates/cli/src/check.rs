//! The commands `check` and `compile`.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use casewright_compiler::{Compiled, Diagnostic, Severity, compile as compile_files};

use casewright_core::procedure::write_pack;

use super::source::{Place, Sources};
use super::{FINDINGS, FINE, Failure, Outcome, packs};

/// Prints every finding and a summary to standard output.
pub(super) fn check(Sources { files, place }: &Sources) -> Result<Outcome, Failure> {
    let compiled = compile_files(files);
    let code = if compiled.diagnostics.is_empty() { FINE } else { FINDINGS };
    let stdout = format!("{}{}\n", shown(&compiled.diagnostics), summary(&compiled, *place));
    Ok(Outcome { stdout, stderr: String::new(), code })
}

/// Writes the pack, unless there is an error. Findings go to standard error, since they are not the output that was
/// asked for.
pub(super) fn compile(Sources { files, place }: &Sources, out: &Path) -> Result<Outcome, Failure> {
    let compiled = compile_files(files);
    let mut stderr = shown(&compiled.diagnostics);
    let summary = summary(&compiled, *place);
    let Some(pack) = compiled.pack else {
        stderr += &format!("{summary}; nothing was written\n");
        return Ok(Outcome { stdout: String::new(), stderr, code: FINDINGS });
    };
    let folder = packs::folder(out)?;
    let files = write_pack(&pack, &folder).map_err(|error| Failure(format!("cannot write JSON: {error}")))?;
    let beside = out.parent().unwrap_or(Path::new(""));
    if out.is_dir() {
        return Err(Failure(format!("cannot write {}: it is a folder", out.display())));
    }
    // The index comes last, so that it never names a missing file.
    let written = |path: &Path, text: &str| {
        replace(path, text.as_bytes()).map_err(|error| Failure(format!("cannot write {}: {error}", path.display())))
    };
    let parts = beside.join(&folder);
    // Only this folder is created, not those above it: a path that does not exist is a typo.
    if !parts.is_dir() {
        fs::create_dir(&parts).map_err(|error| Failure(format!("cannot write {}: {error}", parts.display())))?;
    }
    for (name, text) in &files.parts {
        written(&beside.join(name), text)?;
    }
    written(out, &files.index)?;
    Ok(Outcome { stdout: format!("{summary}: {}\n", out.display()), stderr, code: FINE })
}

fn shown(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|diagnostic| format!("{diagnostic}\n\n")).collect()
}

/// "1 procedure in this folder, 24 examples, no findings". Examples of procedures with errors do not run and are not counted.
fn summary(compiled: &Compiled, place: Place) -> String {
    let of = |severity| compiled.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let mut parts = vec![counted(compiled.procedures, "procedure") + place.words()];
    if compiled.examples > 0 || errors == 0 {
        parts.push(counted(compiled.examples, "example"));
    }
    if errors > 0 {
        parts.push(counted(errors, "error"));
    }
    if warnings > 0 {
        parts.push(counted(warnings, "warning"));
    }
    if compiled.diagnostics.is_empty() {
        parts.push("no findings".to_owned());
    }
    parts.join(", ")
}

fn counted(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}

/// Replaces a file so that readers find either the old one or the new one, never half of one.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Symbolic links stay links, and devices and pipes are written to, where renaming would put a file in their place.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        return fs::write(path, bytes);
    }
    let Some(name) = path.file_name().filter(|_| !path.is_dir()) else {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
    };
    let mut temporary = name.to_owned();
    temporary.push(format!(".{}.tmp", std::process::id()));
    let temporary = path.with_file_name(temporary);
    let written = File::create(&temporary)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // The error is reported already; a leftover that cannot be removed does not change it.
        let _ = fs::remove_file(&temporary);
    }
    written
}
