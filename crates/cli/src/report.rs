//! The output of `evaluate`. Scripts rely on the keys: more may be added, but none may change. That is why the engine's
//! types are not serialized directly.

use std::rc::Rc;

use serde::Serialize;
use serde_json::{Value as Json, json};

use casewright_compiler::words;
use casewright_core::case::Entries;
use casewright_core::document::plain;
use casewright_core::engine::{
    ClockState, Counts, DefinedValue, DueState, Evaluation, Finding, Missing, Moment, Outcome, PostState,
    TimelineState, evaluate_since,
};
use casewright_core::post::{Status, render};
use casewright_core::procedure::{Level, OURS, Post, Procedure, Source, Target};
use casewright_core::value::{Now, Row, Value, Zone, write_rfc3339};

use super::answers::Given;

#[derive(Serialize)]
pub(super) struct Report {
    fields: Vec<FieldReport>,
    steps: Vec<StepReport>,
    findings: Vec<FindingReport>,
    values: Vec<ValueReport>,
    clocks: Vec<ClockReport>,
    posts: Vec<PostReport>,
    progress: Vec<StageReport>,
    timelines: Vec<TimelineReport>,
    links: Vec<LinkReport>,
}

#[derive(Serialize)]
struct FieldReport {
    id: String,
    shown: bool,
    required: bool,
    missing: bool,
    problem: Option<String>,
    totals: Vec<TotalReport>,
}

#[derive(Serialize)]
struct TotalReport {
    label: String,
    total: String,
}

#[derive(Serialize)]
struct StepReport {
    id: String,
    stage: String,
    shown: bool,
    done: bool,
}

#[derive(Serialize)]
struct FindingReport {
    id: String,
    level: &'static str,
    says: String,
    because: String,
    source: String,
    fields: Vec<String>,
    withholds: Vec<String>,
    step: Option<String>,
}

#[derive(Serialize)]
struct ValueReport {
    id: String,
    label: String,
    known: bool,
    value: Option<String>,
    exact: Json,
    needs: Vec<String>,
    because: String,
    source: String,
}

#[derive(Serialize)]
struct ClockReport {
    id: String,
    label: String,
    number: usize,
    #[serde(rename = "do")]
    says: String,
    due: Option<String>,
    since: Option<String>,
    state: &'static str,
    times: Vec<String>,
    missed: usize,
    counts: Option<&'static str>,
    because: String,
    source: String,
}

#[derive(Serialize)]
struct PostReport {
    id: String,
    title: String,
    target: &'static str,
    shown: bool,
    ready: bool,
    missing: Vec<String>,
    withheld_by: Vec<String>,
    tags: Vec<String>,
    subject: Option<String>,
    /// The address it goes to, for an e-mail with a known one.
    to: Option<String>,
    characters: usize,
    bytes: usize,
    escaped_bytes: usize,
    html_characters: usize,
    counted: usize,
    limit: usize,
    parts: usize,
}

#[derive(Serialize)]
struct StageReport {
    stage: String,
    title: String,
    done: usize,
    of: usize,
}

#[derive(Serialize)]
struct TimelineReport {
    id: String,
    label: String,
    step: String,
    days: Vec<DayReport>,
}

#[derive(Serialize)]
struct DayReport {
    day: i64,
    date: String,
    state: &'static str,
    says: Option<String>,
}

#[derive(Serialize)]
struct LinkReport {
    id: String,
    to: String,
    label: String,
    step: String,
}

