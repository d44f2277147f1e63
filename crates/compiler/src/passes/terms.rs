//! Terms, and the steps in which they occur.

use super::Compiler;
use super::passages::{choices, plain};
use crate::source::Entry;
use casewright_core::procedure::{Field, Step, Term};

impl Compiler<'_> {
    /// Reads the terms, and assigns them to the steps in which they occur.
    pub(crate) fn terms(&self, top: &Entry<'_>, steps: &mut [Step], fields: &[Field]) -> Vec<Term> {
        let mut terms = Vec::new();
        let texts: Vec<String> = steps.iter().map(|step| words(step, fields)).collect();
        for entry in top.list("term", "term", &["name", "also", "says", "source"]) {
            let (name, says) = (entry.need("name"), entry.need("says"));
            let also = entry.texts("also", true);
            let sources = self.sources(&entry, false);
            let Some((name, says)) = name.zip(says) else { continue };
            if terms.iter().any(|other: &Term| other.name == name.value) {
                self.report.error(name.span.clone(), format!("the term `{}` is defined twice", name.value), None);
            }
            let number = u32::try_from(terms.len()).unwrap_or(u32::MAX);
            for (step, words) in steps.iter_mut().zip(&texts) {
                if also.iter().chain([&name]).any(|name| stands(&name.value, words)) {
                    step.terms.push(number);
                }
            }
            terms.push(Term { name: name.value, says: says.value, sources });
        }
        terms
    }
}

/// All texts of a step and its fields.
fn words(step: &Step, fields: &[Field]) -> String {
    let mut words = vec![step.title.clone(), plain(&step.says)];
    words.extend(step.why.clone());
    for field in fields.iter().filter(|field| step.fields.contains(&field.id)) {
        words.push(field.label.clone());
        words.extend(field.help.clone());
        words.extend(choices(&field.kind));
    }
    words.join("\n")
}

/// Whether a name occurs in a text as a separate word. A name without lowercase letters, such as an abbreviation, must
/// match in case.
fn stands(name: &str, text: &str) -> bool {
    let exact = !name.chars().any(char::is_lowercase);
    let (name, text) =
        if exact { (name.to_owned(), text.to_owned()) } else { (name.to_lowercase(), text.to_lowercase()) };
    let apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(&name).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|after| after.chars().next());
        apart(before) && apart(after)
    })
}

#[cfg(test)]
mod tests {
    use super::stands;

    #[test]
    fn a_term_stands_as_a_word_of_its_own() {
        assert!(stands("SF", "Open the SF link."));
        assert!(!stands("SF", "the transfer"));
        assert!(!stands("SF", "an sf link"));
        assert!(stands("Gateway", "Two (gateway) boxes"));
        assert!(!stands("Gateway", "Two gateways"));
        assert!(!stands("Opp", "Opportunity"));
    }
}
