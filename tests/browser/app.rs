//! The whole page, drawn into a test's document.

use casewright::app::App;
use casewright::browser::storage;
use casewright::procedure::{SourceFile, compile};
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

#[wasm_bindgen_test]
async fn a_case_is_begun_and_kept() {
    let file = SourceFile { path: "procedures/trial.toml".to_owned(), text: PROCEDURE.to_owned() };
    let compiled = compile(&[file]);
    let Some(pack) = compiled.pack else { panic!("{:?}", compiled.diagnostics) };
    let page = Page::with(&format!(
        "new Response({})",
        serde_json::to_string(&serde_json::to_string(&pack).unwrap()).unwrap()
    ));
    page.until("document.querySelector('main button')?.textContent.includes('Something to try')").await;
    page.run("document.querySelector('main button').click()");
    page.until("document.querySelector('main input') && document.querySelector('h3').textContent === 'Ask'").await;
    page.run(
        "const input = document.querySelector('main input');
         input.value = 'Ada';
         input.dispatchEvent(new InputEvent('input', { bubbles: true }));",
    );
    page.until("document.querySelector('[role=tabpanel]').textContent.includes('It is Ada.')").await;
    let kept = storage::entries("casewright.case.").unwrap();
    assert_eq!(kept.values().filter(|text| text.contains("\"Ada\"")).count(), 1, "{kept:?}");
}

#[wasm_bindgen_test]
async fn without_a_pack_it_says_so() {
    let page = Page::with("new Response('', { status: 404 })");
    page.until("document.querySelector('main h1') && document.querySelector('main').textContent.includes('pack.json')")
        .await;
}

/// The page, with what the server answers when it is asked for the pack. Gone, with all it stored, once it is dropped.
struct Page {
    app: Option<yew::AppHandle<App>>,
}

impl Page {
    fn with(answer: &str) -> Self {
        js_sys::eval(&format!(
            "window.fetchBefore = window.fetch;
             window.fetch = async () => {answer};
             location.hash = '#/';
             document.body.insertAdjacentHTML('beforeend', '<div id=app></div>');"
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
        for key in storage::entries("casewright.case.").unwrap_or_default().keys() {
            storage::remove(key);
        }
        let back: Result<JsValue, JsValue> = js_sys::eval(
            "window.fetch = window.fetchBefore; document.querySelector('#app').remove(); history.replaceState(null, '', ' ');",
        );
        drop(back);
    }
}
