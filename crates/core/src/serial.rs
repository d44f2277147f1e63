//! Shared by all stored forms: how a value becomes JSON text, and the forms of dates, times and counts.
//!
//! Every text is first read as a tree (`serde_json::Value`). That way the last of several entries with the same key
//! wins, and each type's reader is compiled for one source only, which keeps the page small.

use std::io;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::ser::{CharEscape, CompactFormatter, Formatter};
use serde_json::{Map, Value};

/// A value as stored JSON text.
pub(crate) fn write(value: &(impl Serialize + ?Sized)) -> String {
    let mut out = Vec::new();
    // Writing to memory cannot fail, and every map that is stored has text keys.
    let _ = value.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Escapes));
    String::from_utf8(out).unwrap_or_default()
}

/// Reads a value from stored JSON text.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
    serde_json::from_value(serde_json::from_str(text)?)
}

/// Reads a value from a JSON object that is already parsed.
pub(crate) fn read_object<T: DeserializeOwned>(object: Map<String, Value>) -> serde_json::Result<T> {
    serde_json::from_value(Value::Object(object))
}

/// The position of an error in the text that was read, in bytes from its start; the length of the text if it was cut
/// off.
pub(crate) fn error_at(error: &serde_json::Error, text: &str) -> usize {
    if error.is_eof() {
        return text.len();
    }
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    lines.map(str::len).sum::<usize>().saturating_add(error.column()).saturating_sub(1)
}

/// Escapes control characters by number, except for line feeds, as every release has done: equal cases have equal
/// texts.
struct Escapes;

impl Formatter for Escapes {
    fn write_char_escape<W: ?Sized + io::Write>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()> {
        let escape = match escape {
            CharEscape::Backspace => CharEscape::AsciiControl(0x08),
            CharEscape::Tab => CharEscape::AsciiControl(0x09),
            CharEscape::FormFeed => CharEscape::AsciiControl(0x0c),
            CharEscape::CarriageReturn => CharEscape::AsciiControl(0x0d),
            other => other,
        };
        CompactFormatter.write_char_escape(writer, escape)
    }
}

/// For leaving fields with default values out of the stored form.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A number of changes. At most `i64::MAX` is stored, since earlier releases read no larger number.
pub(crate) struct Count(pub(crate) u64);

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.0.min(i64::MAX.unsigned_abs()))
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Count, D::Error> {
        u64::try_from(i64::deserialize(deserializer)?).map(Count).map_err(D::Error::custom)
    }
}

/// [`Count`] as a field attribute.
pub(crate) fn count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    Count::deserialize(deserializer).map(|count| count.0)
}
