//! What a screen reader is told of a case without the focus going there.

use yew::prelude::*;

use super::held::{use_begun, use_held};
use crate::browser::{clock, page};

/// How long nothing must change before it is told, in milliseconds.
const PAUSE: u32 = 1_000;

/// Says what came to stand and how much is left, once nothing changed for a while: never between two key presses, and
/// never two things one after the other. What was said meanwhile of something that a person did is let finish first.
#[hook]
pub(crate) fn use_spoken(standing: Vec<String>, left: String) {
    let last = use_mut_ref(|| (standing.clone(), left.clone()));
    let now = (standing.clone(), left.clone());
    let waited = use_held(page::sayings);
    let again = waited.setter();
    use_begun((standing, left, *waited), move || {
        let heard = page::sayings();
        let changed = *last.borrow() != now;
        let pending = changed.then(|| {
            clock::later(PAUSE, move || {
                let sayings = page::sayings();
                if sayings != heard {
                    // Another pause: these words would take the place of those before anyone heard them.
                    again.set(sayings);
                    return;
                }
                let (before, left_before) = last.replace(now.clone());
                let new = now.0.iter().filter(|sentence| !before.contains(sentence)).map(String::as_str);
                let left = (left_before != now.1).then_some(now.1.as_str());
                let said: Vec<&str> = new.chain(left).collect();
                if !said.is_empty() {
                    page::say(&said.join(" "));
                }
            })
        });
        Box::new(pending)
    });
}
