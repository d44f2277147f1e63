//! Announcements about a case for screen readers.

use yew::prelude::*;

use crate::browser::{clock, page};
use crate::cases::Undone;
use crate::pack::Sop;
use crate::text;

/// How long nothing must change before something is announced, in ms.
const PAUSE: u32 = 1_000;

/// Announces new findings and how much is missing once nothing has changed for a while: never between two key presses.
/// Other announcements made in the meantime are allowed to finish first.
#[hook]
pub(super) fn use_announced_findings(findings: Vec<String>, missing: String) {
    let last = use_mut_ref(|| (findings.clone(), missing.clone()));
    let waited = use_state_eq(page::sayings);
    let again = waited.setter();
    use_effect_with((findings, missing, *waited), move |(findings, missing, _)| {
        let heard = page::sayings();
        let now = (findings.clone(), missing.clone());
        let changed = *last.borrow() != now;
        let pending = changed.then(|| {
            clock::later(PAUSE, move || {
                let sayings = page::sayings();
                if sayings != heard {
                    // Wait once more: these words would cut off the others.
                    again.set(sayings);
                    return;
                }
                let (before, missing_before) = last.replace(now.clone());
                let new = now.0.iter().filter(|sentence| !before.contains(sentence)).map(String::as_str);
                let missing = (missing_before != now.1).then_some(now.1.as_str());
                let said: Vec<&str> = new.chain(missing).collect();
                if !said.is_empty() {
                    page::say(&said.join(" "));
                }
            })
        });
        move || drop(pending)
    });
}

/// Announces what was undone or redone.
#[hook]
pub(super) fn use_announced_undo(sop: &Sop, undone: Option<Undone>) {
    let sop = sop.clone();
    use_effect_with(undone, move |undone| {
        if let Some(undone) = undone {
            page::say(&text::undone(&sop, undone));
        }
    });
}
