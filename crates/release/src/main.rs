//! Packs a release for hosts, `make dist`: the page with compressed twins, the tool of this platform, documents, licenses and
//! sums. It is written in Rust, so that `Cargo.lock` alone decides what compresses: from the same sources come the same bytes.

mod licenses;
mod pack;

use std::collections::BTreeMap;
use std::env;
use std::env::consts::EXE_SUFFIX;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The files of a release by their paths in it, so that they are in one order.
type Files = BTreeMap<String, File>;

struct File {
    bytes: Vec<u8>,
    runs: bool,
}

/// Why there is no release, in one sentence.
type Result<T> = std::result::Result<T, String>;

fn main() -> ExitCode {
    match release() {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("casewright: no release: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Writes `target/dist/casewright-VERSION.zip` and its sum.
fn release() -> Result<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).ok_or("the sources have no folder")?;
    let name = format!("casewright-{}", env!("CARGO_PKG_VERSION"));
    let time = pack::time(&env::var("SOURCE_DATE_EPOCH").unwrap_or_default())?;

    let mut files = Files::new();
    let page = root.join("dist");
    if !page.join("index.html").is_file() {
        return Err("there is no page in dist/: run `make build`".to_owned());
    }
    folder(&page, "page", &mut files)?;
    pack::add_twins(&mut files, "page/");
    for documents in ["docs", "procedures"] {
        folder(&root.join(documents), documents, &mut files)?;
    }
    for document in ["README.md", "CHANGELOG.md", "LICENSE"] {
        files.insert(document.to_owned(), File { bytes: read(&root.join(document))?, runs: false });
    }
    // It was built into the same folder as this program.
    let tool = format!("casewright{EXE_SUFFIX}");
    let built = env::current_exe().map_err(|error| error.to_string())?.with_file_name(&tool);
    files.insert(tool, File { bytes: read(&built)?, runs: true });
    licenses::add(root, &mut files)?;
    let sums: String = files.iter().map(|(path, file)| pack::sum(path, &file.bytes)).collect();
    files.insert("SHA256SUMS".to_owned(), File { bytes: sums.into_bytes(), runs: false });

    let archive = pack::zip(&files, &name, time)?;
    let out = root.join("target/dist");
    let path = out.join(format!("{name}.zip"));
    let sum = pack::sum(&format!("{name}.zip"), &archive);
    let written = fs::create_dir_all(&out)
        .and_then(|()| fs::write(&path, &archive))
        .and_then(|()| fs::write(out.join(format!("{name}.zip.sha256")), &sum));
    written.map_err(|error| wrong("write", &path, &error))?;
    Ok(format!(
        "casewright: target/dist/{name}.zip, {} KB, {} files\n{}",
        archive.len() / 1000,
        files.len(),
        sum.trim()
    ))
}

/// Adds the files of a folder, but none that is hidden.
fn folder(from: &Path, to: &str, files: &mut Files) -> Result<()> {
    let entries = fs::read_dir(from).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
    for entry in entries.map_err(|error| wrong("read", from, &error))? {
        let name = entry.file_name().into_string().map_err(|name| format!("{} is not text", name.display()))?;
        let (path, place) = (entry.path(), format!("{to}/{name}"));
        if name.starts_with('.') {
            continue;
        } else if path.is_dir() {
            folder(&path, &place, files)?;
        } else {
            files.insert(place, File { bytes: read(&path)?, runs: false });
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| wrong("read", path, &error))
}

fn wrong(what: &str, path: &Path, error: &dyn Display) -> String {
    format!("cannot {what} {}: {error}", path.display())
}

/// What a command prints.
fn run(command: &mut Command) -> Result<String> {
    let named = PathBuf::from(command.get_program()).display().to_string();
    let ran = command.output().map_err(|error| format!("cannot run {named}: {error}"))?;
    match ran.status.success() {
        true => String::from_utf8(ran.stdout).map_err(|error| format!("{named} prints no text: {error}")),
        false => Err(format!("{named} failed: {}", String::from_utf8_lossy(&ran.stderr).trim())),
    }
}
