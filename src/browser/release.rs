//! Whether the server has another release than the one that is running, and changing to it.

use web_sys::{CustomEvent, CustomEventInit};

use super::{fetch, location, page};

/// The release of the page that the server has now, if it is another one than the one that is running. None also if
/// that cannot be determined, as in a development build.
///
/// The page is asked for at its own address: where a reload would get it from. Not every server has a page for the
/// folder that it is in.
pub async fn replaced_by() -> Option<String> {
    let running = page::root_attribute("data-build")?;
    let page = match fetch::text(&location::address("")).await {
        // An installed page may be at an address that only its worker knows.
        Err(_) => fetch::text("index.html").await,
        page => page,
    };
    let page = page.ok()?;
    build(&page).filter(|name| **name != running).map(str::to_owned)
}

/// The name of the build in the text of a page, which the build wrote there (`scripts/offline.mjs`). It changes with any file.
fn build(page: &str) -> Option<&str> {
    let (_, name) = page.split_once("data-build=")?;
    let name = name.trim_start_matches(['"', '\'']);
    let end = name.find(|letter: char| !letter.is_ascii_hexdigit()).unwrap_or(name.len());
    name.get(..end).filter(|name| !name.is_empty())
}

/// Reloads the page as the server has it. Where a service worker keeps the page, it takes up a newer build first, and then
/// reloads the page itself (`offline.js`).
pub fn reload() {
    let init = CustomEventInit::new();
    init.set_cancelable(true);
    let asked = CustomEvent::new_with_event_init_dict("take-up", &init);
    let left =
        asked.ok().zip(super::window()).is_none_or(|(asked, window)| window.dispatch_event(&asked).unwrap_or(true));
    if left {
        page::reload();
    }
}

#[cfg(test)]
mod tests {
    use super::build;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_build_of_a_page_is_found_with_and_without_quotes() {
        for page in [
            "<!doctype html><html data-build=00f3 lang=en>",
            "<html data-build=00f3>",
            "<html lang=\"en\" data-build=\"00f3\">",
            "<html data-build='00f3'>",
        ] {
            assert_eq!(build(page), Some("00f3"), "{page}");
        }
        for page in ["", "<p>Sign in to continue</p>", "data-build", "data-build=", "<html data-build=\"\">"] {
            assert_eq!(build(page), None, "{page}");
        }
    }
}
