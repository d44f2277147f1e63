//! Files from beside the page.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// Why a file did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchProblem {
    /// The server answered, but not with the file; with the status it gave.
    Refused(u16),
    /// No answer, or one that broke off.
    Unreachable,
}

/// Fetches the text at an address relative to the page and hands it to `then`. A stored copy is used only if the
/// server says that it is still good.
///
/// Behind a `dyn`, since all that waits would be compiled once for each caller.
pub fn text(address: String, then: Box<dyn FnOnce(Result<String, FetchProblem>)>) {
    wasm_bindgen_futures::spawn_local(async move { then(fetched(&address).await) });
}

async fn fetched(address: &str) -> Result<String, FetchProblem> {
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
    let window = super::window().ok_or(FetchProblem::Unreachable)?;
    let response = JsFuture::from(window.fetch_with_str_and_init(address, &options)).await;
    let response: Response = response.ok().and_then(|r| r.dyn_into().ok()).ok_or(FetchProblem::Unreachable)?;
    if !response.ok() {
        return Err(FetchProblem::Refused(response.status()));
    }
    let text = response.text().map_err(|_| FetchProblem::Unreachable)?;
    JsFuture::from(text).await.ok().and_then(|text| text.as_string()).ok_or(FetchProblem::Unreachable)
}
