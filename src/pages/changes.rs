//! The changes in the SOP since a case began, the answers they affect, and the move to the new version.

use std::rc::Rc;

use casewright_core::case::{Action, Case};
use casewright_core::engine::touched;
use casewright_core::id::CaseId;
use casewright_core::procedure::changes::{changes, sentence};
use casewright_core::procedure::{Procedure, Standing};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser::{clock, focus, page};
use crate::cases::{self, Unchanged};
use crate::pack::{Pack, PackError};
use crate::retry;
use crate::route::Route;
use crate::text::{self, Problem, storage as words};
use crate::ui::lazy::{Draw, Part, PartMissing, part};
use crate::ui::problem::what_to_do;
use crate::ui::title::use_title;
use crate::words::Text;

#[derive(Clone, Properties, PartialEq)]
struct Props {
    pack: Pack,
    case: CaseId,
}

pub(crate) const PART: Part = part!("changes", load);

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(pages, fallible))]
fn load() -> Result<Draw, PartMissing> {
    Ok(|page| match (page.pack_or_problem(), &page.route) {
        (Ok(pack), Route::Changes(case)) => {
            html! { <ChangesPage key={case.to_string()} {pack} case={case.clone()} /> }
        }
        (Err(problem), _) => problem,
        _ => Html::default(),
    })
}

/// The comparison of the two versions.
#[derive(Debug, Clone, PartialEq)]
enum Comparison {
    Loading,
    /// There is nothing to compare; the sentence says why.
    Nothing(String),
    Failed(PackError),
    /// The case follows the current version.
    Latest,
    Both(Rc<VersionDiff>),
}

/// Two versions of a procedure, and their differences for the case.
#[derive(Debug, PartialEq)]
struct VersionDiff {
    version: String,
    edition: String,
    standing: Standing,
    /// The changes, and the affected answers; none if the old version was not kept.
    told: Option<(Vec<String>, Vec<String>)>,
}

/// The state of the move to the new version.
#[derive(Debug, Clone, PartialEq)]
enum MoveState {
    Not,
    To(String),
    Undone,
    Failed(Unchanged),
}

#[component]
fn ChangesPage(props: &Props) -> Html {
    // Both anew where another pack is taken up: the case may have moved in between.
    let case = use_memo((props.case.clone(), props.pack.clone()), |(case, _)| cases::read(case));
    let comparison = use_state(|| Comparison::Loading);
    let moved = use_state(|| MoveState::Not);
    {
        let (comparison, case, moved) = (comparison.setter(), Rc::clone(&case), moved.setter());
        use_effect_with(props.pack.clone(), move |pack| {
            moved.set(MoveState::Not);
            match &*case {
                None => comparison.set(Comparison::Nothing(words::unchanged(Unchanged::Gone))),
                Some(Err(why)) => comparison.set(Comparison::Nothing(words::unchanged(Unchanged::Unreadable(*why)))),
                Some(Ok(case)) => compare_into(pack.clone(), Rc::clone(case), comparison),
            }
        });
    }
    let case = case.as_ref().as_ref().and_then(|case| case.as_ref().ok());
    let name = text::name(case.map_or("", |case| &case.name));
    use_title(&[&words::CHANGES, &name]);
    let did = {
        let moved = moved.setter();
        move |now: MoveState| {
            page::say(&message(&now));
            moved.set(now);
            focus::soon("moved".to_owned());
        }
    };
    let forth = {
        let (case, comparison, did) = (props.case.clone(), (*comparison).clone(), did.clone());
        move |_: MouseEvent| {
            let Comparison::Both(compared) = &comparison else { return };
            let (version, edition) = (compared.version.clone(), compared.edition.clone());
            let changed = cases::try_change(&case, Action::Moved { version: version.clone(), edition });
            did(changed.map_or_else(MoveState::Failed, |()| MoveState::To(version)));
        }
    };
    let back = {
        let case = props.case.clone();
        move |_: MouseEvent| did(cases::undo(&case).map_or_else(MoveState::Failed, |()| MoveState::Undone))
    };
    html! {
        <div class="storage">
            <p class="crumb"><a href={Route::case(&props.case).link()}>{ words::BACK_TO_CASE }</a></p>
            <h1 id="page-heading" tabindex="-1">{ words::CHANGES }</h1>
            if let Some(case) = case {
                <p class="lead" dir="auto">{ words::case_of_version(&name, &case.version) }</p>
            }
            { match &*comparison {
                Comparison::Loading => html! { <p class="muted">{ words::COMPARING }</p> },
                Comparison::Nothing(why) => html! { <div class="card"><p>{ why.clone() }</p></div> },
                Comparison::Failed(why) => html! { <div class="card">{ what_to_do(&Problem::Pack(why.clone())) }</div> },
                Comparison::Latest => html! { <div class="card"><p>{ words::LATEST }</p></div> },
                Comparison::Both(compared) => html! {
                    <section class="card" aria-labelledby="changes-heading">
                        <h2 id="changes-heading">{ words::changed_to(&compared.version) }</h2>
                        if compared.standing == Standing::Older {
                            <p>{ words::IS_OLDER }</p>
                        }
                        if let Some((changes, touched)) = &compared.told {
                            { list(changes, words::NOTHING_CHANGED) }
                            <h3>{ words::TOUCHED }</h3>
                            { list(touched, words::NOTHING_TOUCHED) }
                        } else {
                            <p>{ words::NO_OLD_VERSION }</p>
                        }
                        <p class="muted small">{ words::MOVE_KEEPS }</p>
                        <p class="buttons" id="moved" tabindex="-1">
                            { message(&moved) }{ " " }
                            if matches!(*moved, MoveState::To(_)) {
                                <button type="button" class="button" onclick={back}>{ text::UNDO }</button>
                                <a class="button primary" href={Route::case(&props.case).link()}>{ words::BACK_TO_CASE }</a>
                            } else {
                                <button type="button" class="button primary" onclick={forth}>{ words::move_to(&compared.version) }</button>
                            }
                        </p>
                    </section>
                },
            } }
        </div>
    }
}

