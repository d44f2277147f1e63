//! Reads files, and standard input where `-` is given, whatever encoding they were saved in.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::Failure;

/// The name of a file in messages.
pub(super) fn name(path: &Path) -> String {
    if is_input(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// The text of a file. Bytes that are not UTF-8 become the character U+FFFD, which the compiler reports in its place.
pub(super) fn lossy(path: &Path) -> Result<String, Failure> {
    let bytes = bytes(path)?;
    // One decoder for both orders of bytes: what is wrong is the encoding, not the order.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The text of a file that must be saved as UTF-8; a mark at its beginning is left out.
pub(super) fn text(path: &Path) -> Result<String, Failure> {
    let name = name(path);
    let bytes = bytes(path)?;
    let zero = |bytes: &[u8]| bytes.iter().take(64).any(|byte| *byte == 0);
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || zero(&bytes) {
        let sentence = "is saved as UTF-16, which Windows calls Unicode: save it again with the encoding UTF-8";
        return Err(Failure(format!("{name} {sentence}")));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
            let sentence = "has a letter that is not UTF-8: save it again with the encoding UTF-8";
            Err(Failure(format!("line {line} of {name} {sentence}")))
        }
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut input = Vec::new();
    let read = match is_input(path) {
        true => io::stdin().lock().read_to_end(&mut input).map(|_| input),
        false => fs::read(path),
    };
    read.map_err(|error| Failure(format!("cannot read {}: {error}", name(path))))
}

fn is_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}
