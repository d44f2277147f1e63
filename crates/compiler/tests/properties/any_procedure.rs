//! Any procedure, also such as no compiler would let pass: with ids that do not exist, values of the wrong kind, and cycles.

use casewright_core::id::{ColumnId, FieldId, OptionId, PostId, StageId, StepId};
use casewright_core::procedure::{
    Choice, Clock, Column, Comparison, Define, Due, Expr, Field, Kind, Link, Mark, Node, Piece, Post, Procedure, Rule,
    Stage, Step, Tag, Timeline,
};
use casewright_core::value::{Hours, Money, Number, Span, Unit, Value};
use proptest::prelude::*;

/// The most parts of each kind. Few, so that they often read each other.
const MOST: usize = 6;

fn id<T: From<String> + std::fmt::Debug>(kind: &'static str) -> impl Strategy<Value = T> + Clone {
    // One more than there can be.
    (0..=MOST).prop_map(move |place| T::from(format!("{kind}{place}")))
}

fn field() -> impl Strategy<Value = FieldId> + Clone {
    id("field")
}

fn column() -> impl Strategy<Value = ColumnId> + Clone {
    prop::sample::select(vec!["day", "cost", "at", "text"]).prop_map(ColumnId::new)
}

fn step() -> impl Strategy<Value = StepId> + Clone {
    id("step")
}

fn value() -> impl Strategy<Value = Value> + Clone {
    prop_oneof![
        any::<bool>().prop_map(Value::YesNo),
        (-3_i64..3).prop_map(|count| Value::Number(Number::whole(count))),
        (-300_i64..300).prop_map(|cents| Value::Money(Money(cents))),
        Just(Value::Text("one".into())),
        span().prop_map(Value::Span),
    ]
}

fn span() -> impl Strategy<Value = Span> + Clone {
    let unit = prop::sample::select(vec![Unit::Minutes, Unit::Days, Unit::Months]);
    (0_i64..100, unit).prop_map(|(count, unit)| Span { count, unit })
}

fn expr() -> impl Strategy<Value = Expr> + Clone {
    let leaf = prop_oneof![
        4 => field().prop_map(Expr::Field),
        2 => id("define").prop_map(Expr::Define),
        1 => value().prop_map(Expr::Value),
        1 => prop::sample::select(vec![Expr::Today, Expr::Now, Expr::Begun]),
        1 => field().prop_map(Expr::Answered),
        1 => step().prop_map(Expr::Done),
        1 => step().prop_map(Expr::Ticked),
        1 => id("link").prop_map(Expr::Linked),
        1 => id("post").prop_map(Expr::Ready),
        1 => (field(), column()).prop_map(|(field, column)| Expr::Sum(field, column)),
        1 => (field(), column(), any::<bool>()).prop_map(|(field, column, most)| Expr::Extreme(field, column, most)),
        1 => (field(), column()).prop_map(|(field, column)| Expr::Streak(field, column)),
        1 => field().prop_map(Expr::Log),
        1 => field().prop_map(Expr::Newest),
        1 => column().prop_map(Expr::Column),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let one = inner.clone().prop_map(Box::new);
        let some = prop::collection::vec(inner, 0..3);
        prop_oneof![
            one.clone().prop_map(Expr::Not),
            some.clone().prop_map(Expr::And),
            some.clone().prop_map(Expr::Or),
            some.clone().prop_map(Expr::Least),
            some.prop_map(Expr::Greatest),
            (one.clone(), comparison(), one.clone()).prop_map(|(left, how, right)| Expr::Compare(left, how, right)),
            (one.clone(), option()).prop_map(|(inner, option)| Expr::Has(inner, option)),
            (one.clone(), one.clone()).prop_map(|(left, right)| Expr::Add(left, right)),
            (one.clone(), one.clone()).prop_map(|(left, right)| Expr::Subtract(left, right)),
            one.clone().prop_map(Expr::Known),
            one.clone().prop_map(Expr::Count),
            one.clone().prop_map(Expr::Day),
            one.clone().prop_map(Expr::Days),
            (one.clone(), one.clone(), one).prop_map(|(when, yes, no)| Expr::If(when, yes, no)),
        ]
    })
}

fn comparison() -> impl Strategy<Value = Comparison> + Clone {
    use Comparison::{AtLeast, AtMost, Equal, Less, More, Unequal};
    prop::sample::select(vec![Equal, Unequal, Less, AtMost, More, AtLeast])
}

fn option() -> impl Strategy<Value = OptionId> + Clone {
    prop::sample::select(vec!["one", "two"]).prop_map(OptionId::new)
}

fn when() -> impl Strategy<Value = Option<Expr>> + Clone {
    prop::option::weighted(0.4, expr())
}

fn kind() -> impl Strategy<Value = Kind> + Clone {
    let options = ["one", "two"].map(|id| Choice { id: OptionId::new(id), label: id.to_uppercase(), help: None });
    let column = |id: &str, kind| Column {
        id: ColumnId::new(id),
        label: id.to_owned(),
        required: kind == Kind::Date,
        total: kind == Kind::Money,
        kind,
    };
    prop::sample::select(vec![
        Kind::Line,
        Kind::Paragraph,
        Kind::Number,
        Kind::Money,
        Kind::Date,
        Kind::Time,
        Kind::YesNo,
        Kind::OneOf(options.to_vec()),
        Kind::SomeOf(options.to_vec()),
        Kind::Rows(vec![column("day", Kind::Date), column("cost", Kind::Money)]),
        Kind::Log(false),
        Kind::Log(true),
    ])
}

