//! What people paste, without what they cannot see.

use std::borrow::Cow;

/// The text without signs that cannot be seen, with ordinary blanks, hyphens and minus signs.
///
/// Outlook, Word and web pages put such signs around addresses, dates and amounts: soft hyphens, zero-width blanks, marks of
/// direction, byte-order marks. Trimmed. For values that are read; texts of people keep what was typed.
pub fn seen(text: &str) -> Cow<'_, str> {
    let plain = |c: char| c == replaced(c) && !is_unseen(c);
    if text.chars().all(plain) {
        return Cow::Borrowed(text.trim());
    }
    let kept: String = text.chars().filter(|c| !is_unseen(*c)).map(replaced).collect();
    Cow::Owned(kept.trim().to_owned())
}

/// Signs that take no room: the soft hyphen, zero-width blanks and joiners, marks of direction, the byte-order mark.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

fn replaced(c: char) -> char {
    match c {
        // Blanks of fixed width, among them the narrow one before "PM" in recent versions of ICU.
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        // Hyphens, dashes and the minus sign.
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::seen;

    #[test]
    fn leaves_out_what_cannot_be_seen() {
        for (text, wanted) in [
            ("dana@north\u{ad}gate.example\u{200b}", "dana@northgate.example"),
            ("\u{feff} 6\u{200e}/3/2024 ", "6/3/2024"),
            ("\u{202a}+1 402 555\u{2011}0136\u{202c}", "+1 402 555-0136"),
            ("2:10\u{202f}PM", "2:10 PM"),
            ("\u{2212}100", "-100"),
            ("jörg@bücher.example", "jörg@bücher.example"),
        ] {
            assert_eq!(seen(text), wanted, "{text:?}");
        }
    }
}
