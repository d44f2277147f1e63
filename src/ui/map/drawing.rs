//! The picture of a stage as elements of the page, with the classes of the style sheet.

use casewright_map::{Clock, Curve, EdgeKind, Line, Node, Shape, Stage, StagePicture, Step};
use yew::prelude::*;

use super::Drawn;
use crate::text::language::of_procedures;
use crate::text::procedure as words;

pub(super) fn stage_picture(drawn: &Drawn<'_>, stage: &Stage, picture: &StagePicture) -> Html {
    let (scale, class) = drawn.scale;
    let [width, height] = [picture.width, picture.height].map(|length| (length * scale).ceil().to_string());
    let view = format!("0 0 {} {}", picture.width, picture.height);
    html! {
        <div class="map-stage" key={stage.id.as_str()}>
            <p class="map-title">
                <strong lang={of_procedures()}>{ stage.title.clone() }</strong>
                if let Some(condition) = &stage.only_if {
                    { " " }<span class="small muted">{ condition.clone() }</span>
                }
            </p>
            <svg {class} {width} {height} viewBox={view} role="group" aria-label={stage.title.clone()}>
                <g aria-hidden="true">
                    for one in picture.curves.iter() {
                        { curve(one) }
                    }
                    for caption in picture.captions.iter() {
                        { rect("caption", &caption.shape, "0") }
                        { lines(&caption.shape) }
                    }
                </g>
                for (node, shape) in stage.nodes.iter().zip(&picture.shapes) {
                    { match node {
                        Node::Junction => dot(shape),
                        Node::Step(one) => step(drawn, one, shape),
                        Node::Clock(one) => clock(one, shape),
                    } }
                }
            </svg>
        </div>
    }
}

fn curve(curve: &Curve) -> Html {
    let class = match curve.kind {
        EdgeKind::Starts | EdgeKind::Ends => "edge of-clock",
        EdgeKind::Next | EdgeKind::Branch | EdgeKind::Otherwise => "edge",
    };
    html! {
        <>
            <path {class} d={curve.path.clone()} />
            if let Some(head) = &curve.head {
                <path class="head" d={head.clone()} />
            }
        </>
    }
}

fn dot(shape: &Shape) -> Html {
    let radius = shape.width / 2.0;
    let [x, y, radius] = [shape.x + radius, shape.y + radius, radius].map(|length| length.to_string());
    html! { <circle class="junction" cx={x} cy={y} r={radius} aria-hidden="true" /> }
}

fn step(drawn: &Drawn<'_>, step: &Step, shape: &Shape) -> Html {
    let here = drawn.is_here(&step.id);
    html! {
        <a class="map-step" lang={of_procedures()} href={drawn.link(&step.id)} aria-label={words::step_node(step)} aria-current={here.then_some("step")}>
            { rect("step", shape, "8") }
            { lines(shape) }
        </a>
    }
}

fn clock(clock: &Clock, shape: &Shape) -> Html {
    html! {
        <g role="img" aria-label={words::clock_node(clock)}>
            { rect("clock", shape, "16") }
            { lines(shape) }
        </g>
    }
}

fn rect(class: &'static str, shape: &Shape, round: &'static str) -> Html {
    let [x, y, width, height] = [shape.x, shape.y, shape.width, shape.height].map(|length| length.to_string());
    html! { <rect {class} {x} {y} {width} {height} rx={round} /> }
}

fn lines(shape: &Shape) -> Html {
    let line = |line: &Line| {
        let [x, y] = [line.x, line.y].map(|length| length.to_string());
        // The blank keeps the words of two lines apart, in the name of the link as well.
        html! { <><text class={if line.large { "large" } else { "detail" }} {x} {y}>{ line.text.clone() }</text>{ " " }</> }
    };
    shape.lines.iter().map(line).collect()
}
