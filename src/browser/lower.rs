//! Small letters of every script. The browser knows them: tables of our own would be a twentieth of the program that asks.

/// The text in small letters.
pub fn lower(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}
