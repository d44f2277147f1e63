//! One release after another, by the commands that a host is given.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::server::{Server, copy};

/// Release A is the one that is served. Release B has its start script under another name, which its page and its worker know.
pub(crate) struct Releases {
    pub(crate) a: PathBuf,
    pub(crate) b: PathBuf,
    pub(crate) old: String,
    pub(crate) new: String,
}

impl Releases {
    pub(crate) fn new(server: &Server) -> Releases {
        let [a, b] = ["a", "b"].map(|name| server.site().with_file_name(name));
        copy(&server.site(), &a);
        copy(&a, &b);
        let old = files(&a).into_iter().find(|file| file.starts_with("start-")).unwrap();
        let new = format!("start-{}.js", "b".repeat(old.len() - "start-.js".len()));
        fs::rename(b.join(&old), b.join(&new)).unwrap();
        let page = fs::read_to_string(a.join("index.html")).unwrap();
        let (_, build) = page.split_once("data-build=").unwrap();
        let build: String = build.chars().take_while(char::is_ascii_hexdigit).collect();
        for file in ["index.html", "worker.js"] {
            let text = fs::read_to_string(a.join(file)).unwrap();
            assert!(text.contains(&old) && text.contains(&build), "{file}");
            fs::write(b.join(file), text.replace(&old, &new).replace(&build, "0123456789abcdef")).unwrap();
        }
        Releases { a, b, old, new }
    }
}

/// Runs the commands in docs/hosting.md.
pub(crate) fn update(server: &Server, release: &Path) {
    let document = fs::read_to_string(casewright_testing::root().join("docs/hosting.md")).unwrap();
    let section = document.split_once("\n## Update\n").unwrap().1;
    let commands = section.split_once("```sh\n").unwrap().1.split_once("```").unwrap().0;
    let folders = format!("new={} site={}\n", release.display(), server.site().display());
    let told = commands.replace("new=dist site=/srv/casewright\n", &folders);
    assert_ne!(told, commands, "the folders are named otherwise");
    assert!(Command::new("sh").args(["-e", "-c", &told]).status().unwrap().success(), "{told}");
}

/// All files of a folder and of those in it, as paths from there.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|file| format!("{name}/{file}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}
