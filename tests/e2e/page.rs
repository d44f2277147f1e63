//! The page as a person meets it: things are found by what they are called, and waited for, never slept for.

mod doing;
mod keys;
mod wrong;

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use tokio::time::timeout;

use crate::driver::{Browser, Driver};
use crate::site::{Pack, Site};

pub(crate) use doing::Pasted;
pub(crate) use keys::{
    ALT, CONTROL, DOWN, END, ENTER, ESCAPE, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, SHIFT, TAB, UP, as_keys,
};

/// To wait for anything that comes; reached only where it never comes.
const PATIENCE: Duration = Duration::from_secs(15);

/// Ends a test that hangs for good. None takes that long.
const LIMIT: Duration = Duration::from_secs(600);

/// The text of the post on the right.
pub(crate) const POST: &str =
    "person.all('region').filter(e => e.getAttribute('role') === 'tabpanel').map(e => e.innerText).join()";

/// All text in the page.
const SHOWN: &str = "(document.querySelector('main') ?? document.body)?.innerText ?? ''";

/// The kinds of elements that a person looks for, by the words of `find.js`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Field,
    Group,
    Radio,
    Checkbox,
    Button,
    Link,
    Tab,
    Heading,
}

/// The surroundings that a test wants.
#[derive(Debug, Clone, Copy)]
pub(crate) struct World {
    pub(crate) pack: Pack,
    /// A script that runs before the page, to take something away from it.
    pub(crate) before: &'static str,
    pub(crate) zone: &'static str,
    /// The languages that the person reads, as the browser tells them to pages.
    pub(crate) languages: &'static str,
    /// Whether pages can have their service worker. Otherwise it is as on plain http, and what a test has the server do is what
    /// pages see.
    pub(crate) worker: bool,
}

impl World {
    pub(crate) const DEFAULT: World =
        World { pack: Pack::Sent, before: "", zone: "America/Chicago", languages: "en-US,en", worker: false };
}

impl Default for World {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The browser, the server, and what stands in the window.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) driver: Rc<Driver>,
    pub(crate) site: Rc<Site>,
}

/// Runs a test in a browser with nothing in it, and checks that nothing went wrong beside it. Shows what the browser showed if the
/// test fails.
pub(crate) fn drive<F: Future<Output = ()> + 'static>(world: World, test: impl FnOnce(Page) -> F) {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    LocalSet::new().block_on(&runtime, async {
        let site = Rc::new(Site::start(world.pack).await);
        if !world.worker {
            site.before_each_page("delete Navigator.prototype.serviceWorker;");
        }
        if !world.before.is_empty() {
            site.before_each_page(world.before);
        }
        if Browser::chosen() == Browser::WebKit && world.languages != World::DEFAULT.languages {
            // It asks for the one language that its system is set up for, and systems here have English only.
            let languages: Vec<&str> = world.languages.split(',').collect();
            let asks = "for (const [name, value] of Object.entries({ languages, language: languages[0] }))
                Object.defineProperty(navigator, name, { get: () => value });";
            site.before_each_page(&format!("{{ const languages = {}; {asks} }}", json!(languages)));
        }
        let driver = Rc::new(Driver::take(world.zone, world.languages).await);
        let page = Page { driver: Rc::clone(&driver), site };
        let (tested, looked) = (test(page.clone()), page.clone());
        let outcome = tokio::task::spawn_local(async move {
            let looked = async {
                tested.await;
                looked.nothing_went_wrong().await;
            };
            timeout(LIMIT, looked).await.expect("the page stands still, or the test takes too long");
        })
        .await;
        if outcome.is_err() {
            // A page that stands still says nothing.
            let _ = timeout(PATIENCE, page.show_what_was_there()).await;
        }
        drop(page);
        match (outcome, Rc::into_inner(driver)) {
            (Ok(()), driver) => driver.expect("the test is over").give_back().await,
            (Err(failure), driver) => {
                // A browser in which a test failed is no ground for the next one to fail, or to pass.
                if let Some(driver) = driver {
                    driver.quit().await;
                }
                resume_unwind(failure.into_panic());
            }
        }
    });
}

impl Page {
    /// Opens a place in the page, such as `#/`. Where the page is open already it may be about to draw what is there.
    pub(crate) async fn open(&self, place: &str) {
        self.driver.client().goto(&self.site.page(place)).await.unwrap();
    }

    pub(crate) async fn reload(&self) {
        let worker = "!!navigator.serviceWorker?.controller";
        if Browser::chosen() == Browser::Firefox && self.ask(worker, &[]).await {
            // Its driver reloads like somebody who holds Shift: past the worker.
            let () = self.ask("void (window.leaving = true, location.reload())", &[]).await;
            let anew = "!window.leaving && document.readyState === 'complete'";
            self.until("the page to be loaded anew", anew, &[], |anew: &bool| *anew).await;
        } else {
            self.driver.client().refresh().await.unwrap();
        }
    }

