//! SVG and Mermaid files.

use casewright_core::procedure::{Procedure, Stage, Step};
use casewright_map::{Picture, mermaid, svg};

use super::{checked, map, procedures};

#[test]
fn a_file_is_well_formed_and_needs_nothing_else() {
    for procedure in procedures() {
        let map = map(&procedure);
        let file = svg(&map, &checked(&map));
        well_formed(&file);
        assert!(file.contains("prefers-color-scheme:dark"));
        // No address but the name of the format.
        assert_eq!(file.matches("://").count(), 1, "{}", procedure.id);
        assert!(!file.contains("url(") && !file.contains("href") && !file.contains("style="));
        for step in map.steps() {
            let first = step.title.split_whitespace().next().unwrap();
            assert!(file.contains(first) && mermaid(&map).contains(first), "{first}");
        }
    }
}

#[test]
fn texts_are_never_markup() {
    let title = "<script>alert('x')</script> & \"y\"; end %% `z` #35; *a* _b_ | c";
    let procedure = Procedure {
        title: title.to_owned(),
        stages: vec![Stage { title: title.to_owned(), ..Stage::default() }],
        steps: vec![Step { title: title.to_owned(), role: Some(title.to_owned()), ..Step::default() }],
        ..Procedure::default()
    };
    let map = map(&procedure);
    let file = svg(&map, &Picture::new(&map).unwrap());
    well_formed(&file);
    assert!(!file.contains("<script") && file.contains("&lt;script&gt;"));
    let chart = mermaid(&map);
    let node = chart.lines().nth(2).unwrap();
    let inside = node.trim().strip_prefix("s0n0[\"").unwrap().strip_suffix("\"]").unwrap();
    assert!(!inside.replace("<br/>", "").contains(['<', '>', '"', '`', '|', '*', '&']), "{inside}");
}

/// Every element is closed in its order, texts and attributes hold no sign of markup, and no sign is one that XML forbids.
pub(crate) fn well_formed(file: &str) {
    let rest = file.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").unwrap();
    let allowed = |sign: char| !sign.is_control() || sign == '\n';
    assert!(rest.chars().all(|sign| allowed(sign) && !matches!(sign, '\u{fffe}' | '\u{ffff}')));
    let mut open: Vec<&str> = Vec::new();
    let mut pieces = rest.split('<');
    assert_eq!(pieces.next(), Some(""));
    for piece in pieces {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        assert!(!text.contains('>'), "{text:?}");
        for reference in text.split('&').skip(1).chain(tag.split('&').skip(1)) {
            assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|known| reference.starts_with(known)), "&{reference}");
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else {
            assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
            if !tag.ends_with('/') {
                open.push(tag.split_whitespace().next().unwrap());
            }
        }
        assert!(!open.is_empty() || text.trim().is_empty());
    }
    assert!(open.is_empty(), "{open:?}");
}
