//! The title of the tab.

use yew::prelude::*;

use crate::browser::page;
use crate::text;

/// Names the tab after the page, the most specific part first.
#[hook]
pub(crate) fn use_title(parts: &[&str]) {
    use_effect_with(text::title(parts), |title| page::set_title(title));
}
