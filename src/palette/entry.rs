//! An entry of the palette.

use crate::browser::{focus, location, lower, page};
use crate::commands::{Command, Dialog, OpenPage, OverlayEvent, look_for};
use crate::route::Route;
use crate::settings::Settings;
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
    /// The searched text, in lower case without accents: the label, then further words.
    pub(super) words: String,
    /// Where the label ends in it.
    pub(super) label_end: usize,
    pub(super) effect: Effect,
    /// The keys that do the same.
    pub(super) keys: Option<Keys>,
    /// True for the case that is open, and for what is set already.
    pub(super) here: bool,
}

/// The effect of choosing an entry.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Effect {
    /// Goes to an address.
    Go(String),
    /// Goes to the page at an address, and there to the element with this id.
    Visit(String, &'static str),
    /// Has the page of the open case do something.
    Run(Command),
    /// Switches to the language with this code.
    SwitchLanguage(String),
    /// Changes the settings to these.
    Set(Box<Settings>),
    StartTour,
    /// Searches all texts for this.
    Search(String),
    /// Shows the list of keys.
    ShowKeys,
}

impl Entry {
    pub(super) fn new(group: Group, label: String, about: String, effect: Effect) -> Entry {
        let words = lower::bare(&label);
        Entry { group, label, about, label_end: words.len(), words, effect, keys: None, here: false }
    }

    /// Adds words by which it is found.
    pub(super) fn found_by(mut self, words: &str) -> Entry {
        self.words.extend([" ", &lower::bare(words)]);
        self
    }

    /// The label as it is searched.
    pub(super) fn label_words(&self) -> &str {
        self.words.get(..self.label_end).unwrap_or_default()
    }

    pub(super) fn with_keys(mut self, keys: Keys) -> Entry {
        self.keys = Some(keys);
        self
    }

    /// Closes the palette and runs the entry. Call it while a key or a click is handled, or the browser denies the
    /// clipboard.
    pub(super) fn run(&self, page: &OpenPage, overlays: &Callback<OverlayEvent>, set: &Callback<Settings>) {
        overlays.emit(if self.effect == Effect::ShowKeys {
            OverlayEvent::Opened(Dialog::KeyList)
        } else {
            OverlayEvent::Closed
        });
        match &self.effect {
            Effect::Go(address) => location::go(address),
            Effect::Visit(address, element) => visit(address, element),
            Effect::Run(command) => {
                page.run(command.clone());
            }
            // If the choice cannot be stored, the page stays as it is and says why.
            Effect::SwitchLanguage(code) => {
                if let Err(why) = language::choose(code) {
                    page::tell(&words::not_stored(why));
                }
            }
            Effect::Set(settings) => {
                set.emit(Settings::clone(settings));
                page::say(&self.label);
            }
            Effect::Search(query) => {
                look_for(query);
                location::go(&Route::Search.link());
            }
            Effect::StartTour => overlays.emit(OverlayEvent::TourStarted),
            Effect::ShowKeys => {}
        }
    }
}

fn visit(address: &str, element: &str) {
    // On the page itself, no change of page would move the focus.
    if address.strip_prefix('#') == Some(&location::hash()) {
        focus::soon(element.to_owned());
    } else {
        focus::wish(element.to_owned());
        location::go(address);
    }
}
