//! The order of the modules. A module may use those of the groups before its own, and those of its own group as long as no circle
//! comes of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::{Crate, Source};

/// The modules of the page. `main.rs` and `lib.rs` stand outside: they only put the others together.
const PAGE: &[&[&str]] = &[
    &["words"],
    &["browser"],
    &["route", "retry"],
    &["pack", "settings", "site", "training"],
    &["cases"],
    &["text"],
    &["commands"],
    &["ui"],
    &["palette", "tour", "header", "own", "pages"],
    &["app"],
];

/// The modules of the core.
const CORE: &[&[&str]] = &[
    &["document", "release"],
    &["id", "serial"],
    &["value"],
    &["procedure", "case", "settings"],
    &["engine"],
    &["find"],
    &["post", "calendar", "outgoing", "backup", "training"],
    &["site"],
];

/// The parts of the core that the page's door to the browser may know: ids, values, the keys of the storage, and why something
/// could not be stored.
const BROWSER_MAY_KNOW: &[&[&str]] =
    &[&["id"], &["value"], &["case", "keys"], &["case", "SaveError"], &["case", "TabId"]];

/// Each use of one module by another, with a place in the sources where it stands. A module alone uses itself.
type Uses = BTreeMap<(String, String), String>;

#[test]
fn the_modules_of_the_page_stand_in_an_order() {
    let wrong = out_of_order(PAGE, &between(Crate::Page, &[]));
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_modules_of_the_core_stand_in_an_order() {
    let wrong = out_of_order(CORE, &between(Crate::Core, &[]));
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn no_module_is_in_a_circle() {
    for (of, within) in [(Crate::Core, &[][..]), (Crate::Page, &[]), (Crate::Page, &["pages"])] {
        if let Some(circle) = circle(&between(of, within)) {
            panic!("\n{}\n", circle.join("\n"));
        }
    }
}

#[test]
fn the_door_to_the_browser_knows_nothing_of_cases() {
    let mut wrong = Vec::new();
    for source in Source::of(Crate::Page).iter().filter(|source| source.module().first() == Some(&"browser")) {
        for one in source.uses_of("casewright_core") {
            let path: Vec<&str> = one.path.iter().map(String::as_str).collect();
            if !BROWSER_MAY_KNOW.iter().any(|known| path.starts_with(known)) {
                let path = path.join("::");
                wrong.push(format!("{}:{}: `browser` must not know `{path}` of the core", source.place(), one.line));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// The uses between the modules right below another one, or below the root of the crate.
fn between(of: Crate, within: &[&str]) -> Uses {
    let sources = Source::of(of);
    let modules: BTreeSet<&str> = sources.iter().filter_map(|source| below(&source.module(), within)).collect();
    let mut uses: Uses =
        modules.iter().map(|module| (((*module).to_owned(), (*module).to_owned()), String::new())).collect();
    for source in &sources {
        let Some(own) = below(&source.module(), within) else { continue };
        for one in source.uses() {
            let path: Vec<&str> = one.path.iter().map(String::as_str).collect();
            if let Some(other) = below(&path, within).filter(|other| *other != own && modules.contains(other)) {
                let place = format!("{}:{}", source.place(), one.line);
                uses.entry((own.to_owned(), other.to_owned())).or_insert(place);
            }
        }
    }
    uses
}

/// The next word of a path below that module.
fn below<'a>(path: &[&'a str], within: &[&str]) -> Option<&'a str> {
    if path.starts_with(within) { path.get(within.len()).copied() } else { None }
}

/// Every use that the order does not allow, and every module that is not in it.
fn out_of_order(order: &[&[&str]], uses: &Uses) -> Vec<String> {
    let rank = |module: &str| order.iter().position(|group| group.contains(&module));
    let mut wrong = Vec::new();
    for ((own, other), place) in uses {
        match (rank(own), rank(other)) {
            (None, _) if own == other => {
                wrong.push(format!("`{own}` is not in the list of this test: say there what it may use"));
            }
            (Some(of_own), Some(of_other)) if of_other > of_own => {
                wrong.push(format!("{place}: `{own}` must not use `{other}`, which stands above it"));
            }
            _ => {}
        }
    }
    wrong
}

/// A way from a module back to itself, each step with its place.
fn circle(uses: &Uses) -> Option<Vec<String>> {
    fn walk<'a>(uses: &'a Uses, way: &mut Vec<&'a str>, done: &mut BTreeSet<&'a str>) -> Option<Vec<String>> {
        let here = *way.last()?;
        for (_, other) in uses.keys().filter(|(own, other)| own == here && other != here) {
            if let Some(start) = way.iter().position(|module| module == other) {
                let steps = way[start..].iter().copied().chain([other.as_str()]).collect::<Vec<_>>();
                let step = |pair: &[&str]| {
                    let place = &uses[&(pair[0].to_owned(), pair[1].to_owned())];
                    format!("{place}: `{}` uses `{}`", pair[0], pair[1])
                };
                return Some(steps.windows(2).map(step).collect());
            }
            if done.contains(other.as_str()) {
                continue;
            }
            way.push(other);
            let found = walk(uses, way, done);
            if found.is_some() {
                return found;
            }
            way.pop();
        }
        done.insert(here);
        None
    }
    let mut done = BTreeSet::new();
    uses.keys().find_map(|(own, _)| walk(uses, &mut vec![own], &mut done))
}

// ---- These checks themselves -------------------------------------------------------------------------------------------

fn made_up(uses: &[(&str, &str)]) -> Uses {
    uses.iter().map(|(own, other)| (((*own).to_owned(), (*other).to_owned()), format!("{own}.rs:1"))).collect()
}

#[test]
fn a_circle_of_three_is_found_and_a_diamond_is_none() {
    let diamond = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")];
    assert_eq!(circle(&made_up(&diamond)), None);
    let three = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")];
    assert_eq!(
        circle(&made_up(&three)).unwrap(),
        ["b.rs:1: `b` uses `c`", "c.rs:1: `c` uses `d`", "d.rs:1: `d` uses `b`"]
    );
}

#[test]
fn a_use_against_the_order_and_an_unknown_module_are_found() {
    let uses = made_up(&[("low", "high"), ("high", "low"), ("new", "new")]);
    let wrong = out_of_order(&[&["low"], &["high"]], &uses);
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(
        wrong[0].contains("`low` must not use `high`") && wrong[1].contains("`new` is not in the list"),
        "{wrong:?}"
    );
}
