//! Makes virtual nodes of what `html!` leaves of the notation: a template, and what is put into its slots.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VList, VTag, VText};

pub(crate) use casewright_html::html;

use casewright_core::words::Text;

/// What is put into a template, in the order of its slots.
#[derive(Debug)]
pub(crate) struct Slots(Vec<Slot>);

#[derive(Debug)]
enum Slot {
    Attribute(Option<AttrValue>),
    Listener(Option<Rc<dyn Listener>>),
    Key(Key),
    Node(Html),
}

/// An element that is not closed yet.
struct Open {
    tag: VTag,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<Html>,
}

impl Slots {
    pub(crate) fn new() -> Slots {
        Slots(Vec::new())
    }

    // What follows is called for each slot of each template: making something of the value where it is taken, and not where it is
    // given, is half the code of a page.

    #[inline(never)]
    pub(crate) fn attribute<T: Attribute>(&mut self, value: T) {
        self.put(Slot::Attribute(value.attribute()));
    }

    #[inline(never)]
    pub(crate) fn listener(&mut self, listener: Option<Rc<dyn Listener>>) {
        self.put(Slot::Listener(listener));
    }

    #[inline(never)]
    pub(crate) fn key<T: Into<Key>>(&mut self, key: T) {
        self.put(Slot::Key(key.into()));
    }

    #[inline(never)]
    pub(crate) fn node<T: Child>(&mut self, node: T) {
        self.put(Slot::Node(node.child()));
    }

    #[inline(never)]
    fn put(&mut self, slot: Slot) {
        self.0.push(slot);
    }

    pub(crate) fn list(&mut self, nodes: Vec<Html>) {
        self.node(list(nodes));
    }

    /// The template with these slots. Its lines are explained where they are written, in `html/src/template.rs`.
    #[inline(never)]
    pub(crate) fn fill(self, template: &'static str) -> Html {
        let mut slots = self.0.into_iter();
        let mut open: Vec<Open> = Vec::new();
        let mut done: Vec<Html> = Vec::new();
        for line in template.split('\n') {
            let mut chars = line.chars();
            let (kind, rest) = (chars.next(), chars.as_str());
            let finished = match kind {
                Some('<') => {
                    open.push(Open { tag: VTag::new(rest), listeners: Vec::new(), children: Vec::new() });
                    continue;
                }
                Some('>') => {
                    let Some(Open { mut tag, listeners, children }) = open.pop() else { continue };
                    if !listeners.is_empty() {
                        tag.set_listeners(listeners.into());
                    }
                    if !children.is_empty() {
                        tag.add_child(list(children));
                    }
                    tag.into()
                }
                Some('"') => VText::new(rest).into(),
                Some('=') => {
                    if let (Some(open), Some((name, value))) = (open.last_mut(), rest.split_once(' ')) {
                        open.attribute(name, AttrValue::Static(value));
                    }
                    continue;
                }
                _ => match slots.next() {
                    Some(Slot::Node(node)) => node,
                    slot => {
                        if let Some((open, slot)) = open.last_mut().zip(slot) {
                            open.take(rest, slot);
                        }
                        continue;
                    }
                },
            };
            open.last_mut().map_or(&mut done, |open| &mut open.children).push(finished);
        }
        if done.len() == 1 { done.pop().unwrap_or_default() } else { list(done) }
    }
}

impl Open {
    fn attribute(&mut self, name: &'static str, value: AttrValue) {
        self.tag.add_attribute(name, value);
    }

    fn take(&mut self, name: &'static str, slot: Slot) {
        match slot {
            Slot::Attribute(value) => match (self.tag.tag(), name) {
                ("input" | "textarea", "value") => self.tag.set_value(value),
                (_, "checked") => self.tag.set_checked(value.is_some()),
                _ => {
                    if let Some(value) = value {
                        self.attribute(name, value);
                    }
                }
            },
            Slot::Listener(listener) => self.listeners.push(listener),
            Slot::Key(key) => self.tag.key = Some(key),
            Slot::Node(_) => {}
        }
    }
}

fn list(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

/// What an attribute can be given; none leaves it out.
pub(crate) trait Attribute {
    fn attribute(self) -> Option<AttrValue>;
}

impl Attribute for &'static str {
    fn attribute(self) -> Option<AttrValue> {
        Some(AttrValue::Static(self))
    }
}

impl Attribute for Text {
    fn attribute(self) -> Option<AttrValue> {
        self.words().attribute()
    }
}

impl Attribute for String {
    fn attribute(self) -> Option<AttrValue> {
        Some(self.into())
    }
}

impl Attribute for AttrValue {
    fn attribute(self) -> Option<AttrValue> {
        Some(self)
    }
}

/// An attribute that is there or not, whatever its value.
impl Attribute for bool {
    fn attribute(self) -> Option<AttrValue> {
        self.then_some(AttrValue::Static(""))
    }
}

impl<T: Attribute> Attribute for Option<T> {
    fn attribute(self) -> Option<AttrValue> {
        self.and_then(Attribute::attribute)
    }
}

/// What can stand between elements.
pub(crate) trait Child {
    fn child(self) -> Html;
}

impl Child for Html {
    fn child(self) -> Html {
        self
    }
}

impl Child for &str {
    fn child(self) -> Html {
        VText::new(self.to_owned()).into()
    }
}

impl Child for Text {
    fn child(self) -> Html {
        VText::new(self.words()).into()
    }
}

impl Child for String {
    fn child(self) -> Html {
        VText::new(self).into()
    }
}

impl Child for AttrValue {
    fn child(self) -> Html {
        VText::new(self).into()
    }
}

impl Child for i64 {
    fn child(self) -> Html {
        self.to_string().child()
    }
}
