//! Writing cases as JSON. Packs are written natively, where serde costs nothing.

use litemap::LiteMap;

/// What can be written as JSON.
pub trait Write {
    fn write(&self, out: &mut String);
}

/// An object with these entries. Those that read as nothing when they are left out are left out.
pub fn object(out: &mut String, entries: &[(&str, &dyn Write)]) {
    out.push('{');
    let start = out.len();
    for (name, value) in entries {
        let before = out.len();
        if before > start {
            out.push(',');
        }
        name.write(out);
        out.push(':');
        let at = out.len();
        value.write(out);
        if matches!(out.get(at..), Some("null" | "false" | "[]" | "{}")) {
            out.truncate(before);
        }
    }
    out.push('}');
}

/// Not for each type anew.
fn list(out: &mut String, brackets: [char; 2], items: &mut dyn Iterator<Item = (Option<&dyn Write>, &dyn Write)>) {
    let [open, close] = brackets;
    out.push(open);
    for (index, (name, item)) in items.enumerate() {
        if index > 0 {
            out.push(',');
        }
        if let Some(name) = name {
            name.write(out);
            out.push(':');
        }
        item.write(out);
    }
    out.push(close);
}

impl Write for &str {
    fn write(&self, out: &mut String) {
        out.push('"');
        for c in self.chars() {
            match c {
                '"' | '\\' => {
                    out.push('\\');
                    out.push(c);
                }
                '\n' => out.push_str("\\n"),
                c if u32::from(c) < 0x20 => out.push_str(&format!("\\u{:04x}", u32::from(c))),
                c => out.push(c),
            }
        }
        out.push('"');
    }
}

impl Write for String {
    fn write(&self, out: &mut String) {
        self.as_str().write(out);
    }
}

impl Write for u64 {
    fn write(&self, out: &mut String) {
        // No more than is read again.
        out.push_str(&(*self).min(i64::MAX.unsigned_abs()).to_string());
    }
}

impl Write for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, out: &mut String) {
        list(out, ['[', ']'], &mut self.iter().map(|item| (None, item as &dyn Write)));
    }
}

impl<K: Write + Ord, V: Write> Write for LiteMap<K, V> {
    fn write(&self, out: &mut String) {
        list(out, ['{', '}'], &mut self.iter().map(|(name, item)| (Some(name as &dyn Write), item as &dyn Write)));
    }
}

#[cfg(test)]
mod tests {
    use super::Write as _;

    #[test]
    fn writes_what_serde_reads_back() {
        for text in ["", "שלום <script> 😀", "\"\\\n\r\t\u{0}\u{1f}\u{7f}\u{2028}", "a/b"] {
            let mut out = String::new();
            text.write(&mut out);
            assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
        }
    }
}
