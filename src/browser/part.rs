//! The part of the program that only an open case needs. start.js fetches it with the first case (scripts/split.mjs makes it).

use super::Listening;

/// Whether the part is here. None while it is on its way; false where it did not come.
pub fn joined() -> Option<bool> {
    let split = super::document().and_then(|document| document.query_selector("link[data-part]").ok()?);
    let Some(split) = split else { return Some(true) };
    match split.get_attribute("data-joined").as_deref() {
        Some("yes") => Some(true),
        Some(_) => Some(false),
        None => None,
    }
}

/// Hears that it came, or did not.
pub fn on_joined(heard: impl Fn() + 'static) -> Listening {
    super::hear("casewright-part", move |_| heard())
}
