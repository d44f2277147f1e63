//! Chromium and its driver, one of each per test, in a profile of their own.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fantoccini::Client;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

/// Longer than a browser takes to start on a busy machine.
const START: Duration = Duration::from_secs(60);

/// A browser with nothing in it. [`Driver::quit`] ends it; dropping it ends the driver at least.
#[derive(Debug)]
pub(crate) struct Driver {
    running: RefCell<Running>,
    profile: PathBuf,
    zone: String,
    languages: &'static str,
    /// What runs in each page before the page's own; a new tab has to be told of it.
    before: RefCell<Vec<String>>,
}

#[derive(Debug)]
struct Running {
    client: Client,
    /// None while another one is started.
    process: Option<Child>,
}

impl Driver {
    /// Starts the browser where it is always the time zone `zone`, for somebody who reads `languages`.
    pub(crate) async fn start(zone: &str, languages: &'static str) -> Self {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("profile-{}-{number}", std::process::id()));
        let driver = Self {
            running: RefCell::new(Running::start(zone, languages, &profile).await),
            profile,
            zone: zone.to_owned(),
            languages,
            before: RefCell::default(),
        };
        driver.before_each_page(include_str!("find.js")).await;
        driver
    }

    /// Has `script` run in each page before the page's own.
    pub(crate) async fn before_each_page(&self, script: &str) {
        self.before.borrow_mut().push(script.to_owned());
        self.run_before(script).await;
    }

    async fn run_before(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    pub(crate) fn client(&self) -> Client {
        self.running.borrow().client.clone()
    }

    /// Opens another tab and goes there; the first one stays.
    pub(crate) async fn open_tab(&self) -> WindowHandle {
        let tab = self.client().new_window(true).await.unwrap().handle;
        self.to_tab(&tab).await;
        let scripts = self.before.borrow().clone();
        for script in scripts {
            self.run_before(&script).await;
        }
        tab
    }

    /// Goes to a tab, as a person who clicks on it.
    pub(crate) async fn to_tab(&self, tab: &WindowHandle) {
        self.client().switch_to_window(tab.clone()).await.unwrap();
        self.devtools("Page.bringToFront", json!({})).await;
    }

    /// Lets the process of the tab that is looked at crash. The driver then gives up the whole browser, so another is started
    /// in the same profile.
    pub(crate) async fn crash_tab(&self) {
        let crash = Post { path: "goog/cdp/execute", body: json!({ "cmd": "Page.crash", "params": {} }) };
        // There is nobody left to answer.
        let _ = tokio::time::timeout(START, self.client().issue_cmd(crash)).await;
        self.start_again().await;
    }

    /// Kills the whole browser at once, as a power cut or an end of memory does.
    pub(crate) async fn kill_browser(&self) {
        let lock = std::fs::read_link(self.profile.join("SingletonLock")).expect("the browser locks its profile");
        let id = lock.to_str().and_then(|lock| lock.rsplit_once('-')).expect("the lock names the process").1.to_owned();
        let killed = Command::new("kill").args(["-KILL", &id]).status().await.unwrap();
        assert!(killed.success(), "the browser is not there to be killed");
    }

    /// Starts a browser in the same profile in place of one that has ended.
    pub(crate) async fn start_again(&self) {
        self.end().await;
        let running = Running::start(&self.zone, self.languages, &self.profile).await;
        self.running.replace(running);
        let scripts = self.before.borrow().clone();
        for script in scripts {
            self.run_before(&script).await;
        }
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
        self.client().issue_cmd(Post { path, body }).await.unwrap()
    }

    async fn end(&self) {
        // Closing may fail where the test left a page that hangs; the driver is ended in any case, and with it the browser.
        let _ = tokio::time::timeout(Duration::from_secs(10), self.client().close()).await;
        let process = self.running.borrow_mut().process.take();
        if let Some(mut process) = process {
            let _ = process.kill().await;
        }
    }

    pub(crate) async fn quit(self) {
        self.end().await;
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

impl Running {
    async fn start(zone: &str, languages: &str, profile: &Path) -> Running {
        let (process, port) = chromedriver(zone).await;
        let options = json!({
            "goog:chromeOptions": {
                "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--window-size=1400,1000", format!("--lang={}", languages.split(',').next().unwrap_or_default()), format!("--user-data-dir={}", profile.display()),
                ],
                "prefs": { "intl.accept_languages": languages },
                "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "unhandledPromptBehavior": "ignore",
        });
        let Value::Object(capabilities) = options else { unreachable!() };
        let address = format!("http://127.0.0.1:{port}");
        let connect = Client::with_capabilities_and_connector(&address, &capabilities, HttpConnector::new());
        let client = tokio::time::timeout(START, connect).await.expect("Chromium does not start").unwrap();
        Running { client, process: Some(process) }
    }
}

/// Chromedriver and the port that it chose. It ends at once where that port is taken by another program before it asks for it
/// the second time, so it is started once more then.
async fn chromedriver(zone: &str) -> (Child, u16) {
    let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
    for _ in 0..3 {
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
        if let Some(port) = port {
            return (process, port);
        }
    }
    panic!("chromedriver ended before it was ready");
}

/// The port that chromedriver chose, from what it says when it is ready. None where it ended before.
async fn port(process: &mut Child) -> Option<u16> {
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            // Its further words have to go somewhere, or it waits for a reader.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Some(port.trim_end_matches('.').parse().unwrap());
        }
    }
    None
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
