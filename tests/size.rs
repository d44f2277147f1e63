//! The size budgets of the release page in `dist/`. Started by `make size`, after the build.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// In bytes, compressed; a thousand of them to the KB, which is the stricter reading. Where one is passed, ask first whether the
/// feature is worth it, then raise the number with a reason.
///
/// Everything that is fetched before home can be used. The aim was 220 KB; on 2026-11-29 it came to 260. serde takes some 55 KB
/// of that, since cases, packs and settings are all read on home, and Yew's own macro and hooks some 30. `wasm-opt` with more
/// passes saved 1 %. Training and documents, reached from home, took 3; copies kept apart, 2; the host's own, 2; updates, 3; the evaluator, 6; a faster start, 1.
const HOME: usize = 287_000;

/// Everything that a first case needs beyond that, without its procedure: 108 KB. Ten are the tables of Unicode that keep a post from
/// being split inside a family emoji, six say reasons in the reader's language and what is unfinished, two are for practice cases, six for small components.
const CASE: usize = 109_000;

/// All wasm and scripts of the release: 860 KB, of which training and the documents and maps of procedures are 256, and the host's own 8.
const ALL: usize = 863_000;

/// The group of lazy code that the page of a case is in (`wasm_split(case, …)`).
const CASE_GROUP: &str = "case";

/// The program asks for these itself when it starts.
const ASKED_FOR: [&str; 2] = ["pack.json", "site.json"];

/// Data that is fetched when it is wanted: a procedure with its first case, a language by its readers.
const DATA: [&str; 2] = ["pack/", "languages/"];

#[test]
fn the_page_is_within_its_budgets() {
    let release = Release::read(&casewright_testing::root().join("dist"));
    let first = release.first_load();
    let case: BTreeSet<&str> = release.case().into_iter().filter(|file| !first.contains(file)).collect();
    let programs: BTreeSet<&str> = release
        .files
        .keys()
        .map(String::as_str)
        .filter(|file| file.ends_with(".wasm") || file.ends_with(".js"))
        .collect();

    println!("{:>9} {:>9}  file", "bytes", "brotli");
    let mut weights = BTreeMap::new();
    for (file, bytes) in &release.files {
        let weight = brotli_size(bytes);
        weights.insert(file.as_str(), weight);
        let file = file.as_str();
        let when = match (first.contains(file), case.contains(file)) {
            (true, _) => "home",
            (_, true) => "the first case",
            _ => "later",
        };
        println!("{:>9} {weight:>9}  {file}  ({when})", bytes.len());
    }
    let mut over = Vec::new();
    for (what, files, budget) in [
        ("home", &first, HOME),
        ("from there to the first case", &case, CASE),
        ("all wasm and scripts", &programs, ALL),
    ] {
        let sum: usize = files.iter().map(|file| weights.get(file).expect("the file was weighed")).sum();
        let line = format!("{what}: {} of {} KB brotli", kilobytes(sum), kilobytes(budget));
        let mut parts: Vec<(&str, usize)> = files.iter().map(|file| (*file, weights[file])).collect();
        parts.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        let parts: Vec<String> = parts.iter().map(|(file, weight)| format!("{file} {}", kilobytes(*weight))).collect();
        println!("{line}\n    {}", parts.join(", "));
        if sum > budget {
            over.push(line);
        }
    }
    assert!(over.is_empty(), "over budget: {over:?}");
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1000, bytes / 100 % 10)
}

/// The size that a web server sends whose files are compressed beforehand: quality 11, a window of 4 MB.
fn brotli_size(bytes: &[u8]) -> usize {
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params).unwrap();
    packed.len()
}

// ---- Which file is fetched when ------------------------------------------------------------------------------------------

/// The files of a built page, by their paths in its folder.
struct Release {
    files: BTreeMap<String, Vec<u8>>,
}

