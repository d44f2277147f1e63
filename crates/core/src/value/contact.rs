//! Contact details, checked as far as a form can without rejecting real ones.

/// Whether a text looks like an e-mail address: one `@`, something before it, a dotted name after it, no whitespace.
///
/// The full grammar of RFC 5322 allows far more; the point is to catch typos.
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.trim().split_once('@') else { return false };
    let plain = |part: &str| !part.is_empty() && !part.chars().any(|c| c.is_whitespace() || c == '@' || c.is_control());
    let dotted = host.split('.').count() >= 2 && host.split('.').all(|label| !label.is_empty());
    plain(name) && plain(host) && dotted
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
    use super::{is_email, is_link, is_phone};

    #[test]
    fn judges_slips() {
        for text in ["dana@northgate.example", "o'neil+ccc@a.b.co", "jörg@bücher.example"] {
            assert!(is_email(text), "{text}");
        }
        for text in ["dana@northgate", "dana northgate.example", "a@@b.c", "a@b..c", "@b.c", "a b@c.d"] {
            assert!(!is_email(text), "{text}");
        }
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
