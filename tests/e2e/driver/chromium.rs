//! Chromium, whose driver hands its developer tools to tests.

use std::path::Path;

use fantoccini::error::CmdError;
use serde_json::{Value, json};
use tokio::process::Command;

use super::process::{Process, Watcher, program};
use super::{Driver, HEIGHT, Running, START, Started, WIDTH};

/// It ends at once where the port that it chose is taken by another program before it asks for it the second time, so it is
/// started once more then.
pub(super) async fn start(zone: &str, languages: &str, profile: &Path, watcher: &mut Watcher) -> Started {
    let capabilities = json!({
        "goog:chromeOptions": {
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                format!("--window-size={WIDTH},{HEIGHT}"), format!("--lang={}", languages.split(',').next().unwrap_or_default()), format!("--user-data-dir={}", profile.display()),
            ],
            "prefs": { "intl.accept_languages": languages },
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
        },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    });
    let program = program("CHROMEDRIVER", "chromedriver");
    for _ in 0..3 {
        let mut process = Process::start(&program, &["--port=0".to_owned()], &[("TZ", zone)], watcher).await;
        if let Some(port) = process.number_after("started successfully on port ").await {
            return Started { port, capabilities };
        }
    }
    panic!("chromedriver ended before it was ready");
}

impl Driver {
    /// A command of the browser's developer tools.
    pub(crate) async fn devtools(&self, name: &str, params: Value) -> Value {
        self.try_devtools(name, params).await.unwrap()
    }

    pub(super) async fn try_devtools(&self, name: &str, params: Value) -> Result<Value, CmdError> {
        self.post("goog/cdp/execute", json!({ "cmd": name, "params": params })).await
    }

    /// The lines of a log (`browser` or `performance`) since it was read last.
    pub(crate) async fn log(&self, name: &str) -> Vec<Value> {
        self.try_log(name).await.unwrap()
    }

    pub(super) async fn try_log(&self, name: &str) -> Result<Vec<Value>, CmdError> {
        match self.post("se/log", json!({ "type": name })).await? {
            Value::Array(entries) => Ok(entries),
            other => panic!("the log {name} is no list: {other}"),
        }
    }

    /// Puts something else there, as a page may after a person pressed something in it.
    pub(super) async fn empty_clipboard_of_chromium(&self) -> Result<(), CmdError> {
        let script = "addEventListener('copy', (event) => {
                event.clipboardData.setData('text/plain', 'nothing was copied');
                event.preventDefault();
            }, { once: true });
            document.execCommand('copy')";
        let pressed = json!({ "expression": script, "userGesture": true });
        let answer = self.try_devtools("Runtime.evaluate", pressed).await?;
        if answer["result"]["value"] == true { Ok(()) } else { Err(CmdError::NotW3C(answer)) }
    }

    pub(super) async fn resize_chromium(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Without motion, too, so that no color is on its way to another.
    pub(super) async fn show_on_chromium(&self, medium: &str, scheme: &str) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        let media = json!({ "media": if medium == "screen" { "" } else { medium }, "features": features });
        self.devtools("Emulation.setEmulatedMedia", media).await;
    }

    /// Lets the process of the tab that is looked at crash. The driver then gives up the whole browser, so another is started
    /// in the same profile.
    pub(crate) async fn crash_tab(&self) {
        // There is nobody left to answer.
        let _ = tokio::time::timeout(START, self.try_devtools("Page.crash", json!({}))).await;
        self.start_again().await;
    }

    /// Kills the whole browser at once, as a power cut or an end of memory does.
    pub(crate) async fn kill_browser(&self) {
        let lock = std::fs::read_link(self.profile.join("SingletonLock")).expect("the browser locks its profile");
        let id = lock.to_str().and_then(|lock| lock.rsplit_once('-')).expect("the lock names the process").1.to_owned();
        self.worn.set(true);
        let killed = Command::new("kill").args(["-KILL", &id]).status().await.unwrap();
        assert!(killed.success(), "the browser is not there to be killed");
    }

    /// Starts a browser in the same profile in place of one that has ended.
    pub(crate) async fn start_again(&self) {
        self.worn.set(true);
        self.end(true).await;
        let running = Running::start(self.zone, self.languages, &self.profile).await;
        self.running.replace(Some(running));
    }
}
