//! The host's color, made readable in light and in dark.
//!
//! Contrast is that of WCAG 2.2: of the relative luminances of two colors, each plus 0.05, the greater over the smaller. So
//! a bound on the luminance of a color is a bound on its contrast with every surface, and there are few surfaces:
//! `tokens.css` has them, and a test compares each of them with what comes out here.

use std::fmt;

/// A color of sRGB: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color([u8; 3]);

const BLACK: Color = Color([0; 3]);
const WHITE: Color = Color([255; 3]);

/// Text has 4.5:1 on the darkest of the light surfaces (0.863) up to this luminance, on the lightest of the dark ones
/// (0.0241) from this on.
const INK: [f64; 2] = [0.152, 0.284];

/// Those of the page's own colors that these take the place of (`--blue-soft`, `--blue-line`), so that texts of other colors
/// are as readable on them.
const SOFT: [f64; 2] = [0.8692, 0.0213];
const LINE: [f64; 2] = [0.663, 0.0655];

/// A color in light and in dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    pub light: Shades,
    pub dark: Shades,
}

/// A color for each of its uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shades {
    /// Text, borders that say something, and surfaces under text of the opposite lightness.
    pub ink: Color,
    /// Such a surface under the mouse.
    pub hover: Color,
    /// A surface under other text.
    pub soft: Color,
    /// The edge of that surface.
    pub line: Color,
}

impl Accent {
    /// Each shade is the color mixed with black or white, which keeps its hue, as little as its use allows.
    pub fn of(color: Color) -> Accent {
        let ink = color.mixed_until(BLACK, |luminance| luminance <= INK[0]);
        let light = Shades {
            ink,
            hover: ink.mixed(BLACK, 20),
            soft: ink.mixed_until(WHITE, |luminance| luminance >= SOFT[0]),
            line: ink.mixed_until(WHITE, |luminance| luminance >= LINE[0]),
        };
        let ink = color.mixed_until(WHITE, |luminance| luminance >= INK[1]);
        let dark = Shades {
            ink,
            hover: ink.mixed(WHITE, 30),
            soft: ink.mixed_until(BLACK, |luminance| luminance <= SOFT[1]),
            line: ink.mixed_until(BLACK, |luminance| luminance <= LINE[1]),
        };
        Accent { light, dark }
    }
}

impl Color {
    /// Reads `#0b5cab`.
    pub fn read(text: &str) -> Option<Color> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let mut parts = [0; 3];
        for (part, pair) in parts.iter_mut().zip(digits.as_bytes().chunks(2)) {
            for digit in pair {
                *part = *part * 16 + u8::try_from(char::from(*digit).to_digit(16)?).ok()?;
            }
        }
        Some(Color(parts))
    }

    /// From 0 for black to 1 for white.
    pub fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The color with as little of another as makes its luminance fit; the other color itself must.
    fn mixed_until(self, other: Color, fits: impl Fn(f64) -> bool) -> Color {
        (0..100).map(|percent| self.mixed(other, percent)).find(|mixed| fits(mixed.luminance())).unwrap_or(other)
    }

    fn mixed(self, Color(other): Color, percent: u32) -> Color {
        let mut parts = self.0;
        for (part, other) in parts.iter_mut().zip(other) {
            let sum = u32::from(*part) * (100 - percent) + u32::from(other) * percent;
            *part = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
        }
        Color(parts)
    }
}

/// `#0b5cab`.
impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}
