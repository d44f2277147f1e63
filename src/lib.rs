//! The page: Yew components over the pure core. It exists in the wasm build alone; a native build is an empty shell.

#![cfg(target_arch = "wasm32")]

pub mod app;
pub mod browser;
