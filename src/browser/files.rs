//! Files that a person saves or chooses.

use gloo_file::{Blob, File, ObjectUrl, futures::read_as_text};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlAnchorElement, HtmlInputElement};

/// How long the browser may take to start saving a file, in ms.
const SAVING: u32 = 60_000;

/// Media types.
pub const JSON: &str = "application/json";
pub const CALENDAR: &str = "text/calendar;charset=utf-8";
pub const CSV: &str = "text/csv;charset=utf-8";
pub const SVG: &str = "image/svg+xml";
pub const TEXT: &str = "text/plain;charset=utf-8";

/// Hands a file to the browser for saving. Returns false if the browser did not accept it; browsers do not tell whether
/// the person saved it.
pub fn download(name: &str, text: &str, kind: &str) -> bool {
    let handed = || {
        let document = super::document()?;
        let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        let address = ObjectUrl::from(Blob::new_with_options(text, Some(kind)));
        link.set_href(&address);
        link.set_download(name);
        // Some browsers follow no link that is not in the document.
        let _ = document.body()?.append_child(&link);
        link.click();
        link.remove();
        gloo_timers::callback::Timeout::new(SAVING, move || drop(address)).forget();
        Some(())
    };
    handed().is_some()
}

/// A file that a person chose.
#[derive(Debug, Clone)]
pub struct ChosenFile(File);

impl ChosenFile {
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// In bytes; known before the file is read.
    pub fn size(&self) -> u64 {
        self.0.size()
    }

    /// The text of the file; none if it cannot be read.
    pub async fn text(self) -> Option<String> {
        read_as_text(&self.0).await.ok()
    }
}

/// The file chosen in the input that an event came from. The input is emptied so that the same file can be chosen
/// again.
pub fn chosen(event: &impl AsRef<Event>) -> Option<ChosenFile> {
    all_chosen(event).into_iter().next()
}

/// All files chosen in such an input.
pub fn all_chosen(event: &impl AsRef<Event>) -> Vec<ChosenFile> {
    let chosen = || {
        let input: HtmlInputElement = event.as_ref().target()?.dyn_into().ok()?;
        let list = input.files()?;
        let files = (0..list.length()).filter_map(|index| list.get(index)).map(|file| ChosenFile(File::from(file)));
        let files: Vec<ChosenFile> = files.collect();
        input.set_value("");
        Some(files)
    };
    chosen().unwrap_or_default()
}
