//! A link that opens a new e-mail (RFC 6068).

use super::push_value;

/// The most characters of such a link. Chromium hands Windows no address of more than 2,048 characters, and drops a longer one
/// without a word (`kMaxUrlLength` in its `platform_util_win.cc`); Outlook was measured to take 2,046 and Thunderbird 2,008.
pub const MAIL_LONGEST: usize = 2_000;

/// A link that opens an e-mail to nobody yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub link: String,
    /// Whether the text went along. It goes whole or not at all.
    pub whole: bool,
}

/// A link that opens an e-mail with that subject and text. Where it would be too long, the text stays behind, and where it still
/// would be, both do.
pub fn mail(subject: &str, body: &str) -> Mail {
    let mut link = String::from("mailto:");
    let mut part = |name: &str, text: &str| {
        let before = link.len();
        link.push_str(name);
        push_value(&mut link, text);
        let fits = link.len() <= MAIL_LONGEST;
        if !fits {
            link.truncate(before);
        }
        fits
    };
    // A new line in it would begin another header.
    let line = subject.split(['\r', '\n']).collect::<Vec<_>>().join(" ");
    let lines = body.replace("\r\n", "\n").replace(['\r', '\n'], "\r\n");
    let whole = part("?subject=", &line) && part("&body=", &lines);
    Mail { link, whole }
}