impl Release {
    fn read(dist: &Path) -> Release {
        assert!(dist.join("index.html").is_file(), "there is no release page in dist/: run `make build`");
        let mut files = BTreeMap::new();
        let mut folders = vec![dist.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(dist).unwrap().to_str().unwrap().replace('\\', "/");
                    files.insert(name, fs::read(path).unwrap());
                }
            }
        }
        Release { files }
    }

    fn text(&self, file: &str) -> String {
        String::from_utf8_lossy(&self.files[file]).into_owned()
    }

    /// The script that loads the parts of a program that is split; none where the program is one whole.
    fn split_script(&self) -> Option<&str> {
        let mut scripts = self.files.keys().filter(|file| file.ends_with("/__wasm_split.js"));
        let script = scripts.next()?;
        assert_eq!(scripts.next(), None, "two programs are in dist/");
        Some(script)
    }

    /// The files that are fetched before home can be used: those that index.html names, their imports, and those that the program
    /// asks for when it starts. If the program is one whole, everything but data.
    fn first_load(&self) -> BTreeSet<&str> {
        if self.split_script().is_none() {
            return self
                .files
                .keys()
                .map(String::as_str)
                .filter(|file| !DATA.iter().any(|data| file.starts_with(data)))
                .collect();
        }
        let known = |file: &str| self.files.get_key_value(file).map(|(file, _)| file.as_str());
        let mut found = BTreeSet::new();
        let mut open: Vec<&str> = ["index.html"].into_iter().chain(ASKED_FOR).filter_map(known).collect();
        while let Some(file) = open.pop() {
            if !found.insert(file) {
                continue;
            }
            let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
            let text = self.text(file);
            let names = match file.rsplit_once('.') {
                Some((_, "html")) => attributes(&text),
                Some((_, "js")) => imports(&text),
                _ => continue,
            };
            for name in names {
                let path = join(folder, name);
                open.extend(known(&path));
                // The folder of the program stands for what starts it.
                open.extend(["app.js", "app.wasm"].iter().filter_map(|part| known(&join(&path, part))));
            }
        }
        let main = |file: &&&str| file.ends_with("/app.wasm");
        assert_eq!(found.iter().filter(main).count(), 1, "index.html does not lead to the program: {found:?}");
        found
    }

    /// The parts of the program that the page of a case is loaded from.
    fn case(&self) -> BTreeSet<&str> {
        let Some(script) = self.split_script() else { return BTreeSet::new() };
        let folder = script.rsplit_once('/').map_or("", |(folder, _)| folder);
        let pages = lazy_pages(&self.text(script));
        let parts =
            pages.get(CASE_GROUP).unwrap_or_else(|| panic!("no group is called {CASE_GROUP}: {:?}", pages.keys()));
        let parts = parts.iter().map(|part| join(folder, part));
        parts
            .map(|part| self.files.get_key_value(&part).unwrap_or_else(|| panic!("{part} is not there")).0.as_str())
            .collect()
    }
}

/// A relative address from a folder.
fn join(folder: &str, address: &str) -> String {
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}

/// The values of all attributes, with quotes or without, but of the one that names a style sheet for later.
fn attributes(html: &str) -> Vec<&str> {
    let value = |rest: &'_ str| -> Option<(usize, usize)> {
        match rest.chars().next()? {
            quote @ ('"' | '\'') => Some((1, 1 + rest[1..].find(quote)?)),
            _ => Some((0, rest.find([' ', '>', '\n'])?)),
        }
    };
    html.match_indices('=')
        .filter(|(at, _)| !html[..*at].ends_with("data-more-styles"))
        .filter_map(|(at, _)| value(&html[at + 1..]).map(|(from, to)| &html[at + 1 + from..at + 1 + to]))
        .collect()
}

/// The files that a module imports before it runs: `import … from "…"`, `import "…"` and `export … from "…"`, but not
/// `import("…")`.
fn imports(script: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for word in ["from", "import"] {
        for (at, _) in script.match_indices(word) {
            let rest = script[at + word.len()..].trim_start();
            let Some(quote) = rest.chars().next().filter(|sign| matches!(sign, '"' | '\'')) else { continue };
            found.extend(rest[1..].split_once(quote).map(|(name, _)| name).filter(|name| name.starts_with('.')));
        }
    }
    found
}

