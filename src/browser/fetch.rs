//! Fetching files from beside the page.

use gloo_net::http::Request;
use web_sys::RequestCache;

/// Why a file did not arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchProblem {
    /// The server answered with this status instead of the file.
    Refused(u16),
    /// There was no answer, or it was cut off.
    Unreachable,
}

/// The text at an address relative to the page. A cached copy is used only if the server confirms that it is current.
///
/// # Errors
/// Where the file did not arrive.
pub async fn text(address: &str) -> Result<String, FetchProblem> {
    let response = Request::get(address).cache(RequestCache::NoCache).send().await;
    let response = response.map_err(|_| FetchProblem::Unreachable)?;
    if !response.ok() {
        return Err(FetchProblem::Refused(response.status()));
    }
    response.text().await.map_err(|_| FetchProblem::Unreachable)
}
