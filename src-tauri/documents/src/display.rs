//! The display list: what stands where on each page, in points from the page's upper left corner, y downwards.
//!
//! The layouts make it, the writer draws it. It knows no PDF.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::Warning;
use crate::content::paper::{Colour, Paper};
use crate::text::fonts::Face;

/// A glyph and where its origin stands, in points right of the run's origin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// Right of the run's origin, points.
    pub x: f32,
}

/// Glyphs of one face, size and colour on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face.
    pub face: Face,
    /// Type size in points.
    pub size: f32,
    /// Colour.
    pub colour: Colour,
    /// Origin of the first glyph.
    pub x: f32,
    /// The baseline.
    pub y: f32,
    /// From the origin to the end of the last glyph.
    pub width: f32,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// Stands on its head: the glyphs run to the left of the origin.
    pub turned: bool,
    /// Runs of one link in a text have one number, others have 0. The link itself is a node of the structure.
    pub link: u16,
}

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Starts a ring here.
    Move(f32, f32),
    /// A straight line to here.
    Line(f32, f32),
    /// A cubic curve: two handles, then the end.
    Curve(f32, f32, f32, f32, f32, f32),
    /// Closes the ring.
    Close,
}

/// How a path is stroked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub colour: Colour,
    /// Width in points.
    pub width: f32,
}

/// A path, filled (even-odd) and stroked.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The path.
    pub steps: Vec<Step>,
    /// Its fill.
    pub fill: Option<Colour>,
    /// Its stroke.
    pub stroke: Option<Stroke>,
}

/// A QR code's modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modules {
    /// Modules a side.
    pub side: usize,
    /// Row by row, dark is true.
    pub dark: Vec<bool>,
}

/// How the rows of a picture's file lie on the page: one of eight ways, since cameras turn and mirror.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lie(u8);

impl Lie {
    /// The first row above, the first column on the left.
    pub const UPRIGHT: Self = Self(1);

    /// The way of this number in EXIF 2.3 (tag 0x0112): 1 to 8.
    #[must_use]
    pub fn of_exif(number: u16) -> Option<Self> {
        u8::try_from(number).ok().filter(|number| (1..=8).contains(number)).map(Self)
    }

    /// Whether its rows stand upright: what is wide in the file is high on the page.
    #[must_use]
    pub fn is_sideways(self) -> bool {
        self.0 > 4
    }

    /// The same stood on its head.
    #[must_use]
    pub fn turned(self) -> Self {
        Self([3, 4, 1, 2, 7, 8, 5, 6][usize::from(self.0 - 1)])
    }

    /// Where the point of a file stands in its place: both from 0 to 1, from the left and from above.
    #[must_use]
    pub fn place(self, (across, down): (f32, f32)) -> (f32, f32) {
        match self.0 {
            2 => (1.0 - across, down),
            3 => (1.0 - across, 1.0 - down),
            4 => (across, 1.0 - down),
            5 => (down, across),
            6 => (1.0 - down, across),
            7 => (1.0 - down, 1.0 - across),
            8 => (down, 1.0 - across),
            _ => (across, down),
        }
    }
}

/// What a part of a document is to somebody who has it read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A heading, from 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list; whether its items are numbered.
    List(bool),
    /// An item of a list.
    Item,
    /// Its number or bullet.
    Label,
    /// Its text.
    Body,
    /// A table.
    Table,
    /// The header rows of a table.
    TableHead,
    /// The other rows of a table.
    TableBody,
    /// A row.
    Row,
    /// A cell that heads its column, and how many columns it covers.
    HeaderCell(u8),
    /// Another cell, the same.
    Cell(u8),
    /// A picture or chart, described by the node's words.
    Figure,
    /// A text that leads to the address of the node's words; a reader of the file can follow it.
    Link,
}

