//! What pages are made of.

pub(crate) mod case_head;
pub(crate) mod case_table;
pub(crate) mod choices;
pub(crate) mod clocks;
pub(crate) mod copying;
pub(crate) mod document;
pub(crate) mod due_soon;
pub(crate) mod entry;
pub(crate) mod field;
pub(crate) mod finding;
pub(crate) mod header;
pub(crate) mod kept;
pub(crate) mod link;
pub(crate) mod log;
pub(crate) mod missing;
pub(crate) mod needs;
pub(crate) mod outside;
pub(crate) mod post;
pub(crate) mod rows;
pub(crate) mod saved;
pub(crate) mod stage;
pub(crate) mod stages;
pub(crate) mod step;
pub(crate) mod timeline;
pub(crate) mod wanted;
