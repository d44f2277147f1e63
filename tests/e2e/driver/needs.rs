//! Abilities that not every browser's driver has.

use std::io::Write as _;
use std::sync::Mutex;

use super::Browser;

/// The complete list: a test that needs one of these is left out where the driver lacks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    Dark,
    Paper,
    Crash,
    Shifts,
    /// A key that takes back what was typed in a text.
    UndoKey,
    /// Service workers.
    Worker,
}

impl Needs {
    /// True if this browser's driver can do it. Otherwise the report of the tests says so, once for each test.
    pub(crate) fn here(self) -> bool {
        static SAID: Mutex<Vec<String>> = Mutex::new(Vec::new());
        let (browsers, why): (&[Browser], _) = match self {
            Needs::Dark => (&[Browser::Chromium, Browser::Firefox], "this driver cannot show a page in dark"),
            Needs::Paper => (&[Browser::Chromium, Browser::Firefox], "this driver cannot show a page as it is printed"),
            Needs::Shifts => (&[Browser::Chromium], "only Chromium measures what moves in a page while it arrives"),
            Needs::UndoKey => {
                (&[Browser::Chromium, Browser::Firefox], "the small browser of WebKitGTK has no key for undo in a text")
            }
            Needs::Worker => (&[Browser::Chromium, Browser::Firefox], "this driver's pages have no service workers"),
            Needs::Crash => {
                (&[Browser::Chromium], "only Chromium's driver lets a tab crash and starts in the same profile again")
            }
        };
        let browser = Browser::chosen();
        let here = browsers.contains(&browser);
        if !here {
            let test = std::thread::current().name().unwrap_or("test").to_owned();
            let line = format!("not in {browser:?}: {test}, as far as {why}");
            let mut said = SAID.lock().unwrap();
            if !said.contains(&line) {
                // Past what a test keeps to itself while it passes.
                let _ = writeln!(std::io::stderr(), "{line}");
                said.push(line);
            }
        }
        here
    }
}
