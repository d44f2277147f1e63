//! The limits of each place in Salesforce, and of Slack.

use crate::procedure::Target;

/// The limits of a target, as far as they are documented. If it is unknown how a target counts, all ways apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// In characters, which Salesforce counts as UTF-16 code units.
    pub characters: usize,
    /// Whether the markup may count too.
    pub counts_html: bool,
    /// Whether UTF-8 bytes after escaping may count instead.
    pub counts_escaped_bytes: bool,
    /// Whether a longer text may be sent in parts. That is not possible for a single line or a field with one value.
    pub parts: bool,
}

/// The limits of a target.
pub fn limits(target: Target) -> Limits {
    let plain = |characters| Limits { characters, counts_html: false, counts_escaped_bytes: false, parts: true };
    match target {
        // Chatter: 10,000 characters; whether markup counts is not documented.
        Target::Feed => Limits { counts_html: true, ..plain(10_000) },
        // CommentBody: the screen counts 4,000 characters, the API 4,000 bytes of UTF-8 after HTML escaping.
        Target::Comment => Limits { counts_escaped_bytes: true, ..plain(4_000) },
        Target::Description => Limits { parts: false, ..plain(32_000) },
        Target::Subject => Limits { parts: false, ..plain(255) },
        // The limit of HTML characters in the Lightning composer.
        Target::Email => Limits { counts_html: true, ..plain(131_072) },
        Target::QuickText => plain(4_096),
        // The API accepts 40,000, but the composer is practical only up to about 4,000.
        Target::Slack => plain(4_000),
    }
}
