//! The pages.

pub(crate) mod begin;
pub(crate) mod case;
pub(crate) mod home;
pub(crate) mod problem;
