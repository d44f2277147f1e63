//! The page as a person meets it: things are found by what they are called, and waited for, never slept for.

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

/// How long something may take to come. Reached only where it never comes.
const PATIENCE: Duration = Duration::from_secs(15);

/// No test takes that long, also those that take minutes. What hangs for good ends so.
const LIMIT: Duration = Duration::from_secs(600);

/// The text of the post on the right.
pub(crate) const POST: &str =
    "person.all('region').filter(e => e.getAttribute('role') === 'tabpanel').map(e => e.innerText).join()";

/// All text in the page.
const SHOWN: &str = "(document.querySelector('main') ?? document.body)?.innerText ?? ''";

/// What has the focus is called so.
const FOCUSED: &str = "document.activeElement && person.named(document.activeElement)";

/// No page has so many places for the keyboard.
const MOST_TABS: usize = 200;

/// Control, as WebDriver writes it.
pub(crate) const CONTROL: char = '\u{E009}';
pub(crate) const ENTER: char = '\u{E007}';
pub(crate) const TAB: char = '\u{E004}';
pub(crate) const SHIFT: char = '\u{E008}';
pub(crate) const ALT: char = '\u{E00A}';
pub(crate) const ESCAPE: char = '\u{E00C}';
pub(crate) const END: char = '\u{E010}';
pub(crate) const UP: char = '\u{E013}';
pub(crate) const DOWN: char = '\u{E015}';
pub(crate) const PAGE_DOWN: char = '\u{E00F}';
pub(crate) const PAGE_UP: char = '\u{E00E}';
const DELETE: char = '\u{E017}';

/// What a person may be looking for; the words are those of `find.js`.
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

/// How a test wants its world.
#[derive(Debug, Clone, Copy)]
pub(crate) struct World {
    pub(crate) pack: Pack,
    /// A script that runs before the page, to take something away from it.
    pub(crate) before: &'static str,
    pub(crate) zone: &'static str,
    /// The languages that the person reads, as the browser tells them to pages.
    pub(crate) languages: &'static str,
}