/// Evaluates a case for printing.
pub(super) fn report(procedure: &Procedure, Given { entries, begun }: &Given, now: &Now) -> Report {
    let evaluation = evaluate_since(procedure, entries, *begun, now);
    let posts = procedure.posts.iter().filter_map(|post| {
        let state = evaluation.posts.iter().find(|state| state.id == post.id)?;
        Some(post_report(procedure, entries, now, post, state))
    });
    let posts = posts.collect();
    let Evaluation { fields, steps, findings, values, clocks, posts: _, progress, timelines, links } = evaluation;
    Report {
        fields: fields
            .into_iter()
            .map(|field| FieldReport {
                id: field.id.to_string(),
                shown: field.shown,
                required: field.required,
                missing: field.missing,
                problem: field.problem.as_ref().map(words::problem),
                totals: field.totals.into_iter().map(|(label, total)| TotalReport { label, total }).collect(),
            })
            .collect(),
        steps: steps
            .iter()
            .map(|step| StepReport {
                id: step.id.to_string(),
                stage: step.stage.to_string(),
                shown: step.shown,
                done: step.done,
            })
            .collect(),
        findings: findings.iter().map(|finding| finding_report(procedure, &now.zone, finding)).collect(),
        values: values.iter().map(|value| value_report(procedure, &now.zone, value)).collect(),
        clocks: clock_reports(procedure, now, &clocks),
        posts,
        progress: progress
            .iter()
            .map(|stage| StageReport {
                stage: stage.stage.to_string(),
                title: procedure
                    .stages
                    .iter()
                    .find(|one| one.id == stage.stage)
                    .map_or_else(String::new, |one| one.title.clone()),
                done: stage.done,
                of: stage.of,
            })
            .collect(),
        timelines: timelines.iter().filter_map(|timeline| timeline_report(procedure, timeline)).collect(),
        links: procedure
            .links
            .iter()
            .filter(|link| links.contains(&link.id))
            .map(|link| LinkReport {
                id: link.id.to_string(),
                to: link.to.to_string(),
                label: link.label.clone(),
                step: link.at.to_string(),
            })
            .collect(),
    }
}

fn timeline_report(procedure: &Procedure, state: &TimelineState) -> Option<TimelineReport> {
    let timeline = procedure.timelines.iter().find(|timeline| timeline.id == state.id)?;
    let days = state.days.iter().map(|day| DayReport {
        day: day.number,
        date: day.date.to_string(),
        state: day.state.name(),
        says: (!day.says.is_empty()).then(|| plain(&day.says)),
    });
    Some(TimelineReport {
        id: timeline.id.to_string(),
        label: timeline.label.clone(),
        step: timeline.at.to_string(),
        days: days.collect(),
    })
}

fn finding_report(procedure: &Procedure, zone: &Zone, finding: &Finding) -> FindingReport {
    FindingReport {
        id: finding.rule.to_string(),
        level: match finding.level {
            Level::Block => "block",
            Level::Warn => "warn",
            Level::Note => "note",
        },
        says: plain(&finding.says),
        because: words::because(&finding.because, zone),
        source: cited(procedure, &finding.sources),
        fields: ids(&finding.fields),
        withholds: ids(&finding.withholds),
        step: finding.at.as_ref().map(ToString::to_string),
    }
}

fn value_report(procedure: &Procedure, zone: &Zone, value: &DefinedValue) -> ValueReport {
    let (known, shown, exact, needs) = match &value.outcome {
        Outcome::Known { value, display } => (true, Some(display.clone()), exact(value, zone), Vec::new()),
        Outcome::Unknown { needs } => (false, None, Json::Null, ids(needs)),
    };
    ValueReport {
        id: value.id.to_string(),
        label: value.label.clone(),
        known,
        value: shown,
        exact,
        needs,
        because: words::because(&value.because, zone),
        source: cited(procedure, &value.sources),
    }
}

fn clock_reports(procedure: &Procedure, now: &Now, clocks: &[Rc<DueState>]) -> Vec<ClockReport> {
    let zone = &now.zone;
    let mut reports: Vec<ClockReport> = Vec::new();
    for due in clocks {
        let id = due.clock.to_string();
        let number = 1 + reports.iter().filter(|report| report.id == id).count();
        reports.push(ClockReport {
            id,
            label: due.label.clone(),
            number,
            says: plain(&due.says),
            due: latest(due, now).map(|due| moment(due, zone)),
            since: due.due.filter(|_| due.state == ClockState::Late).map(|due| moment(due, zone)),
            state: match due.state {
                ClockState::Waiting => "waiting",
                ClockState::Running => "running",
                ClockState::Due => "due",
                ClockState::Late => "late",
                ClockState::Stopped => "stopped",
            },
            times: due.times.iter().map(|time| moment(*time, zone)).collect(),
            missed: due.missed,
            counts: due.counts.map(Counts::name),
            because: words::due_because(due, zone),
            source: cited(procedure, &due.sources),
        });
    }
    reports
}

