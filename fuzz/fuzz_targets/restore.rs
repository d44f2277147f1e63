//! Any text, opened as a case: nothing panics, and what is read is stored and read again as the same.

#![no_main]

use casewright_core::case::{Case, glance, restore, restore_head, store};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let head = restore_head(&text);
    // What is there twice, once of it after the head, the two read differently; neither stops.
    let _ = glance(&text);
    if let Ok(case) = head {
        // What comes after the head is not looked at, so it need not be a case; but it can be written.
        assert_eq!(restore(&store(&case)), Ok(case));
    }
    let Ok(case) = restore(&text) else { return };
    let stored = store(&case);
    assert_eq!(restore(&stored).as_ref(), Ok(&case), "{stored}");
    let glance = glance(&stored).expect("what is written is read");
    assert_eq!((&glance.id, glance.edited, glance.closed), (&case.id, case.edited, case.closed.is_some()));
    // What stands after the entries is seen where there are none.
    let head = |case: Case| Case {
        entries: Default::default(),
        others: Default::default(),
        seen: Default::default(),
        stage: None,
        post: None,
        ..case
    };
    assert_eq!(restore_head(&stored).map(head), Ok(head(case)), "{stored}");
});
