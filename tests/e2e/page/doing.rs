//! Actions of a person: click, type, press keys, paste.

use std::time::Instant;

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use serde_json::{Value, json};

use super::keys::{CONTROL, DELETE, TAB, as_keys};
use super::{Kind, PATIENCE, POST, Page};
use crate::driver::Browser;

/// The name of what has the focus.
const FOCUSED: &str = "document.activeElement && person.named(document.activeElement)";

/// No page has so many places for the keyboard.
const MOST_TABS: usize = 200;

impl Page {
    pub(crate) async fn click(&self, kind: Kind, name: &str) {
        let start = Instant::now();
        loop {
            let element = self.find(kind, name).await;
            // An element that is redrawn meanwhile is another one.
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

    /// True if the button is enabled. A disabled one says why elsewhere.
    pub(crate) async fn can_be_pressed(&self, button: &str) -> bool {
        let asked = "!arguments[0].disabled && arguments[0].getAttribute('aria-disabled') !== 'true'";
        self.ask(asked, &[self.json(Kind::Button, button).await]).await
    }

    /// Goes to a stage of the case by the list of its stages.
    /// Closes the open case, which is not finished.
    pub(crate) async fn close_case(&self) {
        self.click(Kind::Button, "Close this case").await;
        self.click(Kind::Button, "Close it anyway").await;
        self.find(Kind::Button, "Reopen this case").await;
    }

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
        let keys: String = keys.iter().collect();
        loop {
            let focused = self.driver.client().active_element().await.unwrap();
            match focused.send_keys(&keys).await {
                // Another element got the focus in between, as where the palette arrives: the one before is gone or
                // hidden. A keyboard would have met the other one.
                Err(error) if error.is_stale_element_reference() => {}
                Err(error) if error.is_element_not_interactable() && self.lost_focus(&focused).await => {}
                sent => return sent.unwrap(),
            }
        }
    }

    async fn lost_focus(&self, element: &Element) -> bool {
        self.driver.client().active_element().await.unwrap().element_id() != element.element_id()
    }

    /// Waits until the focus is on an element of that name.
    pub(crate) async fn wait_for_focus(&self, name: &str) {
        self.until(&format!("the focus on {name:?}"), FOCUSED, &[], |found: &Option<String>| {
            found.as_deref().is_some_and(|found| found.starts_with(name))
        })
        .await;
    }

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
}

/// The two flavours of a paste; and of the rich one its words, and its elements with the names of their attributes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub(crate) struct Pasted {
    pub(crate) html: String,
    pub(crate) plain: String,
    pub(crate) words: String,
    pub(crate) parts: Vec<String>,
}
