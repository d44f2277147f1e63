//! Links that open a new e-mail (RFC 6068).

use super::push_value;

/// The maximum number of characters of such a link. Chromium hands Windows no address of more than 2,048 characters and
/// silently drops a longer one (`kMaxUrlLength` in its `platform_util_win.cc`); measured, Outlook takes 2,046 and
/// Thunderbird 2,008.
pub const MAIL_LONGEST: usize = 2_000;

/// A link that opens an e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub link: String,
    /// Whether the text is included. It is never cut.
    pub whole: bool,
}

/// A link that opens an e-mail to an address, if one is given, with a subject and a text. If it would be too long, the
/// text is left out, then the subject too.
pub fn mail(to: &str, subject: &str, body: &str) -> Mail {
    let mut link = String::from("mailto:");
    for (place, part) in to.split('@').enumerate() {
        if place > 0 {
            link.push('@');
        }
        push_value(&mut link, part);
    }
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
    // A line break would start another header.
    let line = subject.split(['\r', '\n']).collect::<Vec<_>>().join(" ");
    let lines = body.replace("\r\n", "\n").replace(['\r', '\n'], "\r\n");
    let whole = part("?subject=", &line) && part("&body=", &lines);
    Mail { link, whole }
}
