//! The programs that run beside the tests: drivers, and the screens of WebKitGTK.

use std::path::Path;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, ChildStdin, Command};

use super::START;

/// Is told what to watch over, a process group to the line. When its input ends, it kills these and removes the folder, unless a
/// line says `keep`. Shared values of a test binary are never dropped, and the binary itself may be killed; its end of a pipe is
/// closed in any case.
const WATCH: &str = "while read -r line; do case $line in keep) keep=yes ;; *) groups=\"$groups -$line\" ;; esac; done
    [ -z \"$groups\" ] || kill -s KILL -- $groups
    [ -n \"$keep\" ] || rm -rf -- \"$1\"";

/// Ends programs with all that they started, at the latest when the tests end.
#[derive(Debug)]
pub(super) struct Watcher {
    process: Child,
    pipe: ChildStdin,
}

impl Watcher {
    pub(super) fn start(profile: &Path) -> Watcher {
        let mut process = Command::new("sh")
            .args(["-c", WATCH, "watcher"])
            .arg(profile)
            .envs([("groups", ""), ("keep", "")])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Ctrl+C ends the group of the tests, and not what cleans up after them.
            .process_group(0)
            .spawn()
            .unwrap();
        let pipe = process.stdin.take().unwrap();
        Watcher { process, pipe }
    }

    async fn tell(&mut self, line: &str) {
        self.pipe.write_all(format!("{line}\n").as_bytes()).await.unwrap();
    }

    /// Ends the programs and waits for it. The profile goes with them, unless it is to be `kept`.
    pub(super) async fn end(mut self, kept: bool) {
        if kept {
            self.tell("keep").await;
        }
        drop(self.pipe);
        let _ = self.process.wait().await;
    }
}

/// A program in a process group of its own. Its output can be read.
#[derive(Debug)]
pub(super) struct Process(Child);

impl Process {
    /// Starts a program with more in its environment.
    pub(super) async fn start(
        program: &str,
        arguments: &[String],
        environment: &[(&str, &str)],
        watcher: &mut Watcher,
    ) -> Process {
        let child = Command::new(program)
            .args(arguments)
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start: {error}; `make test-e2e` installs it"));
        watcher.tell(&child.id().unwrap().to_string()).await;
        Process(child)
    }

    pub(super) fn has_ended(&mut self) -> bool {
        self.0.try_wait().unwrap().is_some()
    }

    /// The number that the program prints after those words when it is ready; nothing where it ends before.
    pub(super) async fn number_after(&mut self, words: &str) -> Option<u16> {
        let mut lines = BufReader::new(self.0.stdout.take().unwrap()).lines();
        let said = async {
            while let Ok(Some(line)) = lines.next_line().await {
                if let Some((_, number)) = line.split_once(words) {
                    return Some(number.trim().trim_end_matches('.').parse().unwrap());
                }
            }
            None
        };
        let number = tokio::time::timeout(START, said).await.unwrap_or_else(|_| panic!("nobody says {words:?}"));
        // Its later output has to be read as well, or it waits for a reader.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        number
    }
}

/// The program that a variable names, or else that name.
pub(super) fn program(variable: &str, name: &str) -> String {
    std::env::var(variable).ok().filter(|path| !path.is_empty()).unwrap_or_else(|| name.to_owned())
}
