//! How the model is read from `pack.json`: the counterpart of its `Serialize`.

use super::expr::{Comparison, Expr};
use super::model::*;
use super::template::{Node, Piece};
use crate::json::{Json, Read, entry, form, item, or_fault, read_form, read_record};

read_record! {
    Procedure {
        id, title, need, summary, version, name, number, topic, user, hours,
        documents, stages, steps, fields, defines, rules, clocks, posts, timelines,
        terms, links,
    }
    SourceDocument { id, title, short, date }
    Source { document, section }
    Stage { id, title, says }
    Step { id, stage, title, says, why, role, when, tick, fields, terms, sources }
    Field { id, label, help, kind, when, required }
    Choice { id, label, help }
    Column { id, label, kind, required, total }
    Define { id, label, is, when, sources }
    Rule { id, level, when, says, fields, at, withholds, sources }
    Clock { id, label, when, starts, until, business, dues, sources }
    Due { after, says, repeat, done }
    Post { id, title, target, copy, when, subject, body, needs, tags, sources }
    Tag { name, when }
    Timeline { id, label, at, starts, first, days, done, marks, sources }
    Mark { day, says }
    Term { name, says, sources }
    Link { id, to, label, says, at, when, copy, moves, ticks, there, here, sources }
    Preset { field, many, values }
}

read_form! { Expr {
    "value" => Value (one), "field" => Field (one), "define" => Define (one), "column" => Column (one),
    "today" => Today (), "now" => Now (),
    "not" => Not (one), "and" => And (one), "or" => Or (one),
    "compare" => Compare [0, 1, 2], "has" => Has [0, 1],
    "add" => Add [0, 1], "subtract" => Subtract [0, 1],
    "answered" => Answered (one), "known" => Known (one), "done" => Done (one), "linked" => Linked (one), "ticked" => Ticked (one),
    "count" => Count (one), "sum" => Sum [0, 1], "extreme" => Extreme [0, 1, 2], "streak" => Streak [0, 1],
    "log" => Log (one), "newest" => Newest (one), "day" => Day (one), "days" => Days (one),
    "least" => Least (one), "greatest" => Greatest (one),
    "if" => If [0, 1, 2],
}}

read_form! { Comparison {
    "equal" => Equal (), "unequal" => Unequal (), "less" => Less (), "at_most" => AtMost (), "more" => More (),
    "at_least" => AtLeast (),
}}

read_form! { Kind {
    "line" => Line (), "paragraph" => Paragraph (), "email" => Email (), "phone" => Phone (), "link" => Link (),
    "number" => Number (), "money" => Money (), "date" => Date (), "time" => Time (), "yes_no" => YesNo (),
    "one_of" => OneOf (one), "some_of" => SomeOf (one), "rows" => Rows (one), "log" => Log (one), "record_id" => RecordId (one),
}}

read_form! { Level { "block" => Block (), "warn" => Warn (), "note" => Note () }}

read_form! { Target {
    "feed" => Feed (), "comment" => Comment (), "description" => Description (), "subject" => Subject (),
    "email" => Email (), "quick_text" => QuickText (), "slack" => Slack (),
}}

read_form! { Node {
    "paragraph" => Paragraph (one), "bullet" => Bullet (one), "gap" => Gap (),
    "when" => When [0, 1], "each" => Each [0, 1],
}}

impl Read for Piece {
    fn read(json: &Json, whole: &mut bool) -> Piece {
        let (name, of) = form(json, whole);
        match name {
            "text" => Piece::Text(Read::read(of, whole)),
            "bold" => Piece::Bold(Read::read(of, whole)),
            "boxes" => Piece::Boxes(Read::read(of, whole)),
            "box" => Piece::Box(item(of, 0, whole), item(of, 1, whole)),
            "value" => Piece::Value {
                expr: entry(of, "expr", whole),
                label: entry(of, "label", whole),
                blank: entry(of, "blank", whole),
            },
            _ => or_fault(None, whole),
        }
    }
}
