//! What nodes become: a template, with a line for each thing in it, and the pushes that fill its slots in their order.
//!
//! ```text
//! <div            an element begins
//! =class card     an attribute with a text
//! @id             an attribute from a slot
//! !               an event's listener from a slot
//! #               the key from a slot
//! "text           a text
//! *               a node from a slot
//! >               the element ends
//! ```

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::notation::{Element, Node, Value};

/// The expression that makes a virtual node of these nodes.
pub(crate) fn expression(nodes: &[Node]) -> TokenStream {
    if let [Node::Component(tokens)] = nodes {
        return quote! { ::yew::html! { #tokens } };
    }
    let mut made = Made::default();
    made.nodes(nodes);
    // Without its last line break: a blank before it belongs to a text.
    let template = made.template.strip_suffix('\n').unwrap_or_default();
    let pushes = &made.pushes;
    quote! {{
        #[allow(unused_mut)]
        let mut slots = crate::app::view::Slots::new();
        #(#pushes)*
        slots.fill(#template)
    }}
}

#[derive(Default)]
struct Made {
    template: String,
    pushes: Vec<TokenStream>,
}

impl Made {
    fn line(&mut self, kind: char, rest: &str) {
        assert!(!rest.contains('\n'), "a text of a template is one line: {rest:?}");
        self.template.push(kind);
        self.template.push_str(rest);
        self.template.push('\n');
    }

    fn slot(&mut self, kind: char, rest: &str, push: TokenStream) {
        self.line(kind, rest);
        self.pushes.push(push);
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.line('"', text),
            Node::Value(value) => self.slot('*', "", quote! { slots.node({ #value }); }),
            Node::Each(iterator) => {
                self.slot('*', "", quote! { slots.list(::std::iter::Iterator::collect({ #iterator }.into_iter())); });
            }
            Node::Component(tokens) => self.slot('*', "", quote! { slots.node(::yew::html! { #tokens }); }),
            Node::If(branches) => {
                let mut chosen = quote! { ::yew::Html::default() };
                for (condition, nodes) in branches.iter().rev() {
                    let nodes = expression(nodes);
                    chosen = match condition {
                        Some(condition) => quote! { if #condition { #nodes } else { #chosen } },
                        None => nodes,
                    };
                }
                self.slot('*', "", quote! { slots.node(#chosen); });
            }
            Node::For(over, nodes) => {
                let (pattern, over) = &**over;
                let each = expression(nodes);
                let push = quote! {
                    let mut each = ::std::vec::Vec::new();
                    for #pattern in #over { each.push(#each); }
                    slots.list(each);
                };
                self.slot('*', "", push);
            }
            Node::Element(element) => self.element(element),
        }
    }

    fn element(&mut self, element: &Element) {
        self.line('<', &element.tag);
        for (name, value) in &element.attributes {
            match value {
                Value::Text(text) => self.line('=', &format!("{name} {text}")),
                Value::Expression(value) if name == "key" => {
                    self.slot('#', "", quote! { slots.key(#value); });
                }
                Value::Expression(value) if name.starts_with("on") => {
                    let event = format_ident!("{name}");
                    let push = quote! { slots.listener(::yew::html::#event::Wrapper::__macro_new(#value)); };
                    self.slot('!', "", push);
                }
                Value::Expression(value) => {
                    let push = quote! { slots.attribute(#value); };
                    self.slot('@', name, push);
                }
            }
        }
        self.nodes(&element.children);
        self.line('>', "");
    }
}

#[cfg(test)]
mod tests {
    use crate::notation::{Node, Nodes};
    use crate::template::Made;

    fn made(source: &str) -> (String, Vec<String>) {
        let nodes: Nodes = syn::parse_str(source).unwrap_or_else(|error| panic!("{source}: {error}"));
        let mut made = Made::default();
        made.nodes(&nodes.0);
        (made.template, made.pushes.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn elements_become_lines_and_what_changes_becomes_slots() {
        let (template, pushes) =
            made(r#"<p class="small muted" id={id} {onclick}>{ "a " }<b aria-label="x">{ name }</b></p>"#);
        assert_eq!(template, "<p\n=class small muted\n@id\n!\n\"a \n<b\n=aria-label x\n*\n>\n>\n");
        assert_eq!(pushes.len(), 3);
        assert!(pushes[1].contains("onclick"), "{pushes:?}");
    }

    #[test]
    fn branches_and_loops_are_one_slot_each() {
        let (template, pushes) = made(
            "<ul>for (n, x) in all { <li key={n}>{ x }</li> } if let Some(y) = z { <li>{ y }</li> } else { \"none\" }</ul>",
        );
        assert_eq!(template, "<ul\n*\n*\n>\n");
        assert!(pushes[0].contains("for (n , x) in all") && pushes[1].contains("if let Some (y) = z"), "{pushes:?}");
    }

    #[test]
    fn a_component_is_left_to_yew() {
        let (template, pushes) = made("<div><Card title={x} ..rest /></div>");
        assert_eq!(template, "<div\n*\n>\n");
        assert!(pushes[0].contains(":: yew :: html !"), "{pushes:?}");
    }

    #[test]
    fn slips_are_refused() {
        for source in ["<p></b>", "<p>", "<p", "<Card>", "<p class></p>", "<p>{ a </p>"] {
            assert!(syn::parse_str::<Nodes>(source).is_err(), "{source}");
        }
        let Ok(nodes) = syn::parse_str::<Nodes>("<a/>") else { panic!("an element may end at once") };
        assert!(matches!(nodes.0.as_slice(), [Node::Element(_)]));
    }
}