/// The lazy pages in `__wasm_split.js`, each with the files that it is loaded from. Minified or not, each loader there is
/// `name = load(() => … "./file.wasm" …, [name, name])`: a file of its own unless it is empty, and loaders of shared files.
fn lazy_pages(script: &str) -> BTreeMap<String, BTreeSet<String>> {
    let starts: Vec<(usize, &str)> = script.match_indices("=>").filter_map(|(at, _)| loader(script, at)).collect();
    let mut files: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut pages = BTreeMap::new();
    for (index, (start, name)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(script.len(), |(next, _)| *next);
        let body = &script[*start..end];
        let own = body.split("\"./").skip(1).filter_map(|rest| rest.split_once('"')).map(|(file, _)| file.to_owned());
        let mut all: BTreeSet<String> = own.filter(|file| file.ends_with(".wasm")).collect();
        let shared = body.rsplit_once('[').and_then(|(_, rest)| rest.split_once(']')).map_or("", |(names, _)| names);
        for shared in shared.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let known = files.get(shared).unwrap_or_else(|| panic!("{shared} is loaded before it is defined"));
            all.extend(known.iter().cloned());
        }
        let exported = script.split_once(&format!("{name} as ")).map_or(*name, |(_, rest)| rest);
        if let Some(page) = exported.strip_prefix("__wasm_split_load_") {
            let page: String = page.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect();
            pages.insert(page, all.clone());
        }
        files.insert(name, all);
    }
    pages
}

/// The name that is defined where a loader begins: of `name = load(() =>` or `name = wrap(load(() =>` with the arrow at `arrow`.
fn loader(script: &str, arrow: usize) -> Option<(usize, &str)> {
    let is_name = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '$');
    let mut before = script[..arrow].trim_end().strip_suffix("()")?.trim_end();
    let mut calls = 0;
    while let Some(called) = before.strip_suffix('(') {
        before = called.trim_end_matches(is_name);
        calls += 1;
    }
    let before = before.trim_end().strip_suffix('=').filter(|_| calls > 0)?.trim_end();
    let name = &before[before.trim_end_matches(is_name).len()..];
    Some((before.len() - name.len(), name)).filter(|(_, name)| !name.is_empty())
}

// ---- The readers themselves ----------------------------------------------------------------------------------------------

/// As `wasm-split-cli` 0.2.4 writes it: two shared files, a page with a file of its own, one that is empty but for shared files.
const AS_WRITTEN: &str = r#"import { initSync } from "./app.js";

