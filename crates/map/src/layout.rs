//! Where everything is: boxes, captions and curves, in pixels at the natural size.

use layout::adt::dag::NodeHandle;
use layout::core::base::Orientation;
use layout::core::format::{ClipHandle, RenderBackend};
use layout::core::geometry::{Point, Position};
use layout::core::style::StyleAttr;
use layout::std_shapes::shapes::{Arrow, Element, ShapeKind};
use layout::topo::layout::VisualGraph;

use crate::graph::{Clock, Edge, EdgeKind, Map, Node, Stage};
use crate::measure::{width, wrapped};

/// The sizes of the two kinds of text.
pub(crate) const LARGE: f64 = 14.0;
pub(crate) const SMALL: f64 = 12.0;
/// From one line to the next, as a multiple of the size.
const LEADING: f64 = 1.35;
/// The width of a text in a box, and of a caption.
const TEXT: f64 = 180.0;
/// Around the text of a box.
const PADDING: f64 = 10.0;
/// Between boxes, across and down.
const GAP: (f64, f64) = (24.0, 38.0);
const DOT: f64 = 10.0;
/// Around a stage.
const MARGIN: f64 = 12.0;
/// The most lines of one text. The whole stands in the list beside the picture.
const LINES: usize = 8;
/// Pictures with more nodes, more edges at one of them, or longer edges in all, counted in the nodes that they pass,
/// would be read by nobody, and laying them out would take long.
const MOST: usize = 600;
const MOST_AT_ONE: usize = 32;
const LONGEST: usize = 6_000;

/// A map with positions.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// One for each stage of the map.
    pub stages: Vec<StagePicture>,
}

/// The picture of a stage. All places are relative to its upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct StagePicture {
    pub width: f64,
    pub height: f64,
    /// One for each node of the stage.
    pub shapes: Vec<Shape>,
    pub captions: Vec<Caption>,
    pub curves: Vec<Curve>,
}

/// A box, or the dot of a junction.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub lines: Vec<Line>,
}

/// A line of text around the middle of its shape or caption.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub text: String,
    pub large: bool,
    /// Its middle, and its baseline.
    pub x: f64,
    pub y: f64,
}

/// What is written on an edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Caption {
    /// The place of its edge in the stage.
    pub edge: usize,
    pub shape: Shape,
}

/// A part of an edge: up to its caption, or from there on.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    pub kind: EdgeKind,
    /// As in the attribute `d` of a path.
    pub path: String,
    /// The head of the arrow, likewise; none where the edge goes on behind a caption or ends in a junction.
    pub head: Option<String>,
}

impl Picture {
    /// None for a map that is too large to be of use as a picture.
    pub fn new(map: &Map) -> Option<Picture> {
        is_readable(map).then(|| Picture { stages: map.stages.iter().map(laid_out).collect() })
    }
}

fn is_readable(map: &Map) -> bool {
    let nodes: usize = map.stages.iter().map(|stage| stage.nodes.len()).sum();
    let edges = || map.stages.iter().flat_map(|stage| &stage.edges);
    let length: usize = edges().map(|edge| edge.to.saturating_sub(edge.from)).sum();
    let most = map.stages.iter().flat_map(|stage| {
        let at = move |place| stage.edges.iter().filter(|edge| edge.from == place || edge.to == place).count();
        (0..stage.nodes.len()).map(at)
    });
    nodes <= MOST && length <= LONGEST && most.max().unwrap_or_default() <= MOST_AT_ONE
}

