//! Pages and overlays that are fetched when first opened.
//!
//! With the cargo feature `split`, each function under `#[wasm_split]` ends up in a file of its own, together with
//! everything that only it needs. Without the feature the program is one file, and everything is loaded from the start.
//!
//! The attribute names one of five groups, and each group is one file: the case, what an SOP is learned by, the other
//! pages, the overlays, what is the host's own. With a file for each page, the code that pages share fell into some sixty
//! tiny files, each a request of its own.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::task::Poll;

use futures_util::future::LocalBoxFuture;
use yew::platform::spawn_local;
use yew::prelude::*;
use yew::suspense::use_future;

use super::problem::{ProblemPage, Waiting};
use crate::browser::{focus, release};
use crate::pack::{Pack, PackState};
use crate::retry;
use crate::route::Route;
use crate::text::Problem;

/// The properties of every page. A single type, so that [`Lazy`] is compiled once.
#[derive(Debug, Clone, Properties, PartialEq)]
pub(crate) struct PageProps {
    pub(crate) route: Route,
    pub(crate) pack: PackState,
}

impl PageProps {
    /// The pack, if it is loaded.
    pub(crate) fn loaded(&self) -> Option<&Pack> {
        if let Poll::Ready(Ok(pack)) = &self.pack { Some(pack) } else { None }
    }

    /// The pack, or the page that says why it is not loaded.
    pub(crate) fn pack_or_problem(&self) -> Result<Pack, Html> {
        match &self.pack {
            Poll::Ready(Ok(pack)) => Ok(pack.clone()),
            Poll::Ready(Err(why)) => Err(html! { <ProblemPage problem={Problem::Pack(why.clone())} /> }),
            Poll::Pending => Err(html! { <ProblemPage problem={Problem::Waiting} /> }),
        }
    }
}

/// Draws a page.
pub(crate) type Draw = fn(&PageProps) -> Html;

/// A part of the program that draws a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) load: fn() -> LocalBoxFuture<'static, Result<Draw, PartMissing>>,
}

impl PartialEq for Part {
    fn eq(&self, other: &Part) -> bool {
        self.name == other.name
    }
}

/// A part could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PartMissing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for PartMissing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> PartMissing {
        PartMissing
    }
}

/// A call of a function under `#[wasm_split]`, which the attribute makes async.
macro_rules! late {
    ($call:expr) => {{
        #[cfg(feature = "split")]
        let result = $call.await;
        #[cfg(not(feature = "split"))]
        let result = $call;
        result
    }};
}
pub(crate) use late;

/// The part of a function `load` under `#[wasm_split]`.
macro_rules! part {
    ($name:literal, $load:path) => {
        $crate::ui::lazy::Part {
            name: $name,
            load: || ::std::boxed::Box::pin(async { $crate::ui::lazy::late!($load()) }),
        }
    };
}
pub(crate) use part;

thread_local! {
    /// The loaded parts by name: they are drawn right away from then on.
    static LOADED: RefCell<BTreeMap<&'static str, Draw>> = const { RefCell::new(BTreeMap::new()) };
}

/// Loads a part before a page needs it. A failure is not mentioned: the page that needs the part tries again.
pub(crate) fn fetch_early(part: Part) {
    spawn_local(async move {
        let _ = fetch(part).await;
    });
}

async fn fetch(part: Part) -> Result<(), PartMissing> {
    let draw = (part.load)().await?;
    LOADED.with_borrow_mut(|all| all.insert(part.name, draw));
    Ok(())
}

#[derive(Debug, Clone, Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) part: Part,
    pub(crate) page: PageProps,
    /// Shown while the part is loading.
    #[prop_or_else(|| html! { <Waiting /> })]
    pub(crate) waiting: Html,
    /// Wraps the message that the part could not be loaded.
    #[prop_or_default]
    pub(crate) frame: Option<Callback<Html, Html>>,
    /// The part is something beside the page: if it cannot be loaded, the page goes on without it.
    #[prop_or_default]
    pub(crate) aside: bool,
}

/// Draws a page once its part is loaded, or says that it could not be loaded.
///
/// Only the wait is inside the `Suspense`: that keeps its children apart from the document until they are ready, so a page
/// in it could neither open a dialog nor move the focus when it is first drawn.
#[component]
pub(crate) fn Lazy(props: &Props) -> Html {
    let redraw = use_force_update();
    let problem = use_state_eq(|| None::<Problem>);
    let draw = LOADED.with_borrow(|all| all.get(props.part.name).copied());
    use_effect_with((draw.is_some(), problem.is_some()), |_| focus::after_drawing(focus::arrive_late));
    if let Some(draw) = draw {
        return draw(&props.page);
    }
    if let Some(why) = &*problem {
        if props.aside {
            return Html::default();
        }
        let message = html! { <ProblemPage problem={why.clone()} /> };
        return match &props.frame {
            Some(frame) => frame.emit(message),
            None => message,
        };
    }
    let settled = {
        let problem = problem.setter();
        Callback::from(move |outcome: Option<Problem>| match outcome {
            Some(why) => {
                problem.set(Some(why));
                let problem = problem.clone();
                retry::failed(move || problem.set(None));
            }
            None => redraw.force_update(),
        })
    };
    html! {
        <Suspense fallback={props.waiting.clone()}>
            <Fetch part={props.part} {settled} />
        </Suspense>
    }
}

#[derive(Properties, PartialEq)]
struct FetchProps {
    part: Part,
    /// Called once the part is loaded, or with the reason that it is not.
    settled: Callback<Option<Problem>>,
}

/// Loads a part. Draws nothing.
#[component]
fn Fetch(props: &FetchProps) -> HtmlResult {
    let (part, settled) = (props.part, props.settled.clone());
    use_future(move || async move {
        let outcome = match fetch(part).await {
            Ok(()) => None,
            // A newer release has other files: the page must be reloaded before its parts can be fetched.
            Err(PartMissing) if release::replaced_by().await.is_some() => Some(Problem::NewerRelease),
            Err(PartMissing) => Some(Problem::PartMissing),
        };
        settled.emit(outcome);
    })?;
    Ok(Html::default())
}
