//! The words of a map besides those of its procedure. Each text with words in this file is a phrase of its own, which a
//! page in another language translates, like those of `procedure/changes/words.rs` in the core.

use casewright_core::procedure::Due;
use casewright_core::procedure::changes::Wording;
use casewright_core::value::Value;

pub(crate) const OTHERWISE: &str = "otherwise";
pub(crate) const ONLY_IF: &str = "only if {0}";
pub(crate) const FROM: &str = "from {0}";
pub(crate) const UNTIL: &str = "until {0}";
pub(crate) const STARTS: &str = "starts";
pub(crate) const ENDS: &str = "ends";

pub(crate) fn say(wording: Wording, phrase: &'static str, parts: &[&str]) -> String {
    (wording.phrase)(phrase, parts)
}

/// When something falls due after the start of its clock.
pub fn due(due: &Due, wording: Wording) -> String {
    let first = (wording.value)(&Value::Span(due.after));
    let again = due.repeat.map(|span| (wording.value)(&Value::Span(span)));
    match (due.after.count, again) {
        (0, None) => say(wording, "immediately", &[]),
        (0, Some(again)) => say(wording, "immediately, then every {0}", &[&again]),
        (_, None) => say(wording, "after {0}", &[&first]),
        (_, Some(again)) => say(wording, "after {0}, then every {1}", &[&first, &again]),
    }
}
