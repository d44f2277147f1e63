//! The host's color keeps its contrast in light and in dark, with every surface of `tokens.css`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use casewright_core::site::{Accent, Color, Shades};
use proptest::prelude::*;

/// The page's own colors by name, in light and in dark.
fn tokens() -> BTreeMap<String, [Color; 2]> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../styles/tokens.css");
    let text = fs::read_to_string(file).unwrap();
    let mut all = BTreeMap::new();
    for line in text.lines() {
        let Some((name, rest)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(": ")) else {
            continue;
        };
        let Some((_, pair)) = rest.split_once("light-dark(") else { continue };
        let Some((light, dark)) = pair.trim_end_matches([')', ';']).split_once(", ") else { continue };
        if let Some(pair) = color(light).zip(color(dark)) {
            all.insert(name.to_owned(), pair.into());
        }
    }
    all
}

/// `#fff` is short for `#ffffff`.
fn color(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#')?;
    let long: String = digits.chars().flat_map(|digit| [digit; 2]).collect();
    Color::read(&format!("#{}", if digits.len() == 3 { &long } else { digits }))
}

/// The relative luminance as WCAG 2.2 defines it.
fn luminance(color: Color) -> f64 {
    let linear = |part: i32| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = parts(color).map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Color, other: Color) -> f64 {
    let [one, other] = [luminance(one) + 0.05, luminance(other) + 0.05];
    one.max(other) / one.min(other)
}

/// Surfaces that links and buttons stand on.
const SURFACES: [&str; 6] = ["page", "card", "sunken", "green-soft", "yellow-soft", "red-soft"];

/// Texts that stand on the accent's own surface, as they do on `--blue-soft`.
const TEXTS: [&str; 5] = ["text", "muted", "green", "yellow", "red"];

fn check(accent: Color, tokens: &BTreeMap<String, [Color; 2]>) {
    let Accent { light, dark } = Accent::of(accent);
    for (theme, Shades { ink, hover, soft, line: _ }) in [light, dark].into_iter().enumerate() {
        let own = |name: &str| tokens[name][theme];
        for surface in SURFACES.map(own).into_iter().chain([soft]) {
            assert!(contrast(ink, surface) >= 4.5, "{accent}: {ink} on {surface}");
        }
        for filled in [ink, hover] {
            assert!(contrast(own("on-blue"), filled) >= 4.5, "{accent}: text on {filled}");
        }
        for text in TEXTS {
            let before = contrast(own(text), own("blue-soft"));
            let now = contrast(own(text), soft);
            assert!(now >= before - 0.02 && now >= 4.5, "{accent}: {text} on {soft}: {now}");
        }
    }
}

#[test]
fn every_hue_in_every_lightness_can_be_read() {
    let tokens = tokens();
    assert!(tokens.len() > 20);
    let steps = || (0_u16..=255).step_by(17);
    for red in steps() {
        for green in steps() {
            for blue in steps() {
                check(Color::read(&format!("#{red:02x}{green:02x}{blue:02x}")).unwrap(), &tokens);
            }
        }
    }
}

proptest! {
    #[test]
    fn luminance_is_that_of_wcag(number in 0_u32..0x0100_0000) {
        let color = Color::read(&format!("#{number:06x}")).unwrap();
        prop_assert!((color.luminance() - luminance(color)).abs() < 1e-9);
    }

    #[test]
    fn any_color_can_be_read(number in 0_u32..0x0100_0000) {
        check(Color::read(&format!("#{number:06x}")).unwrap(), &tokens());
    }
}

/// Red, green and blue of a color.
fn parts(color: Color) -> [i32; 3] {
    let text = color.to_string();
    [1, 3, 5].map(|at| i32::from_str_radix(text.get(at..at + 2).unwrap(), 16).unwrap())
}

#[test]
fn a_color_stays_as_it_is_where_it_can_and_keeps_its_hue_where_not() {
    let of = |text: &str| Accent::of(Color::read(text).unwrap());
    assert_eq!(of("#0b5cab").light.ink.to_string(), "#0b5cab");
    assert_eq!(of("#85bdff").dark.ink.to_string(), "#85bdff");
    for text in ["#ffcc00", "#e4002b", "#00a651", "#6f2da8"] {
        let Accent { light, dark } = of(text);
        let order = |color: Color| {
            let mut order = [0, 1, 2];
            order.sort_by_key(|at| parts(color)[*at]);
            order
        };
        for shade in [light.ink, light.hover, light.soft, light.line, dark.ink, dark.hover, dark.soft, dark.line] {
            assert_eq!(order(shade), order(Color::read(text).unwrap()), "{text} became {shade}");
        }
    }
    // No color at all is fine, too.
    assert_eq!(of("#000000").light.ink.to_string(), "#000000");
    assert_eq!(of("#ffffff").dark.ink.to_string(), "#ffffff");
}
