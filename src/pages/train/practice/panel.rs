//! What a practice case is about: the scenario, its time, and the way on.

use casewright_core::id::CaseId;
use casewright_core::procedure::{Scenario, Training};
use casewright_core::training::Attempt;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::pack::Pack;
use crate::route::{Route, TrainRoute};
use crate::text::language::of_procedures;
use crate::text::train::practice as words;
use crate::training::read;
use crate::ui::lazy::{Draw, Part, PartMissing, part};
use crate::ui::more_styles::MoreStyles;
use crate::ui::scenario::{brief, scene};

/// It stands on the page of a practice case, and is fetched there: other cases do without.
pub(crate) const PANEL: Part = part!("practice", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(train, fallible))]
fn load() -> Result<Draw, PartMissing> {
    Ok(|page| match (page.loaded(), &page.route) {
        (Some(pack), Route::Case { id, .. }) => html! { <Practice pack={pack.clone()} case={id.clone()} /> },
        _ => Html::default(),
    })
}

#[derive(Clone, Properties, PartialEq)]
struct Props {
    pack: Pack,
    case: CaseId,
}

#[component]
fn Practice(props: &Props) -> Html {
    let attempt = use_memo(props.case.clone(), |case| read().attempts.get(case).cloned());
    let found = use_state_eq(|| None::<Scenario>);
    {
        let (pack, attempt, setter) = (props.pack.clone(), (*attempt).clone(), found.setter());
        use_effect_with((), move |()| {
            spawn_local(async move {
                // Without it, the link below still leads on.
                let training = pack.training().await.unwrap_or_default();
                setter.set(attempt.and_then(|attempt| scenario_of(&training, &attempt).cloned()));
            });
        });
    }
    let Some(attempt) = &*attempt else { return Html::default() };
    html! {
        <MoreStyles>
        <section class="finding note practice" aria-labelledby="practice-heading">
            <h2 id="practice-heading">{ words::practice(attempt) }</h2>
            if let Some(scenario) = &*found {
                <details open=true>
                    <summary lang={of_procedures()}>{ scenario.title.clone() }</summary>
                    { brief(scenario, "h3") }
                    { scene(scenario, attempt.scene.as_ref(), "h3") }
                </details>
            }
            <p><a class="button" href={TrainRoute::Practice(props.case.clone()).link()}>{ words::GO_ON_OR_PAUSE }</a></p>
        </section>
        </MoreStyles>
    }
}

fn scenario_of<'a>(training: &'a Training, attempt: &Attempt) -> Option<&'a Scenario> {
    let deck = training.decks.iter().find(|deck| deck.procedure == attempt.procedure)?;
    deck.scenarios.iter().find(|scenario| scenario.id == attempt.scenario)
}
