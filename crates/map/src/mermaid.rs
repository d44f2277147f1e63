//! A map as a Mermaid flow chart, for documents and wikis that draw those.

use crate::graph::{EdgeKind, Map, Node, Stage};

/// The map in Mermaid's notation, one element a line.
pub fn mermaid(map: &Map) -> String {
    let mut out = String::from("flowchart TD\n");
    for (number, stage) in map.stages.iter().enumerate() {
        let title = [Some(stage.title.as_str()), stage.only_if.as_deref()].into_iter().flatten();
        out.push_str(&format!("  subgraph stage{number}[{}]\n", text(title)));
        for (place, node) in stage.nodes.iter().enumerate() {
            out.push_str(&format!("    {}{}\n", name(number, place), shape(node)));
        }
        for edge in &stage.edges {
            let line = match edge.kind {
                EdgeKind::Starts | EdgeKind::Ends => "-.->",
                EdgeKind::Next | EdgeKind::Branch | EdgeKind::Otherwise => "-->",
            };
            let label = edge.label.as_ref().map(|label| format!("|{}|", text([label.as_str()].into_iter())));
            let (from, to) = (name(number, edge.from), name(number, edge.to));
            out.push_str(&format!("    {from} {line}{} {to}\n", label.unwrap_or_default()));
        }
        out.push_str("  end\n");
    }
    for (number, both) in map.stages.windows(2).enumerate() {
        if let [before, after] = both
            && let (Some(last), Some(first)) = (last(before), after.nodes.iter().position(|node| !is_clock(node)))
        {
            out.push_str(&format!("  {} --> {}\n", name(number, last), name(number.saturating_add(1), first)));
        }
    }
    out
}

fn last(stage: &Stage) -> Option<usize> {
    stage.nodes.iter().rposition(|node| !is_clock(node))
}

fn is_clock(node: &Node) -> bool {
    matches!(node, Node::Clock(_))
}

fn name(stage: usize, node: usize) -> String {
    format!("s{stage}n{node}")
}

fn shape(node: &Node) -> String {
    match node {
        Node::Junction => "(( ))".to_owned(),
        Node::Step(step) => {
            format!("[{}]", text([Some(step.title.as_str()), step.role.as_deref()].into_iter().flatten()))
        }
        Node::Clock(clock) => {
            let (dues, label) = (clock.dues.join(", "), clock.label.as_str());
            let all = [Some(label), Some(&*dues), clock.only_if.as_deref(), Some(&*clock.from), clock.until.as_deref()];
            format!("{{{{{}}}}}", text(all.into_iter().flatten()))
        }
    }
}

/// Lines in quotes, with everything that Mermaid could take for notation or markup as a code.
fn text<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let lines: Vec<String> = lines.filter(|line| !line.trim().is_empty()).map(escaped).collect();
    let inside = if lines.is_empty() { " ".to_owned() } else { lines.join("<br/>") };
    format!("\"{inside}\"")
}

fn escaped(line: &str) -> String {
    let mut out = String::new();
    for sign in line.chars() {
        match sign {
            '"' | '#' | '&' | '<' | '>' | '`' | ';' | '\\' | '*' | '_' | '~' | '|' => {
                out.push_str(&format!("#{};", u32::from(sign)));
            }
            sign if sign.is_control() => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}
