//! Something that the palette leads to or does.

use crate::browser::{location, lower, page};
use crate::commands::{Command, Dialog, OpenPage, Overlay};
use crate::text::Keys;
use crate::text::language;
use crate::text::storage::{self as words, Group};
use yew::Callback;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) group: Group,
    pub(super) label: String,
    /// Tells it apart from others, or explains it.
    pub(super) about: String,
    /// What is searched, in lower case without accents.
    pub(super) words: String,
    pub(super) does: Does,
    /// The keys that do the same.
    pub(super) keys: Option<Keys>,
    /// True for the case that is open.
    pub(super) here: bool,
}

/// The effect of choosing an entry.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Does {
    /// Goes to an address.
    Go(String),
    /// Has the page of the open case do something.
    Run(Command),
    /// Switches to the language with this code.
    Speak(String),
    /// Shows the list of keys.
    List,
}

impl Entry {
    pub(super) fn new(group: Group, label: String, about: String, does: Does) -> Entry {
        let words = lower::bare(&label);
        Entry { group, label, about, words, does, keys: None, here: false }
    }

    /// Also found by these words.
    pub(super) fn found_by(mut self, words: &str) -> Entry {
        self.words.extend([" ", &lower::bare(words)]);
        self
    }

    pub(super) fn with_keys(mut self, keys: Keys) -> Entry {
        self.keys = Some(keys);
        self
    }

    /// Closes the palette and does it. Call it while a key or a click is handled, or the browser gives no clipboard.
    pub(super) fn run(&self, page: &OpenPage, overlays: &Callback<Overlay>) {
        overlays.emit(if self.does == Does::List { Overlay::Opened(Dialog::KeyList) } else { Overlay::Closed });
        match &self.does {
            Does::Go(address) => location::go(address),
            Does::Run(command) => {
                page.run(command.clone());
            }
            // Where the choice cannot be kept, the page stays as it is and says why.
            Does::Speak(code) => {
                if let Err(why) = language::choose(code) {
                    page::tell(&words::not_stored(why));
                }
            }
            Does::List => {}
        }
    }
}
