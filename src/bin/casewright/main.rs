//! The command-line tool `casewright`; `docs/command-line.md` says what it takes and prints.
//!
//! This is the edge of the native side: files, arguments and time zones come in here, and everything that was worked
//! out becomes text here. A build for wasm makes an empty shell of it.

#[cfg(not(target_arch = "wasm32"))]
mod tool;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    tool::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
