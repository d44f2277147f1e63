//! Keys, as WebDriver writes them.

pub(crate) const CONTROL: char = '\u{E009}';
pub(crate) const ENTER: char = '\u{E007}';
pub(crate) const TAB: char = '\u{E004}';
pub(crate) const SHIFT: char = '\u{E008}';
pub(crate) const ALT: char = '\u{E00A}';
pub(crate) const ESCAPE: char = '\u{E00C}';
pub(crate) const END: char = '\u{E010}';
pub(crate) const LEFT: char = '\u{E012}';
pub(crate) const UP: char = '\u{E013}';
pub(crate) const RIGHT: char = '\u{E014}';
pub(crate) const DOWN: char = '\u{E015}';
pub(crate) const PAGE_DOWN: char = '\u{E00F}';
pub(crate) const PAGE_UP: char = '\u{E00E}';
pub(crate) const DELETE: char = '\u{E017}';

/// A text as the keys that are pressed for it: WebKitGTK's driver knows the end of a line by its key alone.
pub(crate) fn as_keys(text: &str) -> String {
    text.replace('\n', &ENTER.to_string())
}
