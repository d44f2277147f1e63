//! The language of the page.

use crate::browser::language::{self, ENGLISH};
use crate::browser::{fetch, page};
use crate::words;

pub(crate) use crate::browser::language::{Language, available, choose, current, name};

/// The language of the procedures, and of what the core says about them.
const OF_PROCEDURES: &str = "en";

/// Switches the page to the reader's language. Call it before anything is drawn. If the texts cannot be loaded, the
/// page says so and stays in English.
pub async fn take_up() {
    let wanted = language::preferred();
    if wanted.code != ENGLISH {
        let file = fetch::text(&format!("languages/{}.json", wanted.code)).await;
        if file.is_ok_and(|file| words::speak(&file)) {
            language::set_current(&wanted.code);
        } else {
            page::show_alert("unspoken", &super::language_missing(&wanted.name));
            language::set_current(ENGLISH);
        }
    } else {
        language::set_current(ENGLISH);
    }
    page::prepare_alert("stopped", &super::STOPPED);
}

/// The `lang` attribute of an element with words of a procedure; none if the page is in their language anyway.
pub(crate) fn of_procedures() -> Option<&'static str> {
    (!words::is_english()).then_some(OF_PROCEDURES)
}
