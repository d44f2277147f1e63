//! The whole page, drawn into a test's document.

use std::collections::BTreeMap;

use casewright::app::App;
use casewright::browser::storage;
use casewright_compiler::{SourceFile, compile};
use casewright_core::procedure::{PackFiles, write_pack};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Renderer;

/// About the smallest procedure there can be.
const PROCEDURE: &str = r#"
id = "trial"
title = "Trial"
need = "Something to try"
summary = "A procedure of a test."
version = "2026-01-01"
name = "who"

[[document]]
id = "paper"
title = "A paper"

[[stage]]
id = "only"
title = "The only stage"
says = "All there is"

[[step]]
id = "ask"
stage = "only"
title = "Ask"
says = "Ask who it is."
role = "CSM"
tick = false
fields = ["who"]
source = "paper: 1"

[[field]]
id = "who"
label = "Who is it?"
kind = "line"
required = true

[[post]]
id = "note"
title = "Note"
target = "comment"
copy = "Copy the note"
source = "paper: 1"
body = """
It is {who}.
"""
"#;

fn files() -> PackFiles {
    let file = SourceFile { path: "procedures/trial.toml".to_owned(), text: PROCEDURE.to_owned() };
    let compiled = compile(&[file]);
    let Some(pack) = compiled.pack else { panic!("{:?}", compiled.diagnostics) };
    write_pack(&pack, "pack").unwrap()
}

#[wasm_bindgen_test]
async fn a_case_is_begun_and_kept() {
    let page = Page::with(&files());
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
    let page = Page::with(&files());
    page.until(CARD).await;
    page.until("fetched.join() === 'pack.json'").await;
    page.run(PRESS_THE_CARD);
    page.until("document.querySelector('h3')?.textContent === 'Ask'").await;
    // Its procedure, and what the host says, which is asked for once however many cases are opened.
    page.until("fetched[1]?.startsWith('pack/trial-') && fetched.slice(2).every((file) => file === 'site.json')").await;
}

#[wasm_bindgen_test]
async fn without_a_pack_it_says_so() {
    let page = Page::with(&PackFiles { index: String::new(), parts: Vec::new() });
    page.until("document.querySelector('main h1') && document.querySelector('main').textContent.includes('pack.json')")
        .await;
}

#[wasm_bindgen_test]
async fn without_the_file_of_a_procedure_it_says_which() {
    let PackFiles { index, parts } = files();
    let page = Page::with(&PackFiles { index, parts: Vec::new() });
    page.until(CARD).await;
    page.run(PRESS_THE_CARD);
    let (file, _) = parts.first().unwrap();
    page.until(&format!("document.querySelector('main').textContent.includes('{file}')")).await;
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
    fn with(PackFiles { index, parts }: &PackFiles) -> Self {
        let all = [("pack.json", index)].into_iter().chain(parts.iter().map(|(name, text)| (name.as_str(), text)));
        let all: BTreeMap<&str, &String> = all.collect();
        js_sys::eval(&format!(
            "window.fetchBefore = window.fetch;
             window.fetched = [];
             window.fetch = async (address) => {{
               const files = {};
               fetched.push(address);
               return files[address] ? new Response(files[address]) : new Response('', {{ status: 404 }});
             }};
             location.hash = '#/';
             document.body.insertAdjacentHTML('beforeend', '<div id=app></div>');",
            serde_json::to_string(&all).unwrap()
        ))
        .unwrap();
        Self { app: Some(Renderer::<App>::with_root(casewright::browser::page::root().unwrap()).render()) }
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
