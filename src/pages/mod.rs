//! The pages.

pub(crate) mod begin;
pub(crate) mod case;
pub(crate) mod changes;
pub(crate) mod due;
pub(crate) mod home;
pub(crate) mod print;
pub(crate) mod procedure;
pub(crate) mod search;
pub(crate) mod settings;
pub(crate) mod storage;
pub(crate) mod train;
