//! A browser and its driver, one of each per test, with nothing in them. Which browser, the variable `CASEWRIGHT_BROWSER` says.

mod chromium;
mod firefox;
mod webkit;

use std::cell::RefCell;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fantoccini::Client;
use fantoccini::error::NewSessionError;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

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

/// What not every driver can do, so that what needs it is not tested in that browser. These are all there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    Dark,
    Paper,
    Crash,
    Shifts,
}

impl Needs {
    /// Whether it can be done here. Where not, the report of the tests says so, once for each test.
    pub(crate) fn here(self) -> bool {
        static SAID: Mutex<Vec<String>> = Mutex::new(Vec::new());
        let (browsers, why): (&[Browser], _) = match self {
            Needs::Dark => (&[Browser::Chromium, Browser::Firefox], "this driver cannot show a page in dark"),
            Needs::Paper => (&[Browser::Chromium, Browser::Firefox], "this driver cannot show a page as it is printed"),
            Needs::Shifts => (&[Browser::Chromium], "only Chromium measures what moves in a page while it arrives"),
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

/// A browser with nothing in it. [`Driver::quit`] ends it; dropping it ends the driver at least.
#[derive(Debug)]
pub(crate) struct Driver {
    running: RefCell<Running>,
    profile: PathBuf,
    zone: String,
    /// As a browser is asked for them: the first first, with commas between.
    languages: &'static str,
}

#[derive(Debug)]
struct Running {
    client: Client,
    /// The driver, and what it needs to run; none while another one is started.
    processes: Vec<Child>,
}

/// What a browser's driver is started as.
#[derive(Debug)]
struct Started {
    processes: Vec<Child>,
    port: u16,
    capabilities: Value,
}

impl Driver {
    /// Starts the browser where it is always the time zone `zone`, for somebody who reads `languages`.
    pub(crate) async fn start(zone: &str, languages: &'static str) -> Self {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("profile-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&profile).unwrap();
        let running = RefCell::new(Running::start(zone, languages, &profile).await);
        let driver = Self { running, profile, zone: zone.to_owned(), languages };
        if Browser::chosen() == Browser::WebKit {
            // The others are told before they start.
            driver.resize_webkit(WIDTH, HEIGHT).await;
        }
        driver
    }

    pub(crate) fn client(&self) -> Client {
        self.running.borrow().client.clone()
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
        self.client().switch_to_window(tab.clone()).await.unwrap();
        match Browser::chosen() {
            // Its driver talks to tabs without showing them.
            Browser::Chromium => {
                self.devtools("Page.bringToFront", json!({})).await;
            }
            Browser::Firefox => {}
            // All its windows show all the time, so that none is told that it is looked at again.
            Browser::WebKit => {
                let told = "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";
                self.client().execute(told, Vec::new()).await.unwrap();
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

    async fn post(&self, path: &'static str, body: Value) -> Value {
        self.client().issue_cmd(Post { path, body }).await.unwrap()
    }

    async fn end(&self) {
        // Closing may fail where the test left a page that hangs; the driver is ended in any case, and with it the browser.
        let _ = tokio::time::timeout(Duration::from_secs(10), self.client().close()).await;
        let processes = std::mem::take(&mut self.running.borrow_mut().processes);
        for mut process in processes {
            let _ = process.kill().await;
        }
    }

    pub(crate) async fn quit(self) {
        self.end().await;
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

impl Running {
    /// WebKitGTK's driver gives its browser a port that was free a moment before, and hangs up where another program took it
    /// meanwhile; so what does not start is started once more.
    async fn start(zone: &str, languages: &str, profile: &Path) -> Running {
        match Running::try_start(zone, languages, profile).await {
            Ok(running) => running,
            Err(why) => {
                let _ = writeln!(std::io::stderr(), "the browser is started once more: {why}");
                Running::try_start(zone, languages, profile).await.unwrap()
            }
        }
    }

    async fn try_start(zone: &str, languages: &str, profile: &Path) -> Result<Running, NewSessionError> {
        let Started { processes, port, capabilities } = match Browser::chosen() {
            Browser::Chromium => chromium::start(zone, languages, profile).await,
            Browser::Firefox => firefox::start(zone, languages, profile).await,
            Browser::WebKit => webkit::start(zone, profile).await,
        };
        let Value::Object(mut capabilities) = capabilities else { unreachable!() };
        capabilities.insert("unhandledPromptBehavior".to_owned(), "ignore".into());
        let address = format!("http://127.0.0.1:{port}");
        let connect = Client::with_capabilities_and_connector(&address, &capabilities, HttpConnector::new());
        let client = tokio::time::timeout(START, connect).await.expect("the browser does not start")?;
        Ok(Running { client, processes })
    }
}

/// A program with that in its environment, which ends with the test. What it says can be read.
fn spawn(program: &str, arguments: &[String], environment: &[(&str, &str)]) -> Child {
    Command::new(program)
        .args(arguments)
        .envs(environment.iter().copied())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap_or_else(|error| panic!("{program} does not start: {error}; `make test-e2e` installs it"))
}

/// The number that a program says after those words when it is ready. None where it ended before.
async fn number_after(process: &mut Child, words: &str) -> Option<u16> {
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let said = async {
        while let Ok(Some(line)) = lines.next_line().await {
            if let Some((_, number)) = line.split_once(words) {
                return Some(number.trim().trim_end_matches('.').parse().unwrap());
            }
        }
        None
    };
    let number = tokio::time::timeout(START, said).await.unwrap_or_else(|_| panic!("nobody says {words:?}"));
    // Its further words have to go somewhere, or it waits for a reader.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    number
}

/// The program that a variable names, or else that name.
fn program(variable: &str, name: &str) -> String {
    std::env::var(variable).ok().filter(|path| !path.is_empty()).unwrap_or_else(|| name.to_owned())
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
