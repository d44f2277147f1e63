//! A source file as the compiler reads it: its tables and texts, each with its place for the diagnostics.

mod entry;
mod report;

pub(crate) use entry::{Entry, as_id};
pub(crate) use report::{Report, SourceText};
