//! Opens any text as a case: nothing panics, and a case that was read can be stored and read again.

#![no_main]

use casewright_core::case::{Case, glance, restore, restore_head, store};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let head = restore_head(&text);
    // Fields that occur twice, once of it after the entries, are read differently by the two. Neither panics.
    let _ = glance(&text);
    if let Ok(case) = head {
        // Whatever comes after the head is not read, so it need not be a case; but the head can be stored.
        assert_eq!(restore(&store(&case)), Ok(case));
    }
    let Ok(case) = restore(&text) else { return };
    let stored = store(&case);
    assert_eq!(restore(&stored).as_ref(), Ok(&case), "{stored}");
    let glance = glance(&stored).expect("what is written is read");
    assert_eq!((&glance.id, glance.edited, glance.closed), (&case.id, case.edited, case.closed.is_some()));
    // Without entries, the fields after them are read.
    let head = |case: Case| Case {
        entries: Default::default(),
        others: Default::default(),
        later: Default::default(),
        copied: Default::default(),
        seen: Default::default(),
        stage: None,
        post: None,
        ..case
    };
    assert_eq!(restore_head(&stored).map(head), Ok(head(case)), "{stored}");
});
