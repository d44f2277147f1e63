//! Tells the tool its version: that of the workspace, and the commit where there is one.

use std::path::Path;
use std::process::Command;

fn main() {
    let version = env!("CARGO_PKG_VERSION");
    let version = commit().map_or_else(|| version.to_owned(), |commit| format!("{version} ({commit})"));
    println!("cargo:rustc-env=CASEWRIGHT_VERSION={version}");
    println!("cargo:rerun-if-changed=build.rs");
}

/// The first seven digits of the commit, however many Git would need to tell it from others here.
fn commit() -> Option<String> {
    // Sources that were unpacked within the repository of something else are not of its commit.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2)?;
    if Path::new(&git(&["rev-parse", "--show-toplevel"])?).canonicalize().ok()? != root.canonicalize().ok()? {
        return None;
    }
    // The branch can be in a file of many, which a commit leaves as it is; the log gets a line with each.
    let branch = git(&["symbolic-ref", "--quiet", "HEAD"]);
    for name in ["HEAD", "logs/HEAD"].into_iter().chain(branch.as_deref()) {
        // Cargo takes a file that is not there for one that always changes.
        if let Some(path) = git(&["rev-parse", "--git-path", name]).filter(|path| Path::new(path).exists()) {
            println!("cargo:rerun-if-changed={path}");
        }
    }
    Some(git(&["rev-parse", "HEAD"])?.chars().take(7).collect())
}

/// What Git prints; `None` without Git, and where it refuses.
fn git(arguments: &[&str]) -> Option<String> {
    let ran = Command::new("git").args(arguments).output().ok().filter(|ran| ran.status.success())?;
    Some(String::from_utf8(ran.stdout).ok()?.trim().to_owned()).filter(|line| !line.is_empty())
}
