//! The licenses of all that is compiled in, as `Cargo.lock` names it and as each crate brings them.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use super::{File, Files, Result, read, run, wrong};

/// What is compiled: the crate, its features, and the target, where it is not this machine.
const PROGRAMS: [(&str, &str, Option<&str>); 2] =
    [("casewright", "split", Some("wasm32-unknown-unknown")), ("casewright-cli", "", None)];

/// How the names of files with licenses begin, in lower case.
const NAMES: [&str; 6] = ["license", "licence", "copying", "copyright", "notice", "unlicense"];

/// What `cargo metadata` prints.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    id: String,
    license: Option<String>,
    manifest_path: String,
    /// None for our own.
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    /// None for an ordinary one: it is in the program. Others are for building and testing.
    kind: Option<String>,
}

/// Adds `licenses/`.
pub(super) fn add(root: &Path, files: &mut Files) -> Result<()> {
    let mut packages = BTreeSet::new();
    for (name, features, target) in PROGRAMS {
        packages.extend(compiled_in(root, name, features, target)?);
    }
    files.insert("licenses/licenses.txt".to_owned(), File { bytes: text(&packages)?.into_bytes(), runs: false });
    let sysroot = run(Command::new("rustc").args(["--print", "sysroot"]))?;
    let std = Path::new(sysroot.trim()).join("share/doc/rust/COPYRIGHT-library.html");
    files.insert("licenses/rust-standard-library.html".to_owned(), File { bytes: read(&std)?, runs: false });
    Ok(())
}

/// The crates of others in a program.
fn compiled_in(root: &Path, name: &str, features: &str, target: Option<&str>) -> Result<Vec<Package>> {
    let target = match target {
        Some(target) => target.to_owned(),
        None => host()?,
    };
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments =
        ["metadata", "--format-version", "1", "--locked", "--features", features, "--filter-platform", &target];
    let printed = run(Command::new(cargo).args(arguments).current_dir(root))?;
    let Metadata { packages, resolve } =
        serde_json::from_str(&printed).map_err(|error| format!("cannot read what cargo metadata prints: {error}"))?;

    let nodes: BTreeMap<&str, &Node> = resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let first =
        packages.iter().find(|package| package.name == name).ok_or_else(|| format!("there is no crate {name}"))?;
    let (mut found, mut open) = (BTreeSet::new(), vec![first.id.as_str()]);
    while let Some(id) = open.pop() {
        if found.insert(id.to_owned()) {
            let needs = nodes.get(id).map_or(&[][..], |node| &node.deps);
            let within = needs.iter().filter(|needed| needed.dep_kinds.iter().any(|kind| kind.kind.is_none()));
            open.extend(within.map(|needed| needed.pkg.as_str()));
        }
    }
    Ok(packages.into_iter().filter(|package| package.source.is_some() && found.contains(&package.id)).collect())
}

fn host() -> Result<String> {
    let about = run(Command::new("rustc").arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc does not say for which platform it compiles".to_owned())
}

/// The list of the crates, then each text once with the crates that are under it.
fn text(packages: &BTreeSet<Package>) -> Result<String> {
    let mut list = String::new();
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages {
        let named = format!("{} {}", package.name, package.version);
        let license = package.license.as_deref().ok_or_else(|| format!("{named} names no license"))?;
        let own = of(package)?;
        let note = if own.is_empty() { ", without a text of its own" } else { "" };
        list += &format!("{named}: {license}{note}\n");
        for text in own {
            texts.entry(text).or_default().push(named.clone());
        }
    }
    let mut texts: Vec<(String, Vec<String>)> = texts.into_iter().collect();
    texts.sort_by(|(_, one), (_, other)| one.cmp(other));
    let texts = texts.iter().map(|(text, of)| format!("{:=<100}\n{}\n\n{text}\n", "", of.join(", ")));
    Ok(format!(
        "Casewright itself is under the license in the file LICENSE. It contains these programs of others, and the standard\n\
        library of Rust, whose licenses are in rust-standard-library.html.\n\n{list}\n{}",
        texts.collect::<String>()
    ))
}

/// The texts of a crate's licenses, which lie in its folder.
fn of(package: &Package) -> Result<Vec<String>> {
    let folder = Path::new(&package.manifest_path).parent().ok_or("a crate has no folder")?;
    let entries = fs::read_dir(folder).map_err(|error| wrong("read", folder, &error))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        path.is_file() && NAMES.iter().any(|beginning| name.starts_with(beginning))
    });
    paths.sort();
    let text = |path: &std::path::PathBuf| {
        let text = String::from_utf8_lossy(&read(path)?).replace("\r\n", "\n");
        Ok(text.trim_end().to_owned())
    };
    paths.iter().map(text).collect()
}
