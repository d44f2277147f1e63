//! The compressed form of closed cases, since a year of them as plain JSON does not fit in a browser's storage.
//!
//! Local storage counts 16 bits per character. The text is compressed with LZ77: repetitions become a distance and a
//! length. The resulting bits are stored in characters of 15 bits each, none of which JSON has to escape. Measured on a
//! made-up year (`crates/compiler/tests/room.rs`), cases take a third of their plain form. Deflate would save another
//! fifth, but stored data is in this form, so a decoder for it would stay.

/// Added to 15 bits to form a character: above quotes, backslashes and control characters, and below surrogates.
const FIRST: u32 = 0x80;

/// The maximum size of a text in bytes. Cases are a few kilobytes; anything larger is not ours.
const LONGEST: usize = 4 << 20;

/// The shortest repetition worth encoding.
const SHORTEST: usize = 3;

/// The number of earlier positions tried for each repetition.
const TRIES: usize = 48;

const NOWHERE: usize = usize::MAX;

/// Compresses a text; `None` if it is longer than [`decompress`] accepts.
pub(super) fn compress(text: &str) -> Option<String> {
    let data = text.as_bytes();
    if data.len() > LONGEST {
        return None;
    }
    let mut bits = Bits::default();
    bits.number(data.len());
    let mut last = vec![NOWHERE; 4096];
    let mut before = vec![NOWHERE; data.len()];
    let (mut at, mut done) = (0, 0);
    while let Some(rest) = data.get(at..).filter(|rest| !rest.is_empty()) {
        let slot = slot(rest).and_then(|slot| last.get_mut(slot));
        if at >= done {
            let (length, distance) = longest(data, at, slot.as_deref().copied().unwrap_or(NOWHERE), &before);
            if length >= SHORTEST {
                bits.put(1, 1);
                bits.number(length - SHORTEST);
                bits.put(distance - 1, width(at));
                done = at + length;
            } else {
                let byte = rest.first().copied().unwrap_or_default().into();
                // Seven bits for ASCII; any other byte is marked by a zero.
                if matches!(byte, 1..128) {
                    bits.put(byte, 8);
                } else {
                    bits.put(byte, 16);
                }
                done = at + 1;
            }
        }
        if let (Some(slot), Some(before)) = (slot, before.get_mut(at)) {
            *before = *slot;
            *slot = at;
        }
        at += 1;
    }
    bits.put(0, 14);
    Some(bits.text)
}

/// Decompresses a text; `None` if it is not in this form.
pub(super) fn decompress(text: &str) -> Option<String> {
    let mut bits = Reader { units: text.chars(), held: 0, count: 0 };
    let length = bits.number()?;
    let mut data: Vec<u8> = Vec::new();
    while data.len() < length.min(LONGEST) {
        if bits.get(1)? == 0 {
            let byte = match bits.get(7)? {
                0 => bits.get(8)?,
                byte => byte,
            };
            data.push(u8::try_from(byte).ok()?);
            continue;
        }
        let length = bits.number()?.checked_add(SHORTEST)?.min(LONGEST);
        let distance = bits.get(width(data.len()))? + 1;
        let from = data.len().checked_sub(distance)?;
        // The repetition may overlap its own output.
        for place in from..from + length {
            data.push(data.get(place).copied()?);
        }
    }
    (data.len() == length).then(|| String::from_utf8(data).ok())?
}

/// The longest earlier match for `at` along the chain that starts at `place`: its length and distance.
fn longest(data: &[u8], at: usize, mut place: usize, before: &[usize]) -> (usize, usize) {
    let mut best = (0, 0);
    for _ in 0..TRIES {
        let (Some(here), Some(there)) = (data.get(at..), data.get(place..)) else { break };
        let same = here.iter().zip(there).take_while(|(one, other)| one == other).count();
        if same > best.0 {
            best = (same, at - place);
        }
        place = before.get(place).copied().unwrap_or(NOWHERE);
    }
    best
}

/// The hash slot for the next three bytes.
fn slot(rest: &[u8]) -> Option<usize> {
    let [a, b, c] = rest.first_chunk::<SHORTEST>()?.map(usize::from);
    Some((a << 8 ^ b << 4 ^ c) & 4095)
}

/// The number of bits of a distance after `at` bytes.
fn width(at: usize) -> u32 {
    usize::BITS - at.saturating_sub(1).leading_zeros()
}

#[derive(Default)]
struct Bits {
    text: String,
    held: u32,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: usize, width: u32) {
        for bit in (0..width).rev() {
            self.held = self.held << 1 | u32::from(value >> bit & 1 == 1);
            self.count += 1;
            if self.count == 15 {
                self.text.extend(char::from_u32(self.held + FIRST));
                (self.held, self.count) = (0, 0);
            }
        }
    }

    /// Elias gamma code: a prefix of zeros gives the number of bits.
    fn number(&mut self, number: usize) {
        let width = width(number + 2);
        self.put(number + 1, 2 * width - 1);
    }
}

struct Reader<'a> {
    units: std::str::Chars<'a>,
    held: u32,
    count: u32,
}

impl Reader<'_> {
    fn get(&mut self, width: u32) -> Option<usize> {
        let mut value = 0;
        for _ in 0..width {
            if self.count == 0 {
                self.held = u32::from(self.units.next()?).checked_sub(FIRST).filter(|unit| *unit < 1 << 15)?;
                self.count = 15;
            }
            self.count -= 1;
            value = value << 1 | usize::from(self.held >> self.count & 1 == 1);
        }
        Some(value)
    }

    fn number(&mut self) -> Option<usize> {
        let mut width = 0;
        while self.get(1)? == 0 {
            width += 1;
            if width > 24 {
                return None;
            }
        }
        Some((1 << width | self.get(width)?) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{compress, decompress};

    #[test]
    fn a_text_comes_back() {
        let long = "The customer asks for a credit. ".repeat(400);
        let odd: String = (0..3000_u32).filter_map(|n| char::from_u32(n * 37 % 0x11_0000)).collect();
        for text in ["", "a", "aaa", "aaaaaaaaaaaaaaaa", "שלום 😀 \u{0}\u{1}\"\\", "abcabcabcabd", &long, &odd] {
            let packed = compress(text).unwrap();
            assert_eq!(decompress(&packed).as_deref(), Some(text));
            assert!(packed.chars().all(|c| u32::from(c) >= 0x80 && c.len_utf16() == 1));
        }
        assert!(compress(&long).unwrap().encode_utf16().count() < long.len() / 50);
    }

    #[test]
    fn what_is_no_packed_text_is_nothing() {
        let packed = compress("The customer asks for a credit, and the customer asks for it soon.").unwrap();
        for (end, _) in packed.char_indices() {
            let (cut, _) = packed.split_at(end);
            // The bits of the last character may be padding.
            assert!(decompress(cut).is_none() || end + 4 > packed.len(), "{end}");
        }
        for text in ["", "abc", "\u{80}\u{80}\u{80}", "\u{10ffff}\u{10ffff}", "\u{100}\u{80}\u{80}\u{4000}"] {
            assert_eq!(decompress(text), None, "{text:?}");
        }
    }
}
