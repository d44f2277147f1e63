//! A session as text: `1.sop-ccc-9f1d3077.walks.cards-12.minutes-45.seed-7.title-Week_1`.
//!
//! Letters, digits, `-`, `.`, `_` and `%` alone, and a letter, digit or `_` at its end: no mail program breaks such a
//! link or leaves its end out.

use std::fmt;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use super::{LONGEST_TITLE, MOST_CARDS, MOST_MINUTES, MOST_SCENARIOS, MOST_SOPS, Session, SessionSop};
use crate::id::{ProcedureId, is_id};

/// The version of the form, which it begins with.
const VERSION: u32 = 1;

/// A session as it stands in its address. Equal sessions have equal codes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionCode(String);

impl fmt::Display for SessionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl SessionCode {
    /// The session; an error if a later version wrote the code, or it is damaged.
    ///
    /// # Errors
    /// As [`Session::read`].
    pub fn session(&self) -> Result<Session, SessionProblem> {
        Session::read(&self.0)
    }
}

/// Why an address is not that of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionProblem {
    /// Written by a newer Casewright.
    Newer { version: u32 },
    /// Cut off, or changed on its way.
    Damaged,
    /// More than a session holds.
    TooMuch,
    /// No SOP, or nothing to do in it.
    Empty,
}

impl Session {
    /// The session as it stands in an address. What is too much is cut.
    pub fn code(&self) -> SessionCode {
        let mut parts = vec![VERSION.to_string()];
        for SessionSop { procedure, edition } in self.sops.iter().take(MOST_SOPS) {
            parts.push(format!("sop-{procedure}-{edition}"));
        }
        if self.walks {
            parts.push("walks".to_owned());
        }
        let mut number = |name: &str, count: usize, most: usize| {
            if count > 0 {
                parts.push(format!("{name}-{}", count.min(most)));
            }
        };
        number("cards", self.cards, MOST_CARDS);
        number("scenarios", self.scenarios, MOST_SCENARIOS);
        number("minutes", self.minutes.unwrap_or_default(), MOST_MINUTES);
        parts.push(format!("seed-{}", self.seed));
        let title: String = self.title.trim().chars().take(LONGEST_TITLE).collect();
        if !title.trim().is_empty() {
            // A blank is the sign that a title has most, and that makes it hard to read when encoded.
            parts.push(format!("title-{}", encoded(title.trim_end()).replace("%20", "_")));
        }
        SessionCode(parts.join("."))
    }

    /// Reads what stands in an address.
    ///
    /// # Errors
    /// For everything that [`code`](Session::code) does not write. Never panics.
    pub fn read(text: &str) -> Result<Session, SessionProblem> {
        let mut parts = text.split('.');
        match parts.next().and_then(number) {
            Some(1) => {}
            Some(version) if version > 1 => return Err(SessionProblem::Newer { version }),
            _ => return Err(SessionProblem::Damaged),
        }
        let mut session = Session::default();
        let mut seen: Vec<&str> = Vec::new();
        for part in parts {
            let (name, value) = part.split_once('-').unwrap_or((part, ""));
            if name == "sop" {
                let (id, edition) = value.split_once('-').ok_or(SessionProblem::Damaged)?;
                let procedure = ProcedureId::new(id);
                let sop = SessionSop::new(procedure, edition);
                if !is_id(id) || sop.edition != edition || session.covers(&sop.procedure) {
                    return Err(SessionProblem::Damaged);
                }
                session.sops.push(sop);
                continue;
            }
            if seen.contains(&name) {
                return Err(SessionProblem::Damaged);
            }
            seen.push(name);
            match name {
                "walks" if part == name => session.walks = true,
                "cards" => session.cards = count(value, MOST_CARDS)?,
                "scenarios" => session.scenarios = count(value, MOST_SCENARIOS)?,
                "minutes" => session.minutes = Some(count(value, MOST_MINUTES)?),
                "seed" => session.seed = number(value).ok_or(SessionProblem::Damaged)?,
                "title" => session.title = title(value).ok_or(SessionProblem::Damaged)?,
                _ => return Err(SessionProblem::Damaged),
            }
        }
        if session.sops.len() > MOST_SOPS || session.title.chars().count() > LONGEST_TITLE {
            return Err(SessionProblem::TooMuch);
        }
        if session.sops.is_empty() || !session.walks && session.cards == 0 && session.scenarios == 0 {
            return Err(SessionProblem::Empty);
        }
        Ok(session)
    }
}

/// Digits alone: `parse` would also take a sign.
fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn count(text: &str, most: usize) -> Result<usize, SessionProblem> {
    let count = number(text).and_then(|count| usize::try_from(count).ok()).ok_or(SessionProblem::Damaged)?;
    match count {
        0 => Err(SessionProblem::Damaged),
        count if count > most => Err(SessionProblem::TooMuch),
        count => Ok(count),
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn title(text: &str) -> Option<String> {
    let title = String::from_utf8(percent_decode_str(&text.replace('_', " ")).collect()).ok()?;
    (!title.is_empty() && title == title.trim()).then_some(title)
}
