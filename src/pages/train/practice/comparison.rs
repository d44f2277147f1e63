//! How a scenario went: what was missed or wrong, what was right, and the posts beside the right ones.

use casewright_core::procedure::Scenario;
use casewright_core::training::scenario::{Compared, ComparedPost, Comparison, Remark, Side};
use casewright_core::value::write_time;
use yew::prelude::*;

use crate::pack::Sop;
use crate::text::language::of_procedures;
use crate::text::train::practice as words;
use crate::ui::document;
use crate::ui::why::Why;

pub(super) fn comparison(sop: &Sop, scenario: &Scenario, result: &Comparison) -> Html {
    html! {
        <>
            <h2 class="score">{ words::score(result.score) }</h2>
            if result.remarks.is_empty() {
                <p class="finding note">{ words::ALL_RIGHT }</p>
            }
            for scene in &result.scenes {
                { of_scene(sop, scenario, scene, result) }
            }
        </>
    }
}

fn of_scene(sop: &Sop, scenario: &Scenario, compared: &Compared, result: &Comparison) -> Html {
    let Some(scene) = scenario.scene(&compared.scene) else { return Html::default() };
    let now = scene.now();
    let remarks: Vec<&Remark> = result.remarks.iter().filter(|remark| remark.scene == compared.scene).collect();
    html! {
        <section class="card compared" key={compared.scene.to_string()}>
            <h2>{ write_time(now.instant, &now.zone) }</h2>
            <p class="muted" lang={of_procedures()}>{ scene.says.clone() }</p>
            if !remarks.is_empty() {
                <h3>{ words::TO_MEND }</h3>
                <ul class="answers">
                    for remark in remarks {
                        { told(sop, remark) }
                    }
                </ul>
            }
            if !compared.right.is_empty() {
                <details>
                    <summary>{ words::MATCHED }</summary>
                    <ul>
                        for item in &compared.right {
                            <li lang={of_procedures()}>{ words::item(sop, item) }</li>
                        }
                    </ul>
                </details>
            }
            if !compared.posts.is_empty() {
                <h3>{ words::POSTS }</h3>
                for post in &compared.posts {
                    { beside(sop, post) }
                }
            }
            if let Some(why) = &scene.why {
                <h3>{ words::LESSON }</h3>
                <p lang={of_procedures()}>{ why.clone() }</p>
            }
        </section>
    }
}

fn told(sop: &Sop, remark: &Remark) -> Html {
    html! {
        <li class="answer wrong">
            <strong>{ words::mistake(sop, &remark.mistake) }</strong>
            for consequence in &remark.led_to {
                <p class="small">{ words::led_to(sop, &consequence.mistake) }</p>
            }
            if remark.until.is_some() {
                <p class="small muted">{ words::mended() }</p>
            }
            // Folded: mistakes at one step have the same reason.
            <Why about={words::mistake(sop, &remark.mistake)}>
                for reason in remark.why.iter().chain(&remark.help) {
                    <p class="small" lang={of_procedures()}>{ reason.clone() }</p>
                }
                { document::source(sop, &remark.sources) }
            </Why>
        </li>
    }
}

/// A post with the lines that differ marked, by a sign and a word as well as by color.
fn beside(sop: &Sop, post: &ComparedPost) -> Html {
    html! {
        <div key={post.post.to_string()}>
            <h4 lang={of_procedures()}>{ words::post_title(sop, post.post.as_str()) }</h4>
            if !post.sent {
                <p>{ words::POST_NOT_SENT }</p>
            }
            if post.is_same() {
                <p>{ words::SAME_POST }</p>
            } else {
                <div class="lines" lang={of_procedures()}>
                    for line in &post.lines {
                        { match line.side {
                            Side::Same => html! { <p dir="auto">{ line.text.clone() }</p> },
                            Side::Missing => html! {
                                <p class="missing" dir="auto"><span>{ "− " }{ document::unseen(&words::MISSING_LINE) }</span>{ line.text.clone() }</p>
                            },
                            Side::Added => html! {
                                <p class="added" dir="auto"><span>{ "+ " }{ document::unseen(&words::ADDED_LINE) }</span>{ line.text.clone() }</p>
                            },
                        } }
                    }
                </div>
            }
        </div>
    }
}
