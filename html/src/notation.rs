//! What can be written, and how it is read.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Expr, Ident, LitStr, Pat, Result, Token, braced};

/// Nodes one after the other.
pub(crate) struct Nodes(pub(crate) Vec<Node>);

pub(crate) enum Node {
    /// `"text"`
    Text(String),
    /// `{ expression }`
    Value(TokenStream),
    /// `{ for iterator }`
    Each(TokenStream),
    Element(Element),
    /// `<Component … />`, as it was written.
    Component(TokenStream),
    If(Vec<(Option<Expr>, Vec<Node>)>),
    For(Box<(Pat, Expr)>, Vec<Node>),
}

pub(crate) struct Element {
    pub(crate) tag: String,
    pub(crate) attributes: Vec<(String, Value)>,
    pub(crate) children: Vec<Node>,
}

/// What an attribute is.
pub(crate) enum Value {
    Text(String),
    Expression(TokenStream),
}

impl Parse for Nodes {
    fn parse(input: ParseStream) -> Result<Nodes> {
        nodes(input).map(Nodes)
    }
}

/// All nodes up to the end of the input, or up to a closing tag.
fn nodes(input: ParseStream) -> Result<Vec<Node>> {
    let mut nodes = Vec::new();
    while !(input.is_empty() || input.peek(Token![<]) && input.peek2(Token![/])) {
        if input.peek(Token![<]) && input.peek2(Token![>]) {
            input.parse::<Token![<]>()?;
            input.parse::<Token![>]>()?;
            nodes.extend(self::nodes(input)?);
            input.parse::<Token![<]>()?;
            input.parse::<Token![/]>()?;
            input.parse::<Token![>]>()?;
        } else {
            nodes.push(node(input)?);
        }
    }
    Ok(nodes)
}

fn node(input: ParseStream) -> Result<Node> {
    if input.peek(LitStr) {
        return Ok(Node::Text(input.parse::<LitStr>()?.value()));
    }
    if input.peek(Token![if]) {
        return branches(input);
    }
    if input.peek(Token![for]) {
        input.parse::<Token![for]>()?;
        let pattern = Pat::parse_multi_with_leading_vert(input)?;
        input.parse::<Token![in]>()?;
        let over = Expr::parse_without_eager_brace(input)?;
        return Ok(Node::For(Box::new((pattern, over)), block(input)?));
    }
    if input.peek(syn::token::Brace) {
        let inside;
        braced!(inside in input);
        if inside.peek(Token![for]) && !contains_in(&inside) {
            inside.parse::<Token![for]>()?;
            return Ok(Node::Each(inside.parse()?));
        }
        return match inside.parse::<TokenStream>()? {
            literal if syn::parse2::<LitStr>(literal.clone()).is_ok() => {
                Ok(Node::Text(syn::parse2::<LitStr>(literal)?.value()))
            }
            expression => Ok(Node::Value(expression)),
        };
    }
    element(input)
}

/// Whether a `for` is a loop of Rust rather than the name of an iterator.
fn contains_in(input: ParseStream) -> bool {
    let tokens: TokenStream = input.fork().parse().unwrap_or_default();
    tokens.into_iter().any(|token| token.to_string() == "in")
}

fn branches(input: ParseStream) -> Result<Node> {
    let mut branches = Vec::new();
    loop {
        input.parse::<Token![if]>()?;
        branches.push((Some(Expr::parse_without_eager_brace(input)?), block(input)?));
        if !input.peek(Token![else]) {
            return Ok(Node::If(branches));
        }
        input.parse::<Token![else]>()?;
        if !input.peek(Token![if]) {
            branches.push((None, block(input)?));
            return Ok(Node::If(branches));
        }
    }
}

fn block(input: ParseStream) -> Result<Vec<Node>> {
    let inside;
    braced!(inside in input);
    nodes(&inside)
}

fn element(input: ParseStream) -> Result<Node> {
    let start = input.span();
    input.parse::<Token![<]>()?;
    let tag = name(input)?;
    if tag.starts_with(char::is_uppercase) {
        return component(input, &tag, start);
    }
    let mut attributes = Vec::new();
    loop {
        if input.peek(Token![/]) {
            input.parse::<Token![/]>()?;
            input.parse::<Token![>]>()?;
            return Ok(Node::Element(Element { tag, attributes, children: Vec::new() }));
        }
        if input.peek(Token![>]) {
            input.parse::<Token![>]>()?;
            break;
        }
        attributes.push(attribute(input)?);
    }
    let children = nodes(input)?;
    input.parse::<Token![<]>()?;
    input.parse::<Token![/]>()?;
    let end = input.span();
    let closing = name(input)?;
    if closing != tag {
        return Err(Error::new(end, format!("`<{tag}>` is closed by `</{closing}>`")));
    }
    input.parse::<Token![>]>()?;
    Ok(Node::Element(Element { tag, attributes, children }))
}

/// A component is handed on as it is, up to its end.
fn component(input: ParseStream, tag: &str, start: Span) -> Result<Node> {
    let ident = Ident::new(tag, start);
    let mut tokens = quote! { <#ident };
    while !(input.peek(Token![/]) && input.peek2(Token![>])) {
        if input.is_empty() {
            return Err(Error::new(start, "a component ends with `/>` here: it has no children"));
        }
        tokens.extend([input.parse::<proc_macro2::TokenTree>()?]);
    }
    input.parse::<Token![/]>()?;
    input.parse::<Token![>]>()?;
    tokens.extend(quote! { /> });
    Ok(Node::Component(tokens))
}

fn attribute(input: ParseStream) -> Result<(String, Value)> {
    if input.peek(syn::token::Brace) {
        let inside;
        braced!(inside in input);
        let name = inside.parse::<Ident>()?;
        return Ok((name.to_string(), Value::Expression(quote! { #name })));
    }
    let name = name(input)?;
    input.parse::<Token![=]>()?;
    if input.peek(LitStr) {
        let text = input.parse::<LitStr>()?;
        if name == "key" || name == "value" || name == "checked" || name.starts_with("on") {
            return Err(Error::new(text.span(), format!("`{name}` is no mere attribute: write `{name}={{…}}`")));
        }
        return Ok((name, Value::Text(text.value())));
    }
    let inside;
    braced!(inside in input);
    Ok((name, Value::Expression(inside.parse()?)))
}

/// `aria-label`, `type`, `div`
fn name(input: ParseStream) -> Result<String> {
    let mut name = Ident::parse_any(input)?.to_string();
    while input.peek(Token![-]) || input.peek(Token![:]) {
        name.push(if input.peek(Token![-]) { '-' } else { ':' });
        input.parse::<proc_macro2::TokenTree>()?;
        name.push_str(&Ident::parse_any(input)?.to_string());
    }
    Ok(name)
}
