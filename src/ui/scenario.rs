//! What a scenario is about, as the page of training and the practice case show it.

use casewright_core::id::SceneId;
use casewright_core::procedure::{Fact, Scenario};
use yew::prelude::*;

use crate::text::language::of_procedures;
use crate::text::train::practice as words;

/// The level of the headings: what they stand below differs from page to page.
pub(crate) type Heading = &'static str;

/// The customer's message, and what stands in Salesforce.
pub(crate) fn brief(scenario: &Scenario, heading: Heading) -> Html {
    html! {
        <div class="brief">
            if let Some(message) = &scenario.customer {
                <@{heading}>{ words::CUSTOMER }</@>
                <blockquote lang={of_procedures()} dir="auto">
                    for paragraph in message.lines().filter(|line| !line.trim().is_empty()) {
                        <p>{ paragraph.to_owned() }</p>
                    }
                </blockquote>
            }
            if !scenario.salesforce.is_empty() {
                <@{heading}>{ words::SALESFORCE }</@>
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
pub(crate) fn scene(scenario: &Scenario, scene: Option<&SceneId>, heading: Heading) -> Html {
    let Some(scene) = scene.and_then(|scene| scenario.scene(scene)) else { return Html::default() };
    html! {
        <div class="scene">
            <@{heading}>{ words::NOW }</@>
            <p lang={of_procedures()}>{ scene.says.clone() }</p>
        </div>
    }
}
