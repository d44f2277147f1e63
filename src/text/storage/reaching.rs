//! Further words by which people look for what the palette offers, besides those of its label.

use crate::words::{Text, t};

pub(crate) const FOR_CASES: Text = t("home start list");
pub(crate) const FOR_DUE: Text = t("overdue late tasks deadlines calendar");
pub(crate) const FOR_SEARCH: Text = t("find look up");
pub(crate) const FOR_STORAGE: Text = t("data space archive closed bin deleted");
pub(crate) const FOR_SETTINGS: Text = t("preferences options configuration");
pub(crate) const FOR_BACKUP: Text = t("back up export save download copy of everything");
pub(crate) const FOR_IMPORT: Text = t("restore bring in load open upload file");
pub(crate) const FOR_TOUR: Text = t("show me around introduction guide demo example help");
pub(crate) const FOR_KEYS: Text = t("keys hotkeys help");
/// With the word for it in each language of the page: people look for their own.
pub(crate) const FOR_LANGUAGES: Text = t("idioma lengua translate");

/// The picture of an SOP is on the page where it is read.
pub(crate) const FOR_READING: Text = t("procedure document map picture flow chart steps");
pub(crate) const FOR_PRINT: Text = t("paper sheet PDF");
pub(crate) const FOR_CALENDAR: Text = t("reminder appointment deadline download");
pub(crate) const FOR_DOWNLOAD: Text = t("hand over export save file share send");
pub(crate) const FOR_MAIL: Text = t("email send message");
pub(crate) const FOR_MISSING: Text = t("required incomplete empty");
pub(crate) const FOR_UNDO: Text = t("back revert");
pub(crate) const FOR_REDO: Text = t("again repeat");

pub(crate) const FOR_SYSTEM: Text = t("automatic mode colors");
pub(crate) const FOR_LIGHT: Text = t("light mode day white bright colors");
pub(crate) const FOR_DARK: Text = t("dark mode night black colors");
pub(crate) const FOR_COMFORTABLE: Text = t("roomy spacious large");
pub(crate) const FOR_COMPACT: Text = t("dense small tight");
pub(crate) const FOR_REASONS: Text = t("why explanations details unfold");
pub(crate) const FOR_NAME: Text = t("my name who I am profile signature");
pub(crate) const FOR_INITIALS: Text = t("my initials sign log");
pub(crate) const FOR_NOTIFY: Text = t("notify alerts reminders");
pub(crate) const FOR_CLEAR: Text = t("delete erase remove reset all data");
