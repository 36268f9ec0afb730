//! Documents whose every text has its place: certificates, badges. A batch is many cards of one design.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::paper::{Align, Colour, Paper};
use crate::display::Item;
use crate::text::fonts::Type;

/// A rectangle in millimetres from the sheet's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "TemplateFrame")]
pub struct Frame {
    /// From the left edge.
    pub x: f32,
    /// From the upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Frame {
    /// A frame of these millimetres.
    #[must_use]
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }
}

/// Where a text stands in the height of its frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "VerticalAlign")]
pub enum Vertical {
    /// At the top.
    Top,
    /// In the middle.
    #[default]
    Middle,
    /// At the bottom.
    Bottom,
}

/// A place for a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The name by which warnings call it.
    pub name: String,
    /// Where.
    pub frame: Frame,
    /// The type.
    pub font: Type,
    /// Type size in points.
    pub size: f32,
    /// The smallest size to which a long text may shrink; equal to `size` when it may not.
    pub least_size: f32,
    /// Its colour.
    pub colour: Colour,
    /// How its lines stand.
    pub align: Align,
    /// Where it stands in the frame's height.
    pub vertical: Vertical,
    /// The most lines it may take. Several lines are balanced to about the same length.
    pub lines: usize,
    /// Line height as a multiple of the size.
    pub leading: f32,
    /// Letterspacing in em; above 0.09 some readers copy it as spaces.
    pub tracking: f32,
}

impl Field {
    /// One centred line in ink that may shrink to two thirds.
    pub fn line(name: impl Into<String>, frame: Frame, font: Type, size: f32) -> Self {
        Self {
            name: name.into(),
            frame,
            font,
            size,
            least_size: size * 0.66,
            colour: Colour::INK,
            align: Align::Centre,
            vertical: Vertical::Middle,
            lines: 1,
            leading: 1.3,
            tracking: 0.0,
        }
    }

    /// The same with another number of lines.
    #[must_use]
    pub fn with_lines(self, lines: usize) -> Self {
        Self { lines, ..self }
    }

    /// The same in another colour.
    #[must_use]
    pub fn with_colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// The same with another alignment.
    #[must_use]
    pub fn with_align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The same at another height of its frame.
    #[must_use]
    pub fn with_vertical(self, vertical: Vertical) -> Self {
        Self { vertical, ..self }
    }

    /// The same letterspaced.
    #[must_use]
    pub fn with_tracking(self, tracking: f32) -> Self {
        Self { tracking, ..self }
    }
}

/// A PNG or JPEG file and where it stands. It is fitted into the frame, centred, its proportions kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The file's bytes.
    pub bytes: Rc<[u8]>,
    /// Where.
    pub frame: Frame,
}

/// Where each card has its QR code.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CodeBox {
    /// From the left edge, mm.
    pub x: f32,
    /// From the upper edge, mm.
    pub y: f32,
    /// Side, mm.
    pub side: f32,
    /// Its colour; dark on light, or readers fail.
    pub colour: Colour,
}

/// What all cards of a batch share.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CardDesign {
    /// Pictures below everything else, from the lowest.
    pub pictures: Vec<Picture>,
    /// Ornament and lines, above the pictures.
    pub drawing: Vec<Item>,
    /// Texts that are the same on each card.
    pub fixed: Vec<(Field, String)>,
    /// Places of the texts that differ.
    pub fields: Vec<Field>,
    /// The place of the QR code, if cards have one.
    pub code: Option<CodeBox>,
}

/// One card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// The texts of the design's `fields`, in their order.
    pub texts: Vec<String>,
    /// The content of the QR code; no code when empty.
    pub code: String,
}

/// Cards of one design, one a page.
#[derive(Debug, Clone, PartialEq)]
pub struct CardBatch {
    /// Sheet, language, properties.
    pub paper: Paper,
    /// What they share.
    pub design: CardDesign,
    /// The cards.
    pub cards: Vec<Card>,
}
