//! What a card depends on, so that it is asked anew when that changes, and only then.

use serde::Serialize;

use super::Fingerprint;
use crate::procedure::{Card, ComputedCard, Procedure, Source, Step, hash};

/// The fingerprint of a written card. What the SOP says counts where it cites a place that the card cites: a new
/// edition that changes something else leaves the card as it is.
pub fn of_card(procedure: &Procedure, card: &Card) -> Fingerprint {
    let cited = |sources: &[Source]| sources.iter().any(|source| !source.is_ours() && card.sources.contains(source));
    let mut said = String::new();
    for step in procedure.steps.iter().filter(|step| cited(&step.sources)) {
        // Where a term stands in its list says nothing.
        said.push_str(&written(&Step { terms: Vec::new(), ..step.clone() }));
        for field in procedure.fields.iter().filter(|field| step.fields.contains(&field.id)) {
            said.push_str(&written(field));
        }
    }
    for define in procedure.defines.iter().filter(|define| cited(&define.sources)) {
        said.push_str(&written(define));
    }
    for rule in procedure.rules.iter().filter(|rule| cited(&rule.sources)) {
        said.push_str(&written(rule));
    }
    for clock in procedure.clocks.iter().filter(|clock| cited(&clock.sources)) {
        said.push_str(&written(clock));
    }
    for term in procedure.terms.iter().filter(|term| cited(&term.sources)) {
        said.push_str(&written(term));
    }
    for post in procedure.posts.iter().filter(|post| cited(&post.sources)) {
        said.push_str(&written(post));
    }
    Fingerprint { card: hash(&written(card)), sop: hash(&said) }
}

/// The fingerprint of a computed card, which is nothing but what the SOP says.
pub fn of_computed(card: &ComputedCard) -> Fingerprint {
    Fingerprint { card: 0, sop: card.rests_on }
}

fn written(part: &impl Serialize) -> String {
    serde_json::to_string(part).unwrap_or_default()
}
