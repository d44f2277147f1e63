//! Reading packs and cases from JSON with as little code as can be, since all of it is part of the first load.
//!
//! Measured on the page, in bytes of brotli: serde's derived `Deserialize` and `serde_json`'s reader come to 40,000 of
//! the 148,000 that the whole page may have, `serde_json::Value` with [`Read`] to 12,000, this to 4,000. Writing stays
//! with serde, which is small, and tests hold what is read here against what serde writes and reads.

mod parse;

use std::rc::Rc;

use litemap::LiteMap;

pub use parse::{Json, NoJson, parse};

/// What can be read from JSON.
pub trait Read: Sized {
    /// None where `json` has another form.
    fn read(json: &Json) -> Option<Self>;
}

/// An entry of an object; one that is not there reads as `null`.
pub fn entry<T: Read>(json: &Json, name: &str) -> Option<T> {
    let Json::Object(entries) = json else { return None };
    let found = entries.iter().rev().find(|(other, _)| other == name);
    T::read(found.map_or(&Json::Null, |(_, value)| value))
}

/// The items of a list.
pub fn items(json: &Json) -> Option<&[Json]> {
    if let Json::List(list) = json { Some(list) } else { None }
}

/// The words of a text.
pub fn text(json: &Json) -> Option<&str> {
    if let Json::Text(text) = json { Some(text) } else { None }
}

/// One of several forms, as serde writes them: `"name"`, or `{"name": what belongs to it}`.
pub fn form(json: &Json) -> Option<(&str, &Json)> {
    match json {
        Json::Text(name) => Some((name, &Json::Null)),
        Json::Object(entries) => entries.first().map(|(name, of)| (name.as_str(), of)),
        _ => None,
    }
}

impl Read for bool {
    fn read(json: &Json) -> Option<bool> {
        if let Json::Bool(truth) = json { Some(*truth) } else { None }
    }
}

impl Read for i64 {
    fn read(json: &Json) -> Option<i64> {
        if let Json::Number(number) = json { Some(*number) } else { None }
    }
}

impl Read for u64 {
    fn read(json: &Json) -> Option<u64> {
        i64::read(json)?.try_into().ok()
    }
}

impl Read for u32 {
    fn read(json: &Json) -> Option<u32> {
        i64::read(json)?.try_into().ok()
    }
}

impl Read for i32 {
    fn read(json: &Json) -> Option<i32> {
        i64::read(json)?.try_into().ok()
    }
}

impl Read for String {
    fn read(json: &Json) -> Option<String> {
        text(json).map(str::to_owned)
    }
}

impl Read for Rc<str> {
    fn read(json: &Json) -> Option<Rc<str>> {
        text(json).map(Rc::from)
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json) -> Option<Option<T>> {
        if *json == Json::Null { Some(None) } else { T::read(json).map(Some) }
    }
}

impl<T: Read> Read for Box<T> {
    fn read(json: &Json) -> Option<Box<T>> {
        T::read(json).map(Box::new)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &Json) -> Option<Vec<T>> {
        let mut all = Vec::new();
        for item in items(json)? {
            all.push(T::read(item)?);
        }
        Some(all)
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(json: &Json) -> Option<(A, B)> {
        let [first, second] = items(json)? else { return None };
        Some((A::read(first)?, B::read(second)?))
    }
}

impl<K: From<String> + Ord, V: Read> Read for LiteMap<K, V> {
    fn read(json: &Json) -> Option<LiteMap<K, V>> {
        let Json::Object(entries) = json else { return None };
        let mut map = LiteMap::new();
        for (name, value) in entries {
            map.insert(K::from(name.clone()), V::read(value)?);
        }
        Some(map)
    }
}

/// Records: objects with an entry for each field.
macro_rules! read_record {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl $crate::json::Read for $name {
            fn read(json: &$crate::json::Json) -> Option<Self> {
                Some($name { $($field: $crate::json::entry(json, stringify!($field))?),* })
            }
        }
    )*};
}

/// One of several forms, by name: `"a" => A ()` stands alone, `"b" => B (one)` has one thing, `"c" => C [x, y]` has several.
macro_rules! read_form {
    ($name:ident { $($word:literal => $form:ident $parts:tt),* $(,)? }) => {
        impl $crate::json::Read for $name {
            fn read(json: &$crate::json::Json) -> Option<Self> {
                let (name, of) = $crate::json::form(json)?;
                Some(match name {
                    $($word => $crate::json::read_form!(@ of, $name, $form $parts),)*
                    _ => return None,
                })
            }
        }
    };
    (@ $of:ident, $name:ident, $form:ident ()) => {{
        let _ = $of;
        $name::$form
    }};
    (@ $of:ident, $name:ident, $form:ident (one)) => { $name::$form($crate::json::Read::read($of)?) };
    (@ $of:ident, $name:ident, $form:ident [$($part:ident),*]) => {{
        let mut list = $crate::json::items($of)?.iter();
        $(let $part = $crate::json::Read::read(list.next()?)?;)*
        $name::$form($($part),*)
    }};
}

pub(crate) use {read_form, read_record};
