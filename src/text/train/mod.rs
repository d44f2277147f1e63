//! The texts of training.

pub(crate) mod walk;

use crate::words::{Text, t};

pub(crate) const LEAD: Text = t("Learn the SOPs by the rules that guide real cases. Nothing here touches your cases.");
