//! The pages.

pub(crate) mod case;
pub(crate) mod home;
pub(crate) mod problem;
