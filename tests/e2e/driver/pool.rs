//! Browsers that stand by. To start one takes as long as many a test, so the next test that wants the same kind of browser gets the
//! one that the last test is done with.
//!
//! What a test could leave behind is gone by then: its windows, with what was emulated in them, are closed, the clipboard is
//! emptied, the logs are read, and every test has a server on a port of its own, so that nothing that is stored is seen from there.
//! The browser of a test that fails is thrown away, and so is one that was crashed or cannot be cleaned.

use std::io::Write as _;
use std::sync::{LazyLock, Mutex};
use std::time::Duration;

use fantoccini::error::CmdError;
use tokio::runtime::{Builder, Runtime};

use super::{Browser, Driver, HEIGHT, WIDTH};

/// As many as there are tests at the same time (`--test-threads=2`).
const AT_MOST: usize = 2;

/// To clean a browser takes a fraction of that, also on a busy machine.
const CLEANING: Duration = Duration::from_secs(20);

static IDLE: Mutex<Vec<Driver>> = Mutex::new(Vec::new());

/// Where drivers are talked to: each test has a runtime of its own, which ends with it.
pub(super) fn runtime() -> &'static Runtime {
    static RUNTIME: LazyLock<Runtime> =
        LazyLock::new(|| Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap());
    &RUNTIME
}

impl Driver {
    /// A browser in that time zone for somebody who reads these languages, with nothing in it.
    pub(crate) async fn take(zone: &'static str, languages: &'static str) -> Self {
        loop {
            let idle = {
                let mut idle = IDLE.lock().unwrap();
                let same = |one: &Driver| one.zone == zone && one.languages == languages;
                idle.iter().position(same).map(|at| idle.remove(at))
            };
            let Some(driver) = idle else { return Driver::start(zone, languages).await };
            // Lines that were on their way when it was cleaned are there by now.
            match tokio::time::timeout(CLEANING, driver.read_logs()).await {
                Ok(Ok(())) => return driver,
                _ => driver.quit().await,
            }
        }
    }

    /// Takes everything out of the browser that the test left there, and has it stand by for the next one.
    pub(crate) async fn give_back(self) {
        if self.worn.get() {
            return self.quit().await;
        }
        let cleaned = tokio::time::timeout(CLEANING, self.clean()).await;
        if !matches!(cleaned, Ok(Ok(()))) {
            // No fault of the test, but it should not become a habit.
            let _ = writeln!(std::io::stderr(), "the browser cannot be cleaned, the next test starts one: {cleaned:?}");
            return self.quit().await;
        }
        let crowded = {
            let mut idle = IDLE.lock().unwrap();
            idle.push(self);
            (idle.len() > AT_MOST).then(|| idle.remove(0))
        };
        if let Some(driver) = crowded {
            driver.quit().await;
        }
    }

    async fn clean(&self) -> Result<(), CmdError> {
        let client = self.client();
        let left = client.windows().await?;
        let webkit = Browser::chosen() == Browser::WebKit;
        // See `open_tab`.
        let fresh = client.new_window(!webkit).await?.handle;
        for window in left {
            client.switch_to_window(window).await?;
            client.close_window().await?;
        }
        self.try_to_tab(&fresh).await?;
        if webkit {
            self.resize_webkit(WIDTH, HEIGHT).await;
        }
        self.empty_clipboard().await?;
        self.read_logs().await
    }

    async fn empty_clipboard(&self) -> Result<(), CmdError> {
        match Browser::chosen() {
            Browser::Chromium => self.empty_clipboard_of_chromium().await,
            Browser::Firefox => self.empty_clipboard_of_firefox().await,
            Browser::WebKit => self.empty_clipboard_of_webkit().await,
        }
    }

    /// Chromium's driver hands out each line of a log once.
    async fn read_logs(&self) -> Result<(), CmdError> {
        if Browser::chosen() == Browser::Chromium {
            self.try_log("browser").await?;
            self.try_log("performance").await?;
        }
        Ok(())
    }
}
