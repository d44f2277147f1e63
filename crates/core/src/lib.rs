//! Casewright guides a person through a standard operating procedure (SOP) and writes the text it ends in.
//!
//! How the data flows:
//!
//! 1. [`procedure`]: an SOP, checked and compiled into a [`procedure::Pack`];
//! 2. [`case`]: what a person entered for one customer;
//! 3. [`engine`]: [`engine::evaluate`] says what shows, what is missing, which rules fire and what is due;
//! 4. [`post`]: the text to paste, as feed HTML, plain text and page; [`calendar`]: due times as a calendar file;
//!    [`outgoing`]: links to Salesforce and to an e-mail program.
//!
//! [`training`] schedules what a person learns. [`site`] is what the host of the page says in a file beside it.
//!
//! [`find`] finds words in texts for the palette and the search. [`release`] knows the files of a release.
//!
//! All of it is pure: time and place come in as a [`value::Now`].

pub mod backup;
pub mod calendar;
pub mod case;
pub mod document;
pub mod engine;
pub mod find;
pub mod id;
pub mod outgoing;
pub mod post;
pub mod procedure;
pub mod release;
mod serial;
pub mod settings;
pub mod site;
pub mod training;
pub mod value;
