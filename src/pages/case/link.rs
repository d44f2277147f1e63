//! Related cases: links to them, and starting another case from this one.

use yew::prelude::*;

use super::handle::CaseHandle;
use crate::browser::{location, page, random};
use crate::cases;
use crate::pack::Pack;
use crate::route::Route;
use crate::text;
use crate::text::language::of_procedures;
use crate::ui::document;
use crate::ui::why::Why;
use crate::words::Text;
use casewright_core::case::keys::{is_sample, sample};
use casewright_core::case::{Action, Case, CaseLink, Entries, SaveError};
use casewright_core::document::Inline;
use casewright_core::engine::{Scope, carry};
use casewright_core::id::LinkId;
use casewright_core::procedure::Link;

/// A link that is offered, with what depends on the case.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Offered {
    id: LinkId,
    says: Vec<Inline>,
    /// The cases that were started by it.
    started: Vec<CaseLink>,
}

impl Offered {
    pub(crate) fn new(link: &Link, scope: &Scope<'_>, entries: &Entries) -> Offered {
        let started = entries.links.iter().filter(|one| one.link.as_ref() == Some(&link.id));
        Offered {
            id: link.id.clone(),
            says: link.says.as_ref().map(|says| scope.fill(says, None).inlines).unwrap_or_default(),
            started: started.cloned().collect(),
        }
    }
}

/// The button that starts a case from this one; none if its procedure is not in the pack.
pub(crate) fn link(handle: &CaseHandle, offered: &Offered) -> Html {
    let Some(link) = handle.sop.links.iter().find(|link| link.id == offered.id) else { return Html::default() };
    if handle.pack.head(&link.to).is_none() {
        return Html::default();
    }
    let onclick = {
        let (handle, id) = (handle.clone(), link.id.clone());
        move |_: MouseEvent| {
            if let Some(Ok(case)) = cases::read(&handle.case) {
                start(&handle, &case, &id);
            }
        }
    };
    let again = !offered.started.is_empty();
    html! {
        <div class="linking" key={link.id.as_str()}>
            if !offered.says.is_empty() {
                <p lang={of_procedures()}>{ document::line(&offered.says) }</p>
            }
            for one in offered.started.iter() {
                { to_case(&handle.pack, one, text::STARTED) }
            }
            <button type="button" class={if again { "button small" } else { "button" }} {onclick}
                id={["link-", link.id.as_str()].concat()}>
                if again {
                    { text::START_ANOTHER }{ document::unseen(&link.label) }
                } else {
                    <span lang={of_procedures()}>{ link.label.clone() }</span>
                }
            </button>
            if !link.sources.is_empty() {
                <Why about={link.label.clone()}>{ document::source(&handle.sop, &link.sources) }</Why>
            }
        </div>
    }
}

/// A link to another case, named after its procedure.
pub(crate) fn to_case(pack: &Pack, link: &CaseLink, words: Text) -> Html {
    if link.case.as_str().is_empty() {
        return html! { <p class="small muted">{ text::STARTED_IN_PRACTICE }</p> };
    }
    let title = pack.head(&link.procedure).map_or(link.procedure.as_str(), |head| head.title.as_str());
    let href = Route::Case { id: link.case.clone(), stage: None }.link();
    html! { <p class="small" key={link.case.as_str()}><a {href}>{ words }{ title.to_owned() }</a></p> }
}

/// Starts a case from this one and opens it. Moved answers leave this case only once the other one is stored.
fn start(handle: &CaseHandle, case: &Case, id: &LinkId) -> Option<()> {
    let link = handle.sop.links.iter().find(|link| link.id == *id)?;
    let head = handle.pack.head(&link.to)?;
    let now = handle.clock.now();
    let carried = carry(&handle.sop, &case.entries, &now, link);
    if handle.clock.is_stopped() {
        // No other case is begun in practice. The case notes that it would be.
        let link = CaseLink { link: Some(id.clone()), procedure: link.to.clone(), ..CaseLink::default() };
        handle.happened(Action::Linked { link, answers: carried.here });
        page::say(&text::STARTED_IN_PRACTICE);
        return None;
    }
    let new = random::case_id();
    let new = if is_sample(&case.id) { sample(&new) } else { new };
    let begun = Case::new(new, head.id.clone(), head.version.clone(), now.instant);
    let mut other = Case { edition: head.edition().to_owned(), entries: carried.there, ..begun };
    other.entries.links.push(CaseLink { case: case.id.clone(), procedure: handle.sop.id.clone(), link: None });
    let route = Route::Case { id: other.id.clone(), stage: None };
    let link = CaseLink { case: other.id.clone(), procedure: other.procedure.clone(), link: Some(id.clone()) };
    if cases::begin(other) == Err(SaveError::Full) {
        // Storing this case, now smaller, might still succeed, and the moved answers would be lost with the tab.
        cases::discard(&link.case);
        page::tell(&text::NOT_STARTED);
        return None;
    }
    handle.happened(Action::Linked { link, answers: carried.here });
    location::go(&route.link());
    Some(())
}
