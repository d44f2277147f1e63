//! Ids that no other tab comes up with.

use crate::id::CaseId;

/// A new case's id: 16 characters, beginning with a letter.
pub fn case_id() -> CaseId {
    let mut bytes = [0_u8; 16];
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
    let letter = |byte: u8| char::from(b'a' + byte % 26);
    CaseId::new(bytes.iter().map(|byte| letter(*byte)).collect::<String>())
}