let sharedImports = undefined;
function getSharedImports() {
    if (sharedImports === undefined) {
        sharedImports = { __wasm_split: {  } };
        const { __indirect_function_table, memory,  } = initSync(undefined, undefined);
    }
    return sharedImports;
}
function wrapAsyncCb(callee) {
    return async (callbackIndex, callbackData) => {
        let success;
        try { await callee(); success = true; } catch (e) { console.error(e); success = false; }
    }
}
function makeLoad(fetcher, deps) {
    const loader = async () => {
        const parallelStuff = deps.map(d => d());
        await Promise.all(parallelStuff);
    };
    let loadingModule = undefined;
    return () => {
        if (loadingModule === undefined) {
            const thisLoad = loader();
            thisLoad.catch(() => {
                if (loadingModule === thisLoad) loadingModule = undefined;
            });
        }
        return loadingModule;
    }
}
/* case, due_page_11ce */
const __chunk_1 = makeLoad(() => {
    const src = fetch(new URL("./chunk_1.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
/* case, print_page_77aa */
const __chunk_3 = makeLoad(() => {
    const src = fetch(new URL("./chunk_3.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
export const __wasm_split_load_print_page_77aa = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), [__chunk_3]));
export const __wasm_split_load_due_page_11ce = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_due_page_11ce.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, [__chunk_1]));
export const __wasm_split_load_case = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_case.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, [__chunk_1, __chunk_3]));
"#;

/// The same as esbuild minifies it.
const MINIFIED: &str = r#"import{initSync as i}from"./app.js";let e;function n(){return e===void 0&&(e={__wasm_split:{}}),e}function r(t){return async(c,o)=>{let s;try{await t(),s=!0}catch(a){console.error(a),s=!1}}}function l(t,c){const o=async()=>{const a=c.map(m=>m()),u=t();return await Promise.all(a),u(n())};let s;return()=>{if(s===void 0){const a=o();a.catch(()=>{s===a&&(s=void 0)}),s=a}return s}}const _=l(()=>{const t=fetch(new URL("./chunk_1.wasm",import.meta.url));return t.catch(()=>{}),async c=>WebAssembly.instantiateStreaming(t,c)},[]),p=l(()=>{const t=fetch(new URL("./chunk_3.wasm",import.meta.url));return t.catch(()=>{}),async c=>WebAssembly.instantiateStreaming(t,c)},[]),w=r(l(()=>async t=>({}),[p])),d=r(l(()=>{const t=fetch(new URL("./split_due_page_11ce.wasm",import.meta.url));return t.catch(()=>{}),async c=>WebAssembly.instantiateStreaming(t,c)},[_])),h=r(l(()=>{const t=fetch(new URL("./split_case.wasm",import.meta.url));return t.catch(()=>{}),async c=>WebAssembly.instantiateStreaming(t,c)},[_,p]));export{h as __wasm_split_load_case,d as __wasm_split_load_due_page_11ce,w as __wasm_split_load_print_page_77aa};"#;

#[test]
fn the_lazy_pages_are_read_as_the_tool_and_esbuild_write_them() {
    let expected: BTreeMap<String, BTreeSet<String>> = [
        ("case", &["chunk_1.wasm", "chunk_3.wasm", "split_case.wasm"][..]),
        ("due_page_11ce", &["chunk_1.wasm", "split_due_page_11ce.wasm"]),
        ("print_page_77aa", &["chunk_3.wasm"]),
    ]
    .into_iter()
    .map(|(page, files)| (page.to_owned(), files.iter().map(|file| (*file).to_owned()).collect()))
    .collect();
    assert_eq!(lazy_pages(AS_WRITTEN), expected);
    assert_eq!(lazy_pages(MINIFIED), expected);
}

fn made_up(index: &str, start: &str) -> Release {
    let files = [
        ("index.html", index),
        ("pack.json", "{}"),
        ("site.json", "{}"),
        ("pack/ccc-1.json", "{}"),
        ("styles-1.css", ""),
        ("more-1.css", ""),
        ("look-1.js", ""),
        ("start-1.js", start),
        ("app-9/app.js", "import * as split from \"./__wasm_split.js\";"),
        ("app-9/app.wasm", ""),
        ("app-9/__wasm_split.js", AS_WRITTEN),
        ("app-9/chunk_1.wasm", ""),
        ("app-9/chunk_3.wasm", ""),
        ("app-9/split_case.wasm", ""),
        ("app-9/split_due_page_11ce.wasm", ""),
    ];
    Release { files: files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_owned())).collect() }
}

#[test]
fn the_first_load_is_what_the_page_names_and_what_that_imports() {
    let first = [
        "app-9/__wasm_split.js",
        "app-9/app.js",
        "app-9/app.wasm",
        "index.html",
        "look-1.js",
        "pack.json",
        "site.json",
        "start-1.js",
        "styles-1.css",
    ];
    for (index, start) in [
        (
            "<html data-more-styles=more-1.css lang=en><script src=./look-1.js></script><link href=./styles-1.css rel=stylesheet><script type=module src='start-1.js'>
            </script><link href=./app-9/app.js rel=modulepreload><link rel=preload href=\"app-9/app.wasm\">",
            "import('./pack/ccc-1.json')",
        ),
        (
            "<script src=\"look-1.js\" data-app=\"app-9\"></script><link href=\"styles-1.css\"><script src=\"start-1.js\"></script>",
            "import init from \"./app-9/app.js\"; init();",
        ),
    ] {
        let release = made_up(index, start);
        assert_eq!(release.first_load().into_iter().collect::<Vec<_>>(), first);
        let case: Vec<&str> = release.case().into_iter().collect();
        assert_eq!(case, ["app-9/chunk_1.wasm", "app-9/chunk_3.wasm", "app-9/split_case.wasm"]);
    }
}

#[test]
fn a_program_that_is_one_whole_is_all_in_the_first_load() {
    let mut release = made_up("", "");
    release.files.retain(|file, _| !file.contains("/__wasm") && !file.contains("chunk") && !file.contains("split"));
    assert_eq!(release.first_load().len(), release.files.len() - 1, "all but a procedure");
    assert!(release.case().is_empty());
}
