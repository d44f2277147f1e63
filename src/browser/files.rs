//! Files that a person saves and chooses; and where the program that handles them draws.

use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Element, Event, File, HtmlAnchorElement, HtmlInputElement, Url};

/// How long the browser may take to begin saving a file, in milliseconds.
const SAVING: u32 = 60_000;

/// Where the pages below `#/storage` go.
pub fn storage_root() -> Option<Element> {
    super::document()?.get_element_by_id("storage")
}

/// Whether a person reached what is shown by a link of the page, rather than by loading it. start.js knows: the link may be gone.
pub fn came_by_link() -> bool {
    storage_root().is_some_and(|root| root.has_attribute("data-by-link"))
}

/// What is in a file.
pub const JSON: &str = "application/json";
pub const CALENDAR: &str = "text/calendar;charset=utf-8";
pub const TEXT: &str = "text/plain;charset=utf-8";

/// Hands a file to the browser for saving. Whether the person saved it, nobody tells; false where it was not even handed over.
pub fn download(name: &str, text: &str, kind: &str) -> bool {
    let handed = || {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options).ok()?;
        let document = super::document()?;
        let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        link.set_href(&address);
        link.set_download(name);
        // Some browsers follow no link that is not in the page.
        let _ = document.body()?.append_child(&link);
        link.click();
        link.remove();
        let revoke = move || {
            let _ = Url::revoke_object_url(&address);
        };
        gloo_timers::callback::Timeout::new(SAVING, revoke).forget();
        Some(())
    };
    handed().is_some()
}

/// A file that a person chose.
#[derive(Debug, Clone)]
pub struct Chosen(File);

impl Chosen {
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// How many bytes it has, which is known before it is read.
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// Reads it and hands the text to `then`; none where it cannot be read.
    pub fn text(self, then: impl FnOnce(Option<String>) + 'static) {
        wasm_bindgen_futures::spawn_local(async move {
            then(JsFuture::from(self.0.text()).await.ok().and_then(|text| text.as_string()));
        });
    }
}

/// The file that was chosen in the input that an event came from. The input is emptied, so that the same file can be chosen again.
pub fn chosen(event: &impl AsRef<Event>) -> Option<Chosen> {
    let input: HtmlInputElement = event.as_ref().target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(Chosen(file))
}
