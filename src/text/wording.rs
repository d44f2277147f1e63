//! How the conditions of procedures and the changes in them are told: by the core, in the reader's language.

use super::reasons::{answer, hours};
use crate::words::t;
use casewright_core::procedure::changes::Wording;

/// The English phrases are in the core, and their translations with those of the page.
pub(crate) const WORDING: Wording = Wording { phrase: |english, parts| t(english).with(parts), value: answer, hours };

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::WORDING;
    use crate::browser::locale;
    use crate::text::tests::speak_spanish;
    use casewright_core::id::{FieldId, StageId, StepId};
    use casewright_core::procedure::changes::{changes, sentence, spoken};
    use casewright_core::procedure::{Clock, Comparison, Due, Expr, Field, Kind, Procedure, Stage};
    use casewright_core::value::{Span, Value};
    use chrono::NaiveDate;

    #[wasm_bindgen_test]
    fn a_condition_is_told_in_the_language_of_the_page() {
        speak_spanish();
        let field = |id: &str| Expr::Field(FieldId::new(id));
        let day = NaiveDate::from_ymd_opt(2026, 3, 6).unwrap_or_default();
        let answered = |id: &str| Expr::Answered(FieldId::new(id));
        let later = Expr::Add(field("day").into(), Expr::Value(Value::Span(Span::days(14))).into());
        let least = Expr::Least(vec![later, Expr::Value(Value::Date(day))]);
        let is_past = Expr::Compare(least.into(), Comparison::AtMost, Expr::Today.into());
        let undone = Expr::Not(Expr::Done(StepId::new("asked")).into());
        let all = Expr::And(vec![Expr::Or(vec![answered("line"), is_past]), undone]);
        assert_eq!(
            spoken(&Procedure::default(), &all, WORDING),
            format!(
                "(line tiene respuesta o lo menor de (day + 14 días, {}) es como mucho hoy) y asked no está hecho",
                locale::day(day)
            )
        );
        let chosen = Expr::If(answered("line").into(), field("day").into(), Expr::Begun.into());
        assert_eq!(
            spoken(&Procedure::default(), &chosen, WORDING),
            "day si line tiene respuesta, y si no el día en que se inició el caso"
        );
    }

    #[wasm_bindgen_test]
    fn a_change_is_told_in_the_language_of_the_page() {
        speak_spanish();
        let stage = |title: &str| Stage { id: StageId::new(title), title: title.to_owned(), ..Stage::default() };
        let procedure = |label: &str, kind: Kind, required: bool, after: Span, stages: &[&str]| Procedure {
            stages: stages.iter().map(|title| stage(title)).collect(),
            fields: vec![Field {
                label: label.to_owned(),
                kind,
                required: required.then_some(Expr::Value(Value::YesNo(true))),
                ..Field::default()
            }],
            clocks: vec![Clock {
                label: "Call".to_owned(),
                dues: vec![Due { after, ..Due::default() }],
                ..Clock::default()
            }],
            ..Procedure::default()
        };
        let old = procedure("Asked", Kind::Line, false, Span::minutes(1440), &["Both", "Old"]);
        let new = procedure("Told", Kind::Money, true, Span::days(2), &["Both", "New"]);
        let told: Vec<String> = changes(&old, &new, WORDING).iter().map(|one| sentence(one, WORDING)).collect();
        assert_eq!(
            told,
            [
                "Etapa que se quita: “Old”.",
                "Etapa que se añade: “New”.",
                "Pregunta con cambios: “Asked”: su nombre “Asked” pasa a ser “Told”; su tipo pasa a ser importe (antes: \
                 línea); la respuesta pasa a ser siempre obligatoria (antes: nunca obligatoria).",
                "Plazo con cambios: “Call”: la tarea “”: 24 horas pasa a ser 2 días."
            ]
        );
    }
}
