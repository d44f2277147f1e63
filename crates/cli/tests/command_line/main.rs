//! The command-line tool as scripts use it: arguments and standard input in; output, message and exit code out.
//!
//! The procedure and the case are those of `docs/command-line.md`, whose commands are all run here. When outputs change
//! on purpose, `UPDATE_DOCS=1 cargo test --test command_line` writes the new ones to the document.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod document;
mod evaluating;
mod maps;
mod packs;
mod posts;
mod serving;
mod site;
mod values;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

const NOW: &str = "2026-03-07T15:00:00-06:00";

#[test]
fn bad_use_is_told_in_one_sentence() {
    let place = Place::new("bad_use");
    place.file("case.json", "{}");
    place.file("other.json", r#"{"format": 9}"#);
    let evaluate = ["evaluate", "visit", "--pack", "pack.json", "--answers", "case.json", "--now", NOW];
    let with = |more: &[&'static str]| [&evaluate[..], more].concat();
    for (arguments, sentence) in [
        (vec![], "give a command"),
        (vec!["chekc"], "unknown command `chekc`: did you mean `check`?"),
        (vec!["bad\nthing"], "unknown command `bad thing`"),
        (vec!["list", "--pakc", "pack.json"], "unknown option `--pakc`: did you mean `--pack`?"),
        (vec!["list", "-x"], "unknown option `-x`"),
        (vec!["list", "--pack"], "--pack"),
        (vec!["list", "--draft"], "`list` takes no --draft"),
        (vec!["list", "more"], "`list` does not take `more`"),
        (vec!["list", "--pack", "nowhere.json"], "cannot read nowhere.json"),
        (vec!["list", "--pack", "visit.toml"], "visit.toml is not a pack"),
        (vec!["list", "--pack", "other.json"], "other.json has format 9"),
        (vec!["fields"], "`fields` needs PROCEDURE"),
        (vec!["fields", "vist", "--pack", "pack.json"], "unknown procedure `vist`: did you mean `visit`?"),
        (evaluate[..6].to_vec(), "`evaluate` needs --now TIME"),
        ([&evaluate[..4], &evaluate[6..]].concat(), "`evaluate` needs --answers FILE"),
        ([&evaluate[..7], &["tomorrow"]].concat(), "cannot read --now `tomorrow`"),
        ([&evaluate[..7], &["2026-03-07"]].concat(), "cannot read --now `2026-03-07`"),
        (with(&["--now", NOW]), "--now is given twice"),
        (with(&["--zone", "America/Chicgo"]), "unknown time zone `America/Chicgo`: did you mean `America/Chicago`?"),
        (with(&["--zone", "CST"]), "unknown time zone `CST`: did you mean `America/Chicago`?"),
        (with(&["--zone", "cdt"]), "did you mean `America/Chicago`?"),
        (with(&["--zone", "EST"]), "did you mean `America/New_York`?"),
        (with(&["--zone", "MDT"]), "did you mean `America/Denver`?"),
        (with(&["--zone", "PST"]), "did you mean `America/Los_Angeles`?"),
        (with(&["--zone", "Central Time"]), "did you mean `America/Chicago`?"),
        (with(&["--as", "html"]), "`evaluate` takes no --as"),
        (
            ["post", "visit", "confirm"].iter().chain(&evaluate[2..]).copied().collect(),
            "unknown post of `visit` `confirm`",
        ),
        (
            ["post", "visit", "confirmation", "--as", "pdf"].iter().chain(&evaluate[2..]).copied().collect(),
            "--as takes text or html, not `pdf`",
        ),
    ] {
        place.refuses(&arguments, "", sentence);
    }
}

#[test]
fn help_and_version_need_nothing_else() {
    let place = Place::new("help");
    for arguments in [&["help"][..], &["--help"], &["-h"], &["help", "help"]] {
        let ran = place.run(arguments, "");
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{arguments:?}");
        for word in ["check", "compile", "list", "fields", "evaluate", "post", "--zone", "--draft"] {
            assert!(ran.stdout.contains(word), "{word}");
        }
    }
    let commit = Command::new("git").args(["rev-parse", "HEAD"]).current_dir(casewright_testing::root()).output();
    let commit = commit.ok().filter(|ran| ran.status.success()).map(|ran| String::from_utf8(ran.stdout).unwrap());
    let commit = commit.map_or_else(String::new, |commit| format!(" ({})", commit.get(..7).unwrap()));
    let version = format!("casewright {}{commit}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(place.run(&["--version"], "").stdout, version);
    assert_eq!(place.run(&["version"], "").stdout, version);
}

/// The page of a command has its own options and no others.
#[test]
fn help_for_a_command_is_its_own_page() {
    let place = Place::new("help_of_one");
    for (command, words, strangers) in [
        ("check", &["casewright check [PATH…]", "standard input", "warning"][..], &["--out", "--zone", "post"][..]),
        ("compile", &["--out FILE", "where to write"], &["--zone", "--draft"]),
        ("changes", &["OLD NEW"], &["--pack", "--out"]),
        ("list", &["--pack"], &["--out"]),
        ("fields", &["PROCEDURE", "--pack"], &["--now"]),
        ("ours", &["PROCEDURE", "--pack"], &["--now"]),
        ("map", &["PROCEDURE", "--as svg|mermaid", "--pack"], &["--now", "text|html"]),
        ("evaluate", &["--answers FILE", "--now TIME", "--zone NAME"], &["--draft", "--as"]),
        ("serve", &["FOLDER", "--port N", "--host ADDRESS", "127.0.0.1"], &["--pack"]),
        ("check-site", &["FILE", "site.json"], &["--pack"]),
        ("post", &["--draft", "--as text|html", "--now TIME"], &["--out"]),
    ] {
        let page = place.run(&[command, "--help"], "");
        assert_eq!((page.code, page.stderr.as_str()), (0, ""), "{command}");
        assert!(page.stdout.starts_with(&format!("Usage: casewright {command}")), "{}", page.stdout);
        assert!(words.iter().all(|word| page.stdout.contains(word)), "{}", page.stdout);
        assert!(!strangers.iter().any(|word| page.stdout.contains(word)), "{}", page.stdout);
        assert_eq!(place.run(&["help", command], "").stdout, page.stdout);
        assert_eq!(place.run(&["-h", command], "").stdout, page.stdout);
    }
    place.refuses(&["chekc", "--help"], "", "did you mean `check`?");
}

#[test]
fn two_versions_are_compared() {
    let place = Place::new("changes");
    let visit = place.read("visit.toml");
    let old = place.parts("pack.json").into_iter().find(|name| !name.contains("search")).unwrap();
    place.file("next.toml", &visit.replace("after = \"48 hours\"", "after = \"36 hours\""));
    let said = "Clock changed: “Answer of the technician”: due “Call another technician”: 48 hours is now 36 hours.\n";
    for old in ["visit.toml", &old] {
        let ran = place.run(&["changes", old, "next.toml"], "");
        assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (0, said, ""));
    }
    place.file("broken.toml", &visit.replace("is = \"day -", "is = \"dya -"));
    let broken = place.run(&["changes", "visit.toml", "broken.toml"], "");
    assert_eq!((broken.code, broken.stdout.as_str()), (1, ""));
    assert!(broken.stderr.starts_with("broken.toml:") && broken.stderr.contains("`dya`"), "{}", broken.stderr);

    let other = visit.replace("id = \"visit\"", "id = \"call\"").replace("to = \"visit\"", "to = \"call\"");
    place.file("other.toml", &other);
    place.refuses(&["changes", "visit.toml", "other.toml"], "", "give two versions of one");
    place.refuses(&["changes", "visit.toml"], "", "`changes` needs NEW");
    place.refuses(&["changes", "visit.toml", "next.toml", "third.toml"], "", "does not take `third.toml`");
    place.refuses(&["changes", "visit.toml", "nowhere.toml"], "", "cannot read nowhere.toml");
    place.refuses(&["changes", "visit.toml", "pack.json"], "", "pack.json");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let place = Place::new("pipe");
    let mut child = Command::new(env!("CARGO_BIN_EXE_casewright"))
        .args(["evaluate", "visit", "--pack", "pack.json", "--answers", "-", "--now", NOW])
        .current_dir(&place.0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Closed before the tool knows what to print, since it waits for the case.
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(b"{}").unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(0), ""));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ended = Command::new(env!("CARGO_BIN_EXE_casewright")).arg("help").stdout(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("cannot write to standard output"));
}

/// A folder for one test, with the files of the document and the pack of `visit.toml`.
struct Place(PathBuf);

struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Place {
    fn new(name: &str) -> Place {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let place = Place(folder);
        let document = include_str!("../../../../docs/command-line.md");
        for name in ["visit.toml", "answers.json"] {
            place.file(name, &document::named_block(document, name));
        }
        let compiled = place.run(&["compile", "visit.toml", "--out", "pack.json"], "");
        assert_eq!((compiled.code, compiled.stderr.as_str()), (0, ""));
        place
    }

    /// Writes a file in the folder, creating the folders in its name.
    fn file<'a>(&self, name: &'a str, text: &str) -> &'a str {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        name
    }

    /// The sorted names of the files in a folder.
    fn files(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The files an index refers to.
    fn parts(&self, index: &str) -> Vec<String> {
        let index: Value = serde_json::from_str(&self.read(index)).unwrap();
        let heads = index["procedures"].as_array().unwrap().iter().map(|head| &head["file"]);
        heads.chain([&index["search"]]).map(|file| file.as_str().unwrap().to_owned()).collect()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn run(&self, arguments: &[&str], stdin: &str) -> Ran {
        self.run_bytes(arguments, stdin.as_bytes())
    }

    fn run_bytes(&self, arguments: &[&str], stdin: &[u8]) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_casewright"))
            .args(arguments)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that is refused may exit before it reads.
        let _ = child.stdin.take().unwrap().write_all(stdin);
        let ended = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: ended.status.code().unwrap(), stdout: text(ended.stdout), stderr: text(ended.stderr) }
    }

    /// The output of `evaluate` for a case of the document's procedure.
    fn evaluate(&self, case: &str) -> Value {
        self.run(&["evaluate", "visit", "--pack", "pack.json", "--answers", "-", "--now", NOW], case).json()
    }

    /// Exit code 2, no output, and one sentence that contains `sentence`.
    #[track_caller]
    fn refuses(&self, arguments: &[&str], stdin: &str, sentence: &str) {
        let ran = self.run(arguments, stdin);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{arguments:?} {stdin}: {}", ran.stderr);
        assert!(ran.stderr.contains(sentence), "{arguments:?} {stdin}: {sentence:?} is not in {:?}", ran.stderr);
        assert!(ran.stderr.starts_with("casewright: ") && ran.stderr.lines().count() == 1, "{:?}", ran.stderr);
    }
}

impl Ran {
    #[track_caller]
    fn json(&self) -> Value {
        // Without a pack it is said which procedures were taken.
        let told = self.stderr.lines().filter(|line| !line.starts_with("casewright: with the procedures "));
        assert_eq!((self.code, told.count()), (0, 0), "{}", self.stderr);
        serde_json::from_str(&self.stdout).unwrap()
    }
}

/// The entry with an id in a list.
#[track_caller]
fn one<'a>(list: &'a Value, id: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|entry| entry["id"] == id).unwrap_or_else(|| panic!("no `{id}` in {list:#}"))
}
