//! Salesforce record ids: 15 case-sensitive characters, or 18 with a checksum that survives a change of case.

/// The 18-character form of an id.
///
/// # Errors
/// Says what is wrong with a text that is no id: a typing slip changes the checksum of the 18-character form.
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

/// Why a text is no Salesforce id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordIdProblem {
    /// Something else than letters and digits.
    Characters,
    /// Neither 15 nor 18 characters, but so many.
    Length(usize),
    /// 18 characters, of which the last three do not fit the others.
    Checksum,
}

/// One character for each five of the id, telling which of them are capitals.
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
