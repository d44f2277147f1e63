//! Casewright: guides a person through a standard operating procedure and writes the text it ends in.
//!
//! The way of the data, in reading order:
//!
//! 1. [`procedure`]: an SOP as people write it, checked and compiled into a [`procedure::Pack`];
//! 2. [`case`]: what a person entered for one customer;
//! 3. [`engine`]: [`engine::evaluate`] says what shows, what is missing, which rules fire, what is due;
//! 4. [`post`]: the text to paste, as feed HTML, plain text and page; [`calendar`]: what is due, for a calendar; [`outgoing`]: links to
//!    Salesforce and to an e-mail program.
//!
//! All of this is pure: time and place come in as a [`value::Now`].

pub mod backup;
pub mod calendar;
pub mod case;
pub mod document;
pub mod engine;
pub mod id;
pub mod outgoing;
pub mod post;
pub mod procedure;
mod serial;
pub mod settings;
pub mod value;
