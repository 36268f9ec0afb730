//! Items of the display list as printpdf operators. The list's y runs downwards, a PDF's upwards.

use printpdf::{
    Color, CurTransMat, DictItem, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point, Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix,
    WindingOrder, XObjectId, XObjectTransform,
};

use super::fonts::{Fonts, Subset};
use crate::content::paper::Colour;
use crate::display::{Item, Lie, Modules, Run, Shape, Step};

/// A glyph is moved when it would stand more than this beside its place, in thousandths of an em.
const TOLERANCE: f32 = 4.0;

/// The name under which pages call what they share.
pub(super) const SHARED: &str = "Shared";

/// Turns the items of one page into operators.
pub(super) struct Operators<'a> {
    fonts: &'a Fonts,
    /// Height of the page in points.
    height: f32,
    ops: Vec<Op>,
    fill: Colour,
    stroke: Colour,
    line: f32,
    /// Inside a text object: the font, its size and the current line's origin in hundredths of a point.
    text: Option<(printpdf::FontId, f32, i64, i64)>,
    marks: Option<Marks>,
    /// While something is clipped: fill, stroke and line as they were before.
    unclipped: Option<(Colour, Colour, f32)>,
}

/// What belongs to which part of a tagged document.
#[derive(Default)]
struct Marks {
    open: Mark,
    /// The nodes of the pieces so far.
    nodes: Vec<usize>,
}

/// What is written at the moment.
#[derive(Default, Clone, Copy, PartialEq)]
enum Mark {
    #[default]
    Nothing,
    Ornament,
    Node,
}

impl<'a> Operators<'a> {
    pub fn new(fonts: &'a Fonts, height: f32, tagged: bool) -> Self {
        let marks = tagged.then(Marks::default);
        Self { fonts, height, ops: Vec::new(), fill: Colour(0, 0, 0), stroke: Colour(0, 0, 0), line: 1.0, text: None, marks, unclipped: None }
    }

    /// Calls the shared form, which nobody has read to them.
    pub fn shared(&mut self) {
        self.mark(Mark::Ornament);
        self.object(SHARED.to_owned(), 1.0, 1.0, 0.0, 0.0);
    }

    /// The operators, and the nodes of a tagged page's pieces.
    pub fn items(mut self, items: &[Item]) -> (Vec<Op>, Vec<usize>) {
        for item in items {
            if item.paints() && self.marks.as_ref().is_some_and(|marks| marks.open == Mark::Nothing) {
                self.mark(Mark::Ornament);
            }
            match item {
                Item::Open(node) => {
                    self.mark(Mark::Nothing);
                    if let Some(marks) = &mut self.marks {
                        marks.nodes.push(*node);
                        self.mark(Mark::Node);
                    }
                }
                Item::Close => self.mark(Mark::Nothing),
                Item::Clip { x, y, width, height } => {
                    self.mark(Mark::Nothing);
                    self.clip((*x, *y, *width, *height));
                    self.unclipped = Some((self.fill, self.stroke, self.line));
                }
                Item::Unclip => {
                    self.mark(Mark::Nothing);
                    self.end_text();
                    self.ops.push(Op::RestoreGraphicsState);
                    (self.fill, self.stroke, self.line) = self.unclipped.take().unwrap_or((self.fill, self.stroke, self.line));
                }
                Item::Text(run) => self.run(run),
                Item::Shape(shape) => self.shape(shape),
                Item::Picture { index, x, y, width, height, clip, lie } => {
                    self.picture(picture_name(*index), *clip, (*width, *height), (*x, self.height - y - height), *lie);
                }
                Item::Code { x, y, side, colour, modules } => self.code(*x, *y, *side, *colour, modules),
            }
        }
        self.mark(Mark::Nothing);
        self.end_text();
        (self.ops, self.marks.map(|marks| marks.nodes).unwrap_or_default())
    }

