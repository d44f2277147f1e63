//! Firefox, by geckodriver.

use std::path::Path;

use serde_json::json;

use super::{Driver, Started, number_after, program, spawn};

pub(super) async fn start(zone: &str, profile: &Path) -> Started {
    let capabilities = json!({
        "moz:firefoxOptions": {
            "args": ["-headless"],
            "binary": program("FIREFOX", "firefox"),
            "prefs": { "intl.accept_languages": "en-US, en" },
        },
    });
    // Firefox lets a driver make a page narrower than its own window can be only with that access.
    let arguments = ["--port=0", "--allow-system-access", "--profile-root"].map(str::to_owned);
    let arguments = [&arguments[..], &[profile.display().to_string()]].concat();
    let environment = [("TZ", zone), ("MOZ_HEADLESS_WIDTH", "1400"), ("MOZ_HEADLESS_HEIGHT", "1000")];
    let mut process = spawn(&program("GECKODRIVER", "geckodriver"), &arguments, &environment);
    let port =
        number_after(&mut process, "Listening on 127.0.0.1:").await.expect("geckodriver ended before it was ready");
    Started { processes: vec![process], port, capabilities }
}

impl Driver {
    pub(super) async fn resize_firefox(&self, width: u32, height: u32) {
        let script = "const [width, height] = arguments;
            const { style } = gBrowser.selectedBrowser;
            style.setProperty('width', `${width}px`);
            style.setProperty('height', `${height}px`);
            style.setProperty('min-width', '0');
            style.setProperty('min-height', '0');";
        self.post("moz/context", json!({ "context": "chrome" })).await;
        let done = self.client().execute(script, vec![width.into(), height.into()]).await;
        self.post("moz/context", json!({ "context": "content" })).await;
        done.unwrap();
    }
}
