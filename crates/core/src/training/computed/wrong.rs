//! Wrong answers: the procedure with a mistake in it, run by the engine.

use chrono::TimeDelta;

use super::key::Target;
use super::mistake::Mistake;
use super::slice::Slice;
use super::solve::{Reply, Solved, solve};
use super::words;
use super::world::World;
use crate::engine::{Moment, Scope};
use crate::procedure::{Expr, Kind, Procedure};
use crate::value::{Number, Span, Unit, Value};

/// All wrong answers that people's mistakes lead to, the likely ones first. Some may be right by chance, or stand twice.
pub(super) fn wrong(
    whole: &Procedure,
    slice: &Slice,
    target: &Target,
    world: &World,
    solved: &Solved,
) -> Vec<(Reply, Mistake)> {
    if let Reply::Words(_) = solved.reply {
        return words::wrong(whole, slice, target, world, solved);
    }
    let mut all = Vec::new();
    let mut dates = dates(slice, world);
    dates.retain(|(.., moment)| world.is_near(*moment));
    let given = |(_, label, moment): &(_, String, Moment)| {
        let reply = match (&solved.reply, moment) {
            (Reply::Value(Value::Date(_)), Moment::Day(day)) => Reply::Value(Value::Date(*day)),
            (Reply::Value(Value::Time(_)), Moment::Time(time)) => Reply::Value(Value::Time(*time)),
            (Reply::Moment(Moment::Day(_)), Moment::Day(_)) | (Reply::Moment(Moment::Time(_)), Moment::Time(_)) => {
                Reply::Moment(*moment)
            }
            _ => return None,
        };
        Some((reply, Mistake::CustomersDate { label: label.clone() }))
    };
    all.extend(dates.iter().filter_map(given));
    let ticked = |step: &crate::procedure::Step| {
        let at = *world.entries.ticks.get(&step.id)?;
        given(&(Expr::Now, step.title.clone(), Moment::Time(at)))
    };
    all.extend(slice.procedure.steps.iter().filter_map(ticked));
    for (mutant, mistake) in mutants(whole, slice, &dates) {
        let mistaken = solve(&mutant, target, &world.entries, &world.now);
        if let Some(mistaken) = mistaken.filter(|mistaken| mistaken.reply.is_like(&solved.reply)) {
            all.push((mistaken.reply, mistake));
        }
    }
    all.extend(others(slice, target, solved).into_iter().map(|reply| (reply, Mistake::OtherOption)));
    all.extend(beside(solved, -1).map(|reply| (reply, Mistake::OneLess)));
    all.extend(beside(solved, 1).map(|reply| (reply, Mistake::OneMore)));
    all
}

/// The fields with a date or a time, and what they say.
fn dates(slice: &Slice, world: &World) -> Vec<(Expr, String, Moment)> {
    let scope = Scope::new(&slice.procedure, &world.entries, &world.now);
    let date = |field: &crate::procedure::Field| {
        let moment = match scope.field(&field.id)?.value.as_ref()? {
            Value::Date(day) => Moment::Day(*day),
            Value::Time(time) => Moment::Time(*time),
            _ => return None,
        };
        Some((Expr::Field(field.id.clone()), field.label.clone(), moment))
    };
    slice.procedure.fields.iter().filter_map(date).collect()
}

