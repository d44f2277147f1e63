//! An entry of the palette.

use crate::browser::{location, lower, page};
use crate::commands::{Command, Dialog, OpenPage, OverlayEvent};
use crate::text::Keys;
use crate::text::language;
use crate::text::storage::{self as words, Group};
use yew::Callback;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) group: Group,
    pub(super) label: String,
    /// Distinguishes it from others, or explains it.
    pub(super) about: String,
    /// The searched text, in lower case without accents.
    pub(super) words: String,
    pub(super) effect: Effect,
    /// The keys that do the same.
    pub(super) keys: Option<Keys>,
    /// True for the case that is open.
    pub(super) here: bool,
}

/// The effect of choosing an entry.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Effect {
    /// Goes to an address.
    Go(String),
    /// Has the page of the open case do something.
    Run(Command),
    /// Switches to the language with this code.
    SwitchLanguage(String),
    /// Shows the list of keys.
    ShowKeys,
}

impl Entry {
    pub(super) fn new(group: Group, label: String, about: String, effect: Effect) -> Entry {
        let words = lower::bare(&label);
        Entry { group, label, about, words, effect, keys: None, here: false }
    }

    /// Adds words by which it is found.
    pub(super) fn found_by(mut self, words: &str) -> Entry {
        self.words.extend([" ", &lower::bare(words)]);
        self
    }

    pub(super) fn with_keys(mut self, keys: Keys) -> Entry {
        self.keys = Some(keys);
        self
    }

    /// Closes the palette and runs the entry. Call it while a key or a click is handled, or the browser denies the
    /// clipboard.
    pub(super) fn run(&self, page: &OpenPage, overlays: &Callback<OverlayEvent>) {
        overlays.emit(if self.effect == Effect::ShowKeys {
            OverlayEvent::Opened(Dialog::KeyList)
        } else {
            OverlayEvent::Closed
        });
        match &self.effect {
            Effect::Go(address) => location::go(address),
            Effect::Run(command) => {
                page.run(command.clone());
            }
            // If the choice cannot be stored, the page stays as it is and says why.
            Effect::SwitchLanguage(code) => {
                if let Err(why) = language::choose(code) {
                    page::tell(&words::not_stored(why));
                }
            }
            Effect::ShowKeys => {}
        }
    }
}
