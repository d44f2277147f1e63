//! Keeps the page true while a browser or an extension translates it.
//!
//! Translators replace text nodes by elements of their own. Yew holds on to the nodes that it made: what it writes into
//! a replaced node is not seen, removing one leaves the translation behind, and inserting before one panics. So each
//! replaced node is put back, empty, in front of its replacement, where it marks the place. As soon as Yew writes into
//! it or removes it, the replacement goes, and the translator takes up the new text.

use js_sys::{Array, WeakMap};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node, NodeList, Text};

/// Watches the texts in `root` for as long as the page is open.
pub fn guard(root: &Element) {
    let replaced = Replaced::default();
    let heard = Closure::<dyn Fn(Array, MutationObserver)>::new(move |records: Array, observer: MutationObserver| {
        for record in records.iter().filter_map(|record| record.dyn_into::<MutationRecord>().ok()) {
            replaced.look_at(&record);
        }
        // What was changed here is no news.
        observer.take_records();
    });
    let Ok(observer) = MutationObserver::new(heard.as_ref().unchecked_ref()) else { return };
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_character_data(true);
    options.set_subtree(true);
    if observer.observe_with_options(root, &options).is_ok() {
        heard.forget();
    }
}

/// The replaced text nodes. Weak maps: what is no longer on the page must not be held in memory.
#[derive(Default)]
struct Replaced {
    /// From a replaced node to its replacement.
    replacements: WeakMap,
    /// From a replacement to the node that it replaced.
    originals: WeakMap,
    /// From a replaced node to its text, for translators that put it back.
    texts: WeakMap,
}

impl Replaced {
    fn look_at(&self, record: &MutationRecord) {
        if let Some(text) = record.target().and_then(|target| target.dyn_into::<Text>().ok()) {
            self.drop_replacement(&text);
            return;
        }
        for removed in nodes(record.removed_nodes()) {
            if let Some(original) = get(&self.originals, &removed).and_then(|original| original.dyn_into().ok()) {
                self.replacement_was_removed(&original, &removed, record);
            } else if let Ok(text) = removed.dyn_into::<Text>() {
                if self.replacements.has(&text) {
                    self.was_removed(&text);
                } else if let Some(replacement) = self.replacement(record) {
                    self.was_replaced(&text, &replacement);
                }
            }
        }
    }

    /// Puts the text node, empty, in front of what replaced it. A translator may have replaced that too by now, in which
    /// case the next record says so.
    fn was_replaced(&self, text: &Text, replacement: &Node) {
        // A translator may have moved the node into its own element.
        if replacement.contains(Some(text))
            && let (Ok(copy), Some(inside)) = (Text::new_with_data(&text.data()), text.parent_node())
        {
            let _ = inside.replace_child(&copy, text);
        }
        if !self.texts.has(text) {
            self.texts.set(text, &text.data().into());
        }
        self.replacements.set(text, replacement);
        self.originals.set(replacement, text);
        if let Some(parent) = replacement.parent_node()
            && parent.insert_before(text, Some(replacement)).is_ok()
        {
            text.set_data("");
        }
    }

    /// Yew removed it or moved it, or the translator put it back.
    fn was_removed(&self, text: &Text) {
        let Some(replacement) = get(&self.replacements, text) else { return };
        if !text.is_connected() {
            self.drop_replacement(text);
        } else if !replacement.is_connected() {
            self.restore(text);
        } else if let Some(parent) = text.parent_node() {
            let _ = parent.insert_before(&replacement, text.next_sibling().as_ref());
        }
    }

    /// The translator changed its mind, or took the translation back.
    fn replacement_was_removed(&self, original: &Text, removed: &Node, record: &MutationRecord) {
        if removed.is_connected() {
            return;
        }
        match self.replacement(record) {
            Some(next) if !next.is_same_node(Some(original)) => {
                self.originals.delete(removed);
                self.was_replaced(original, &next);
            }
            _ => self.restore(original),
        }
    }

    /// What came in place of the removed nodes of a record. Yew never adds and removes nodes in one operation, so whoever
    /// does is a translator. One that first adds and then removes is known by its `<font>`, unless that stands for
    /// another text.
    fn replacement(&self, record: &MutationRecord) -> Option<Node> {
        let font = |node: &Node| node.node_name() == "FONT" && !self.originals.has(node);
        let added = nodes(record.added_nodes()).next();
        let beside = || record.previous_sibling().filter(font).or_else(|| record.next_sibling().filter(font));
        added.or_else(beside)
    }

    /// Nothing stands for it any more.
    fn restore(&self, text: &Text) {
        if text.data().is_empty()
            && let Some(data) = self.texts.get(text).as_string()
        {
            text.set_data(&data);
        }
        self.forget(text);
    }

    fn drop_replacement(&self, text: &Text) {
        if let Some(replacement) = get(&self.replacements, text) {
            self.forget(text);
            if let Some(parent) = replacement.parent_node() {
                let _ = parent.remove_child(&replacement);
            }
        }
    }

    fn forget(&self, text: &Text) {
        if let Some(replacement) = get(&self.replacements, text) {
            self.originals.delete(&replacement);
        }
        self.replacements.delete(text);
        self.texts.delete(text);
    }
}

fn get(map: &WeakMap, key: &Node) -> Option<Node> {
    map.get(key).dyn_into().ok()
}

fn nodes(list: NodeList) -> impl Iterator<Item = Node> {
    Array::from(&JsValue::from(list)).into_iter().filter_map(|node| node.dyn_into().ok())
}
