//! From a JSON text (RFC 8259) to a tree.

use std::fmt;

/// A JSON value. Its numbers are whole: neither a pack nor a case has others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Json>),
    /// In the order of the text; of an entry that is there twice, the last one counts.
    Object(Vec<(String, Json)>),
}

/// Where a text stops being JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoJson {
    /// In bytes from the start.
    pub at: usize,
}

impl fmt::Display for NoJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not JSON from byte {} on", self.at)
    }
}

/// How deep lists and objects may nest: beyond what we write, and well within the stack.
const DEEPEST: usize = 128;

/// The tree of a JSON text.
///
/// # Errors
/// For a text that is not JSON, or holds a number that is not whole or does not fit; never panics.
pub fn parse(text: &str) -> Result<Json, NoJson> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(0);
    parser.skip_blanks();
    match value {
        Some(value) if parser.at == text.len() => Ok(value),
        _ => Err(NoJson { at: parser.at }),
    }
}

/// The entries of an object that stand before the one called `name`; all of them where there is none. What comes after is not
/// looked at: it may be most of the text.
///
/// # Errors
/// As [`parse`], and for a text that is no object.
pub fn parse_until(text: &str, name: &str) -> Result<Json, NoJson> {
    let mut parser = Parser { text, at: 0 };
    parser.skip_blanks();
    let mut entries = Vec::new();
    parser.entries(0, &mut entries, name).map(|()| Json::Object(entries)).ok_or(NoJson { at: parser.at })
}

/// Stands at a byte of the text. Every reader gives `None` where the text is wrong, and stays there.
struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Takes a sign, with blanks before it, if it comes next.
    fn sign(&mut self, sign: u8) -> Option<()> {
        self.skip_blanks();
        (self.peek()? == sign).then(|| self.at += 1)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        if depth > DEEPEST {
            return None;
        }
        self.skip_blanks();
        match self.peek()? {
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'"' => self.string().map(Json::Text),
            b'[' => {
                let mut list = Vec::new();
                while self.goes_on(b'[', b']', list.is_empty())? {
                    list.push(self.value(depth + 1)?);
                }
                Some(Json::List(list))
            }
            b'{' => {
                let mut entries = Vec::new();
                self.entries(depth, &mut entries, "")?;
                Some(Json::Object(entries))
            }
            _ => self.number(),
        }
    }

    fn entries(&mut self, depth: usize, entries: &mut Vec<(String, Json)>, stop: &str) -> Option<()> {
        while self.goes_on(b'{', b'}', entries.is_empty())? {
            self.skip_blanks();
            let name = self.string()?;
            self.sign(b':')?;
            if !stop.is_empty() && name == stop {
                break;
            }
            entries.push((name, self.value(depth + 1)?));
        }
        Some(())
    }

    /// Takes what stands before the next item: the bracket or a comma. False at the end of the list.
    fn goes_on(&mut self, open: u8, close: u8, first: bool) -> Option<bool> {
        if first {
            self.sign(open)?;
        }
        if self.sign(close).is_some() {
            return Some(false);
        }
        if !first {
            self.sign(b',')?;
        }
        Some(true)
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.rest().starts_with(word).then(|| self.at += word.len())?;
        Some(value)
    }

    fn number(&mut self) -> Option<Json> {
        let length = self.rest().bytes().take_while(|b| matches!(b, b'-' | b'0'..=b'9')).count();
        let number = self.rest().get(..length)?.parse().ok()?;
        self.at += length;
        Some(Json::Number(number))
    }

    fn string(&mut self) -> Option<String> {
        if self.peek()? != b'"' {
            return None;
        }
        self.at += 1;
        let mut string = String::new();
        loop {
            let plain = self.rest().bytes().take_while(|b| !matches!(b, b'"' | b'\\' | 0..=0x1f)).count();
            string.push_str(self.rest().get(..plain)?);
            self.at += plain;
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Some(string);
                }
                b'\\' => string.push(self.escape()?),
                _ => return None,
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let sign = self.text.as_bytes().get(self.at + 1).copied()?;
        self.at += 2;
        Some(match sign {
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'"' | b'\\' | b'/' => char::from(sign),
            b'u' => {
                let unit = self.hex()?;
                // Beyond the first 65,536 characters two escapes make one.
                if !(0xd800..0xdc00).contains(&unit) {
                    return char::from_u32(unit);
                }
                self.rest().starts_with("\\u").then(|| self.at += 2)?;
                let low = self.hex()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                char::from_u32(0x1_0000 + ((unit - 0xd800) << 10) + low)?
            }
            _ => return None,
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let unit = u32::from_str_radix(digits, 16).ok()?;
        self.at += 4;
        Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, parse};

    /// What `serde_json` makes of the same text, as a tree of ours.
    fn by_serde(text: &str) -> Option<Json> {
        fn tree(json: serde_json::Value) -> Option<Json> {
            Some(match json {
                serde_json::Value::Null => Json::Null,
                serde_json::Value::Bool(truth) => Json::Bool(truth),
                serde_json::Value::Number(number) => Json::Number(number.as_i64()?),
                serde_json::Value::String(text) => Json::Text(text),
                serde_json::Value::Array(list) => Json::List(list.into_iter().map(tree).collect::<Option<_>>()?),
                serde_json::Value::Object(map) => Json::Object(
                    map.into_iter().map(|(name, value)| Some((name, tree(value)?))).collect::<Option<_>>()?,
                ),
            })
        }
        tree(serde_json::from_str(text).ok()?)
    }

    #[test]
    fn reads_what_serde_reads() {
        for text in [
            "null",
            " true ",
            "[]",
            "{}",
            "[1,-2,[3]]",
            "{\"a\":{\"b\":[null]},\"c\":\"d\"}",
            "\"\\u00e9\\ud83d\\ude00\\n\\/\"",
            "\"שלום 😀\"",
            "9223372036854775807",
            "\"\"",
            "[ 1 , 2 ]",
            "{ \"a\" : 1 }",
            // And refuses what serde refuses.
            "",
            "nul",
            "[1,]",
            "[,1]",
            "{\"a\"}",
            "{\"a\":1,}",
            "{a:1}",
            "\"\n\"",
            "\"\\x\"",
            "\"\\ud83d\"",
            "\"\\u+123\"",
            "1 2",
            "[1",
            "--1",
            "-",
            "9223372036854775808",
            "1.5",
            "\u{feff}1",
        ] {
            let serde = by_serde(text);
            assert_eq!(parse(text).ok(), serde, "{text}");
        }
        assert_eq!(parse("[1,x]").unwrap_err().at, 3);
        assert!(parse(&"[".repeat(100_000)).is_err(), "what nests too deep is refused, not overrun");
    }
}
