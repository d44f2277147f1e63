//! A procedure read as a document, with its map; and the list of all.

mod document;

use std::task::Poll;

use casewright_core::id::{ProcedureId, StepId};
use yew::prelude::*;

use self::document::document;
use crate::browser::focus;
use crate::pack::{Pack, use_procedures};
use crate::route::{Route, step_heading};
use crate::text::language::of_procedures;
use crate::text::{Problem, procedure as words};
use crate::ui::lazy::{Draw, Part, PartMissing, part};
use crate::ui::more_styles::MoreStyles;
use crate::ui::problem::ProblemPage;
use crate::ui::title::use_title;

pub(crate) const PART: Part = part!("procedure", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(train, fallible))]
fn load() -> Result<Draw, PartMissing> {
    Ok(|page| match (page.pack_or_problem(), &page.route) {
        (Ok(pack), Route::Procedure { id, step }) => {
            html! { <ProcedurePage key={id.to_string()} {pack} id={id.clone()} step={step.clone()} /> }
        }
        (Ok(pack), _) => html! { <ProceduresPage {pack} /> },
        (Err(problem), _) => problem,
    })
}

#[derive(Properties, PartialEq)]
struct Props {
    pack: Pack,
    id: ProcedureId,
    /// The step that the address names.
    step: Option<StepId>,
}

#[component]
fn ProcedurePage(props: &Props) -> Html {
    let current = props.pack.current(&props.id).map(|edition| (props.id.clone(), edition.to_owned()));
    let arrived = use_procedures(&props.pack, current.into_iter().collect());
    let sop = props.pack.today(&props.id);
    let title = sop.as_ref().map_or_else(|| words::PROCEDURE.to_string(), |sop| sop.title.clone());
    use_title(&[&title]);
    let problem = match (sop, arrived) {
        (Some(sop), _) => {
            let step = props.step.clone();
            return html! { <MoreStyles>{ document(&sop, step.as_ref()) }<Arrived {step} /></MoreStyles> };
        }
        (None, Poll::Pending) => Problem::Waiting,
        (None, Poll::Ready(Err(why))) => Problem::Pack(why),
        (None, Poll::Ready(Ok(()))) => Problem::UnknownProcedure,
    };
    html! { <ProblemPage {problem} /> }
}

#[derive(Properties, PartialEq)]
struct ArrivedProps {
    step: Option<StepId>,
}

/// Moves the focus to the heading, or to the step that the address names. When the address is opened anew, the page is
/// there before its procedure and its styles.
#[component]
fn Arrived(ArrivedProps { step }: &ArrivedProps) -> Html {
    let step = step.clone();
    use_effect_with((), move |()| {
        focus::arrive_late();
        step.into_iter().for_each(|step| focus::soon(step_heading(&step)));
    });
    Html::default()
}

#[derive(Properties, PartialEq)]
struct AllProps {
    pack: Pack,
}

#[component]
fn ProceduresPage(props: &AllProps) -> Html {
    use_title(&[&words::PROCEDURES]);
    use_effect_with((), |()| focus::arrive_late());
    html! {
        <div class="storage">
            <h1 id="page-heading" tabindex="-1">{ words::PROCEDURES }</h1>
            <p class="lead">{ words::PROCEDURES_LEAD }</p>
            <ul class="plain-list" lang={of_procedures()}>
                for head in props.pack.procedures.iter() {
                    <li class="card" key={head.id.as_str()}>
                        <h2><a href={Route::procedure(&head.id).link()}>{ head.title.clone() }</a></h2>
                        <p class="muted">{ head.summary.clone() }</p>
                    </li>
                }
            </ul>
        </div>
    }
}
