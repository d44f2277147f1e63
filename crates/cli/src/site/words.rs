//! A fault of a `site.json` in words, and what to do.

use casewright_compiler::suggest;
use casewright_core::site::{ENTRIES, SiteFaultKind};

use crate::names::one_line;

/// What is wrong with the value that `at` leads to, and what to do. JSON that cannot be read is told elsewhere.
pub(super) fn told(at: &[String], kind: SiteFaultKind) -> (String, String) {
    use SiteFaultKind as Kind;
    let entry = named(at);
    let is = |what: &str| format!("`{entry}` is {what}");
    let (message, help) = match kind {
        Kind::NotJson { .. } => ("this is not JSON".to_owned(), "mend it".to_owned()),
        Kind::NotAnObject if at.is_empty() => {
            ("this is no list of entries in { }".to_owned(), format!("write it as {}", example(at)))
        }
        Kind::NotAnObject => (is("no list of entries in { }"), format!("write it as {}", example(at))),
        Kind::UnknownEntry => return unknown(at),
        Kind::Lacks(name) => (format!("`{entry}` has no `{name}`"), format!("write it as {}", example(at))),
        Kind::NotText => (is("no text"), "write it in double quotes".to_owned()),
        Kind::Empty => (is("empty"), "fill it in, or remove it".to_owned()),
        Kind::NotAList => (is("no list"), format!("write it as {}", example(at))),
        Kind::TooMany(most) => (format!("`{entry}` has more than {most} entries"), format!("the first {most} are used")),
        Kind::TooLong(most) => (is("too long"), format!("there is room for {most} characters")),
        Kind::NotOneLine => {
            (is("more than one line"), "leave out line breaks, tabs and other control characters".to_owned())
        }
        Kind::NotAnOrigin => (
            is("not the address of a Salesforce"),
            "write `https://` and the name of the host, and nothing after that, such as https://acme.my.salesforce.com"
                .to_owned(),
        ),
        Kind::NotAName => {
            (is("no name of a copy"), "take up to 32 small letters, digits and hyphens, such as trial".to_owned())
        }
        Kind::NotAPicture => (
            is("not the path of a picture beside the page"),
            "write the path from index.html, of letters, digits, `-`, `_`, `.` and `/`, such as logo.svg (or .png, .webp, .jpg)"
                .to_owned(),
        ),
        Kind::NotAColor => (is("no color"), "write `#` and six digits from 0 to 9 and a to f, such as #0b5cab".to_owned()),
        Kind::TooPale(near) => (
            is("too pale: text in it could not be read"),
            format!("the page uses {near} in its place; write that, or a darker color"),
        ),
        Kind::NotALink => (
            is("no address that a link can lead to"),
            "write an address of https://, http:// or mailto:, or a path beside the page such as help/index.html".to_owned(),
        ),
        Kind::NotADay => (is("no day"), "the days are mon, tue, wed, thu, fri, sat, sun".to_owned()),
        Kind::NotATime => (is("no time of day"), "write for example \"08:00\" or \"17:30\"".to_owned()),
        Kind::EndsTooEarly => (
            format!("the working day ends before it begins, by `{entry}`"),
            "it begins and ends on one day; `to` may be \"24:00\"".to_owned(),
        ),
        Kind::NotYesNo => (is("neither true nor false"), "write true or false, without quotes".to_owned()),
        Kind::NotADate => (is("no date"), "write for example \"2026-12-24\", a day that the calendar has".to_owned()),
    };
    (message, help)
}

/// `hours.from`, and for an entry of a list `links.2`, counted from 1.
fn named(at: &[String]) -> String {
    let shown = |(depth, name): (usize, &String)| {
        let before: Vec<&str> = at.iter().take(depth).map(String::as_str).collect();
        let in_list = matches!(before.as_slice(), ["links"] | ["holidays"] | ["hours", "days"] | ["people", _]);
        match name.parse::<usize>() {
            Ok(number) if in_list => number.saturating_add(1).to_string(),
            _ => one_line(name),
        }
    };
    at.iter().enumerate().map(shown).collect::<Vec<_>>().join(".")
}

fn unknown(at: &[String]) -> (String, String) {
    let known: &[&str] = match at {
        [of, _, _] if of == "links" => &["label", "to"],
        [of, _] if of == "hours" => &["days", "from", "to", "us_federal"],
        _ => ENTRIES,
    };
    let name = at.last().map(|name| one_line(name)).unwrap_or_default();
    let help = match suggest(&name, known.iter().copied()) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("the page passes it over; it knows {}", known.join(", ")),
    };
    (format!("unknown entry `{}`", named(at)), help)
}

/// What stands well there.
fn example(at: &[String]) -> &'static str {
    let names: Vec<&str> = at.iter().map(String::as_str).collect();
    match names.as_slice() {
        ["links"] => "[{ \"label\": \"Wiki\", \"to\": \"https://wiki.acme.com\" }]",
        ["links", ..] => "{ \"label\": \"Wiki\", \"to\": \"https://wiki.acme.com\" }",
        ["people"] => "{ \"Billing Manager\": [\"Dana Lee\"] }",
        ["people", ..] => "[\"Dana Lee\"]",
        ["hours", "days"] => "[\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]",
        ["hours", ..] => "{ \"days\": [\"mon\", \"fri\"], \"from\": \"08:00\", \"to\": \"17:00\" }",
        ["holidays", ..] => "[\"2026-12-24\"]",
        _ => "{ \"salesforce\": \"https://acme.my.salesforce.com\" }",
    }
}