fn line() -> impl Strategy<Value = Vec<Piece>> + Clone {
    let piece = prop_oneof![
        Just(Piece::Text("Words. ".to_owned())),
        (expr(), prop::option::of(Just("n/a".to_owned()))).prop_map(|(expr, blank)| Piece::Value {
            expr,
            label: "It".to_owned(),
            blank
        }),
        field().prop_map(Piece::Boxes),
        (field(), option()).prop_map(|(field, option)| Piece::Box(field, option)),
    ];
    prop::collection::vec(piece, 0..3)
}

fn node() -> impl Strategy<Value = Node> + Clone {
    let leaf = prop_oneof![
        1 => Just(Node::Gap),
        4 => line().prop_map(Node::Paragraph),
        2 => line().prop_map(Node::Bullet),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        let some = prop::collection::vec(inner, 0..3);
        prop_oneof![
            (expr(), some.clone()).prop_map(|(when, inner)| Node::When(when, inner)),
            (field(), some).prop_map(|(field, inner)| Node::Each(field, inner)),
        ]
    })
}

/// So many parts, each with an id of its own.
fn named<T, P, S: Strategy<Value = P>>(
    kind: &'static str,
    part: S,
    name: impl Fn(String, P) -> T + Clone,
) -> impl Strategy<Value = Vec<T>>
where
    T: std::fmt::Debug,
{
    prop::collection::vec(part, 0..=MOST)
        .prop_map(move |parts| (0..).zip(parts).map(|(place, part)| name(format!("{kind}{place}"), part)).collect())
}

/// Any procedure of two stages, whose steps share the fields.
pub(crate) fn any_procedure() -> impl Strategy<Value = Procedure> {
    let fields = named("field", (kind(), when(), prop::option::weighted(0.6, expr())), |id, (kind, when, required)| {
        Field { id: id.clone().into(), label: id, kind, when, required, help: None }
    });
    let steps = named(
        "step",
        (when(), any::<bool>(), prop::collection::vec(field(), 0..3), any::<bool>(), line()),
        |id, part| {
            let (when, tick, fields, second, says) = part;
            let stage = StageId::new(if second { "second" } else { "first" });
            Step { title: id.clone(), id: id.into(), stage, when, tick, fields, says, ..Step::default() }
        },
    );
    let defines = named("define", (expr(), when()), |id, (is, when)| Define {
        label: id.clone(),
        id: id.into(),
        is,
        when,
        ..Define::default()
    });
    let rules = named("rule", (expr(), line(), prop::option::of(id("post")), prop::option::of(step())), |id, part| {
        let (when, says, withholds, at) = part;
        let withholds: Vec<PostId> = withholds.into_iter().collect();
        Rule { id: id.into(), when, says, withholds, at, ..Rule::default() }
    });
    let due = (span(), line(), prop::option::of(span()), when());
    let dues =
        prop::collection::vec(due.prop_map(|(after, says, repeat, done)| Due { after, says, repeat, done }), 0..3);
    let clocks =
        named("clock", (when(), expr(), when(), any::<bool>(), dues), |id, (when, starts, until, business, dues)| {
            Clock { label: id.clone(), id: id.into(), when, starts, until, business, dues, ..Clock::default() }
        });
    let tag = (line(), when()).prop_map(|(name, when)| Tag { name, when });
    let post = (
        when(),
        prop::collection::vec(node(), 0..6),
        prop::collection::vec(step(), 0..2),
        prop::option::of(tag),
        line(),
    );
    let posts = named("post", post, |id, (when, body, needs, tag, subject)| Post {
        title: id.clone(),
        id: id.into(),
        when,
        body,
        needs,
        tags: tag.into_iter().collect(),
        subject: Some(subject),
        ..Post::default()
    });
    let timeline = (step(), expr(), prop::option::of((field(), column())), line());
    let timelines = named("timeline", timeline, |id, (at, starts, done, says)| Timeline {
        id: id.into(),
        at,
        starts,
        first: 1,
        days: 3,
        done,
        marks: vec![Mark { day: 2, says }],
        ..Timeline::default()
    });
    let links = named("link", (step(), when()), |id, (at, when)| Link { id: id.into(), at, when, ..Link::default() });
    let hours = prop::option::of(Just(Hours::default()));
    (fields, steps, defines, rules, clocks, posts, (timelines, links, hours)).prop_map(
        |(fields, steps, defines, rules, clocks, posts, (timelines, links, hours))| Procedure {
            stages: ["first", "second"].map(|id| Stage { id: StageId::new(id), ..Stage::default() }).into(),
            hours,
            steps,
            fields,
            defines,
            rules,
            clocks,
            posts,
            timelines,
            links,
            ..Procedure::default()
        },
    )
}
