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
