//! Tests of single functions that need a browser, in headless Chromium. Started by `make test-browser`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic)]

mod app;
mod clipboard;
mod clock;
mod storage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
