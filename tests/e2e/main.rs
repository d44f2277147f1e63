//! End to end: the release page in a browser, driven by role and label as a person would. Started by `make test-e2e`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unreachable,
    clippy::string_slice
)]

mod driver;
mod page;
mod site;

mod ccc;
mod shelf;
mod walks;

mod axe;
mod cases;
mod clipboard;
mod closing;
mod copies;
mod due;
mod escalation;
mod filling;
mod home;
mod hosted;
mod hostile;
mod hours;
mod keyboard;
mod killed;
mod languages;
mod logs;
mod losing;
mod mail;
mod measuring;
mod narrow;
mod noticing;
mod offline;
mod overdue;
mod own;
mod palette;
mod pictures;
mod printing;
mod problems;
mod procedure;
mod quill;
mod reaching;
mod rows;
mod salesforce;
mod settings;
mod sop_changes;
mod starting;
mod steady;
mod storage;
mod tabs;
mod tour;
mod train_cards;
mod train_practice;
mod train_session;
mod train_walk;
mod translated;
mod undoing;
mod updates;
mod values;
