//! Copies of the page at one address, such as the real one and one to try things, with their data kept apart.
//!
//! Browsers give each origin one storage, whatever the path. A host names a copy in `site.json`; start.js puts the name on
//! the root of the page before the program starts, and the stored keys of that copy have it in them.

use std::borrow::Cow;
use std::cell::OnceCell;

use casewright_core::case::keys::OURS;

thread_local! {
    /// What the keys of this copy begin with; [`OURS`] if the host gave it no name.
    static PREFIX: OnceCell<String> = const { OnceCell::new() };
}

fn with_prefix<R>(use_it: impl FnOnce(&str) -> R) -> R {
    PREFIX.with(|prefix| use_it(prefix.get_or_init(|| prefix_of(name().as_deref()))))
}

fn name() -> Option<String> {
    super::document()?.document_element()?.get_attribute("data-storage")
}

fn prefix_of(name: Option<&str>) -> String {
    match name {
        Some(name) if !name.is_empty() => ["casewright@", name, "."].concat(),
        _ => OURS.to_owned(),
    }
}

/// A key of ours as it is stored.
pub(super) fn stored(key: &str) -> Cow<'_, str> {
    with_prefix(|prefix| stored_by(prefix, key))
}

/// The key that is stored as this. One of another copy is none of ours: it does not begin with [`OURS`].
pub(super) fn own(stored: String) -> String {
    with_prefix(|prefix| own_by(prefix, stored))
}

fn stored_by<'a>(prefix: &str, key: &'a str) -> Cow<'a, str> {
    match key.strip_prefix(OURS) {
        Some(rest) if prefix != OURS => Cow::Owned([prefix, rest].concat()),
        _ => Cow::Borrowed(key),
    }
}

fn own_by(prefix: &str, stored: String) -> String {
    if prefix == OURS {
        return stored;
    }
    match (stored.strip_prefix(prefix), stored.strip_prefix(OURS)) {
        (Some(rest), _) => [OURS, rest].concat(),
        (None, Some(rest)) => ["casewright@.", rest].concat(),
        (None, None) => stored,
    }
}

#[cfg(test)]
mod tests {
    use super::{own_by, prefix_of, stored_by};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn two_copies_never_meet() {
        let copies = [None, Some(""), Some("trial"), Some("trial2")].map(prefix_of);
        assert_eq!(copies[0], copies[1]);
        for key in ["casewright.case.a", "casewright.settings", "casewright.cleared"] {
            for here in &copies {
                let stored = stored_by(here, key).into_owned();
                for there in &copies {
                    let seen = own_by(there, stored.clone());
                    assert_eq!(seen == key, here == there, "{stored} seen by {there} as {seen}");
                    assert_eq!(seen.starts_with("casewright."), here == there);
                }
            }
        }
    }

    #[wasm_bindgen_test]
    fn what_is_none_of_ours_is_left_as_it_is() {
        for copy in [None, Some("trial")].map(prefix_of) {
            assert_eq!(stored_by(&copy, "theirs"), "theirs");
            assert_eq!(own_by(&copy, "theirs".to_owned()), "theirs");
        }
    }
}
