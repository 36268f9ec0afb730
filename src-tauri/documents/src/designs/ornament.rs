//! Fine lines: frames, rosettes, dividers. Measures are millimetres.

use std::f32::consts::TAU;

use crate::content::paper::{Colour, MM};
use crate::display::{Item, Shape, Step, Stroke};

/// How far a curve's handles stand from the ends of a quarter circle, in radii.
const QUARTER: f32 = 0.552_284_8;

fn stroke(steps: Vec<Step>, colour: Colour, width: f32) -> Item {
    Item::Shape(Shape { steps, fill: None, stroke: Some(Stroke { colour, width }) })
}

/// A frame with square corners.
pub(super) fn frame(x: f32, y: f32, width: f32, height: f32, colour: Colour, line: f32) -> Item {
    Item::frame(x * MM, y * MM, width * MM, height * MM, colour, line)
}

/// A frame whose corners are cut out by quarter circles.
pub(super) fn notched(x: f32, y: f32, width: f32, height: f32, radius: f32, colour: Colour, line: f32) -> Item {
    let (x, y, w, h, r) = (x * MM, y * MM, width * MM, height * MM, radius * MM);
    let k = r * (1.0 - QUARTER);
    let steps = vec![
        Step::Move(x + r, y),
        Step::Line(x + w - r, y),
        Step::Curve(x + w - r, y + r - k, x + w - r + r - (r - k), y + r, x + w, y + r),
        Step::Line(x + w, y + h - r),
        Step::Curve(x + w - (r - k), y + h - r, x + w - r, y + h - r + k, x + w - r, y + h),
        Step::Line(x + r, y + h),
        Step::Curve(x + r, y + h - r + k, x + r - k, y + h - r, x, y + h - r),
        Step::Line(x, y + r),
        Step::Curve(x + r - k, y + r, x + r, y + r - k, x + r, y),
        Step::Close,
    ];
    stroke(steps, colour, line)
}

/// A rosette as on share certificates: waves around a circle, laid over each other.
pub(super) struct Rosette {
    pub x: f32,
    pub y: f32,
    pub radius: f32,
    /// How deep the waves cut in, a share of the radius.
    pub depth: f32,
    /// Waves around the circle.
    pub waves: u16,
    /// Lines laid over each other.
    pub lines: u16,
    pub colour: Colour,
    pub line: f32,
}

impl Rosette {
    /// Each line is a smooth closed curve, so that it stays fine at any zoom.
    pub(super) fn items(&self) -> Vec<Item> {
        let steps = usize::from(self.waves) * 12;
        let middle = self.radius * (1.0 - self.depth / 2.0);
        let point = |turn: f32, phase: f32| {
            let angle = turn * TAU;
            let radius = (middle + self.radius * self.depth / 2.0 * (f32::from(self.waves) * angle + phase).cos()) * MM;
            (self.x * MM + radius * angle.cos(), self.y * MM + radius * angle.sin())
        };
        (0..self.lines)
            .map(|line| {
                let phase = TAU * f32::from(line) / f32::from(self.lines.max(1));
                let at = |i: usize| point((i % steps) as f32 / steps as f32, phase);
                let start = at(0);
                let mut path = vec![Step::Move(start.0, start.1)];
                for i in 0..steps {
                    // Catmull-Rom through the points, as a cubic curve.
                    let (before, from, to, after) = (at(i + steps - 1), at(i), at(i + 1), at(i + 2));
                    path.push(Step::Curve(
                        from.0 + (to.0 - before.0) / 6.0,
                        from.1 + (to.1 - before.1) / 6.0,
                        to.0 - (after.0 - from.0) / 6.0,
                        to.1 - (after.1 - from.1) / 6.0,
                        to.0,
                        to.1,
                    ));
                }
                path.push(Step::Close);
                stroke(path, self.colour, self.line)
            })
            .collect()
    }
}

/// A line with a diamond in its middle.
pub(super) fn divider(x: f32, y: f32, half: f32, colour: Colour) -> Vec<Item> {
    let gap = 3.2;
    let (cx, cy, r) = (x * MM, y * MM, 1.15 * MM);
    let diamond = vec![Step::Move(cx, cy - r), Step::Line(cx + r, cy), Step::Line(cx, cy + r), Step::Line(cx - r, cy), Step::Close];
    vec![
        Item::line(((x - half) * MM, cy), ((x - gap) * MM, cy), colour, 0.6),
        Item::line(((x + gap) * MM, cy), ((x + half) * MM, cy), colour, 0.6),
        Item::Shape(Shape { steps: diamond, fill: Some(colour), stroke: None }),
    ]
}
