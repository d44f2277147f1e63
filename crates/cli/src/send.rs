//! The command `post`: the text to paste, or why it may not be sent.

use casewright_core::document::plain;
use casewright_core::engine::{Evaluation, Missing, PostState, evaluate_since};
use casewright_core::id::{FieldId, StepId};
use casewright_core::post::{Rendered, Status, html, render, text};
use casewright_core::procedure::{Post, Procedure};
use casewright_core::value::Now;

use super::answers::Given;
use super::arguments::Form;
use super::{FINDINGS, Outcome};

/// Prints a post to standard output. One that may not be sent is printed only as a draft; otherwise only the reason is
/// given.
pub(super) fn post(
    procedure: &Procedure,
    Given { entries, begun }: &Given,
    now: &Now,
    post: &Post,
    form: Form,
    draft: bool,
) -> Outcome {
    let status = if draft { Status::Draft } else { Status::Final };
    let evaluation = evaluate_since(procedure, entries, *begun, now);
    let state = evaluation.posts.iter().find(|state| state.id == post.id);
    match state {
        Some(state) if !state.ready && !draft => {
            let reasons = reasons(procedure, &evaluation, state);
            let stderr =
                format!("casewright: post `{}` is withheld: {reasons}; --draft prints it all the same\n", post.id);
            Outcome { stdout: String::new(), stderr, code: FINDINGS }
        }
        _ => Outcome::fine(printed(&render(procedure, entries, now, post, status), form)),
    }
}

/// The parts in order: texts separated by an empty line, or one HTML document per line.
fn printed(rendered: &Rendered, form: Form) -> String {
    match form {
        Form::Text => {
            let to = rendered.to.iter().map(|to| format!("To: {to}"));
            let subject = rendered.subject.iter().map(|subject| format!("Subject: {subject}"));
            let parts = rendered.parts.iter().map(|part| text(part).trim_end_matches('\n').to_owned());
            to.chain(subject).chain(parts).collect::<Vec<_>>().join("\n\n") + "\n"
        }
        Form::Html => rendered.parts.iter().map(|part| html(part) + "\n").collect(),
    }
}

/// Whatever is missing from the post or withholds it, as a sentence without a period.
fn reasons(procedure: &Procedure, evaluation: &Evaluation, state: &PostState) -> String {
    let mut reasons = Vec::new();
    if !state.shown {
        reasons.push("its condition does not hold in this case".to_owned());
    }
    for missing in &state.missing {
        reasons.push(match missing {
            Missing::Empty(field) => format!("{} is missing", field_name(procedure, field)),
            Missing::Problem(field) => format!("{} cannot be read", field_name(procedure, field)),
            Missing::NotAdded(field) => format!("{} has something that is not added yet", field_name(procedure, field)),
            Missing::Undone(step) => format!("{} is not done", step_name(procedure, step)),
        });
    }
    for rule in &state.withheld_by {
        let finding = evaluation.findings.iter().find(|finding| finding.rule == *rule);
        let says = finding.map_or_else(String::new, |finding| format!(" ({})", plain(&finding.says)));
        reasons.push(format!("rule `{rule}` withholds it{says}"));
    }
    reasons.join(", ")
}

/// `customer` (Customer name)
fn field_name(procedure: &Procedure, id: &FieldId) -> String {
    named(id.as_str(), procedure.fields.iter().find(|field| field.id == *id).map(|field| field.label.as_str()))
}

fn step_name(procedure: &Procedure, id: &StepId) -> String {
    named(id.as_str(), procedure.steps.iter().find(|step| step.id == *id).map(|step| step.title.as_str()))
}

fn named(id: &str, label: Option<&str>) -> String {
    label.map_or_else(|| format!("`{id}`"), |label| format!("`{id}` ({label})"))
}
