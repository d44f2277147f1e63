//! Any text, opened as a case: nothing panics, and what is read is stored and read again as the same.

#![no_main]

use casewright::case::{Case, restore, restore_head, store};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let head = restore_head(&text);
    if let Ok(case) = head {
        // What comes after the head is not looked at, so it need not be a case; but it can be written.
        assert_eq!(restore(&store(&case)), Ok(case));
    }
    let Ok(case) = restore(&text) else { return };
    let stored = store(&case);
    assert_eq!(restore(&stored).as_ref(), Ok(&case), "{stored}");
    // What stands after the entries is seen where there are none.
    let head = |case: Case| Case { entries: Default::default(), others: Default::default(), ..case };
    assert_eq!(restore_head(&stored).map(head), Ok(head(case)), "{stored}");
});
