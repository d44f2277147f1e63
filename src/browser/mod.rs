//! The browser: each thing that only it can do, in a small module. Nothing else calls web-sys, js-sys or gloo.
//!
//! Every call here can fail in normal use (storage is blocked, there is no clipboard), and none panics.

pub mod clipboard;
pub mod clock;
mod copies;
pub mod dialog;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod input;
pub mod keys;
pub mod language;
pub mod locale;
pub mod location;
pub mod lower;
pub mod notify;
pub mod page;
pub mod persist;
pub mod point;
pub mod random;
pub mod release;
pub mod storage;
pub mod translation;

use web_sys::{Document, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Listens until dropped.
#[derive(Debug)]
#[must_use = "listening ends when this is dropped"]
pub struct Listening(#[expect(dead_code, reason = "held for its drop")] Option<gloo_events::EventListener>);

/// Listens to an event of the window.
fn hear(event: &'static str, heard: impl Fn(&web_sys::Event) + 'static) -> Listening {
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    Listening(
        window().map(|window| {
            gloo_events::EventListener::new_with_options(&window, event, options, move |event| heard(event))
        }),
    )
}