/// A part of a document's logical structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The node that it is inside of, which stands before it; none for the document itself.
    pub parent: Option<usize>,
    /// What a figure shows, where a link leads; empty otherwise.
    pub words: String,
}

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// What follows, up to [`Item::Close`], belongs to this node of [`Document::structure`]. Opened parts are not nested;
    /// what stands outside of them is ornament that nobody has read to them.
    Open(usize),
    /// The end of what belongs to a node.
    Close,
    /// Of what follows, up to [`Item::Unclip`], nothing is seen outside this; one stands in no other.
    Clip {
        /// Left.
        x: f32,
        /// Top.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
    },
    /// The end of what is clipped.
    Unclip,
    /// Text.
    Text(Run),
    /// A path.
    Shape(Shape),
    /// A picture of [`Document::pictures`].
    Picture {
        /// Which.
        index: usize,
        /// Left.
        x: f32,
        /// Top.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Nothing of it is seen outside this: left, top, width, height.
        clip: Option<(f32, f32, f32, f32)>,
        /// How its file's rows lie in it.
        lie: Lie,
    },
    /// A QR code.
    Code {
        /// Left.
        x: f32,
        /// Top.
        y: f32,
        /// Side.
        side: f32,
        /// Colour of the dark modules.
        colour: Colour,
        /// The modules.
        modules: Modules,
    },
}

impl Item {
    /// A filled rectangle.
    #[must_use]
    pub fn rectangle(x: f32, y: f32, width: f32, height: f32, fill: Colour) -> Self {
        let steps = vec![Step::Move(x, y), Step::Line(x + width, y), Step::Line(x + width, y + height), Step::Line(x, y + height), Step::Close];
        Self::Shape(Shape { steps, fill: Some(fill), stroke: None })
    }

    /// A straight line.
    #[must_use]
    pub fn line(from: (f32, f32), to: (f32, f32), colour: Colour, width: f32) -> Self {
        let steps = vec![Step::Move(from.0, from.1), Step::Line(to.0, to.1)];
        Self::Shape(Shape { steps, fill: None, stroke: Some(Stroke { colour, width }) })
    }

