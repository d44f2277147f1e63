//! The map as a list, with all words in full.

use casewright_map::{Node, Stage};
use yew::prelude::*;

use super::Drawn;
use crate::text::language::of_procedures;
use crate::text::procedure as words;

pub(super) fn as_list(drawn: &Drawn<'_>) -> Html {
    html! {
        <ol class="map-list">
            for (_, one) in drawn.stages() {
                <li key={one.id.as_str()}>{ stage(drawn, one) }</li>
            }
        </ol>
    }
}

fn stage(drawn: &Drawn<'_>, stage: &Stage) -> Html {
    html! {
        <>
            <strong lang={of_procedures()}>{ stage.title.clone() }</strong>
            if let Some(condition) = &stage.only_if {
                { " " }<span class="muted">{ condition.clone() }</span>
            }
            <ol>
                for node in stage.nodes.iter() {
                    { match node {
                        Node::Junction => Html::default(),
                        Node::Clock(clock) => html! { <li class="muted">{ words::clock_node(clock) }</li> },
                        Node::Step(step) => {
                            let condition = step.only_if.as_ref().filter(|only_if| stage.only_if.as_ref() != Some(only_if));
                            html! {
                                <li>
                                    <a lang={of_procedures()} href={drawn.link(&step.id)} aria-current={drawn.is_here(&step.id).then_some("step")}>{ step.title.clone() }</a>
                                    if let Some(role) = &step.role {
                                        <span class="role" lang={of_procedures()}>{ role.clone() }</span>
                                    }
                                    if let Some(condition) = condition {
                                        { " " }<span class="small muted">{ condition.clone() }</span>
                                    }
                                </li>
                            }
                        }
                    } }
                }
            </ol>
        </>
    }
}