    /// Has every page that is opened from now on begin at that time, a local one such as `2026-03-07T09:00`. Clocks go on from there.
    pub(crate) fn set_clock(&self, time: &str) {
        let script = format!("person.begin_at({})", json!(time));
        self.site.before_each_page(&script);
    }

    /// Evaluates an expression of JavaScript in the page, where `person` is `find.js`.
    pub(crate) async fn ask<T: DeserializeOwned>(&self, expression: &str, arguments: &[Value]) -> T {
        let answer = self.try_ask(expression, arguments).await;
        let answer = answer.unwrap_or_else(|error| panic!("{expression} with {arguments:?}: {error}"));
        serde_json::from_value(answer.clone()).unwrap_or_else(|error| panic!("{expression} came to {answer}: {error}"))
    }

    async fn try_ask(&self, expression: &str, arguments: &[Value]) -> Result<Value, CmdError> {
        self.driver.client().execute(&format!("return ({expression});"), arguments.to_vec()).await
    }

    /// Asks again and again until the answer is accepted; fails with `what` and the last answer if it never is.
    pub(crate) async fn until<T: DeserializeOwned>(
        &self,
        what: &str,
        expression: &str,
        arguments: &[Value],
        accept: impl Fn(&T) -> bool,
    ) -> T {
        let start = Instant::now();
        loop {
            let answer = match self.try_ask(expression, arguments).await {
                Ok(answer) => Some(answer),
                // A page that is being loaded anew has no scripts yet,
                Err(error) if is_before_find_js(&error) => None,
                Err(error) => panic!("{expression} with {arguments:?}: {error}"),
            };
            if let Some(answer) = answer.clone() {
                match serde_json::from_value(answer.clone()) {
                    Ok(answer) if accept(&answer) => return answer,
                    // and one that is being left may answer nothing.
                    Err(error) if !answer.is_null() => panic!("{expression} came to {answer}: {error}"),
                    _ => {}
                }
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}; the last answer: {answer:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    // ---- Finding ---------------------------------------------------------------------------------------------------

    /// The element of that kind and name, once it is there.
    pub(crate) async fn find(&self, kind: Kind, name: &str) -> Element {
        self.find_within(None, kind, name).await
    }

    pub(crate) async fn find_within(&self, within: Option<&Element>, kind: Kind, name: &str) -> Element {
        let what = format!("{kind:?} {name:?}").to_lowercase();
        let within = json!(within.cloned());
        let found = self
            .until(
                &what,
                "person.find(arguments[0], arguments[1], arguments[2])",
                &[json!(kind.word()), json!(name), within],
                |found: &Value| !found.is_null(),
            )
            .await;
        let reference = found.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned();
        Element::from_element_id(self.driver.client(), reference.into())
    }

    /// The same as an argument for [`Page::ask`].
    pub(crate) async fn json(&self, kind: Kind, name: &str) -> Value {
        json!(self.find(kind, name).await)
    }

    pub(crate) async fn has(&self, kind: Kind, name: &str) -> bool {
        self.ask("!!person.find(arguments[0], arguments[1])", &[json!(kind.word()), json!(name)]).await
    }

    /// Text in the page itself; what is only read out is outside of it.
    pub(crate) async fn wait_for_text(&self, text: &str) {
        self.until(&format!("the text {text:?}"), SHOWN, &[], |all: &String| all.contains(text)).await;
    }

    pub(crate) async fn wait_until_gone(&self, text: &str) {
        self.until(&format!("{text:?} to go"), SHOWN, &[], |all: &String| !all.contains(text)).await;
    }

    // ---- What is stored --------------------------------------------------------------------------------------------

    /// The records in the storage whose keys begin with that.
    pub(crate) async fn stored(&self, prefix: &str) -> BTreeMap<String, String> {
        let all = "Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith(arguments[0])))";
        self.ask(all, &[prefix.into()]).await
    }

    /// Puts a text into the storage, as another version of the page may have done. What is open here must not be that case.
    pub(crate) async fn put(&self, key: &str, text: &str) {
        let () = self.ask("localStorage.setItem(arguments[0], arguments[1])", &[key.into(), text.into()]).await;
    }

    /// Chooses a file of this machine.
    pub(crate) async fn choose_file(&self, field: &str, file: &Path) {
        // Not typed: the path is what the browser's own dialogue would give.
        self.find(Kind::Field, field).await.send_keys(file.to_str().unwrap()).await.unwrap();
    }
}

/// True if the page was asked before `find.js` ran in it.
fn is_before_find_js(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(error) if error.error == ErrorStatus::JavascriptError
        && ["person is not defined", "Can't find variable: person"].iter().any(|says| error.message.contains(says)))
}

impl Kind {
    fn word(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}
