//! `html!` in Yew's notation, compiled to a template and what fills its slots.
//!
//! Yew's own macro writes out, at each element, the code that builds it: most of the wasm of a page with many elements is
//! that. Here each use becomes one text that tells of its elements, and a list of what is put into them, which one function
//! of the page (`casewright::app::view`) makes into the same virtual nodes. The notation is Yew's, as far as the page uses it:
//! elements with attributes, events and a key; texts and expressions in braces; `if`, `if let`, `else` and `for`;
//! `<>…</>`; and components that end at once, which Yew's own macro draws.

mod notation;
mod template;

use proc_macro::TokenStream;
use syn::parse_macro_input;

/// Elements as a virtual node of Yew.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    let nodes = parse_macro_input!(input as notation::Nodes);
    template::expression(&nodes.0).into()
}
