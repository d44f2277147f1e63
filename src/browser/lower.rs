//! Small letters of every script. The browser knows them: tables of our own would be a twentieth of the program that asks.

/// The text in small letters.
pub fn lower(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// The text in small letters without accents, as it is typed by whoever is in a hurry.
pub fn bare(text: &str) -> String {
    let apart: String = js_sys::JsString::from(text).to_lower_case().normalize("NFD").into();
    apart.chars().filter(|letter| !matches!(letter, '\u{300}'..='\u{36f}')).collect()
}
