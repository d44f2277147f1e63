//! Pages and overlays that are fetched when they are first opened.
//!
//! With the cargo feature `split`, each function under `#[wasm_split]` ends up in a file of its own, together with all that only it
//! needs. Without the feature the program is one file, and everything is there from the start.

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use yew::prelude::*;
use yew::suspense::use_future_with;

use super::problem::{ProblemPage, Waiting};
use crate::browser::{focus, release};
use crate::text::Problem;

/// Draws a page from its properties.
pub(crate) type Draw<P> = fn(&P) -> Html;

/// A part of the program that draws a page.
#[derive(Debug)]
pub(crate) struct Part<P> {
    pub(crate) name: &'static str,
    pub(crate) load: fn() -> LocalBoxFuture<'static, Result<Draw<P>, PartMissing>>,
}

impl<P> Clone for Part<P> {
    fn clone(&self) -> Part<P> {
        *self
    }
}

impl<P> Copy for Part<P> {}

impl<P> PartialEq for Part<P> {
    fn eq(&self, other: &Part<P>) -> bool {
        self.name == other.name
    }
}

/// A part did not arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PartMissing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for PartMissing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> PartMissing {
        PartMissing
    }
}

/// The part of a function `load` under `#[wasm_split]`, which the attribute makes async.
macro_rules! part {
    ($name:literal, $load:path) => {
        $crate::ui::lazy::Part {
            name: $name,
            load: || {
                #[cfg(feature = "split")]
                let loading = ::std::boxed::Box::pin($load());
                #[cfg(not(feature = "split"))]
                let loading = ::std::boxed::Box::pin(::std::future::ready($load()));
                loading
            },
        }
    };
}
pub(crate) use part;

thread_local! {
    /// The parts that are here, as `Draw<P>` by their names: what was fetched once is drawn at once.
    static LOADED: RefCell<BTreeMap<&'static str, Box<dyn Any>>> = const { RefCell::new(BTreeMap::new()) };
}

fn loaded<P: 'static>(part: Part<P>) -> Option<Draw<P>> {
    LOADED.with_borrow(|all| all.get(part.name)?.downcast_ref::<Draw<P>>().copied())
}

#[derive(Debug, Clone, Properties, PartialEq)]
pub(crate) struct Props<P: PartialEq + 'static> {
    pub(crate) part: Part<P>,
    pub(crate) props: P,
    /// Drawn while the part is on its way.
    #[prop_or_else(|| html! { <Waiting /> })]
    pub(crate) waiting: Html,
    /// Drawn around the message that the part did not arrive.
    #[prop_or_default]
    pub(crate) frame: Option<Callback<Html, Html>>,
}

/// Draws a page once its part is here, and says so where the part does not arrive.
#[component]
pub(crate) fn Lazy<P: PartialEq + Clone + 'static>(props: &Props<P>) -> Html {
    let attempt = use_state_eq(|| 0_u32);
    let retry = {
        let attempt = attempt.clone();
        Callback::from(move |()| attempt.set(attempt.wrapping_add(1)))
    };
    if let Some(draw) = loaded(props.part) {
        return draw(&props.props);
    }
    html! {
        <Suspense fallback={props.waiting.clone()}>
            <Fetched<P> of={Rc::new(props.clone())} attempt={*attempt} {retry} />
        </Suspense>
    }
}

#[derive(Properties, PartialEq)]
struct FetchedProps<P: PartialEq + 'static> {
    of: Rc<Props<P>>,
    attempt: u32,
    retry: Callback<()>,
}

#[component]
fn Fetched<P: PartialEq + Clone + 'static>(props: &FetchedProps<P>) -> HtmlResult {
    let part = props.of.part;
    let outcome = use_future_with(props.attempt, move |_| async move {
        match (part.load)().await {
            Ok(draw) => {
                LOADED.with_borrow_mut(|all| all.insert(part.name, Box::new(draw)));
                Ok(draw)
            }
            // A newer release has other files; its page must be loaded before its parts.
            Err(PartMissing) => Err(release::is_replaced().await),
        }
    })?;
    use_effect_with((), |()| focus::after_drawing(focus::arrive_late));
    Ok(match &*outcome {
        Ok(draw) => draw(&props.of.props),
        Err(replaced) => {
            let problem = if *replaced { Problem::NewerRelease } else { Problem::PartMissing };
            let said = html! { <ProblemPage {problem} retry={props.retry.clone()} /> };
            props.of.frame.as_ref().map_or_else(|| said.clone(), |frame| frame.emit(said.clone()))
        }
    })
}
