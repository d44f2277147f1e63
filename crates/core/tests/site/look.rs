//! Title, logo and color.

use casewright_core::site::{Color, Look, SiteFaultKind};
use serde_json::json;

use super::{faults, none, only, site};

#[test]
fn a_title_is_one_short_line() {
    for (title, shown) in [("Team Blue", Some("Team Blue")), ("  דנה 😀 ", Some("דנה 😀")), (" ", None)] {
        let file = json!({ "title": title });
        assert_eq!((site(&file).look(&mut none()).title.as_deref(), faults(&file)), (shown, Vec::new()));
    }
    // Markup is text like any other: the page shows it as it stands.
    assert_eq!(site(&json!({ "title": "<script>" })).look(&mut none()).title.as_deref(), Some("<script>"));
    only(&json!({ "title": "a".repeat(41) }), "title", SiteFaultKind::TooLong(40));
    only(&json!({ "title": "a".repeat(100_000) }), "title", SiteFaultKind::TooLong(40));
    for title in ["one\ntwo", "one\u{2028}two", "bell\u{7}"] {
        only(&json!({ "title": title }), "title", SiteFaultKind::NotOneLine);
    }
    only(&json!({ "title": ["Team"] }), "title", SiteFaultKind::NotText);
}

#[test]
fn a_logo_is_a_picture_beside_the_page() {
    for path in ["logo.svg", "own/team-blue_2.png", "a/b/c.webp", "x.JPG"] {
        assert_eq!(site(&json!({ "logo": path })).look(&mut none()).logo.as_deref(), Some(path));
    }
    let long = format!("{}.png", "a".repeat(200));
    for path in [
        "/logo.svg",
        "//evil.com/logo.svg",
        "https://evil.com/logo.svg",
        "javascript:logo.svg",
        "data:image/svg+xml,.svg",
        "../logo.svg",
        "own/../logo.svg",
        "own/./logo.svg",
        "own//logo.svg",
        "own\\logo.svg",
        "my logo.svg",
        "logo.svg?x",
        "%2e%2e/logo.svg",
        "logo.exe",
        "logo.svg/",
        long.as_str(),
    ] {
        only(&json!({ "logo": path }), "logo", SiteFaultKind::NotAPicture);
    }
}

#[test]
fn an_accent_is_a_color_with_six_digits() {
    let blue = Color::read("#0b5cab");
    for text in ["#0b5cab", " #0B5CAB "] {
        assert_eq!(site(&json!({ "accent": text })).look(&mut none()), Look { accent: blue, ..Look::default() });
    }
    for text in ["0b5cab", "#0b5ca", "#0b5cabf", "#0bz", "blue", "rgb(0,0,0)", "#+12345", "#ééé", "#0b5cab;"] {
        only(&json!({ "accent": text }), "accent", SiteFaultKind::NotAColor);
    }
    only(&json!({ "accent": 723_115 }), "accent", SiteFaultKind::NotText);
    // It is used, by a near one.
    let yellow = json!({ "accent": "#ffcc00" });
    assert_eq!(site(&yellow).look(&mut none()).accent, Color::read("#ffcc00"));
    only(&yellow, "accent", SiteFaultKind::TooPale(Color::read("#826800").unwrap()));
}
