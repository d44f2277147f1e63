//! Any text, opened as a case: nothing panics, and what is read is stored and read again as the same.

#![no_main]

use casewright::case::{Case, glance, restore, restore_head, store};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let head = restore_head(&text);
    let glance = glance(&text);
    if let Ok(case) = head {
        // What comes after the head is not looked at, so it need not be a case; but it can be written.
        assert_eq!(restore(&store(&case)), Ok(case));
    }
    let Ok(case) = restore(&text) else { return };
    if let Ok(glance) = glance {
        assert_eq!((&glance.id, glance.edited, glance.closed), (&case.id, case.edited, case.closed.is_some()));
    }
    let stored = store(&case);
    assert_eq!(restore(&stored).as_ref(), Ok(&case), "{stored}");
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