    /// Ends what is written at the moment, and begins something else.
    fn mark(&mut self, mark: Mark) {
        let Some(open) = self.marks.as_ref().map(|marks| marks.open) else { return };
        if open == mark && mark != Mark::Node {
            return;
        }
        self.end_text();
        if open != Mark::Nothing {
            self.ops.push(Op::EndMarkedContent);
        }
        let Some(marks) = &mut self.marks else { return };
        marks.open = mark;
        match mark {
            Mark::Nothing => {}
            Mark::Ornament => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
            Mark::Node => {
                let number = i64::try_from(marks.nodes.len()).unwrap_or(i64::MAX) - 1;
                let map = std::collections::BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]);
                self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties: DictItem::Dict { map } });
            }
        }
    }

    fn run(&mut self, run: &Run) {
        let Some(subset) = self.fonts.subsets.get(&run.face).filter(|_| !run.glyphs.is_empty()) else { return };
        self.fill(run.colour);
        let (x, y) = (hundredths(run.x), hundredths(self.height - run.y));
        if run.turned {
            // A matrix of its own holds until the text object ends, so it gets one to itself.
            self.end_text();
            self.ops.push(Op::StartTextSection);
            self.font(subset.id.clone(), run.size);
            self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw([-1.0, 0.0, 0.0, -1.0, points(x).0, points(y).0]) });
            self.ops.push(Op::ShowText { items: shown(subset, run) });
            self.ops.push(Op::EndTextSection);
            return;
        }
        let (last_x, last_y) = match self.text.take() {
            Some((font, size, last_x, last_y)) => {
                if font != subset.id || size != run.size {
                    self.font(subset.id.clone(), run.size);
                }
                (last_x, last_y)
            }
            None => {
                self.ops.push(Op::StartTextSection);
                self.font(subset.id.clone(), run.size);
                (0, 0)
            }
        };
        self.ops.push(Op::SetTextCursor { pos: Point { x: points(x - last_x), y: points(y - last_y) } });
        self.ops.push(Op::ShowText { items: shown(subset, run) });
        self.text = Some((subset.id.clone(), run.size, x, y));
    }

    fn font(&mut self, id: printpdf::FontId, size: f32) {
        self.ops.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(size) });
    }

    fn end_text(&mut self) {
        if self.text.take().is_some() {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn fill(&mut self, colour: Colour) {
        if self.fill != colour {
            self.fill = colour;
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
        }
    }

    fn shape(&mut self, shape: &Shape) {
        self.end_text();
        let rings = self.rings(&shape.steps);
        if let Some(colour) = shape.fill {
            self.fill(colour);
            let rings = rings.iter().map(|(points, _)| PolygonRing { points: points.clone() }).collect();
            self.ops.push(Op::DrawPolygon { polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::EvenOdd } });
        }
        if let Some(stroke) = shape.stroke {
            if self.stroke != stroke.colour {
                self.stroke = stroke.colour;
                self.ops.push(Op::SetOutlineColor { col: rgb(stroke.colour) });
            }
            if self.line != stroke.width {
                self.line = stroke.width;
                self.ops.push(Op::SetOutlineThickness { pt: Pt(stroke.width) });
            }
            for (points, is_closed) in rings {
                self.ops.push(Op::DrawLine { line: Line { points, is_closed } });
            }
        }
    }

    fn rings(&self, steps: &[Step]) -> Vec<(Vec<LinePoint>, bool)> {
        let point =
            |x: f32, y: f32, bezier: bool| LinePoint { p: Point { x: points(hundredths(x)), y: points(hundredths(self.height - y)) }, bezier };
        let mut rings: Vec<(Vec<LinePoint>, bool)> = Vec::new();
        for step in steps {
            match *step {
                Step::Move(x, y) => rings.push((vec![point(x, y, false)], false)),
                Step::Close => {
                    if let Some(ring) = rings.last_mut() {
                        ring.1 = true;
                    }
                }
                Step::Line(x, y) => {
                    if let Some(ring) = rings.last_mut() {
                        ring.0.push(point(x, y, false));
                    }
                }
                Step::Curve(a, b, c, d, x, y) => {
                    if let Some(ring) = rings.last_mut() {
                        ring.0.extend([point(a, b, true), point(c, d, true), point(x, y, false)]);
                    }
                }
            }
        }
        rings
    }

    fn picture(&mut self, name: String, clip: Option<(f32, f32, f32, f32)>, (width, height): (f32, f32), (x, y): (f32, f32), lie: Lie) {
        let Some(clip) = clip else { return self.laid(name, width, height, (x, y), lie) };
        self.clip(clip);
        self.laid(name, width, height, (x, y), lie);
        self.ops.push(Op::RestoreGraphicsState);
    }

    /// Draws a picture whose lower left corner stands here, turned and mirrored as it lies.
    fn laid(&mut self, name: String, width: f32, height: f32, (x, y): (f32, f32), lie: Lie) {
        if lie == Lie::UPRIGHT {
            return self.object(name, width, height, x, y);
        }
        self.end_text();
        // A PDF's picture is a unit square, its first row at the top.
        let corner = |across: f32, down: f32| {
            let (right, below) = lie.place((across, down));
            (x + width * right, y + height * (1.0 - below))
        };
        let (origin, right, up) = (corner(0.0, 1.0), corner(1.0, 1.0), corner(0.0, 0.0));
        let matrix = [right.0 - origin.0, right.1 - origin.1, up.0 - origin.0, up.1 - origin.1, origin.0, origin.1];
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix.map(|value| points(hundredths(value)).0)) });
        self.object(name, 1.0, 1.0, 0.0, 0.0);
        self.ops.push(Op::RestoreGraphicsState);
    }

    /// Saves the state; until it is restored, nothing is seen outside this: left, top, width, height.
    fn clip(&mut self, (left, top, wide, high): (f32, f32, f32, f32)) {
        self.end_text();
        let corner = |x: f32, y: f32| LinePoint { p: Point { x: points(hundredths(x)), y: points(hundredths(self.height - y)) }, bezier: false };
        let ring = vec![corner(left, top), corner(left + wide, top), corner(left + wide, top + high), corner(left, top + high)];
        self.ops.push(Op::SaveGraphicsState);
        let rings = vec![PolygonRing { points: ring }];
        self.ops.push(Op::DrawPolygon { polygon: Polygon { rings, mode: PaintMode::Clip, winding_order: WindingOrder::NonZero } });
    }

    fn object(&mut self, name: String, width: f32, height: f32, x: f32, y: f32) {
        self.end_text();
        let transform = XObjectTransform {
            translate_x: Some(points(hundredths(x))),
            translate_y: Some(points(hundredths(y))),
            scale_x: Some(width),
            scale_y: Some(height),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: XObjectId(name), transform });
    }

    /// Modules in a grid of whole numbers, the rows' dark stretches as one path: the smallest that paths can be.
    fn code(&mut self, x: f32, y: f32, side: f32, colour: Colour, modules: &Modules) {
        self.end_text();
        self.fill(colour);
        let unit = side / modules.side.max(1) as f32;
        let mut rings = Vec::new();
        for (row, dark) in modules.dark.chunks(modules.side.max(1)).enumerate() {
            let mut from = 0;
            while let Some(start) = (from..dark.len()).find(|i| dark[*i]) {
                let end = (start..dark.len()).find(|i| !dark[*i]).unwrap_or(dark.len());
                let corner = |x: usize, y: usize| LinePoint { p: Point { x: Pt(x as f32), y: Pt(y as f32) }, bezier: false };
                rings.push(PolygonRing { points: vec![corner(start, row), corner(end, row), corner(end, row + 1), corner(start, row + 1)] });
                from = end;
            }
        }
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw([unit, 0.0, 0.0, -unit, x, self.height - y]) });
        self.ops.push(Op::DrawPolygon { polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero } });
        self.ops.push(Op::RestoreGraphicsState);
    }
}

/// The glyphs of a run, moved where they would stand beside their places.
fn shown(subset: &Subset, run: &Run) -> Vec<TextItem> {
    let mut items = Vec::new();
    let mut text = String::new();
    let mut pen = 0f32;
    for glyph in &run.glyphs {
        let off = (glyph.x / run.size * 1000.0 - pen).round();
        if off.abs() >= TOLERANCE {
            if !text.is_empty() {
                items.push(TextItem::Text(std::mem::take(&mut text)));
            }
            items.push(TextItem::Offset(-off));
            pen += off;
        }
        let (code, width) = subset.code(glyph.id);
        text.push(code);
        pen += width;
    }
    items.push(TextItem::Text(text));
    items
}

pub(super) fn picture_name(index: usize) -> String {
    format!("Picture{index}")
}

/// Places are written with two decimals: 0.0035 mm.
fn hundredths(value: f32) -> i64 {
    (f64::from(value) * 100.0).round() as i64
}

fn points(hundredths: i64) -> Pt {
    Pt((hundredths as f64 / 100.0) as f32)
}

fn rgb(colour: Colour) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: part(colour.0), g: part(colour.1), b: part(colour.2), icc_profile: None })
}
