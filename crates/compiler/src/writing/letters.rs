//! Letters that do not belong into a source: those of another encoding, quotes of a word processor, hidden blanks.

use super::slip::{Habit, Slip};

/// What a text shows whose bytes were not UTF-8: a letter was replaced, or there is a zero byte for each letter.
pub(crate) fn not_utf8(text: &str) -> Option<Slip> {
    let at = text.find('\u{fffd}').or_else(|| text.find('\0'))?;
    let letter = at..at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    if text.starts_with("PK\u{3}") {
        let message = "this is a document of a word processor, not a plain text";
        return Some(Slip::new(letter, message, "save it as plain text with the encoding UTF-8"));
    }
    // One that stands alone is a character like others that nobody sees.
    if text.chars().filter(|c| *c == '\0').count() > text.chars().count() / 4 {
        let message = "this file is not saved as UTF-8, but as UTF-16, which Windows calls Unicode";
        return Some(Slip::new(letter, message, "save it again with the encoding UTF-8"));
    }
    if !text.contains('\u{fffd}') {
        return None;
    }
    let message = "this letter cannot be read, since the file is not saved as UTF-8";
    Some(Slip::new(letter, message, "open it where it was written, and save it again with the encoding UTF-8"))
}

/// Quotes that are not `"` or `'`, in whatever language.
pub(super) fn is_curly(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '〝'
            | '〞'
            | '＂'
            | '＇'
            | '″'
            | '′'
            | '`'
            | '´'
    )
}

/// Blanks and marks that nobody sees, and that are no blanks to a program.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{1680}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{feff}')
        || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

/// A fault for a letter that nobody meant to be there; `None` for any other.
pub(super) fn strange(c: char, at: usize) -> Option<Slip> {
    let span = at..at + c.len_utf8();
    if is_curly(c) {
        let help =
            "write straight quotes, \"…\", in the whole file; a plain text editor such as Notepad leaves them straight";
        return Some(Slip::new(span, format!("this quote is not straight: {c}"), help).habit(Habit::CurlyQuotes));
    }
    if is_hidden(c) {
        let help = "delete it, and type an ordinary blank; it often comes from a web page or from Word";
        return Some(Slip::new(span, "a hidden character stands here", help).habit(Habit::HardBlanks));
    }
    None
}