/// The procedure with one mistake in it each.
fn mutants(whole: &Procedure, slice: &Slice, dates: &[(Expr, String, Moment)]) -> Vec<(Procedure, Mistake)> {
    let spans = spans(whole);
    let mut changes = Vec::new();
    let mut site = 0_usize;
    let mut copy = slice.procedure.clone();
    each_part(&mut copy, &mut |part| {
        changes.extend(mistaken(slice, part, &spans, dates).into_iter().map(|(to, mistake)| (site, to, mistake)));
        site += 1;
    });
    let mut mutants = Vec::new();
    for (wanted, to, mistake) in changes {
        let mut mutant = slice.procedure.clone();
        let mut site = 0_usize;
        let mut to = Some(to);
        each_part(&mut mutant, &mut |part| {
            if site == wanted
                && let Some(to) = to.take()
            {
                *part = to;
            }
            site += 1;
        });
        mutants.push((mutant, mistake));
    }
    if let [clock] = slice.procedure.clocks.as_slice() {
        for (place, due) in clock.dues.iter().enumerate() {
            for (used, mistake) in other_spans(due.after, &spans) {
                let mut mutant = slice.procedure.clone();
                let due = mutant.clocks.first_mut().and_then(|clock| clock.dues.get_mut(place));
                if let Some(due) = due {
                    due.after = used;
                    mutants.push((mutant, mistake));
                }
            }
        }
        let mut mutant = slice.procedure.clone();
        if let Some(clock) = mutant.clocks.first_mut() {
            let business = clock.business;
            clock.business = !business;
            mutants.push((mutant, Mistake::OtherHours { business }));
        }
    }
    mutants
}

/// What people take a part of an expression for.
fn mistaken(slice: &Slice, part: &Expr, spans: &[Span], dates: &[(Expr, String, Moment)]) -> Vec<(Expr, Mistake)> {
    match part {
        Expr::Value(Value::Span(span)) => {
            let other = |(used, mistake)| (Expr::Value(Value::Span(used)), mistake);
            other_spans(*span, spans).into_iter().map(other).collect()
        }
        Expr::Field(_) => {
            let Some((_, _, own)) = dates.iter().find(|(field, ..)| field == part) else { return Vec::new() };
            let same = |moment: &Moment| std::mem::discriminant(moment) == std::mem::discriminant(own);
            let others = dates.iter().filter(|(field, _, moment)| field != part && same(moment));
            let mut all: Vec<_> = others
                .map(|(field, label, _)| (field.clone(), Mistake::CountedFrom { label: label.clone() }))
                .collect();
            if slice.reads.today && matches!(own, Moment::Day(_)) {
                all.push((Expr::Today, Mistake::CountedFromToday));
            }
            all
        }
        Expr::Sum(field, column) => {
            let field_part = slice.procedure.fields.iter().find(|one| one.id == *field);
            let Some(Kind::Rows(columns)) = field_part.map(|field| &field.kind) else { return Vec::new() };
            let kind = columns.iter().find(|one| one.id == *column).map(|one| &one.kind);
            let shown = |id| slice.reads.columns.contains(&(field.clone(), id));
            let others =
                columns.iter().filter(|one| one.id != *column && Some(&one.kind) == kind && shown(one.id.clone()));
            let other = |one: &crate::procedure::Column| {
                (Expr::Sum(field.clone(), one.id.clone()), Mistake::OtherColumn { label: one.label.clone() })
            };
            others.map(other).collect()
        }
        Expr::Add(left, right) => vec![
            (Expr::Subtract(left.clone(), right.clone()), Mistake::WrongDirection),
            ((**left).clone(), Mistake::LeftOut),
        ],
        Expr::Subtract(left, right) => vec![
            (Expr::Add(left.clone(), right.clone()), Mistake::WrongDirection),
            ((**left).clone(), Mistake::LeftOut),
        ],
        Expr::If(condition, yes, no) => {
            vec![(Expr::If(condition.clone(), no.clone(), yes.clone()), Mistake::OtherCase)]
        }
        Expr::Least(all) => vec![(Expr::Greatest(all.clone()), Mistake::OtherEnd)],
        Expr::Greatest(all) => vec![(Expr::Least(all.clone()), Mistake::OtherEnd)],
        Expr::Extreme(field, column, greatest) => {
            vec![(Expr::Extreme(field.clone(), column.clone(), !greatest), Mistake::OtherEnd)]
        }
        _ => Vec::new(),
    }
}

fn other_spans(right: Span, spans: &[Span]) -> Vec<(Span, Mistake)> {
    if right.count == 0 {
        return Vec::new();
    }
    let others = spans.iter().copied().filter(|used| used.unit == right.unit && *used != right);
    let mut all: Vec<_> = others.map(|used| (used, Mistake::OtherSpan { right, used })).collect();
    match right.unit {
        Unit::Days if right.count % 30 == 0 => {
            let used = Span::months(right.count / 30);
            all.push((used, Mistake::MonthsForDays { right, used }));
        }
        Unit::Months => {
            let used = Span::days(right.count.saturating_mul(30));
            all.push((used, Mistake::DaysForMonths { right, used }));
        }
        _ => {}
    }
    all
}

