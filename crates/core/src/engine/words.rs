//! The few words that the engine itself prints, among the procedure's own and so in its language, English; and how texts
//! are cut to be named in a sentence. All other results are data, which the page and the command line put into words.

pub(super) const BEYOND: &str = "(cannot be counted)";
/// Behind what was typed in a row of a post.
pub(super) const UNREADABLE: &str = "[cannot be read]";

/// Cuts a long answer: an explanation names it, but does not repeat it.
pub fn clipped(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    if line.len() == text.len() && line.chars().count() <= MOST {
        return text.to_owned();
    }
    format!("{}…", line.chars().take(MOST).collect::<String>())
}

/// A label without punctuation at its end.
pub(super) fn bare(label: &str) -> &str {
    label.trim_end_matches([':', '?', ' '])
}
