//! Headings: which there are, and how people write them.

use super::cursor::Cursor;
use super::slip::Slip;
use crate::suggest::suggest;

/// The headings of entries, written `[[name]]`.
const LISTS: [&str; 19] = [
    "document",
    "stage",
    "step",
    "field",
    "define",
    "rule",
    "clock",
    "clock.due",
    "post",
    "post.tag",
    "timeline",
    "term",
    "link",
    "card",
    "scenario",
    "scenario.scene",
    "example",
    "question",
    "question.answer",
];

/// The headings of what is there once, written `[name]`.
const TABLES: [&str; 10] = [
    "hours",
    "example.answers",
    "example.ticks",
    "example.expect",
    "scenario.given",
    "scenario.given.answers",
    "scenario.given.ticks",
    "scenario.scene.answers",
    "scenario.scene.ticks",
    "scenario.scene.expect",
];

/// True for a heading whose first name is known. What may stand below that is judged with the contents of the entry.
fn is_known(name: &str) -> bool {
    let first = name.split('.').next().unwrap_or_default().trim();
    LISTS.contains(&first) || TABLES.contains(&first)
}

/// A heading as it should be written, `[[step]]` or `[hours]`.
pub(super) fn written(name: &str) -> String {
    if TABLES.contains(&name) { format!("[{name}]") } else { format!("[[{name}]]") }
}

/// The known name that a text probably stands for: in another case, in the plural, or without what it belongs to.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    let name = name.trim().trim_matches(['"', '\'']).to_lowercase().replace([' ', '-', '_', '/'], ".");
    let all = || LISTS.into_iter().chain(TABLES);
    let last = |known: &str| known.rsplit_once('.').is_some_and(|(_, last)| last == name);
    all()
        .find(|known| *known == name || name.strip_suffix('s') == Some(known))
        .or_else(|| all().find(|known| last(known)))
        .or_else(|| suggest(&name, all()).and_then(|close| all().find(|known| *known == close)))
}

/// The entry that a heading belongs under: `clock` for `clock.due`, `scenario.scene` for `scenario.scene.answers`.
pub(super) fn above(name: &str) -> Option<&str> {
    let mut aboves = std::iter::successors(name.rsplit_once('.'), |(above, _)| above.rsplit_once('.'));
    let known = aboves.find(|(above, _)| LISTS.contains(above));
    known.or_else(|| name.split_once('.')).map(|(above, _)| above)
}

/// True for a line that can only be a heading. A line of a post may begin with one bracket, but not with two.
pub(super) fn is_heading(line: &str) -> bool {
    let line = line.trim_start();
    let Some(inside) = line.strip_prefix('[') else { return false };
    let name = inside.trim_start_matches(['[', ' ']).split([']', '#', ' ', '\n', '\r']).next().unwrap_or_default();
    if inside.starts_with('[') {
        return name.starts_with(|c: char| c.is_ascii_alphabetic());
    }
    is_known(name)
}

/// True for the heading of an entry, which no text contains.
pub(super) fn is_known_heading(line: &str) -> bool {
    line.strip_prefix("[[").and_then(|rest| rest.split(']').next()).is_some_and(|name| is_known(name.trim()))
}

/// A heading, up to the end of its line: its name, or what is wrong with it.
pub(super) fn heading<'t>(cursor: &mut Cursor<'t>) -> Result<&'t str, Slip> {
    let whole = cursor.to_line_end();
    let line = cursor.rest_of_line();
    let line = line.split('#').next().unwrap_or_default().trim_end();
    let span = whole.start..whole.start + line.len();
    let letters = |c: char| matches!(c, '[' | ']' | ' ' | '\t');
    let inside = line.trim_start_matches(letters);
    let name = inside.split([']', '=', '{']).next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    if name.is_empty() {
        return Err(Slip::new(span, "this heading has no name", format!("the headings are {}", names())));
    }
    let known = meant(name);
    let right = written(known.unwrap_or(name));
    let (before, after) = (line.len() - inside.len(), inside.get(inside.find(']').unwrap_or(inside.len())..));
    let (opening, closing) = (line.get(..before).unwrap_or_default().trim_end(), after.unwrap_or_default());
    let brackets = match (opening, closing.trim_end_matches([',', ':', ';', ' ', '\t'])) {
        ("[", "]") => 1,
        ("[[", "]]") => 2,
        (_, closing) if !closing.trim_start_matches(letters).is_empty() => {
            let end = span.end - closing.trim_start_matches(letters).len();
            return Err(Slip::new(
                end..span.end,
                "a heading stands alone on its line",
                format!("write what follows `{right}` on the next line"),
            ));
        }
        _ => {
            let message = "the brackets of this heading do not match";
            return Err(Slip::new(span, message, format!("write `{right}`, without blanks between the brackets")));
        }
    };
    let closed = opening.len() + closing.len();
    if closed != 2 * brackets {
        let message = "nothing follows the brackets of a heading";
        return Err(Slip::new(span.end - 1..span.end, message, format!("write `{right}`")));
    }
    cursor.at = whole.end;
    let place = whole.start + before..whole.start + before + name.len().max(1);
    if !is_known(name) {
        let help = match known {
            Some(_) => format!("did you mean `{right}`?"),
            None => format!("the headings are {}", names()),
        };
        return Err(Slip::new(place, format!("there is no heading `{name}`"), help).of_a_heading());
    }
    if brackets == 1 && LISTS.contains(&name) {
        let message = format!("each {} has a heading of its own, in double brackets", last(name));
        return Err(Slip::new(span, message, format!("write `{right}`")).of_a_heading());
    }
    if brackets == 2 && TABLES.contains(&name) {
        let message = format!("`{name}` is there once, so its heading has single brackets");
        return Err(Slip::new(span, message, format!("write `{right}`")).of_a_heading());
    }
    Ok(name)
}

/// What an entry is called: `due` for `clock.due`.
fn last(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, last)| last)
}

fn names() -> String {
    let alone = LISTS.into_iter().chain(TABLES).filter(|name| !name.contains('.'));
    alone.map(|name| format!("`{}`", written(name))).collect::<Vec<_>>().join(", ")
}
