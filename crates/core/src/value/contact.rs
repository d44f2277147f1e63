//! Contact details, checked as far as a form can without rejecting real ones.

/// A letter of another script among Latin ones, which looks the same and is another address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MixedLetters(pub char);

/// Reads an e-mail address: one `@`, something before it, a dotted name after it, no whitespace. `mailto:`, the angle
/// brackets and the semicolon that mail programs put around an address are left out. `None` for anything else.
///
/// The full grammar of RFC 5322 allows far more; the point is to catch typos.
///
/// # Errors
/// For a Greek or Cyrillic letter in a word with Latin ones.
pub fn read_email(text: &str) -> Result<Option<&str>, MixedLetters> {
    let text = text.trim().trim_end_matches([';', ',']).trim_end();
    let text = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(text);
    let scheme = text.get(..MAILTO.len()).filter(|scheme| scheme.eq_ignore_ascii_case(MAILTO));
    let text = scheme.and_then(|scheme| text.get(scheme.len()..)).unwrap_or(text);
    let Some((name, host)) = text.split_once('@') else { return Ok(None) };
    let plain = |part: &str| {
        !part.is_empty() && !part.chars().any(|c| c.is_whitespace() || c.is_control() || "@<>;,".contains(c))
    };
    let dotted = host.split('.').count() >= 2 && host.split('.').all(|label| !label.is_empty());
    if !plain(name) || !plain(host) || !dotted {
        return Ok(None);
    }
    match text.split(['@', '.', '-', '_']).find_map(mixed) {
        Some(letter) => Err(MixedLetters(letter)),
        None => Ok(Some(text)),
    }
}

const MAILTO: &str = "mailto:";

/// A Greek or Cyrillic letter in a word that has Latin ones.
fn mixed(word: &str) -> Option<char> {
    let other = word.chars().find(|c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}'))?;
    word.chars().any(|c| c.is_ascii_alphabetic()).then_some(other)
}

/// Whether a text looks like a phone number: 7 to 15 digits (the limit of E.164) among `+ - . ( )` and spaces, and
/// possibly an extension.
pub fn is_phone(text: &str) -> bool {
    let lower = text.trim().to_ascii_lowercase();
    let (number, extension) = ["ext.", "ext", "x"]
        .iter()
        .find_map(|mark| lower.split_once(mark))
        .map_or((lower.as_str(), None), |(number, extension)| (number, Some(extension.trim())));
    let count = number.chars().filter(char::is_ascii_digit).count();
    let marks = number.chars().all(|c| c.is_ascii_digit() || "+-.()/ \u{a0}".contains(c));
    let extension_fits = extension.is_none_or(|e| (1..=6).contains(&e.len()) && e.bytes().all(|b| b.is_ascii_digit()));
    marks && (7..=15).contains(&count) && extension_fits
}

/// Whether a text is a web address that may become a link: `http` or `https` with a host and no whitespace.
///
/// No other scheme passes, so `javascript:` and `data:` can never be followed from a page.
pub fn is_link(text: &str) -> bool {
    let text = text.trim();
    let scheme =
        ["https://", "http://"].iter().find(|s| text.get(..s.len()).is_some_and(|t| t.eq_ignore_ascii_case(s)));
    let Some(rest) = scheme.and_then(|s| text.get(s.len()..)) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty() && !rest.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{MixedLetters, is_link, is_phone, read_email};

    #[test]
    fn judges_slips() {
        for text in ["dana@northgate.example", "o'neil+ccc@a.b.co", "jörg@bücher.example"] {
            assert_eq!(read_email(text), Ok(Some(text)));
        }
        for text in ["dana@northgate", "dana northgate.example", "a@@b.c", "a@b..c", "@b.c", "a b@c.d"] {
            assert_eq!(read_email(text), Ok(None), "{text}");
        }
        for text in ["mailto:dana@a.example", "<dana@a.example>", "dana@a.example;", "<MAILTO:dana@a.example>,"] {
            assert_eq!(read_email(text), Ok(Some("dana@a.example")), "{text}");
        }
        assert_eq!(read_email("d\u{430}na@a.example"), Err(MixedLetters('\u{430}')), "one letter is Cyrillic");
        assert_eq!(read_email("дана@пример.example"), Ok(Some("дана@пример.example")), "all are");
        for text in ["+1 (402) 555-0136", "402.555.0136 x12", "5550136"] {
            assert!(is_phone(text), "{text}");
        }
        for text in ["12345", "call me", "1234567890123456", "555-0136 ext"] {
            assert!(!is_phone(text), "{text}");
        }
        for text in ["https://a.example/x?y#z", "HTTP://intranet"] {
            assert!(is_link(text), "{text}");
        }
        for text in ["javascript:alert(1)", "https://", "a.example", "https://a b", "data:text/html,x"] {
            assert!(!is_link(text), "{text}");
        }
    }
}
