//! Parts that several pages share.

pub(crate) mod calendar_file;
pub(crate) mod chips;
pub(crate) mod confirm;
pub(crate) mod document;
pub(crate) mod download;
pub(crate) mod finding;
pub(crate) mod lazy;
pub(crate) mod listing;
pub(crate) mod map;
pub(crate) mod more_styles;
pub(crate) mod notifying;
pub(crate) mod problem;
pub(crate) mod scenario;
pub(crate) mod sections;
pub(crate) mod sheet;
pub(crate) mod timeline;
pub(crate) mod title;
pub(crate) mod updates;
pub(crate) mod why;
