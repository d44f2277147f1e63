//! `map`.

use super::*;

#[test]
fn a_procedure_is_drawn() {
    let place = Place::new("map");
    let map = |more: &[&str]| place.run(&[&["map", "visit", "--pack", "pack.json"][..], more].concat(), "");
    let picture = map(&[]);
    assert_eq!((picture.code, picture.stderr.as_str()), (0, ""));
    assert!(picture.stdout.starts_with("<?xml ") && picture.stdout.ends_with("</svg>\n"), "{}", picture.stdout);
    assert!(picture.stdout.contains("Ask the customer"), "{}", picture.stdout);
    assert_eq!(map(&["--as", "svg"]).stdout, picture.stdout);
    let chart = map(&["--as=mermaid"]);
    assert_eq!((chart.code, chart.stderr.as_str()), (0, ""));
    assert!(chart.stdout.starts_with("flowchart TD\n"), "{}", chart.stdout);
}

/// Without a pack the procedures that are found are used, and said.
#[test]
fn a_map_says_where_its_procedure_is_from() {
    let place = Place::new("map_found");
    let ran = place.run(&["map", "visit"], "");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.starts_with("casewright: with the procedures"), "{}", ran.stderr);
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let place = Place::new("map_refused");
    place.refuses(&["map", "--pack", "pack.json"], "", "`map` needs PROCEDURE");
    place.refuses(&["map", "vist", "--pack", "pack.json"], "", "did you mean `visit`?");
    place.refuses(&["map", "visit", "--as", "png", "--pack", "pack.json"], "", "--as takes svg or mermaid, not `png`");
    place.refuses(&["map", "visit", "extra", "--pack", "pack.json"], "", "`map` does not take `extra`");
    place.refuses(&["map", "visit", "--draft"], "", "`map` takes no --draft");
}
