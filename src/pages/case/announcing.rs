//! What a screen reader is told about a case without the focus moving.

use yew::prelude::*;

use crate::browser::{clock, page};
use crate::cases::Undone;
use crate::pack::Sop;
use crate::text;

/// The pause without changes before something is announced, in ms.
const PAUSE: u32 = 1_000;

/// Announces new findings and how much is missing, once nothing changed for a while: never between two key presses. What was
/// announced meanwhile about something that a person did is allowed to finish first.
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
                    // Wait once more: these words would replace the others before anyone heard them.
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
