//! Reading packs and cases from JSON.
//!
//! `serde_json` reads the text; what it says is then taken into our types by [`Read`], a line for each type. Deriving
//! serde's `Deserialize` instead writes a state machine for each type, which for the model of a procedure comes to a
//! fifth of the whole page. A test holds what is read against what serde writes.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value as Json;

/// What can be read from JSON.
pub trait Read: Sized {
    /// None where `json` has another form.
    fn read(json: &Json) -> Option<Self>;
}

/// An entry of an object; one that is not there reads as `null`.
pub fn entry<T: Read>(json: &Json, name: &str) -> Option<T> {
    T::read(json.get(name).unwrap_or(&Json::Null))
}

/// One of several forms, as serde writes them: `"name"`, or `{"name": what belongs to it}`.
pub fn form(json: &Json) -> Option<(&str, &Json)> {
    match json {
        Json::String(name) => Some((name, &Json::Null)),
        Json::Object(map) if map.len() == 1 => map.iter().next().map(|(name, of)| (name.as_str(), of)),
        _ => None,
    }
}

impl Read for bool {
    fn read(json: &Json) -> Option<bool> {
        json.as_bool()
    }
}

impl Read for i64 {
    fn read(json: &Json) -> Option<i64> {
        json.as_i64()
    }
}

impl Read for u64 {
    fn read(json: &Json) -> Option<u64> {
        json.as_u64()
    }
}

impl Read for u32 {
    fn read(json: &Json) -> Option<u32> {
        json.as_u64()?.try_into().ok()
    }
}

impl Read for i32 {
    fn read(json: &Json) -> Option<i32> {
        json.as_i64()?.try_into().ok()
    }
}

impl Read for String {
    fn read(json: &Json) -> Option<String> {
        json.as_str().map(str::to_owned)
    }
}

impl Read for Rc<str> {
    fn read(json: &Json) -> Option<Rc<str>> {
        json.as_str().map(Rc::from)
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json) -> Option<Option<T>> {
        if json.is_null() { Some(None) } else { T::read(json).map(Some) }
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
        for item in json.as_array()? {
            all.push(T::read(item)?);
        }
        Some(all)
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(json: &Json) -> Option<(A, B)> {
        Some((A::read(json.get(0)?)?, B::read(json.get(1)?)?))
    }
}

impl<K: Read + Ord, V: Read> Read for BTreeMap<K, V> {
    fn read(json: &Json) -> Option<BTreeMap<K, V>> {
        let mut map = BTreeMap::new();
        for (key, value) in json.as_object()? {
            map.insert(K::read(&Json::String(key.clone()))?, V::read(value)?);
        }
        Some(map)
    }
}

/// Records: objects with an entry for each field.
macro_rules! read_record {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl $crate::json::Read for $name {
            fn read(json: &serde_json::Value) -> Option<Self> {
                Some($name { $($field: $crate::json::entry(json, stringify!($field))?),* })
            }
        }
    )*};
}

/// One of several forms, by name: `"a" => A ()` stands alone, `"b" => B (one)` has one thing, `"c" => C [x, y]` has several.
macro_rules! read_form {
    ($name:ident { $($word:literal => $form:ident $parts:tt),* $(,)? }) => {
        impl $crate::json::Read for $name {
            fn read(json: &serde_json::Value) -> Option<Self> {
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
        let mut list = $of.as_array()?.iter();
        $(let $part = $crate::json::Read::read(list.next()?)?;)*
        $name::$form($($part),*)
    }};
}

pub(crate) use {read_form, read_record};
