//! The address of the page. Only the part after `#` changes.

use super::Listening;

/// The part after the `#`.
pub fn hash() -> String {
    let hash = super::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').map(str::to_owned).unwrap_or(hash)
}

/// Goes to another page.
pub fn go(hash: &str) {
    if let Some(window) = super::window() {
        let _ = window.location().set_hash(hash);
    }
}

/// The full address of a page, for use outside this one.
pub fn address(hash: &str) -> String {
    let here = super::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    [here.split('#').next().unwrap_or_default(), hash].concat()
}

/// Goes to another page in place of the current one, which going back then skips.
pub fn replace(hash: &str) {
    if let Some(window) = super::window() {
        let _ = window.location().replace(hash);
    }
}

/// Opens an outside address in a new tab, which cannot reach this one.
pub fn open(address: &str) {
    if let Some(window) = super::window() {
        let _ = window.open_with_url_and_target_and_features(address, "_blank", "noopener,noreferrer");
    }
}

/// Follows a link that another program handles, such as `mailto:`.
pub fn follow(address: &str) {
    if let Some(window) = super::window() {
        let _ = window.location().set_href(address);
    }
}

/// Calls `heard` when the part after the `#` changes.
pub fn on_change(heard: impl Fn() + 'static) -> Listening {
    super::hear("hashchange", move |_| heard())
}
