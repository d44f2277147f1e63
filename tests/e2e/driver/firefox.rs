//! Firefox, by geckodriver.

use std::path::Path;

use fantoccini::error::CmdError;
use serde_json::{Value, json};

use super::process::{Process, Watcher, program};
use super::{Driver, HEIGHT, Started, WIDTH};

pub(super) async fn start(zone: &str, languages: &str, profile: &Path, watcher: &mut Watcher) -> Started {
    let capabilities = json!({
        "moz:firefoxOptions": {
            "args": ["-headless"],
            "binary": program("FIREFOX", "firefox"),
            "prefs": { "intl.accept_languages": languages },
        },
    });
    // Firefox lets a driver make a page narrower than its own window can be only with that access.
    let arguments = ["--port=0", "--allow-system-access", "--profile-root"].map(str::to_owned);
    let arguments = [&arguments[..], &[profile.display().to_string()]].concat();
    let (width, height) = (WIDTH.to_string(), HEIGHT.to_string());
    let environment = [("TZ", zone), ("MOZ_HEADLESS_WIDTH", &width), ("MOZ_HEADLESS_HEIGHT", &height)];
    let mut process = Process::start(&program("GECKODRIVER", "geckodriver"), &arguments, &environment, watcher).await;
    let port = process.number_after("Listening on 127.0.0.1:").await.expect("geckodriver ended before it was ready");
    Started { port, capabilities }
}

impl Driver {
    pub(super) async fn resize_firefox(&self, width: u32, height: u32) {
        let script = "const { style } = gBrowser.selectedBrowser;
            Object.assign(style, { minWidth: 0, minHeight: 0, width: `${arguments[0]}px`, height: `${arguments[1]}px` });";
        self.in_firefox(script, vec![width.into(), height.into()]).await;
    }

    pub(super) async fn resize_back_firefox(&self) {
        let script = "const { style } = gBrowser.selectedBrowser;
            Object.assign(style, { minWidth: '', minHeight: '', width: '', height: '' });";
        self.in_firefox(script, Vec::new()).await;
    }

    pub(super) async fn show_on_firefox(&self, medium: &str, scheme: &str) {
        let script = "const [mediumOverride, prefersColorSchemeOverride] = arguments;
            Object.assign(gBrowser.selectedBrowser.browsingContext, { mediumOverride, prefersColorSchemeOverride });";
        let medium = if medium == "screen" { "" } else { medium };
        self.in_firefox(script, vec![medium.into(), scheme.into()]).await;
    }

    pub(super) async fn empty_clipboard_of_firefox(&self) -> Result<(), CmdError> {
        self.try_in_firefox("Services.clipboard.emptyClipboard(Ci.nsIClipboard.kGlobalClipboard)", Vec::new()).await
    }

    /// Runs a script in the browser itself, instead of the page.
    async fn in_firefox(&self, script: &str, arguments: Vec<Value>) {
        self.try_in_firefox(script, arguments).await.unwrap();
    }

    async fn try_in_firefox(&self, script: &str, arguments: Vec<Value>) -> Result<(), CmdError> {
        self.post("moz/context", json!({ "context": "chrome" })).await?;
        let done = self.client().execute(script, arguments).await;
        self.post("moz/context", json!({ "context": "content" })).await?;
        done.map(drop)
    }
}
