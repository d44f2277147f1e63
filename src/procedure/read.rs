//! How the model is read from `pack.json`: the counterpart of its `Serialize`.

use super::expr::{Comparison, Expr};
use super::model::*;
use super::template::{Node, Piece};
use crate::json::{Json, Read, entry, form, read_form, read_record};

read_record! {
    Pack { format, procedures }
    Procedure {
        id, title, need, summary, version, name, number, topic,
        documents, stages, steps, fields, defines, rules, clocks, posts,
    }
    SourceDocument { id, title, date }
    Source { document, section }
    Stage { id, title, says }
    Step { id, stage, title, says, why, role, when, tick, fields, sources }
    Field { id, label, help, kind, when, required }
    Choice { id, label, help }
    Column { id, label, kind, required }
    Define { id, label, is, when, sources }
    Rule { id, level, when, says, fields, at, withholds, sources }
    Clock { id, label, when, starts, until, dues, sources }
    Due { after, says, repeat, done }
    Post { id, title, target, copy, when, subject, body, needs, tags, sources }
    Tag { name, when }
}

read_form! { Expr {
    "value" => Value (one), "field" => Field (one), "define" => Define (one), "column" => Column (one),
    "today" => Today (), "now" => Now (),
    "not" => Not (one), "and" => And (one), "or" => Or (one),
    "compare" => Compare [left, comparison, right], "has" => Has [several, option],
    "add" => Add [left, right], "subtract" => Subtract [left, right],
    "answered" => Answered (one), "known" => Known (one), "done" => Done (one), "ticked" => Ticked (one),
    "count" => Count (one), "sum" => Sum [rows, column], "day" => Day (one),
    "least" => Least (one), "greatest" => Greatest (one),
    "if" => If [condition, yes, no],
}}

read_form! { Comparison {
    "equal" => Equal (), "unequal" => Unequal (), "less" => Less (), "at_most" => AtMost (), "more" => More (),
    "at_least" => AtLeast (),
}}

read_form! { Kind {
    "line" => Line (), "paragraph" => Paragraph (), "email" => Email (), "phone" => Phone (), "link" => Link (),
    "number" => Number (), "money" => Money (), "date" => Date (), "time" => Time (), "yes_no" => YesNo (),
    "one_of" => OneOf (one), "some_of" => SomeOf (one), "rows" => Rows (one), "record_id" => RecordId (one),
}}

read_form! { Level { "block" => Block (), "warn" => Warn (), "note" => Note () }}

read_form! { Target {
    "feed" => Feed (), "comment" => Comment (), "description" => Description (), "subject" => Subject (),
    "email" => Email (), "quick_text" => QuickText (), "slack" => Slack (),
}}

read_form! { Node {
    "paragraph" => Paragraph (one), "bullet" => Bullet (one), "gap" => Gap (),
    "when" => When [condition, inner], "each" => Each [rows, inner],
}}

impl Read for Piece {
    fn read(json: &Json) -> Option<Piece> {
        let (name, of) = form(json)?;
        Some(match name {
            "text" => Piece::Text(Read::read(of)?),
            "bold" => Piece::Bold(Read::read(of)?),
            "boxes" => Piece::Boxes(Read::read(of)?),
            "box" => {
                let (field, option) = Read::read(of)?;
                Piece::Box(field, option)
            }
            "value" => {
                Piece::Value { expr: entry(of, "expr")?, label: entry(of, "label")?, blank: entry(of, "blank")? }
            }
            _ => return None,
        })
    }
}