impl World {
    pub(crate) const DEFAULT: World =
        World { pack: Pack::Sent, before: "", zone: "America/Chicago", languages: "en-US,en" };
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
        self.driver.client().refresh().await.unwrap();
    }

    /// Has every page that is opened from now on begin at that time, a local one such as `2026-03-07T09:00`. Clocks go on from there.
    pub(crate) fn set_clock(&self, time: &str) {
        let script = format!("person.begin_at({})", json!(time));
        self.site.before_each_page(&script);
    }

    /// What an expression of JavaScript comes to. `person` is `find.js`.
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

    // ---- Doing -----------------------------------------------------------------------------------------------------

    pub(crate) async fn click(&self, kind: Kind, name: &str) {
        let start = Instant::now();
        loop {
            let element = self.find(kind, name).await;
            // What is drawn anew just then is another element.
            match self.try_scroll_to(&json!(element)).await {
                Ok(()) => return element.click().await.unwrap(),
                Err(gone) => assert!(start.elapsed() < PATIENCE, "{name:?} cannot be clicked: {gone}"),
            }
        }
    }

    /// As a person does who first scrolls to what they want to press: not below a bar that stays where it is. Drivers stop at the
    /// edge of the window, and that of WebKit scrolls the page, but not what scrolls within it.
    async fn press_on(&self, element: &Element) {
        self.scroll_to(&json!(element)).await;
        element.click().await.unwrap();
    }

    async fn scroll_to(&self, element: &Value) {
        self.try_scroll_to(element).await.unwrap();
    }

    async fn try_scroll_to(&self, element: &Value) -> Result<(), CmdError> {
        let block = if Browser::chosen() == Browser::WebKit { "center" } else { "nearest" };
        let scroll = "void arguments[0].scrollIntoView({ block: arguments[1], inline: 'nearest' })";
        self.driver.client().execute(scroll, vec![element.clone(), block.into()]).await.map(drop)
    }

    /// Answers a question that is asked by radio buttons.
    pub(crate) async fn choose(&self, question: &str, answer: &str) {
        let group = self.find(Kind::Group, question).await;
        let radio = self.find_within(Some(&group), Kind::Radio, answer).await;
        self.press_box(&radio).await;
        self.until("the choice", "arguments[0].checked", &[json!(radio)], |checked: &bool| *checked).await;
    }

    /// Ticks or clears a box.
    pub(crate) async fn tick(&self, name: &str) {
        let element = self.find(Kind::Checkbox, name).await;
        let before: bool = self.ask("arguments[0].checked", &[json!(element)]).await;
        self.press_box(&element).await;
        self.until("the tick", "arguments[0].checked", &[json!(element)], |checked: &bool| *checked != before).await;
    }

    async fn press_box(&self, element: &Element) {
        let target: Value = self.ask("person.clickable(arguments[0])", &[json!(element)]).await;
        let reference = target.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned();
        self.press_on(&Element::from_element_id(self.driver.client(), reference.into())).await;
    }

    /// Types into a field, key by key, in place of what was there.
    pub(crate) async fn fill(&self, name: &str, text: &str) {
        let field = self.find(Kind::Field, name).await;
        self.type_into(&field, text).await;
    }

    /// The same in a row of a list, which has its number.
    pub(crate) async fn fill_row(&self, row: usize, name: &str, text: &str) {
        let row = self.find(Kind::Group, &format!("No. {row}")).await;
        let field = self.find_within(Some(&row), Kind::Field, name).await;
        self.type_into(&field, text).await;
    }

    /// All drivers let go of held keys at the end of what they are sent, and not all of them before.
    async fn type_into(&self, field: &Element, text: &str) {
        field.send_keys(&format!("{CONTROL}a")).await.unwrap();
        field.send_keys(&format!("{DELETE}{}", as_keys(text))).await.unwrap();
        self.until(text, "arguments[0].value", &[json!(field)], |value: &String| value == text).await;
    }

    /// Puts a long text into a field at once, as an input method or a paste does.
    pub(crate) async fn insert(&self, name: &str, text: &str) {
        let field = self.find(Kind::Field, name).await;
        field.send_keys(&format!("{CONTROL}a")).await.unwrap();
        field.send_keys(&DELETE.to_string()).await.unwrap();
        let insert = "(arguments[0].focus(), document.execCommand('insertText', false, arguments[1]))";
        self.ask::<bool>(insert, &[json!(field), text.into()]).await;
        self.value_is(name, text).await;
    }

    pub(crate) async fn value_is(&self, name: &str, text: &str) {
        let field = self.find(Kind::Field, name).await;
        self.until(name, "arguments[0].value", &[json!(field)], |value: &String| value == text).await;
    }

    /// Waits until a radio button or a box of that question is chosen, or is not.
    pub(crate) async fn choice_is(&self, question: &str, kind: Kind, answer: &str, chosen: bool) {
        let group = self.find(Kind::Group, question).await;
        let choice = self.find_within(Some(&group), kind, answer).await;
        self.until(answer, "arguments[0].checked", &[json!(choice)], |checked: &bool| *checked == chosen).await;
    }

    /// Whether a button is there to be pressed. One that is not says why elsewhere.
    pub(crate) async fn can_be_pressed(&self, button: &str) -> bool {
        let asked = "!arguments[0].disabled && arguments[0].getAttribute('aria-disabled') !== 'true'";
        self.ask(asked, &[self.json(Kind::Button, button).await]).await
    }

    /// Goes to a stage of the case by the list of its stages.
    pub(crate) async fn go_to(&self, stage: &str) {
        self.click(Kind::Link, stage).await;
        self.find(Kind::Heading, stage).await;
    }

    /// Waits until the post on the right has that line.
    pub(crate) async fn wait_for_line(&self, line: &str) {
        self.until(line, POST, &[], |post: &String| {
            post.lines().any(|found| found.replace('\u{a0}', " ").trim() == line)
        })
        .await;
    }

    /// Walks on with the tab key until what has the focus is called that.
    pub(crate) async fn tab_to(&self, name: &str) {
        for _ in 0..MOST_TABS {
            self.press(&[TAB]).await;
            let here: Option<String> = self.ask(FOCUSED, &[]).await;
            if here.is_some_and(|here| here.starts_with(name)) {
                return;
            }
        }
        panic!("the tab key does not lead to {name:?}");
    }

    /// Presses keys where the focus is. A control key stays held until the end of `keys`.
    pub(crate) async fn press(&self, keys: &[char]) {
        let focused = self.driver.client().active_element().await.unwrap();
        focused.send_keys(&keys.iter().collect::<String>()).await.unwrap();
    }

    /// What has the focus is called that.
    pub(crate) async fn wait_for_focus(&self, name: &str) {
        self.until(&format!("the focus on {name:?}"), FOCUSED, &[], |found: &Option<String>| {
            found.as_deref().is_some_and(|found| found.starts_with(name))
        })
        .await;
    }

    // ---- What is stored --------------------------------------------------------------------------------------------

    /// What stands in the storage under keys that begin so.
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

    // ---- The clipboard ---------------------------------------------------------------------------------------------

    /// Both flavours of what is on the clipboard, by a real paste into another page.
    pub(crate) async fn pasted(&self) -> Pasted {
        let client = self.driver.client();
        let here = client.window().await.unwrap();
        let tab = client.new_window(true).await.unwrap();
        client.switch_to_window(tab.handle).await.unwrap();
        client.goto(&format!("{}/paste", self.site.origin())).await.unwrap();
        self.press(&[CONTROL, 'v']).await;
        let pasted =
            self.until("a paste", "window.pasted", &[], |pasted: &Option<Pasted>| pasted.is_some()).await.unwrap();
        client.close_window().await.unwrap();
        client.switch_to_window(here).await.unwrap();
        pasted
    }

    // ---- What went wrong -------------------------------------------------------------------------------------------

    /// Fails if the page broke its policy or said an error, or asked another server for anything.
    async fn nothing_went_wrong(&self) {
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
    async fn show_what_was_there(&self) {
        eprintln!("---- what went wrong: {:#?}\n---- requests: {:?}", self.site.wrong(""), self.site.requests());
        let name = std::thread::current().name().unwrap_or("test").replace(':', "-");
        let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        if let Ok(image) = self.driver.client().screenshot().await {
            let _ = std::fs::write(&picture, image);
        }
        let text = self.driver.client().execute("return document.body.innerText", Vec::new()).await;
        let address = self.driver.client().current_url().await.map(String::from).unwrap_or_default();
        let text = text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default();
        eprintln!("---- {address}, picture in {}\n{text}", picture.display());
    }
}

/// The two flavours of a paste; and of the rich one its words, and its elements with the names of their attributes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub(crate) struct Pasted {
    pub(crate) html: String,
    pub(crate) plain: String,
    pub(crate) words: String,
    pub(crate) parts: Vec<String>,
}

/// Whether the page was asked before `find.js` ran in it.
fn is_before_find_js(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(error) if error.error == ErrorStatus::JavascriptError
        && ["person is not defined", "Can't find variable: person"].iter().any(|says| error.message.contains(says)))
}

/// A text as the keys that are pressed for it: WebKitGTK's driver knows the end of a line by its key alone.
pub(crate) fn as_keys(text: &str) -> String {
    text.replace('\n', &ENTER.to_string())
}

impl Kind {
    fn word(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}
