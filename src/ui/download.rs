//! Hands a file to the person and says what came of it.

use crate::browser::{files, page};
use crate::text::storage as words;

/// Downloads a text as a file of that media type.
pub(crate) fn download(name: &str, text: &str, kind: &str) {
    let handed = files::download(name, text, kind);
    page::say(&if handed { words::download_started(name) } else { words::NOT_DOWNLOADED.to_string() });
}
