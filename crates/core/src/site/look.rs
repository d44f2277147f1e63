//! How the host wants the page to look: its title, its logo, its color.

use serde_json::Value;

use super::{Accent, Color, Faults, Site, SiteFaultKind, line, text};

/// The maximum length of a title, in characters: it stands in one line with the names of the pages.
const TITLE_LONGEST: usize = 40;

/// The maximum length of the path of a file, in bytes.
const PATH_LONGEST: usize = 200;

/// The kinds of pictures that every browser shows.
const PICTURES: [&str; 5] = [".svg", ".png", ".webp", ".jpg", ".jpeg"];

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    pub title: Option<String>,
    /// The path of a picture, relative to the page.
    pub logo: Option<String>,
    pub accent: Option<Color>,
}

impl Site {
    pub fn look(&self, faults: &mut Faults) -> Look {
        let mut text = |name, read: fn(&Value) -> Result<String, SiteFaultKind>| {
            self.entry(name, faults, |value, _| read(value)).filter(|text| !text.is_empty())
        };
        // An empty text sets nothing, so that a file can show what there is to set.
        let title = text("title", |value| Ok(line(value, TITLE_LONGEST)?.to_owned()));
        let logo = text("logo", picture);
        Look { title, logo, accent: self.entry("accent", faults, accent).flatten() }
    }
}

/// The page's policy takes pictures from its own server only, so a path to anywhere else would show nothing.
fn picture(value: &Value) -> Result<String, SiteFaultKind> {
    let path = text(value)?.trim();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte);
    let below = path.split('/').all(|name| !matches!(name, "" | "." | ".."));
    let shown = PICTURES.iter().any(|kind| path.to_ascii_lowercase().ends_with(kind));
    if path.is_empty() || (path.len() <= PATH_LONGEST && path.bytes().all(plain) && below && shown) {
        Ok(path.to_owned())
    } else {
        Err(SiteFaultKind::NotAPicture)
    }
}

fn accent(value: &Value, faults: &mut Faults) -> Result<Option<Color>, SiteFaultKind> {
    let text = text(value)?.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let color = Color::read(text).ok_or(SiteFaultKind::NotAColor)?;
    let near = Accent::of(color).light.ink;
    if near != color {
        faults.push(SiteFaultKind::TooPale(near));
    }
    Ok(Some(color))
}
