//! A text that has its place: on a certificate, a badge.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::paper::{Align, Colour};
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
pub(crate) struct Field {
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
}
