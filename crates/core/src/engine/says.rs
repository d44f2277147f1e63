//! Fills templates with values.

use super::scope::Scope;
use super::words;
use crate::document::Inline;
use crate::id::FieldId;
use crate::procedure::{Kind, Piece};
use crate::value::{Row, yes_or_no};

/// A filled line.
#[derive(Debug, Default)]
pub struct Filled {
    pub inlines: Vec<Inline>,
    /// The number of places for values in the line.
    pub places: usize,
    /// Whether the line has content even without values: a value, a blank, a box, or a missing answer.
    pub says: bool,
}

/// An unticked or ticked box. Both survive every Salesforce editor, in rich and in plain text.
fn mark(on: bool) -> &'static str {
    if on { "☑" } else { "☐" }
}

impl Scope<'_> {
    /// A sentence with its values filled in.
    pub(super) fn inlines(&self, line: &[Piece]) -> Vec<Inline> {
        self.fill(line, None).inlines
    }

    /// A line with its values filled in; `row` is the current row within `[each …]`.
    pub fn fill(&self, line: &[Piece], row: Option<&Row>) -> Filled {
        let mut filled = Filled::default();
        self.fill_into(&mut filled, line, row, false);
        filled
    }

    fn fill_into(&self, filled: &mut Filled, line: &[Piece], row: Option<&Row>, bold: bool) {
        for piece in line {
            match piece {
                Piece::Text(words) => {
                    let words = after_stop(&filled.inlines, words);
                    push(&mut filled.inlines, words, bold);
                }
                Piece::Bold(inner) => self.fill_into(filled, inner, row, true),
                Piece::Boxes(field) => {
                    filled.says = true;
                    self.boxes(filled, field, bold);
                }
                Piece::Box(field, option) => {
                    filled.says = true;
                    let label = self.options(field).into_iter().find(|(id, _)| id == option.as_str());
                    let label = label.map(|(_, label)| label).unwrap_or_default();
                    let on = self.is_chosen(field, option.as_str());
                    push(&mut filled.inlines, mark(on), bold);
                    push(&mut filled.inlines, " ", bold);
                    push(&mut filled.inlines, &label, bold || on);
                }
                Piece::Value { expr, label, blank } => {
                    filled.places += 1;
                    let found = self.eval(expr, row);
                    let shown = found.value.map(|value| value.display(self.zone())).unwrap_or_default();
                    if !shown.is_empty() {
                        filled.says = true;
                        push(&mut filled.inlines, &shown, bold);
                    } else if let Some(blank) = blank {
                        filled.says = true;
                        push(&mut filled.inlines, blank, bold);
                    } else if let Some(label) = self.wanting(label, &found.needs) {
                        filled.says = true;
                        filled.inlines.push(Inline::Missing { label });
                    } else if found.beyond {
                        filled.says = true;
                        push(&mut filled.inlines, words::BEYOND, bold);
                    }
                }
            }
        }
    }

    /// What to call a value while answers to it are missing; `None` if none has to be given. What is worked out in its place
    /// has no name, so it is called by those answers.
    fn wanting(&self, label: &str, needs: &[FieldId]) -> Option<String> {
        let wanting: Vec<&FieldId> = needs.iter().filter(|id| self.is_wanting(id)).collect();
        if wanting.is_empty() || !label.is_empty() {
            return (!wanting.is_empty()).then(|| label.to_owned());
        }
        let labels = wanting.iter().filter_map(|id| self.field_part(id)).map(|field| words::bare(&field.label));
        Some(labels.collect::<Vec<_>>().join(", "))
    }

    fn boxes(&self, filled: &mut Filled, field: &FieldId, bold: bool) {
        for (index, (id, label)) in self.options(field).into_iter().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            let mark = mark(self.is_chosen(field, &id));
            push(&mut filled.inlines, &format!("{gap}{mark} {label}"), bold);
        }
    }

    /// The ids and labels of a field's options; `yes` and `no` for a yes/no field.
    fn options(&self, field: &FieldId) -> Vec<(String, String)> {
        match self.field_part(field).map(|field| &field.kind) {
            Some(Kind::OneOf(options) | Kind::SomeOf(options)) => {
                options.iter().map(|option| (option.id.to_string(), option.label.clone())).collect()
            }
            Some(Kind::YesNo) => {
                [(true, "yes"), (false, "no")].map(|(yes, id)| (id.to_owned(), yes_or_no(yes).to_owned())).into()
            }
            _ => Vec::new(),
        }
    }
}

/// The words of a template without their full stop where the value before them ends with one: "Acme Inc."
fn after_stop<'a>(before: &[Inline], words: &'a str) -> &'a str {
    match (before.last(), words.strip_prefix('.')) {
        (Some(Inline::Text { text, .. }), Some(rest)) if text.ends_with('.') && !rest.starts_with('.') => rest,
        _ => words,
    }
}

/// Appends text, joining it with text of the same weight.
fn push(inlines: &mut Vec<Inline>, words: &str, bold: bool) {
    if let Some(Inline::Text { text, bold: before }) = inlines.last_mut()
        && *before == bold
    {
        text.push_str(words);
        return;
    }
    inlines.push(Inline::Text { text: words.to_owned(), bold });
}
