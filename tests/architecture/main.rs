//! The shape of the sources, as far as crates do not hold it: the order of modules, and words that stand in no source.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod length;
mod order;
mod sop;
mod sources;

use sop::SopWords;
use sources::{Crate, check};

/// The crates that reach the browser, by the first word of a path; and every one whose name begins with `gloo_`.
const BROWSER_CRATES: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo"];

/// The ways from text to markup.
const MARKUP: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "inner_html",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    "from_html_unchecked",
    "create_contextual_fragment",
    "createContextualFragment",
    "document.write",
];

#[test]
fn only_the_browser_module_reaches_the_browser() {
    check(|source| {
        if source.of != Crate::Page || source.module().first() == Some(&"browser") {
            return Vec::new();
        }
        let reaches = |word: &str| BROWSER_CRATES.contains(&word) || word.starts_with("gloo_");
        source
            .words()
            .filter(|word| reaches(&word.text))
            .map(|word| (word.line, format!("only `browser` may use `{}`", word.text)))
            .collect()
    });
}

#[test]
fn the_core_the_compiler_and_the_map_read_no_clock() {
    check(|source| {
        if !matches!(source.of, Crate::Core | Crate::Compiler | Crate::Map) {
            return Vec::new();
        }
        let clocks: [&[&str]; 4] =
            [&["SystemTime"], &["Instant", ":", ":", "now"], &["Utc", ":", ":", "now"], &["Local", ":", ":", "now"]];
        let lines = clocks.iter().flat_map(|clock| source.lines_with(clock));
        lines.map(|line| (line, "this reads a clock: the time comes in as an argument".to_owned())).collect()
    });
}

#[test]
fn no_text_becomes_markup() {
    check(|source| {
        let words = source.words().filter(|word| MARKUP.contains(&word.text.as_str()));
        let texts = source.texts().filter(|text| MARKUP.iter().any(|way| text.text.contains(way)));
        words.chain(texts).map(|found| (found.line, format!("`{}` makes markup of a text", found.text))).collect()
    });
}

/// A sentence, an id, a date or a name of an SOP belongs into its procedure.
#[test]
fn nothing_of_an_sop_stands_in_the_code() {
    let sop = SopWords::read();
    for title in &sop.titles {
        assert!(sop.found_in(&format!("\"{title}\"")).is_some(), "{title:?} would not be noticed");
    }
    assert!(sop.titles.len() >= 4, "only {:?} were read", sop.titles);
    check(|source| {
        source
            .texts()
            .filter_map(|text| {
                Some((text.line, format!("{:?} holds {:?}, which is of an SOP", text.text, sop.found_in(&text.text)?)))
            })
            .collect()
    });
}
