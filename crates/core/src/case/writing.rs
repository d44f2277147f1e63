//! How cases are written as JSON: the counterpart of `reading`.

use super::packed::pack;
use super::{Answer, Case, CaseLink, Entries, LogEntry, RowAnswer, SCHEMA};
use crate::json::{Write, object};

/// What a list shows of a case stands before its entries, so that it can be read without them (`stored::restore_head`).
impl Write for Case {
    fn write(&self, out: &mut String) {
        // A closed case is read seldom; and there are many.
        let packed = self.closed.and_then(|_| {
            let mut plain = String::new();
            self.entries.write(&mut plain);
            pack(&plain)
        });
        let entries: &dyn Write = packed.as_ref().map_or(&self.entries, |packed| packed);
        object(
            out,
            &[
                ("schema", &u64::from(SCHEMA)),
                ("id", &self.id),
                ("procedure", &self.procedure),
                ("version", &self.version),
                ("edition", &self.edition),
                ("name", &self.name),
                ("number", &self.number),
                ("revision", &self.revision),
                ("created", &self.created),
                ("edited", &self.edited),
                ("closed", &self.closed),
                ("deleted", &self.deleted),
                ("entries", entries),
                ("others", &self.others),
                ("later", &self.later),
                ("seen", &self.seen),
                ("stage", &self.stage),
                ("post", &self.post),
            ],
        );
    }
}

impl Write for CaseLink {
    fn write(&self, out: &mut String) {
        object(out, &[("case", &self.case), ("procedure", &self.procedure), ("link", &self.link)]);
    }
}

impl Write for Entries {
    fn write(&self, out: &mut String) {
        object(out, &[("answers", &self.answers), ("ticks", &self.ticks), ("log", &self.log), ("links", &self.links)]);
    }
}

impl Write for Answer {
    fn write(&self, out: &mut String) {
        match self {
            Answer::Text(text) => text.write(out),
            Answer::Choices(choices) => choices.write(out),
            Answer::Rows(rows) => rows.write(out),
        }
    }
}

impl Write for RowAnswer {
    fn write(&self, out: &mut String) {
        self.cells.write(out);
    }
}

impl Write for LogEntry {
    fn write(&self, out: &mut String) {
        object(
            out,
            &[
                ("field", &self.field),
                ("at", &self.at),
                ("by", &self.by),
                ("text", &self.text),
                ("struck", &self.struck),
            ],
        );
    }
}
