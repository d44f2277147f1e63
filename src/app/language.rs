//! In which language the page is. What is said in it stands in `text/` and in `languages/`.

use crate::browser;
use casewright_core::words;

// For whoever offers the choice: `choose(&language.code)` keeps it and loads the page anew.
pub(crate) use crate::browser::language::{Language, available, choose, current};

/// The language of the procedures, and of all that the core says of them.
const OF_PROCEDURES: &str = "en";

/// Takes up the reader's language. To be called before anything is drawn.
pub fn take_up() {
    if let Some(file) = browser::language::file() {
        words::speak(&file);
    }
}

/// What an element says in `lang` that holds words of a procedure; nothing where the page is in their language anyway.
pub(crate) fn of_procedures() -> Option<&'static str> {
    (!words::is_english()).then_some(OF_PROCEDURES)
}
