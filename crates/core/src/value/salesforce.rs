//! Salesforce record ids: 15 case-sensitive characters, or 18 with a checksum that makes them case-insensitive.

/// The 18-character form of an id.
///
/// # Errors
/// For a text that is not an id. The checksum of the 18-character form reveals typos.
pub fn read_record_id(text: &str) -> Result<String, RecordIdProblem> {
    let text = text.trim();
    if !text.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(RecordIdProblem::Characters);
    }
    let Some(id) = text.get(..15) else {
        return Err(RecordIdProblem::Length(text.len()));
    };
    let full = format!("{id}{}", checksum(id));
    match text.len() {
        15 => Ok(full),
        18 if full == text => Ok(full),
        18 => Err(RecordIdProblem::Checksum),
        other => Err(RecordIdProblem::Length(other)),
    }
}

/// Why a text is not a Salesforce id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordIdProblem {
    /// It has other characters than letters and digits.
    Characters,
    /// It has neither 15 nor 18 characters; its length.
    Length(usize),
    /// The last three of 18 characters do not fit the others.
    Checksum,
}

/// One character for every five of the id, encoding which of them are capitals.
fn checksum(id: &str) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    let capitals = |group: &[u8]| {
        group.iter().enumerate().fold(0_usize, |sum, (i, b)| sum | usize::from(b.is_ascii_uppercase()) << i)
    };
    id.as_bytes().chunks(5).filter_map(|group| LETTERS.get(capitals(group))).map(|b| char::from(*b)).collect()
}

#[cfg(test)]
mod tests {
    use super::{RecordIdProblem, read_record_id};

    #[test]
    fn fifteen_becomes_eighteen() {
        assert_eq!(read_record_id("500Qi00000DSZRZ").as_deref(), Ok("500Qi00000DSZRZIA5"));
        assert_eq!(read_record_id(" 500Qi00000DSZRZIA5 ").as_deref(), Ok("500Qi00000DSZRZIA5"));
    }

    #[test]
    fn a_slip_is_told() {
        assert_eq!(read_record_id("500Qi00000DSZRXIA5x"), Err(RecordIdProblem::Length(19)));
        assert_eq!(read_record_id("500qi00000DSZRZIA5"), Err(RecordIdProblem::Checksum));
        assert_eq!(read_record_id("500Qi00000DSZR"), Err(RecordIdProblem::Length(14)));
        assert_eq!(read_record_id("500Qi-0000DSZRZ"), Err(RecordIdProblem::Characters));
        assert_eq!(read_record_id("é"), Err(RecordIdProblem::Characters));
    }
}
