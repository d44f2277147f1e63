//! A browser and its driver. Which browser, the variable `CASEWRIGHT_BROWSER` says.

mod chromium;
mod firefox;
mod needs;
mod pool;
mod process;
mod webkit;

use std::cell::{Cell, RefCell};
use std::io::Write as _;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fantoccini::Client;
use fantoccini::error::{CmdError, NewSessionError};
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

pub(crate) use needs::Needs;
use process::Watcher;

/// Longer than a browser takes to start on a busy machine.
const START: Duration = Duration::from_secs(60);

/// The window that tests have, in pixels.
const WIDTH: u32 = 1400;
const HEIGHT: u32 = 1000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

impl Browser {
    /// The one that the variable `CASEWRIGHT_BROWSER` names; Chromium where there is none.
    pub(crate) fn chosen() -> Browser {
        match std::env::var("CASEWRIGHT_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Browser::Chromium,
            Ok("firefox") => Browser::Firefox,
            Ok("webkit") => Browser::WebKit,
            Ok(other) => panic!("CASEWRIGHT_BROWSER is {other:?}, and not chromium, firefox or webkit"),
        }
    }
}

/// A running browser. A test takes one from those that stand by ([`Driver::take`]) and gives it back with nothing left in it.
#[derive(Debug)]
pub(crate) struct Driver {
    /// Nothing only while another one is started in its place.
    running: RefCell<Option<Running>>,
    profile: PathBuf,
    zone: &'static str,
    /// In the form of the header `Accept-Language`: the preferred one first.
    languages: &'static str,
    /// The test did something to the browser that no next test should notice.
    worn: Cell<bool>,
}

#[derive(Debug)]
struct Running {
    client: Client,
    watcher: Watcher,
}

/// A driver that waits for its first command.
#[derive(Debug)]
struct Started {
    port: u16,
    capabilities: Value,
}

impl Driver {
    /// Starts a browser in that time zone for somebody who reads these languages.
    async fn start(zone: &'static str, languages: &'static str) -> Self {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("profile-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&profile).unwrap();
        let running = RefCell::new(Some(Running::start(zone, languages, &profile).await));
        let driver = Self { running, profile, zone, languages, worn: Cell::new(false) };
        if Browser::chosen() == Browser::WebKit {
            // The others are told before they start.
            driver.resize_webkit(WIDTH, HEIGHT).await;
        }
        driver
    }

    pub(crate) fn client(&self) -> Client {
        self.running.borrow().as_ref().expect("a browser is running").client.clone()
    }

    /// Opens another tab and goes there; the first one stays.
    pub(crate) async fn open_tab(&self) -> WindowHandle {
        // WebKitGTK's driver cannot show another tab than the first, and what does not show has to wait for its timers; so it gets
        // a window instead.
        let own_window = Browser::chosen() == Browser::WebKit;
        let tab = self.client().new_window(!own_window).await.unwrap().handle;
        self.to_tab(&tab).await;
        if own_window {
            self.resize_webkit(WIDTH, HEIGHT).await;
        }
        tab
    }

    /// Goes to a tab, as a person who clicks on it.
    pub(crate) async fn to_tab(&self, tab: &WindowHandle) {
        self.try_to_tab(tab).await.unwrap();
    }

    async fn try_to_tab(&self, tab: &WindowHandle) -> Result<(), CmdError> {
        self.client().switch_to_window(tab.clone()).await?;
        match Browser::chosen() {
            // Its driver talks to tabs without showing them.
            Browser::Chromium => self.try_devtools("Page.bringToFront", json!({})).await.map(drop),
            Browser::Firefox => Ok(()),
            // All its windows show all the time, so that none is told that it is looked at again.
            Browser::WebKit => {
                let told = "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";
                self.client().execute(told, Vec::new()).await.map(drop)
            }
        }
    }

    /// Makes the window so large that the page in it has that size, in pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        match Browser::chosen() {
            Browser::Chromium => self.resize_chromium(width, height).await,
            Browser::Firefox => self.resize_firefox(width, height).await,
            Browser::WebKit => self.resize_webkit(width, height).await,
        }
    }

    /// The window that tests have.
    pub(crate) async fn resize_back(&self) {
        match Browser::chosen() {
            Browser::Chromium => {
                self.devtools("Emulation.clearDeviceMetricsOverride", json!({})).await;
            }
            Browser::Firefox => self.resize_back_firefox().await,
            Browser::WebKit => self.resize_webkit(WIDTH, HEIGHT).await,
        }
    }

    /// Shows pages as they are on a medium (`screen`, `print`) to a person whose system is `light` or `dark`.
    pub(crate) async fn show_on(&self, medium: &str, scheme: &str) {
        match Browser::chosen() {
            Browser::Chromium => self.show_on_chromium(medium, scheme).await,
            Browser::Firefox => self.show_on_firefox(medium, scheme).await,
            Browser::WebKit => assert_eq!((medium, scheme), ("screen", "light"), "it can show nothing else"),
        }
    }

    /// A command that fantoccini has no method for.
    async fn post(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client().issue_cmd(Post { path, body }).await
    }

    /// Ends the browser. Its profile stays only if it is to be `kept` for the next one.
    async fn end(&self, kept: bool) {
        if let Some(Running { client, watcher }) = self.running.take() {
            // Closing may fail where the test left a page that hangs; what is watched ends in any case.
            let _ = tokio::time::timeout(Duration::from_secs(10), client.close()).await;
            watcher.end(kept).await;
        }
    }

    pub(crate) async fn quit(self) {
        self.end(false).await;
    }
}

impl Running {
    /// WebKitGTK's driver gives its browser a port that was free a moment before, and hangs up where another program took it
    /// meanwhile; so what does not start is started once more.
    async fn start(zone: &'static str, languages: &'static str, profile: &Path) -> Running {
        let profile = profile.to_owned();
        // A browser outlives the test that started it, and so does what talks to its driver.
        let running = pool::runtime().spawn(async move {
            match Running::try_start(zone, languages, &profile).await {
                Ok(running) => running,
                Err(why) => {
                    let _ = writeln!(std::io::stderr(), "the browser is started once more: {why}");
                    Running::try_start(zone, languages, &profile).await.unwrap()
                }
            }
        });
        running.await.unwrap_or_else(|failure| resume_unwind(failure.into_panic()))
    }

    async fn try_start(zone: &str, languages: &str, profile: &Path) -> Result<Running, NewSessionError> {
        let mut watcher = Watcher::start(profile);
        let Started { port, capabilities } = match Browser::chosen() {
            Browser::Chromium => chromium::start(zone, languages, profile, &mut watcher).await,
            Browser::Firefox => firefox::start(zone, languages, profile, &mut watcher).await,
            Browser::WebKit => webkit::start(zone, profile, &mut watcher).await,
        };
        let Value::Object(mut capabilities) = capabilities else { unreachable!() };
        capabilities.insert("unhandledPromptBehavior".to_owned(), "ignore".into());
        let address = format!("http://127.0.0.1:{port}");
        let connect = Client::with_capabilities_and_connector(&address, &capabilities, HttpConnector::new());
        match tokio::time::timeout(START, connect).await.expect("the browser does not start") {
            Ok(client) => Ok(Running { client, watcher }),
            Err(why) => {
                watcher.end(true).await;
                Err(why)
            }
        }
    }
}

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