/// The latest time that has come, or else the first.
fn latest(due: &DueState, now: &Now) -> Option<Moment> {
    let has_come = |time: &&Moment| match time {
        Moment::Day(day) => *day <= now.today(),
        Moment::Time(time) => *time <= now.instant,
    };
    due.times.iter().rfind(has_come).copied().or(due.due)
}

fn post_report(procedure: &Procedure, entries: &Entries, now: &Now, post: &Post, state: &PostState) -> PostReport {
    let rendered = render(procedure, entries, now, post, Status::Final);
    let measure = rendered.measure;
    PostReport {
        id: post.id.to_string(),
        title: post.title.clone(),
        target: match post.target {
            Target::Feed => "feed",
            Target::Comment => "comment",
            Target::Description => "description",
            Target::Subject => "subject",
            Target::Email => "email",
            Target::QuickText => "quick text",
            Target::Slack => "slack",
        },
        shown: state.shown,
        ready: state.ready,
        missing: state
            .missing
            .iter()
            .map(|missing| match missing {
                Missing::Empty(field) | Missing::Problem(field) | Missing::NotAdded(field) => field.to_string(),
                Missing::Undone(step) => step.to_string(),
            })
            .collect(),
        withheld_by: ids(&state.withheld_by),
        tags: state.tags.clone(),
        subject: rendered.subject,
        to: rendered.to,
        characters: measure.characters,
        bytes: measure.bytes,
        escaped_bytes: measure.escaped_bytes,
        html_characters: measure.html_characters,
        counted: measure.counted,
        limit: measure.limit,
        parts: rendered.parts.len(),
    }
}

/// "Visit guide, 2 Booking; Visit guide, 3 Calling off".
fn cited(procedure: &Procedure, sources: &[Source]) -> String {
    let title = |source: &Source| {
        let document = procedure.documents.iter().find(|document| document.id == source.document);
        document.map_or_else(|| source.document.to_string(), |document| document.title.clone())
    };
    let one = |source: &Source| match source.is_ours() {
        true => format!("{OURS}: {}", source.section),
        false => format!("{}, {}", title(source), source.section),
    };
    sources.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A day as `2024-06-03`, a time as `2024-06-03T14:10:00-05:00`.
fn moment(moment: Moment, zone: &Zone) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::Time(instant) => write_rfc3339(instant, zone),
    }
}

/// A value for programs: dates and times as in [`moment`], numbers and money as decimal texts, choices by id.
fn exact(value: &Value, zone: &Zone) -> Json {
    match value {
        Value::YesNo(yes) => json!(yes),
        Value::Text(text) => json!(&**text),
        Value::Number(number) => json!(number.to_string().replace(',', "")),
        Value::Money(money) => json!(money.to_string().replace([',', '$'], "")),
        Value::Date(day) => json!(moment(Moment::Day(*day), zone)),
        Value::Time(instant) => json!(moment(Moment::Time(*instant), zone)),
        Value::Span(span) => json!(span.to_string()),
        Value::Choice(option) => json!(option.id.as_str()),
        Value::Choices(options) => json!(options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>()),
        Value::List(rows) => {
            let cells = |row: &Row| row.iter().map(|(id, cell)| (id.to_string(), exact(cell, zone))).collect();
            Json::Array(rows.iter().map(|row| Json::Object(cells(row))).collect())
        }
    }
}

fn ids(ids: &[impl ToString]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}