/// All spans that a procedure counts with.
fn spans(procedure: &Procedure) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut add = |span: Span| {
        if span.count > 0 && !spans.contains(&span) {
            spans.push(span);
        }
    };
    let clocks = || procedure.clocks.iter();
    let exprs = procedure.defines.iter().map(|define| &define.is).chain(clocks().map(|clock| &clock.starts));
    for expr in exprs {
        expr.visit(&mut |part| {
            if let Expr::Value(Value::Span(span)) = part {
                add(*span);
            }
        });
    }
    for due in clocks().flat_map(|clock| &clock.dues) {
        add(due.after);
        due.repeat.into_iter().for_each(&mut add);
    }
    spans
}

/// Calls `each` for all parts of what values are and where clocks start.
fn each_part(procedure: &mut Procedure, each: &mut dyn FnMut(&mut Expr)) {
    let starts = procedure.clocks.iter_mut().map(|clock| &mut clock.starts);
    for expr in procedure.defines.iter_mut().map(|define| &mut define.is).chain(starts) {
        parts(expr, each);
    }
}

fn parts(expr: &mut Expr, each: &mut dyn FnMut(&mut Expr)) {
    each(expr);
    match expr {
        Expr::Not(inner) | Expr::Count(inner) | Expr::Day(inner) | Expr::Days(inner) => parts(inner, each),
        Expr::Has(inner, _) | Expr::Known(inner) => parts(inner, each),
        Expr::And(all) | Expr::Or(all) | Expr::Least(all) | Expr::Greatest(all) => {
            all.iter_mut().for_each(|inner| parts(inner, each));
        }
        Expr::Compare(left, _, right) | Expr::Add(left, right) | Expr::Subtract(left, right) => {
            parts(left, each);
            parts(right, each);
        }
        Expr::If(condition, yes, no) => {
            [condition, yes, no].into_iter().for_each(|inner| parts(inner, each));
        }
        _ => {}
    }
}

/// The other options of a choice, and the other texts that a value can come to.
fn others(slice: &Slice, target: &Target, solved: &Solved) -> Vec<Reply> {
    let Target::Value(id) = target else { return Vec::new() };
    let Some(define) = slice.procedure.defines.iter().find(|define| define.id == *id) else { return Vec::new() };
    let kind = |value: &Value| std::mem::discriminant(value);
    let Reply::Value(right) = &solved.reply else { return Vec::new() };
    let mut all = Vec::new();
    define.is.visit(&mut |part| {
        if let Expr::If(_, yes, no) = part {
            for end in [yes, no] {
                if let Expr::Value(value) = &**end
                    && kind(value) == kind(right)
                    && !matches!(value, Value::YesNo(_))
                {
                    all.push(Reply::Value(value.clone()));
                }
            }
        }
    });
    all
}

/// A day, or one, less or more.
fn beside(solved: &Solved, by: i64) -> Option<Reply> {
    let days = TimeDelta::try_days(by)?;
    Some(match &solved.reply {
        Reply::Value(Value::Date(date)) => Reply::Value(Value::Date(date.checked_add_signed(days)?)),
        Reply::Value(Value::Time(time)) => Reply::Value(Value::Time(time.checked_add_signed(days)?)),
        Reply::Value(Value::Number(number)) => Reply::Value(Value::Number(number.checked_add(Number::whole(by))?)),
        Reply::Value(Value::Span(span)) => {
            Reply::Value(Value::Span(Span { count: span.count.checked_add(by)?, unit: span.unit }))
        }
        Reply::Moment(Moment::Day(day)) => Reply::Moment(Moment::Day(day.checked_add_signed(days)?)),
        Reply::Moment(Moment::Time(time)) => Reply::Moment(Moment::Time(time.checked_add_signed(days)?)),
        _ => return None,
    })
}
