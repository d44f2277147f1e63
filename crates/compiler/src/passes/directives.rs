//! The lines of a body that begin with `[word …]`.

/// A part of a text and its offset.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slice<'t> {
    pub(super) text: &'t str,
    pub(super) offset: usize,
}

impl<'t> Slice<'t> {
    pub(super) fn from(self, start: usize) -> Slice<'t> {
        Slice { text: self.text.get(start..).unwrap_or_default(), offset: self.offset + start }
    }

    pub(super) fn part(self, start: usize, end: usize) -> Slice<'t> {
        Slice { text: self.text.get(start..end).unwrap_or_default(), offset: self.offset + start }
    }

    pub(super) fn trimmed(self) -> Slice<'t> {
        let start = self.text.len() - self.text.trim_start().len();
        Slice { text: self.text.trim(), offset: self.offset + start }
    }
}

pub(super) enum Directive {
    When,
    Each,
    Unknown,
}

/// A line that begins with `[word …]`: the word, its argument, and the rest.
pub(super) fn directive<'t>(line: Slice<'t>) -> Option<(Directive, Slice<'t>, Slice<'t>)> {
    if !line.text.starts_with('[') {
        return None;
    }
    let close = line.text.find(']').unwrap_or(line.text.len());
    let inside = line.part(1, close);
    let rest = line.from((close + 1).min(line.text.len())).trimmed();
    let word = inside.text.split_whitespace().next().unwrap_or_default();
    let argument = inside.from(word.len()).trimmed();
    let closed = close < line.text.len();
    Some(match word {
        "when" if closed => (Directive::When, argument, rest),
        "each" if closed => (Directive::Each, argument, rest),
        _ => (Directive::Unknown, inside.part(0, word.len()), rest),
    })
}

/// The word of a block whose brackets are wrong, `[each rows` or `[[each rows]]`.
pub(super) fn meant_block(line: &str) -> Option<&'static str> {
    let word = line.trim_start_matches('[').split([' ', ']']).next().unwrap_or_default();
    ["when", "each"].into_iter().find(|known| *known == word)
}

/// Passes over the lines of a block, up to its `[end]`.
pub(super) fn skip_block<'t>(lines: &mut impl Iterator<Item = Slice<'t>>) {
    let mut depth = 1;
    for line in lines {
        let line = line.trimmed();
        depth += match directive(line) {
            _ if line.text == "[end]" => -1,
            Some((Directive::Each, _, _)) => 1,
            Some((Directive::When, _, rest)) if rest.text.is_empty() => 1,
            _ => 0,
        };
        if depth == 0 {
            return;
        }
    }
}
