//! Ids that do not collide with those of other tabs.

use std::cell::OnceCell;

use casewright_core::case::TabId;
use casewright_core::id::CaseId;

thread_local! {
    static TAB: OnceCell<TabId> = const { OnceCell::new() };
}

/// A new case's id: 16 characters, beginning with a letter.
pub fn case_id() -> CaseId {
    CaseId::new(letters::<16>())
}

/// The id of this tab until the page is reloaded.
pub fn tab() -> TabId {
    TAB.with(|tab| tab.get_or_init(letters::<7>).clone())
}

/// A seed for what is drawn by chance.
pub fn seed() -> u32 {
    u32::from_le_bytes(bytes())
}

fn letters<const N: usize>() -> String {
    let letter = |byte: u8| char::from(b'a' + byte % 26);
    bytes::<N>().iter().map(|byte| letter(*byte)).collect()
}

fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0_u8; N];
    let drawn = super::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if drawn.is_none() {
        for byte in &mut bytes {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number from 0 to 255")]
            let random = (js_sys::Math::random() * 256.0) as u8;
            *byte = random;
        }
    }
    bytes
}
