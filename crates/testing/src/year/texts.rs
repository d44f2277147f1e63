//! The answers in a case of a made-up year: one for each kind of field, and the texts of people.

use casewright_core::case::{Answer, LogEntry, RowAnswer};
use casewright_core::id::OptionId;
use casewright_core::procedure::{Choice, Column, Field, Kind};
use chrono::{Datelike as _, NaiveDate, TimeDelta, Timelike as _};

use super::people::{ALPHANUMERIC, Dice, initials, person, phone};
use super::story::Story;
use super::words::words;

impl Story<'_> {
    pub(super) fn answer(&mut self, field: &Field) {
        let answer = match &field.kind {
            Kind::SomeOf(options) => Answer::Choices(self.some_of(options)),
            Kind::Rows(columns) => Answer::Rows(self.rows(field, columns)),
            Kind::Log(_) => return self.log(field),
            kind => Answer::Text(self.text(field.id.as_str(), kind)),
        };
        if !answer.is_empty() {
            self.case.entries.answers.insert(field.id.clone(), answer);
        }
    }

    fn some_of(&mut self, options: &[Choice]) -> Vec<String> {
        let count = 1 + self.dice.weighed(&[62, 26, 9, 3]);
        let mut chosen: Vec<String> = Vec::new();
        for _ in 0..count {
            let one = self.dice.pick(options).id.as_str().to_owned();
            if !chosen.contains(&one) {
                chosen.push(one);
            }
        }
        chosen
    }

    fn rows(&mut self, field: &Field, columns: &[Column]) -> Vec<RowAnswer> {
        // Attempts and reminders are days in a row; the others are a short list.
        let daily = columns.iter().any(|column| column.kind == Kind::Date);
        let count = if daily { self.dice.between(2, 11) } else { 1 + self.dice.weighed(&[45, 30, 15, 10]) as u64 };
        let mut rows = Vec::new();
        for key in 0..count {
            let mut row = RowAnswer { key: key as u32, ..RowAnswer::default() };
            for column in columns {
                if !column.required && self.dice.chance(35) {
                    continue;
                }
                let text = match &column.kind {
                    Kind::Date => self.date_of(key as i64),
                    kind => self.text(&format!("{}_{}", field.id, column.id), kind),
                };
                row.cells.insert(column.id.clone(), text);
            }
            rows.push(row);
        }
        rows
    }

    fn log(&mut self, field: &Field) {
        // Notes are written again and again; a cause or a directive once or a few times.
        let most = if field.id.as_str().contains("notes") { 9 } else { 3 };
        for _ in 0..self.dice.between(1, most) {
            self.wait(30 * 3600);
            let length = self.dice.between(60, 300);
            let text = self.prose(1, length as usize);
            let by = if self.dice.chance(85) {
                self.office.initials.clone()
            } else {
                let other = person(self.dice);
                initials(&other)
            };
            let struck = self.dice.chance(2);
            self.case.entries.log.push(LogEntry { field: field.id.clone(), at: self.clock, by, text, struck });
        }
    }

    fn text(&mut self, id: &str, kind: &Kind) -> String {
        match kind {
            Kind::Line => self.line(id),
            Kind::Paragraph => self.paragraph(id),
            Kind::Email => {
                let name = self.contact.to_lowercase();
                let name = name.split(' ').next().unwrap_or_default().to_owned();
                format!("{name}@{}", self.account.host)
            }
            Kind::Phone => phone(self.dice),
            Kind::Link => self.account.link.clone(),
            Kind::Number => self.dice.between(10, 120).to_string(),
            Kind::Money => self.money(),
            Kind::Date => {
                let days = self.dice.between(0, 120) as i64 - 30;
                self.date_of(days)
            }
            Kind::Time => self.time(),
            Kind::YesNo => (*self.dice.pick(&["yes", "yes", "no"])).to_owned(),
            Kind::OneOf(options) => {
                let ids: Vec<&OptionId> = options.iter().map(|option| &option.id).collect();
                self.dice.pick(&ids).as_str().to_owned()
            }
            Kind::RecordId(prefix) => {
                let prefix = prefix.as_deref().unwrap_or("001");
                let id = format!("{prefix}Qi00000{}", self.dice.letters(5, ALPHANUMERIC));
                casewright_core::value::read_record_id(&id).unwrap_or(id)
            }
            Kind::SomeOf(_) | Kind::Rows(_) | Kind::Log(_) => String::new(),
        }
    }

    fn line(&mut self, id: &str) -> String {
        let number = |dice: &mut Dice| dice.digits(6);
        match id {
            "customer" => self.account.name.clone(),
            "case_number" | "related_case" => format!("00{}", number(self.dice)),
            "csm_name" => self.office.csm.clone(),
            "requester" | "poc" | "contact_name" => self.contact.clone(),
            "account_executive" | "specialist_name" | "segment_leader" => person(self.dice),
            "headline" => {
                let short: String =
                    self.filled(if self.tidy { "{account}: {reason}" } else { "{account} - {module}, {reason}" });
                short.chars().take(90).collect()
            }
            "placeholder" => format!("PR-{}", self.dice.between(100, 9999)),
            "quote_name" => format!("Q-{}", number(self.dice)),
            "ops_contract" => format!("{} MSA {}.pdf", self.account.name, self.dice.between(2018, 2026)),
            "attempts_how" => self.say(words().attempts),
            _ => self.say(words().lines),
        }
    }

    fn paragraph(&mut self, id: &str) -> String {
        match id {
            "request_text" => self.mail(),
            "situation" | "conversation" => {
                let length = self.dice.between(150, 1100);
                self.prose(1, length as usize)
            }
            _ => {
                let length = self.dice.between(40, 480);
                self.prose(1, length as usize)
            }
        }
    }

    /// A request as it is pasted: mostly short, sometimes with all that was written before.
    fn mail(&mut self) -> String {
        let length = match self.dice.weighed(&[5, 73, 9, 10, 3]) {
            0 => return self.filled("See attached e-mail in the case ({date})."),
            1 => self.dice.between(150, 900),
            2 => self.dice.between(900, 2000),
            3 => self.dice.between(2000, 4000),
            _ => self.dice.between(6500, 9000),
        } as usize;
        if self.dice.chance(3) {
            return (*self.dice.pick(words().foreign_mails)).to_owned();
        }
        let mut out = String::new();
        if length > 700 && self.dice.chance(40) {
            let (at, subject) = (self.stamp(), self.filled("{account} - {reason}"));
            let to = self.office.csm.clone();
            out +=
                &format!("From: {} <{}>\nSent: {at}\nTo: {to}\nSubject: {subject}\n\n", self.contact, self.address());
        }
        let mut first = true;
        while first || out.len() + 120 < length {
            if !first {
                let (at, from) =
                    (self.stamp(), if self.dice.chance(50) { self.office.csm.clone() } else { person(self.dice) });
                out += &format!("\n\nOn {at}, {from} wrote:\n");
            }
            let opening = self.say(words().openings);
            // The longest are threads: several mails, the last one first.
            let part = length.saturating_sub(out.len() + 90).min(if first { 1500 } else { 1100 });
            let body = self.prose(0, part.max(80));
            let closing = self.say(words().closings);
            let writer = if first { self.contact.clone() } else { person(self.dice) };
            out += &format!("{opening}\n\n{body}\n\n{closing}\n{writer}");
            if self.dice.chance(45) && out.len() < length {
                out += &format!("\n{}\n{}\n{}", self.dice.pick(words().roles), self.account.name, self.account.phone);
            }
            if self.dice.chance(12) && out.len() + 300 < length {
                out += "\n\n";
                out += self.say_of(words().disclaimers);
            }
            first = false;
        }
        out
    }

    fn address(&self) -> String {
        let name: String = self.contact.to_lowercase().split(' ').collect::<Vec<_>>().join(".");
        format!("{name}@{}", self.account.host)
    }

    /// Sentences of a deck, as many as it takes; each comes once in a case, until all were said.
    fn prose(&mut self, deck: usize, length: usize) -> String {
        let mut out = String::new();
        let mut of_paragraph = 0;
        while out.is_empty() || out.len() + 60 < length {
            if self.decks[deck].is_empty() {
                self.decks[deck] = shuffled(self.dice, if deck == 0 { words().requests } else { words().notes });
            }
            let sentence = self.decks[deck].pop().unwrap();
            let sentence = self.filled(sentence);
            if of_paragraph > 0 && deck == 0 && (of_paragraph > 5 || self.dice.chance(15)) {
                out += "\n\n";
                of_paragraph = 0;
            } else if !out.is_empty() {
                out.push(' ');
            }
            of_paragraph += 1;
            out += &sentence;
        }
        if self.tidy { out } else { sloppy(self.dice, &out) }
    }

    fn say_of(&mut self, from: &[&'static str]) -> &'static str {
        let said: &&str = self.dice.pick(from);
        said
    }

    /// One of these, with its blanks filled in.
    fn say(&mut self, from: &[&'static str]) -> String {
        let sentence = self.say_of(from);
        self.filled(sentence)
    }

    /// A sentence with its blanks filled in.
    fn filled(&mut self, sentence: &str) -> String {
        let mut out = String::new();
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('{') {
            out += before;
            let (blank, after) = after.split_once('}').unwrap();
            match blank {
                "account" => out += &self.account.name,
                "town" => out += &self.account.town,
                "person" => out += &if self.dice.chance(55) { self.contact.clone() } else { person(self.dice) },
                "amount" => out += &self.money(),
                "number" => out += &self.dice.between(2, 240).to_string(),
                "invoice" => out += &format!("{}{}", self.say_of(&["INV-", "INV", "#", "", "R-"]), self.dice.digits(6)),
                "date" => {
                    let days = self.dice.between(0, 200) as i64 - 90;
                    out += &self.date_of(days);
                }
                "module" => out += self.say_of(words().modules),
                "role" => out += self.say_of(words().roles),
                "weekday" => out += self.say_of(words().weekdays),
                "span" => out += self.say_of(words().spans),
                "manner" => out += self.say_of(words().manners),
                "thing" => out += self.say_of(words().things),
                "rival" => out += self.say_of(words().rivals),
                "reason" => {
                    out += &self.say(words().reasons);
                }
                other => panic!("no blank is called {other}"),
            }
            rest = after;
        }
        out + rest
    }

    fn money(&mut self) -> String {
        let (whole, cents) = (self.dice.between(15, 9_999), self.dice.below(100));
        let grouped = if whole >= 1000 { format!("{},{:03}", whole / 1000, whole % 1000) } else { whole.to_string() };
        match self.dice.below(4) {
            0 => format!("${grouped}"),
            1 => whole.to_string(),
            _ => format!("${grouped}.{cents:02}"),
        }
    }

    /// A day so many days from now, as people type it.
    fn date_of(&mut self, days: i64) -> String {
        let date: NaiveDate = self.office.zone.local(self.clock).date() + TimeDelta::days(days);
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.dice.below(6) {
            0 => format!("{year}-{month:02}-{day:02}"),
            1 => format!("{month:02}/{day:02}/{year}"),
            _ => format!("{month}/{day}/{year}"),
        }
    }

    fn time(&mut self) -> String {
        let local = self.office.zone.local(self.clock);
        let (hour, minute) = (local.hour(), local.minute());
        // As *Now* fills it in, and as people type it.
        if self.dice.chance(60) {
            return format!("{}T{hour:02}:{minute:02}:00-06:00", local.date());
        }
        let half = if hour < 12 { "am" } else { "pm" };
        format!("{}/{}/{} {}:{minute:02} {half}", local.month(), local.day(), local.year(), (hour + 11) % 12 + 1)
    }

    /// When a mail of a thread was sent, as mail programs write it.
    fn stamp(&mut self) -> String {
        let local = self.office.zone.local(self.clock - TimeDelta::minutes(self.dice.between(30, 20_000) as i64));
        let (day, month) = (
            words().weekdays[local.weekday().num_days_from_monday() as usize],
            words().months[local.month0() as usize],
        );
        format!("{day}, {month} {}, {} {}:{:02}", local.day(), local.year(), local.hour(), local.minute())
    }
}

pub(super) fn shuffled(dice: &mut Dice, all: &[&'static str]) -> Vec<&'static str> {
    let mut all = all.to_vec();
    for last in (1..all.len()).rev() {
        all.swap(last, dice.below(last as u64 + 1) as usize);
    }
    all
}

/// As somebody types who is in a hurry.
fn sloppy(dice: &mut Dice, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            out.push(' ');
        }
        let mut letters: Vec<char> = word.chars().collect();
        match dice.below(100) {
            0..4 if letters.len() > 4 => letters.swap(2, 3),
            4..6 if letters.len() > 4 => {
                letters.remove(3);
            }
            6..30 => letters.iter_mut().for_each(|c| *c = c.to_ascii_lowercase()),
            30..33 => letters.retain(|c| *c != '\'' && *c != ','),
            _ => {}
        }
        out.extend(letters);
    }
    out
}
