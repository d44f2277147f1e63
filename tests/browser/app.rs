//! The whole page, drawn into a test's document.

use std::collections::BTreeMap;

use casewright::App;
use casewright::browser::{page, storage};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Renderer;

/// The files of a small pack, compiled from `trial.toml`: `tests/trial.rs` checks that they are.
const INDEX: &str = include_str!("trial/pack.json");
const PROCEDURE: (&str, &str) =
    ("pack/trial-9f1d30771618ef13.json", include_str!("trial/pack/trial-9f1d30771618ef13.json"));

#[wasm_bindgen_test]
async fn a_case_is_begun_and_kept() {
    let page = Page::with(INDEX, &[PROCEDURE]);
    page.until(CARD).await;
    page.run(PRESS_THE_CARD);
    page.until("document.querySelector('main input') && document.querySelector('h3')?.textContent === 'Ask'").await;
    page.run(
        "const input = document.querySelector('main input');
         input.value = 'Ada';
         input.dispatchEvent(new InputEvent('input', { bubbles: true }));",
    );
    page.until("document.querySelector('[role=tabpanel]').textContent.includes('It is Ada.')").await;
    let kept = storage::entries("casewright.case.").unwrap();
    assert_eq!(kept.iter().filter(|(_, text)| text.whole().contains("\"Ada\"")).count(), 1, "{kept:?}");
}

#[wasm_bindgen_test]
async fn only_the_index_is_fetched_before_more_is_wanted() {
    let page = Page::with(INDEX, &[PROCEDURE]);
    page.until(CARD).await;
    page.until("fetched.join() === 'pack.json'").await;
    page.run(PRESS_THE_CARD);
    page.until("document.querySelector('h3')?.textContent === 'Ask'").await;
    // Its procedure, and what the host says, which is asked for once however many cases are opened.
    page.until("fetched[1]?.startsWith('pack/trial-') && fetched.slice(2).every((file) => file === 'site.json')").await;
}

#[wasm_bindgen_test]
async fn without_a_pack_it_says_so() {
    let page = Page::with("", &[]);
    page.until("document.querySelector('main h1') && document.querySelector('main').textContent.includes('pack.json')")
        .await;
}

#[wasm_bindgen_test]
async fn without_the_file_of_a_procedure_it_says_which() {
    let page = Page::with(INDEX, &[]);
    page.until(CARD).await;
    page.run(PRESS_THE_CARD);
    page.until(&format!("document.querySelector('main').textContent.includes('{}')", PROCEDURE.0)).await;
}

/// The card of the procedure is there.
const CARD: &str =
    "[...document.querySelectorAll('main button')].some((button) => button.textContent.includes('Something to try'))";
const PRESS_THE_CARD: &str = "[...document.querySelectorAll('main button')].find((button) => button.textContent.includes('Something to try')).click()";

/// The page, with what the server has; `fetched` lists what it was asked for. An empty text is a file that is not there. Gone, with all it stored, once it is dropped.
struct Page {
    app: Option<yew::AppHandle<App>>,
}

impl Page {
    fn with(index: &str, parts: &[(&str, &str)]) -> Self {
        let all: BTreeMap<&str, &str> = [("pack.json", index)].into_iter().chain(parts.iter().copied()).collect();
        js_sys::eval(&format!(
            "window.fetchBefore = window.fetch;
             window.fetched = [];
             window.fetch = async (request) => {{
               const files = {};
               const address = (request.url ?? request).replace(new URL('.', document.baseURI), '');
               fetched.push(address);
               return files[address] ? new Response(files[address]) : new Response('', {{ status: 404 }});
             }};
             location.hash = '#/';
             document.body.insertAdjacentHTML('beforeend', '<div id=app></div>');",
            serde_json::to_string(&all).unwrap()
        ))
        .unwrap();
        Self { app: Some(Renderer::<App>::with_root(page::app_root().unwrap()).render()) }
    }

    fn run(&self, script: &str) {
        js_sys::eval(script).unwrap();
    }

    /// Waits until a condition holds, looking again whenever the browser has drawn.
    async fn until(&self, condition: &str) {
        let promise = js_sys::eval(&format!(
            "(async () => {{
               const start = performance.now();
               while (!({condition})) {{
                 if (performance.now() - start > 10_000) throw new Error('waited in vain, in: ' + document.querySelector('#app').innerText);
                 await new Promise((again) => setTimeout(again, 20));
               }}
             }})()"
        ))
        .unwrap();
        if let Err(error) = JsFuture::from(Promise::from(promise)).await {
            panic!("{condition}: {error:?}");
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        for (key, _) in storage::entries("casewright.").unwrap_or_default() {
            storage::remove(&key);
        }
        let back: Result<JsValue, JsValue> = js_sys::eval(
            "window.fetch = window.fetchBefore; document.querySelector('#app').remove(); history.replaceState(null, '', ' ');",
        );
        drop(back);
    }
}
