//! Texts as values in a link.

/// Adds a text as a value: letters, digits and the signs that no link gives a meaning (RFC 3986, 2.3) as they are, all else by the
/// bytes of its UTF-8, a space as `%20` too.
pub(super) fn push_value(link: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push('%');
            for half in [byte >> 4, byte & 15] {
                link.extend(char::from_digit(half.into(), 16).map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
}
