//! Lower case for every script. The browser knows them; tables of our own would make the program several percent
//! larger.

/// The text in lower case.
pub fn lower(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// The text in lower case without accents, as people type in a hurry.
pub fn bare(text: &str) -> String {
    let apart: String = js_sys::JsString::from(text).to_lower_case().normalize("NFD").into();
    apart.chars().filter(|letter| !matches!(letter, '\u{300}'..='\u{36f}')).collect()
}
