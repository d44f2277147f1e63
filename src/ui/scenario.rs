//! What a scenario is about, as the page of training and the practice case show it.

use casewright_core::id::SceneId;
use casewright_core::procedure::{Fact, Scenario};
use yew::prelude::*;

use crate::text::language::of_procedures;
use crate::text::train::practice as words;

/// The customer's message, and what stands in Salesforce.
pub(crate) fn brief(scenario: &Scenario) -> Html {
    html! {
        <div class="brief">
            if let Some(message) = &scenario.customer {
                <h3>{ words::CUSTOMER }</h3>
                <blockquote lang={of_procedures()} dir="auto">
                    for paragraph in message.lines().filter(|line| !line.trim().is_empty()) {
                        <p>{ paragraph.to_owned() }</p>
                    }
                </blockquote>
            }
            if !scenario.salesforce.is_empty() {
                <h3>{ words::SALESFORCE }</h3>
                <dl class="facts" lang={of_procedures()}>
                    for Fact { label, value } in &scenario.salesforce {
                        <div key={label.clone()}><dt>{ label.clone() }</dt><dd>{ value.clone() }</dd></div>
                    }
                </dl>
            }
        </div>
    }
}

/// What has happened in a scene, and what is asked.
pub(crate) fn scene(scenario: &Scenario, scene: Option<&SceneId>) -> Html {
    let Some(scene) = scene.and_then(|scene| scenario.scene(scene)) else { return Html::default() };
    html! {
        <div class="scene">
            <h3>{ words::NOW }</h3>
            <p lang={of_procedures()}>{ scene.says.clone() }</p>
        </div>
    }
}