    /// Moves it.
    pub fn shift(&mut self, dx: f32, dy: f32) {
        match self {
            Self::Text(run) => {
                run.x += dx;
                run.y += dy;
            }
            Self::Shape(shape) => {
                for step in &mut shape.steps {
                    *step = match *step {
                        Step::Move(x, y) => Step::Move(x + dx, y + dy),
                        Step::Line(x, y) => Step::Line(x + dx, y + dy),
                        Step::Curve(a, b, c, d, x, y) => Step::Curve(a + dx, b + dy, c + dx, d + dy, x + dx, y + dy),
                        Step::Close => Step::Close,
                    };
                }
            }
            Self::Picture { x, y, clip, .. } => {
                *x += dx;
                *y += dy;
                if let Some(clip) = clip {
                    clip.0 += dx;
                    clip.1 += dy;
                }
            }
            Self::Code { x, y, .. } | Self::Clip { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
            Self::Open(_) | Self::Close | Self::Unclip => {}
        }
    }

    /// Turns it by half about a point: the side of a tent that its owner sees. A code looks the same to a reader of codes
    /// either way.
    pub fn turn(&mut self, about: (f32, f32)) {
        let over = |x: f32, y: f32| (2.0 * about.0 - x, 2.0 * about.1 - y);
        match self {
            Self::Text(run) => {
                (run.x, run.y) = over(run.x, run.y);
                run.turned = !run.turned;
            }
            Self::Shape(shape) => {
                for step in &mut shape.steps {
                    *step = match *step {
                        Step::Move(x, y) => {
                            let (x, y) = over(x, y);
                            Step::Move(x, y)
                        }
                        Step::Line(x, y) => {
                            let (x, y) = over(x, y);
                            Step::Line(x, y)
                        }
                        Step::Curve(a, b, c, d, x, y) => {
                            let ((a, b), (c, d), (x, y)) = (over(a, b), over(c, d), over(x, y));
                            Step::Curve(a, b, c, d, x, y)
                        }
                        Step::Close => Step::Close,
                    };
                }
            }
            Self::Picture { x, y, width, height, clip, lie, .. } => {
                *lie = lie.turned();
                let (right, bottom) = over(*x, *y);
                (*x, *y) = (right - *width, bottom - *height);
                if let Some((x, y, width, height)) = clip {
                    let (right, bottom) = over(*x, *y);
                    (*x, *y) = (right - *width, bottom - *height);
                }
            }
            Self::Code { x, y, side, .. } => {
                let (right, bottom) = over(*x, *y);
                (*x, *y) = (right - *side, bottom - *side);
            }
            Self::Clip { x, y, width, height } => {
                let (right, bottom) = over(*x, *y);
                (*x, *y) = (right - *width, bottom - *height);
            }
            Self::Open(_) | Self::Close | Self::Unclip => {}
        }
    }

    /// Whether it paints anything.
    #[must_use]
    pub fn paints(&self) -> bool {
        !matches!(self, Self::Open(_) | Self::Close | Self::Clip { .. } | Self::Unclip)
    }

    /// Left, top, right, bottom of what it may paint; a text counts from its ascender to its descender.
    #[must_use]
    pub fn bounds(&self) -> (f32, f32, f32, f32) {
        match self {
            Self::Text(run) => {
                let metrics = run.face.metrics();
                if run.turned {
                    return (run.x - run.width, run.y - metrics.descent * run.size, run.x, run.y + metrics.ascent * run.size);
                }
                (run.x, run.y - metrics.ascent * run.size, run.x + run.width, run.y + metrics.descent * run.size)
            }
            Self::Shape(shape) => {
                let half = shape.stroke.map_or(0.0, |s| s.width / 2.0);
                let mut bounds = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
                let mut take = |x: f32, y: f32| {
                    bounds = (bounds.0.min(x - half), bounds.1.min(y - half), bounds.2.max(x + half), bounds.3.max(y + half));
                };
                for step in &shape.steps {
                    match *step {
                        Step::Move(x, y) | Step::Line(x, y) => take(x, y),
                        Step::Curve(a, b, c, d, x, y) => [(a, b), (c, d), (x, y)].into_iter().for_each(|(x, y)| take(x, y)),
                        Step::Close => {}
                    }
                }
                bounds
            }
            Self::Picture { clip: Some((x, y, width, height)), .. } => (*x, *y, x + width, y + height),
            Self::Picture { x, y, width, height, .. } => (*x, *y, x + width, y + height),
            Self::Code { x, y, side, .. } => (*x, *y, x + side, y + side),
            // Around nothing: it widens no other box.
            Self::Open(_) | Self::Close | Self::Clip { .. } | Self::Unclip => (f32::MAX, f32::MAX, f32::MIN, f32::MIN),
        }
    }
}

/// A page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// What stands on it, from the lowest.
    pub items: Vec<Item>,
}

/// An entry of the viewer's contents.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// 1 is the outermost.
    pub level: u8,
    /// Its text.
    pub title: String,
    /// The page, from 0.
    pub page: usize,
    /// The height on that page, points from above.
    pub y: f32,
}

/// A laid-out document.
#[derive(Debug, Clone)]
pub struct Document {
    /// Sheet, language, properties.
    pub paper: Paper,
    /// What stands below the items of every page.
    pub shared: Vec<Item>,
    /// The pages.
    pub pages: Vec<Page>,
    /// The pictures that items name.
    pub pictures: Vec<Rc<[u8]>>,
    /// The viewer's contents.
    pub bookmarks: Vec<Bookmark>,
    /// The document's logical structure in reading order; without one it is not tagged.
    pub structure: Option<Vec<Node>>,
    /// What each glyph of a face means, for copying and searching.
    pub meanings: BTreeMap<(Face, u16), String>,
    /// What could not be set as asked.
    pub warnings: Vec<Warning>,
}
