//! Whether the server has a newer release of the page than the one that runs.

use super::fetch;

/// True if the page that the server sends names another program than this one. False where that cannot be told.
pub async fn is_replaced() -> bool {
    let link = super::document().and_then(|document| document.query_selector("link[data-wasm]").ok()?);
    let Some(program) = link.and_then(|link| link.get_attribute("data-wasm")) else { return false };
    let program = program.trim_start_matches("./").to_owned();
    fetch::text("./").await.is_ok_and(|page| page.contains("data-wasm") && !page.contains(&program))
}
