//! Roughly how wide texts are. What draws them has fonts of its own, so widths are estimated, a little too wide.

/// The width of a text as a multiple of its size.
fn ems(text: &str) -> f64 {
    text.chars()
        .map(|sign| match sign {
            'i' | 'j' | 'l' | 'I' | 't' | 'f' | 'r' | ' ' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '(' | ')' => {
                0.36
            }
            'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 0.95,
            sign if sign.is_uppercase() => 0.7,
            // Chinese, Japanese, Korean, emoji.
            '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'.. => 1.05,
            _ => 0.58,
        })
        .sum()
}

pub(crate) fn width(text: &str, size: f64) -> f64 {
    ems(text) * size
}

/// A text as lines of at most that width, the last of `most` ending in `…` if there is more. A word that is wider than a
/// line is broken.
pub(crate) fn wrapped(text: &str, size: f64, widest: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace().flat_map(|word| pieces(word, size, widest)) {
        let longer = if line.is_empty() { word.clone() } else { [line.as_str(), " ", word.as_str()].concat() };
        if width(&longer, size) <= widest {
            line = longer;
        } else if lines.len().saturating_add(1) >= most {
            line.push('…');
            lines.push(line);
            return lines;
        } else {
            lines.push(std::mem::replace(&mut line, word));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn pieces(word: &str, size: f64, widest: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for sign in word.chars() {
        let full = pieces.last().is_some_and(|piece| width(piece, size) + size > widest);
        match pieces.last_mut() {
            Some(piece) if !full => piece.push(sign),
            _ => pieces.push(sign.to_string()),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{width, wrapped};

    #[test]
    fn no_line_is_wider_than_wanted_and_no_word_is_lost() {
        let text =
            "Ask the customer in writing, antidisestablishmentarianism-and-more-of-that-kind, 顧客に書面で依頼する";
        let lines = wrapped(text, 14.0, 120.0, 100);
        assert!(lines.iter().all(|line| width(line, 14.0) <= 120.0), "{lines:?}");
        assert!(lines.len() > 4);
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(bare(&lines.concat()), bare(text));
    }

    #[test]
    fn what_has_no_room_is_left_out_visibly() {
        let lines = wrapped(&"word ".repeat(1000), 14.0, 120.0, 3);
        assert_eq!(lines.len(), 3);
        assert!(
            lines.iter().take(2).all(|line| !line.contains('…'))
                && lines.last().is_some_and(|line| line.ends_with('…'))
        );
        assert_eq!(wrapped("", 14.0, 120.0, 3), Vec::<String>::new());
    }
}
