//! Checks for trouble beside a test: on the console, against the policy, over the network.

use std::path::Path;

use serde_json::Value;

use super::Page;
use crate::driver::Browser;

impl Page {
    /// Fails if the page broke its policy or said an error, or asked another server for anything.
    pub(super) async fn nothing_went_wrong(&self) {
        let log = self.console().await;
        let wrong: Vec<String> = ["policy: ", "error: "].into_iter().flat_map(|kind| self.site.wrong(kind)).collect();
        assert!(wrong.is_empty(), "the page said: {wrong:#?}");
        assert!(log.is_empty(), "the console says: {log:#?}");
        let mut strangers = self.site.wrong("asked: ");
        if Browser::chosen() == Browser::Chromium {
            // Its network says more than a page is told.
            strangers.extend(self.requests_of_chromium().await);
        }
        assert!(strangers.is_empty(), "the page asked others: {strangers:#?}");
    }

    /// Requests over the network to any other server than that of the test.
    async fn requests_of_chromium(&self) -> Vec<String> {
        let log = self.driver.log("performance").await;
        log.iter()
            .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok())
            .filter(|entry| entry["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|entry| Some(entry["message"]["params"]["request"]["url"].as_str()?.to_owned()))
            .filter(|url| ["http", "ws", "ftp"].iter().any(|network| url.starts_with(network)))
            .filter(|url| !url.starts_with(self.site.origin()))
            .collect()
    }

    /// Warnings and errors on the console since they were asked for last; a test that brings some about takes them out so. What
    /// the browser itself writes there, such as that a server refused a file, only Chromium hands to tests.
    pub(crate) async fn console(&self) -> Vec<String> {
        self.ask::<bool>("person.told()", &[]).await;
        let mut lines = self.site.wrong("console: ");
        if Browser::chosen() == Browser::Chromium {
            let log = self.driver.log("browser").await;
            let bad = log.iter().filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")));
            lines.extend(bad.filter_map(|entry| Some(entry["message"].as_str()?.to_owned())));
        }
        lines
    }

    /// For whoever reads the failure: a picture, the text and the console.
    pub(super) async fn show_what_was_there(&self) {
        let name = std::thread::current().name().unwrap_or("test").replace(':', "-");
        let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        if let Ok(image) = self.driver.client().screenshot().await {
            let _ = std::fs::write(&picture, image);
        }
        let text = self.driver.client().execute("return document.body.innerText", Vec::new()).await;
        let address = self.driver.client().current_url().await.map(String::from).unwrap_or_default();
        let text = text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default();
        eprintln!("---- {address}, picture in {}\n{text}", picture.display());
        // Last, where it is seen even if what was printed before is cut.
        let _ = self.driver.client().execute("person.told()", Vec::new()).await;
        eprintln!("---- requests: {:?}\n---- what went wrong: {:#?}", self.site.requests(), self.site.wrong(""));
    }
}