fn laid_out(stage: &Stage) -> StagePicture {
    let mut graph = VisualGraph::new(Orientation::TopToBottom);
    // Its check that there is no circle takes exponential time. Edges lead forward here.
    graph.dag.set_validate(false);
    let texts: Vec<Texts> = stage.nodes.iter().map(texts).collect();
    let nodes: Vec<_> = texts.iter().map(|texts| graph.add_node(element(texts.size()))).collect();
    let mut captions = Vec::new();
    let mut parts = Vec::new();
    let mut edges: Vec<(usize, &Edge)> = stage.edges.iter().enumerate().collect();
    // Sources in order: the check on each new edge then never has far to go.
    edges.sort_by_key(|(_, edge)| (edge.from, edge.to));
    for (place, edge) in edges {
        let (Some(from), Some(to)) = (nodes.get(edge.from), nodes.get(edge.to)) else { continue };
        let head = !matches!(stage.nodes.get(edge.to), Some(Node::Junction));
        match edge.label.as_deref().filter(|label| !label.trim().is_empty()) {
            None => {
                graph.add_edge(Arrow::simple(""), *from, *to);
                parts.push(Part { kind: edge.kind, head, from: *from, to: *to });
            }
            Some(label) => {
                let texts = Texts { parts: vec![lines(label, false)], padding: 2.0 };
                let caption = graph.add_node(element(texts.size()));
                graph.add_edge(Arrow::simple(""), *from, caption);
                graph.add_edge(Arrow::simple(""), caption, *to);
                parts.push(Part { kind: edge.kind, head: false, from: *from, to: caption });
                parts.push(Part { kind: edge.kind, head, from: caption, to: *to });
                captions.push((place, caption, texts));
            }
        }
    }
    let mut paths = Paths::default();
    if !nodes.is_empty() {
        graph.do_it(false, false, false, &mut paths);
    }
    let at = |node: NodeHandle| {
        let (middle, size) = (graph.pos(node).center(), graph.pos(node).size(false));
        (middle.x - size.x / 2.0, middle.y - size.y / 2.0, size.x, size.y)
    };
    let rows = rows(&graph);
    let curves = parts.iter().zip(&paths.0).map(|(part, bends)| part.bent(&graph, &rows, bends)).collect();
    let shapes: Vec<_> = nodes.iter().zip(&texts).map(|(node, texts)| texts.shape(at(*node))).collect();
    let captions: Vec<_> =
        captions.into_iter().map(|(edge, node, texts)| Caption { edge, shape: texts.shape(at(node)) }).collect();
    framed(shapes, captions, curves)
}

/// The upper and lower end of each row. Each has a box or a caption, and what curves pass through has no height.
fn rows(graph: &VisualGraph) -> Vec<(f64, f64)> {
    let ends = |level: usize| {
        let boxes = graph.dag.row(level).iter().filter(|node| !graph.is_connector(**node));
        boxes.fold((f64::MAX, f64::MIN), |(top, bottom), node| {
            let place = graph.pos(*node);
            (top.min(place.top(false)), bottom.max(place.bottom(false)))
        })
    };
    (0..graph.dag.num_levels()).map(ends).collect()
}

/// A part of an edge whose way is known, but not its form.
struct Part {
    kind: EdgeKind,
    head: bool,
    from: NodeHandle,
    to: NodeHandle,
}

/// The way of an edge: straight down through its row, then a bend to where it enters the next.
struct Bent {
    kind: EdgeKind,
    head: bool,
    start: (f64, f64),
    /// Where a bend begins and ends, and the lower end of the straight piece behind it.
    bends: Vec<[(f64, f64); 3]>,
}

impl Part {
    /// The layout lets curves begin at the sides of boxes and cut corners; it is only asked where they pass each row.
    fn bent(&self, graph: &VisualGraph, rows: &[(f64, f64)], passed: &[f64]) -> Bent {
        let place = graph.pos(self.from);
        let start = (place.center().x, place.bottom(false));
        let mut last = start;
        let level = graph.dag.level(self.from);
        let mut bends = Vec::new();
        let to = graph.pos(self.to);
        let below = rows.iter().skip(level).zip(rows.iter().skip(level.saturating_add(1)));
        for (((_, bottom), (top, end)), x) in below.zip(passed) {
            let is_last = bends.len().saturating_add(1) == passed.len();
            let (x, end) = if is_last { (to.center().x, to.top(false)) } else { (*x, *end) };
            bends.push([(last.0, *bottom), (x, *top), (x, end)]);
            last = (x, end);
        }
        Bent { kind: self.kind, head: self.head, start, bends }
    }
}

/// Moves everything so that the picture begins at its upper left corner.
fn framed(mut shapes: Vec<Shape>, mut captions: Vec<Caption>, mut curves: Vec<Bent>) -> StagePicture {
    let all = || shapes.iter().chain(captions.iter().map(|caption| &caption.shape));
    let bends = curves.iter().flat_map(|curve| curve.bends.iter().flatten()).copied();
    let corners = all().flat_map(|one| [(one.x, one.y), (one.x + one.width, one.y + one.height)]).chain(bends);
    let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    for (x, y) in corners {
        low = (low.0.min(x), low.1.min(y));
        high = (high.0.max(x), high.1.max(y));
    }
    if low.0 > high.0 {
        (low, high) = ((0.0, 0.0), (0.0, 0.0));
    }
    let (left, top) = (MARGIN - low.0, MARGIN - low.1);
    for shape in shapes.iter_mut().chain(captions.iter_mut().map(|caption| &mut caption.shape)) {
        shape.x += left;
        shape.y += top;
        for line in &mut shape.lines {
            line.x += left;
            line.y += top;
        }
    }
    for curve in &mut curves {
        for point in curve.bends.iter_mut().flatten().chain([&mut curve.start]) {
            *point = (point.0 + left, point.1 + top);
        }
    }
    StagePicture {
        width: (high.0 - low.0 + 2.0 * MARGIN).ceil(),
        height: (high.1 - low.1 + 2.0 * MARGIN).ceil(),
        shapes,
        captions,
        curves: curves.iter().map(curve).collect(),
    }
}

