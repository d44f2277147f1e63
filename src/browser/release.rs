//! Whether the server has a newer release than the one that is running.

use super::fetch;

/// True if the page on the server refers to another program than this one. False if that cannot be determined.
pub async fn is_replaced() -> bool {
    let link = super::document().and_then(|document| document.query_selector("link[data-wasm]").ok()?);
    let Some(program) = link.and_then(|link| link.get_attribute("data-wasm")) else { return false };
    let program = program.trim_start_matches("./").to_owned();
    fetch::text("./").await.is_ok_and(|page| page.contains("data-wasm") && !page.contains(&program))
}
