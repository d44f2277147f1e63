//! Chromium and its driver, one of each per test, in a profile of their own.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

/// Longer than a browser takes to start on a busy machine.
const START: Duration = Duration::from_secs(60);

/// A browser with nothing in it. [`Driver::quit`] ends it; dropping it ends the driver at least.
#[derive(Debug)]
pub(crate) struct Driver {
    pub(crate) client: Client,
    process: Child,
    profile: PathBuf,
}

impl Driver {
    /// Starts the browser where it is always the time zone `zone`.
    pub(crate) async fn start(zone: &str) -> Self {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("profile-{}-{number}", std::process::id()));
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .env("TZ", zone)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start: {error}; `make test-e2e` installs it"));
        let port = tokio::time::timeout(START, port(&mut process)).await.expect("chromedriver does not say its port");

        let options = json!({
            "goog:chromeOptions": {
                "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--window-size=1400,1000", "--lang=en-US", format!("--user-data-dir={}", profile.display()),
                ],
                "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "unhandledPromptBehavior": "ignore",
        });
        let Value::Object(capabilities) = options else { unreachable!() };
        let address = format!("http://127.0.0.1:{port}");
        let connect = Client::with_capabilities_and_connector(&address, &capabilities, HttpConnector::new());
        let client = tokio::time::timeout(START, connect).await.expect("Chromium does not start").unwrap();
        let driver = Self { client, process, profile };
        driver.before_each_page(include_str!("find.js")).await;
        driver
    }

    /// Has `script` run in each page before the page's own.
    pub(crate) async fn before_each_page(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// A command of the browser's developer tools.
    pub(crate) async fn devtools(&self, name: &str, params: Value) -> Value {
        self.post("goog/cdp/execute", json!({ "cmd": name, "params": params })).await
    }

    /// What was written to a log (`browser` or `performance`) since it was asked for last.
    pub(crate) async fn log(&self, name: &str) -> Vec<Value> {
        match self.post("se/log", json!({ "type": name })).await {
            Value::Array(entries) => entries,
            other => panic!("the log {name} is no list: {other}"),
        }
    }

    async fn post(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(Post { path, body }).await.unwrap()
    }

    pub(crate) async fn quit(mut self) {
        // Closing may fail where the test left a page that hangs; the driver is ended in any case, and with it the browser.
        let _ = tokio::time::timeout(Duration::from_secs(10), self.client.clone().close()).await;
        let _ = self.process.kill().await;
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

/// The port that chromedriver chose, from what it says when it is ready.
async fn port(process: &mut Child) -> u16 {
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            // Its further words have to go somewhere, or it waits for a reader.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return port.trim_end_matches('.').parse().unwrap();
        }
    }
    panic!("chromedriver ended before it was ready");
}

/// A command that fantoccini has no method for.
#[derive(Debug)]
struct Post {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (axum::http::Method, Option<String>) {
        (axum::http::Method::POST, Some(self.body.to_string()))
    }
}