fn curve(bent: &Bent) -> Curve {
    let mut path = format!("M{:.1} {:.1}", bent.start.0, bent.start.1);
    for [begins, ends, below] in &bent.bends {
        let half = (begins.1 + ends.1) / 2.0;
        path.push_str(&format!(
            " V{:.1} C{:.1} {half:.1} {:.1} {half:.1} {:.1} {:.1} V{:.1}",
            begins.1, begins.0, ends.0, ends.0, ends.1, below.1
        ));
    }
    let tip = bent.bends.last().map(|[_, _, tip]| *tip).filter(|_| bent.head);
    let head =
        tip.map(|(x, y)| format!("M{:.1} {:.1} L{x:.1} {y:.1} L{:.1} {:.1} Z", x - 4.0, y - 7.0, x + 4.0, y - 7.0));
    Curve { kind: bent.kind, path, head }
}

/// Collects where the edges pass the rows below their start, across, in the order in which they were added.
#[derive(Default)]
struct Paths(Vec<Vec<f64>>);

impl RenderBackend for Paths {
    fn draw_rect(&mut self, _: Point, _: Point, _: &StyleAttr, _: Option<String>, _: Option<ClipHandle>) {}

    fn draw_line(&mut self, _: Point, _: Point, _: &StyleAttr, _: Option<String>) {}

    fn draw_circle(&mut self, _: Point, _: Point, _: &StyleAttr, _: Option<String>) {}

    fn draw_text(&mut self, _: Point, _: &str, _: &StyleAttr) {}

    fn draw_arrow(
        &mut self,
        path: &[(Point, Point)],
        _: bool,
        _: (bool, bool),
        _: &StyleAttr,
        _: Option<String>,
        _: &str,
    ) {
        // The first is the start with its control; each other the control and the place.
        self.0.push(path.iter().skip(1).map(|(_, place)| place.x).collect());
    }

    fn create_clip(&mut self, _: Point, _: Point, _: usize) -> ClipHandle {
        0
    }
}

fn element((width, height): (f64, f64)) -> Element {
    let mut element =
        Element::create(ShapeKind::Box(String::new()), StyleAttr::simple(), Orientation::TopToBottom, Point::zero());
    element.pos = Position::new(Point::zero(), Point::new(width, height), Point::zero(), Point::new(GAP.0, GAP.1));
    element
}

/// The texts of a shape, one below the other.
struct Texts {
    parts: Vec<(Vec<String>, bool)>,
    padding: f64,
}

fn texts(node: &Node) -> Texts {
    let parts = match node {
        Node::Junction => Vec::new(),
        Node::Step(step) => [Some(lines(&step.title, true)), step.role.as_ref().map(|role| lines(role, false))]
            .into_iter()
            .flatten()
            .collect(),
        Node::Clock(Clock { label, dues, only_if, until, .. }) => {
            let further = [Some(dues.join(", ")), only_if.clone(), until.clone()];
            [lines(label, true)].into_iter().chain(further.iter().flatten().map(|text| lines(text, false))).collect()
        }
    };
    Texts { parts, padding: PADDING }
}

fn lines(text: &str, large: bool) -> (Vec<String>, bool) {
    (wrapped(text, size(large), TEXT, LINES), large)
}

fn size(large: bool) -> f64 {
    if large { LARGE } else { SMALL }
}

impl Texts {
    fn lines(&self) -> impl Iterator<Item = (&String, bool)> {
        self.parts.iter().flat_map(|(lines, large)| lines.iter().map(|line| (line, *large)))
    }

    fn size(&self) -> (f64, f64) {
        if self.lines().next().is_none() {
            return (DOT, DOT);
        }
        let widest = self.lines().map(|(line, large)| width(line, size(large))).fold(0.0, f64::max);
        let height: f64 = self.lines().map(|(_, large)| size(large) * LEADING).sum();
        // Whole even numbers, so that middles are exact.
        let even = |length: f64| ((length + 2.0 * self.padding) / 2.0).ceil() * 2.0;
        (even(widest), even(height))
    }

    fn shape(&self, (x, y, width, height): (f64, f64, f64, f64)) -> Shape {
        let mut below = y + self.padding;
        let lines = self
            .lines()
            .map(|(text, large)| {
                below += size(large) * LEADING;
                // Letters hang a quarter of their size below the baseline.
                let baseline = below - size(large) * (LEADING - 1.0) / 2.0 - size(large) * 0.25;
                Line { text: text.clone(), large, x: x + width / 2.0, y: baseline }
            })
            .collect();
        Shape { x, y, width, height, lines }
    }
}
