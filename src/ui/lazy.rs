//! Pages and overlays that are fetched when first opened.
//!
//! With the cargo feature `split`, each function under `#[wasm_split]` ends up in a file of its own, together with
//! everything that only it needs. Without the feature the program is one file, and everything is loaded from the start.
//!
//! The attribute names one of three groups, and each group is one file: the case, the other pages, the overlays. With a file for
//! each page, the code that pages share fell into some sixty tiny files, each a request of its own.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::task::Poll;

use futures_util::future::LocalBoxFuture;
use yew::prelude::*;
use yew::suspense::use_future_with;

use super::problem::{ProblemPage, Waiting};
use crate::browser::{focus, release};
use crate::pack::{Pack, PackError};
use crate::route::Route;
use crate::text::Problem;

/// The properties of every page. A single type, so that [`Lazy`] is compiled once.
#[derive(Debug, Clone, Properties, PartialEq)]
pub(crate) struct PageProps {
    pub(crate) route: Route,
    pub(crate) pack: Poll<Result<Pack, PackError>>,
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
}

/// Draws a page once its part is loaded, or says that it could not be loaded.
#[component]
pub(crate) fn Lazy(props: &Props) -> Html {
    let attempt = use_state_eq(|| 0_u32);
    let retry = {
        let attempt = attempt.clone();
        Callback::from(move |()| attempt.set(attempt.wrapping_add(1)))
    };
    if let Some(draw) = LOADED.with_borrow(|all| all.get(props.part.name).copied()) {
        return draw(&props.page);
    }
    html! {
        <Suspense fallback={props.waiting.clone()}>
            <Fetched of={Rc::new(props.clone())} attempt={*attempt} {retry} />
        </Suspense>
    }
}

#[derive(Properties, PartialEq)]
struct FetchedProps {
    of: Rc<Props>,
    attempt: u32,
    retry: Callback<()>,
}

#[component]
fn Fetched(props: &FetchedProps) -> HtmlResult {
    let part = props.of.part;
    let outcome = use_future_with(props.attempt, move |_| async move {
        match (part.load)().await {
            Ok(draw) => {
                LOADED.with_borrow_mut(|all| all.insert(part.name, draw));
                Ok(draw)
            }
            // A newer release has other files: the page must be reloaded before its parts can be fetched.
            Err(PartMissing) => Err(release::is_replaced().await),
        }
    })?;
    use_effect_with((), |()| focus::after_drawing(focus::arrive_late));
    Ok(match &*outcome {
        Ok(draw) => draw(&props.of.page),
        Err(replaced) => {
            let problem = if *replaced { Problem::NewerRelease } else { Problem::PartMissing };
            let said = html! { <ProblemPage {problem} retry={props.retry.clone()} /> };
            props.of.frame.as_ref().map_or_else(|| said.clone(), |frame| frame.emit(said.clone()))
        }
    })
}
