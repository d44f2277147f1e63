//! The title of the tab.

use yew::prelude::*;

use crate::browser::{clock, page};
use crate::text;

/// How long a title must stand before it is shown, in ms. On a case it changes with each letter of the customer's name, and
/// setting it takes a tenth of the time between a key and its post.
const SETTLED: u32 = 100;

/// Names the tab after the page, the most specific part first.
#[hook]
pub(crate) fn use_title(parts: &[&str]) {
    use_effect_with(text::title(parts), |title| {
        let title = title.clone();
        let later = clock::later(SETTLED, move || page::set_title(&title));
        move || drop(later)
    });
}