fn message(moved: &MoveState) -> String {
    match moved {
        MoveState::Not => String::new(),
        MoveState::To(version) => words::moved(version),
        MoveState::Undone => words::MOVED_BACK.to_string(),
        MoveState::Failed(why) => words::unchanged(*why),
    }
}

fn list(sentences: &[String], none: Text) -> Html {
    if sentences.is_empty() {
        return html! { <p class="muted">{ none }</p> };
    }
    html! {
        <ul class="sentences">
            for sentence in sentences.iter() {
                <li dir="auto">{ sentence.clone() }</li>
            }
        </ul>
    }
}

fn compare_into(pack: Pack, case: Rc<Case>, comparison: UseStateSetter<Comparison>) {
    spawn_local(async move {
        let compared = compare(&pack, &case).await;
        if matches!(compared, Comparison::Failed(_)) {
            let comparison = comparison.clone();
            retry::failed(move || {
                comparison.set(Comparison::Loading);
                compare_into(pack, case, comparison);
            });
        }
        comparison.set(compared);
    });
}

/// Compares the version that the case follows with the current one.
async fn compare(pack: &Pack, case: &Case) -> Comparison {
    let Some(head) = pack.head(&case.procedure) else { return Comparison::Nothing(words::NO_PROCEDURE.to_string()) };
    let (version, edition) = (head.version.clone(), head.edition().to_owned());
    if edition == case.edition {
        return Comparison::Latest;
    }
    let both = [&case.edition, &edition].map(|edition| (case.procedure.clone(), edition.clone()));
    if let Err(why) = pack.load(&both).await {
        return Comparison::Failed(why);
    }
    let Some(after) = pack.today(&case.procedure) else {
        return Comparison::Nothing(words::NO_PROCEDURE.to_string());
    };
    let standing = pack.standing(&case.procedure, &case.edition, &case.version);
    let before = pack.of(case).filter(|sop| sop.edition() == case.edition);
    let told = before.map(|before| differences(&before, &after, case));
    Comparison::Both(Rc::new(VersionDiff { version, edition, standing, told }))
}

fn differences(before: &Procedure, after: &Procedure, case: &Case) -> (Vec<String>, Vec<String>) {
    let zone = &clock::now().zone;
    let touched = touched(before, after, &case.entries, zone);
    let changes = changes(before, after, text::WORDING);
    let told = changes.iter().map(|change| sentence(change, text::WORDING));
    (told.collect(), touched.iter().map(text::touched).collect())
}
