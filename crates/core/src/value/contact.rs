//! Contact details, checked as far as a form can without rejecting real ones.

/// A letter of another script among Latin ones, which looks the same and is another address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MixedLetters(pub char);

/// Reads an e-mail address: one `@`, something before it, a dotted name after it, no whitespace. What mail programs put
/// around an address is left out: `mailto:`, a name before angle brackets, quotes, a semicolon. `None` for anything else.
///
/// The full grammar of RFC 5322 allows far more; the point is to catch typos.
///
/// # Errors
/// For a letter of another script that looks like a Latin one, in a word with Latin ones.
pub fn read_email(text: &str) -> Result<Option<&str>, MixedLetters> {
    let text = bare_address(text);
    let Some((name, host)) = text.split_once('@') else { return Ok(None) };
    let plain = |part: &str| {
        !part.is_empty() && !part.chars().any(|c| c.is_whitespace() || c.is_control() || "@<>;,".contains(c))
    };
    let dotted = host.split('.').count() >= 2 && host.split('.').all(is_host_label);
    if !plain(name) || !plain(host) || !dotted {
        return Ok(None);
    }
    match text.split(['@', '.', '-', '_']).find_map(mixed) {
        Some(letter) => Err(MixedLetters(letter)),
        None => Ok(Some(text)),
    }
}

/// An address without what stands around it where it is copied: `Dana Reyes <mailto:dana@northgate.example>;`.
fn bare_address(text: &str) -> &str {
    let text = text.trim().trim_end_matches([';', ',']).trim_end();
    let text = text.strip_suffix('>').and_then(|text| text.split_once('<')).map_or(text, |(_, inside)| inside);
    let text = match without_scheme(text, "mailto:") {
        // A link may carry a subject and a text.
        Some(link) => link.split_once('?').map_or(link, |(address, _)| address),
        None => text,
    };
    let quoted = |(open, close)| text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
    QUOTES.into_iter().find_map(quoted).unwrap_or(text)
}

const QUOTES: [(char, char); 4] = [('\'', '\''), ('"', '"'), ('‘', '’'), ('“', '”')];

/// The rest of a link of that scheme.
fn without_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// True for a part of the name of a host. Marks, such as half of a pair of quotes, are no part of one.
fn is_host_label(label: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c) || (!c.is_ascii() && !"‘’“”«»".contains(c));
    !label.is_empty() && label.chars().all(fits)
}

/// A letter of a script that looks like Latin, in a word that has Latin letters.
fn mixed(word: &str) -> Option<char> {
    let other = word.chars().find(|c| {
        // Greek, Cyrillic, Armenian; Cherokee, both cases; Greek with its accents; Latin of full width.
        matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}' | '\u{530}'..='\u{58f}' | '\u{13a0}'..='\u{13ff}'
            | '\u{1f00}'..='\u{1fff}' | '\u{ab70}'..='\u{abbf}' | '\u{ff21}'..='\u{ff5a}')
    })?;
    word.chars().any(|c| c.is_ascii_alphabetic()).then_some(other)
}

/// Reads a phone number: 7 to 15 digits (the limit of E.164) among `+ - . ( )` and spaces, and possibly an extension. The
/// `tel:` of a link is left out. `None` for anything else.
pub fn read_phone(text: &str) -> Option<&str> {
    let text = text.trim();
    let text = without_scheme(text, "tel:").unwrap_or(text);
    let lower = text.to_ascii_lowercase();
    let (number, extension) = ["ext.", "ext", "x"]
        .iter()
        .find_map(|mark| lower.split_once(mark))
        .map_or((lower.as_str(), None), |(number, extension)| (number, Some(extension.trim())));
    let count = number.chars().filter(char::is_ascii_digit).count();
    let marks = number.chars().all(|c| c.is_ascii_digit() || "+-.()/ ".contains(c));
    let extension_fits = extension.is_none_or(|e| (1..=6).contains(&e.len()) && e.bytes().all(|b| b.is_ascii_digit()));
    (marks && (7..=15).contains(&count) && extension_fits).then_some(text)
}

/// Whether a text is a web address that may become a link: `http` or `https` with a host and no whitespace.
///
/// No other scheme passes, so `javascript:` and `data:` can never be followed from a page.
pub fn is_link(text: &str) -> bool {
    let text = text.trim();
    let Some(rest) = ["https://", "http://"].iter().find_map(|scheme| without_scheme(text, scheme)) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty() && !rest.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{MixedLetters, is_link, read_email, read_phone};

    #[test]
    fn judges_slips() {
        for text in ["dana@northgate.example", "o'neil+ccc@a.b.co", "jörg@bücher.example"] {
            assert_eq!(read_email(text), Ok(Some(text)));
        }
        for text in ["dana@northgate", "dana northgate.example", "a@@b.c", "a@b..c", "@b.c", "a b@c.d"] {
            assert_eq!(read_email(text), Ok(None), "{text}");
        }
        for text in ["dana@a.example'", "dana@a.example”", "dana@a.example?x", "dana@a.example; lee@a.example"] {
            assert_eq!(read_email(text), Ok(None), "{text}");
        }
        for text in [
            "mailto:dana@a.example",
            "<dana@a.example>",
            "dana@a.example;",
            "<MAILTO:dana@a.example>,",
            "Dana Reyes <dana@a.example>",
            "\"Reyes, Dana\" <dana@a.example>;",
            "'dana@a.example'",
            "“dana@a.example”",
            "mailto:dana@a.example?subject=Renewal",
        ] {
            assert_eq!(read_email(text), Ok(Some("dana@a.example")), "{text}");
        }
        assert_eq!(read_email("d\u{430}na@a.example"), Err(MixedLetters('\u{430}')), "one letter is Cyrillic");
        for letter in ['ο', 'օ', 'Ꭰ', 'ꭰ', 'ὀ', 'ａ'] {
            assert_eq!(read_email(&format!("d{letter}na@a.example")), Err(MixedLetters(letter)));
        }
        assert_eq!(read_email("дана@пример.example"), Ok(Some("дана@пример.example")), "all are");
        for text in ["+1 (402) 555-0136", "402.555.0136 x12", "5550136"] {
            assert_eq!(read_phone(text), Some(text));
        }
        assert_eq!(read_phone("tel:+14025550136"), Some("+14025550136"));
        for text in ["12345", "call me", "1234567890123456", "555-0136 ext"] {
            assert_eq!(read_phone(text), None, "{text}");
        }
        for text in ["https://a.example/x?y#z", "HTTP://intranet"] {
            assert!(is_link(text), "{text}");
        }
        for text in ["javascript:alert(1)", "https://", "a.example", "https://a b", "data:text/html,x"] {
            assert!(!is_link(text), "{text}");
        }
    }
}
