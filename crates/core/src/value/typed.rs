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

/// Signs that take no room: what Unicode calls default ignorable, such as the soft hyphen, zero-width blanks and joiners,
/// marks of direction, the byte-order mark and the selectors behind emoji; and controls that are no blanks.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    ) || (c.is_control() && !c.is_whitespace())
}

fn replaced(c: char) -> char {
    match c {
        // Hard blanks, tabs from cells of a table, the narrow blank before "PM" in recent versions of ICU.
        c if c.is_whitespace() => ' ',
        // Hyphens, dashes and minus signs.
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
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
            ("\u{ff0d}100\u{fe0f}", "-100"),
            ("6/3/2024\t2:10\u{3000}PM\r\n", "6/3/2024 2:10 PM"),
            ("\u{0}1\u{61c}2\u{2062}5\u{e0020}0", "1250"),
            ("jörg@bücher.example", "jörg@bücher.example"),
        ] {
            assert_eq!(seen(text), wanted, "{text:?}");
        }
    }
}
