//! Reading packs and cases from JSON with as little code as can be, since all of it is part of the first load.
//!
//! Measured on the page, in bytes of brotli: serde's derived `Deserialize` and `serde_json`'s reader come to 40,000 of
//! the 148,000 that the whole page may have, `serde_json::Value` with [`Read`] to 12,000, this to 4,000. Tests hold
//! what is read and written here against serde.

mod parse;
mod write;

use std::rc::Rc;

use litemap::LiteMap;

pub use parse::{Json, NoJson, parse, parse_until};
pub use write::{Write, object};

/// What can be read from JSON.
///
/// What does not fit is told by `whole`, and read as the default: leaving early at each of hundreds of entries would
/// cost as much code again to clear up what was read before.
pub trait Read: Default {
    /// Sets `whole` to false where `json` has another form.
    fn read(json: &Json, whole: &mut bool) -> Self;
}

/// A value of ours; none where `json` has another form.
pub fn read<T: Read>(json: &Json) -> Option<T> {
    let mut whole = true;
    let value = T::read(json, &mut whole);
    whole.then_some(value)
}

/// An entry of an object; one that is not there reads as `null`.
pub fn entry<T: Read>(json: &Json, name: &str, whole: &mut bool) -> T {
    T::read(find(json, name, whole), whole)
}

fn find<'a>(json: &'a Json, name: &str, whole: &mut bool) -> &'a Json {
    let Json::Object(entries) = json else {
        *whole = false;
        return &Json::Null;
    };
    entries.iter().rev().find(|(other, _)| other == name).map_or(&Json::Null, |(_, value)| value)
}

/// The items of a list.
pub fn items<'a>(json: &'a Json, whole: &mut bool) -> &'a [Json] {
    if let Json::List(list) = json { list } else { or_fault(None, whole) }
}

/// One of the items of a list.
pub fn item<T: Read>(json: &Json, at: usize, whole: &mut bool) -> T {
    T::read(items(json, whole).get(at).unwrap_or(&Json::Null), whole)
}

/// The words of a text.
pub fn text<'a>(json: &'a Json, whole: &mut bool) -> &'a str {
    if let Json::Text(text) = json { text } else { or_fault(None, whole) }
}

/// One of several forms, as serde writes them: `"name"`, or `{"name": what belongs to it}`.
pub fn form<'a>(json: &'a Json, whole: &mut bool) -> (&'a str, &'a Json) {
    match json {
        Json::Text(name) => (name, &Json::Null),
        Json::Object(entries) if entries.len() == 1 => {
            entries.first().map_or(("", &Json::Null), |(name, of)| (name, of))
        }
        _ => {
            *whole = false;
            ("", &Json::Null)
        }
    }
}

/// What is there, or else the default, with a word that it is missing.
pub fn or_fault<T: Default>(value: Option<T>, whole: &mut bool) -> T {
    *whole &= value.is_some();
    value.unwrap_or_default()
}

/// What is left out is not so.
impl Read for bool {
    fn read(json: &Json, whole: &mut bool) -> bool {
        match json {
            Json::Bool(truth) => *truth,
            Json::Null => false,
            _ => or_fault(None, whole),
        }
    }
}

impl Read for i64 {
    fn read(json: &Json, whole: &mut bool) -> i64 {
        or_fault(if let Json::Number(number) = json { Some(*number) } else { None }, whole)
    }
}

impl Read for u64 {
    fn read(json: &Json, whole: &mut bool) -> u64 {
        or_fault(i64::read(json, whole).try_into().ok(), whole)
    }
}

impl Read for u32 {
    fn read(json: &Json, whole: &mut bool) -> u32 {
        or_fault(i64::read(json, whole).try_into().ok(), whole)
    }
}

impl Read for String {
    fn read(json: &Json, whole: &mut bool) -> String {
        text(json, whole).to_owned()
    }
}

impl Read for Rc<str> {
    fn read(json: &Json, whole: &mut bool) -> Rc<str> {
        text(json, whole).into()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json, whole: &mut bool) -> Option<T> {
        if *json == Json::Null { None } else { Some(T::read(json, whole)) }
    }
}

impl<T: Read> Read for Box<T> {
    fn read(json: &Json, whole: &mut bool) -> Box<T> {
        Box::new(T::read(json, whole))
    }
}

/// A list that is left out is empty.
impl<T: Read> Read for Vec<T> {
    fn read(json: &Json, whole: &mut bool) -> Vec<T> {
        let mut all = Vec::new();
        each(json, whole, &mut |item, whole| all.push(T::read(item, whole)));
        all
    }
}

/// Not for each type anew: there are some thirty.
#[inline(never)]
fn each(json: &Json, whole: &mut bool, read: &mut dyn FnMut(&Json, &mut bool)) {
    if *json != Json::Null {
        for item in items(json, whole) {
            read(item, whole);
        }
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(json: &Json, whole: &mut bool) -> (A, B) {
        (item(json, 0, whole), item(json, 1, whole))
    }
}

/// A map that is left out is empty.
impl<K: From<String> + Ord, V: Read> Read for LiteMap<K, V> {
    fn read(json: &Json, whole: &mut bool) -> LiteMap<K, V> {
        let mut map = LiteMap::new();
        let Json::Object(entries) = json else {
            *whole &= *json == Json::Null;
            return map;
        };
        for (name, value) in entries {
            map.insert(K::from(name.clone()), V::read(value, whole));
        }
        map
    }
}

/// Records: objects with an entry for each field.
macro_rules! read_record {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl $crate::json::Read for $name {
            fn read(json: &$crate::json::Json, whole: &mut bool) -> Self {
                $name { $($field: $crate::json::entry(json, stringify!($field), whole)),* }
            }
        }
    )*};
}

/// One of several forms, by name: `"a" => A ()` stands alone, `"b" => B (one)` has one thing, `"c" => C [0, 1]` has several.
macro_rules! read_form {
    ($name:ident { $($word:literal => $form:ident $parts:tt),* $(,)? }) => {
        impl $crate::json::Read for $name {
            fn read(json: &$crate::json::Json, whole: &mut bool) -> Self {
                let (name, of) = $crate::json::form(json, whole);
                match name {
                    $($word => $crate::json::read_form!(@ of, whole, $name, $form $parts),)*
                    _ => $crate::json::or_fault(None, whole),
                }
            }
        }
    };
    (@ $of:ident, $whole:ident, $name:ident, $form:ident ()) => {{
        let _ = $of;
        $name::$form
    }};
    (@ $of:ident, $whole:ident, $name:ident, $form:ident (one)) => { $name::$form($crate::json::Read::read($of, $whole)) };
    (@ $of:ident, $whole:ident, $name:ident, $form:ident [$($at:literal),*]) => {
        $name::$form($($crate::json::item($of, $at, $whole)),*)
    };
}

pub(crate) use {read_form, read_record};
