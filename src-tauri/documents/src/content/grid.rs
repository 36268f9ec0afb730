//! Sheets with several cards: badges to be cut, labels to be peeled off, tents to be folded.

use super::paper::Size;

/// Where cards stand on a sheet. All measures are millimetres; a card's own fields are placed from the card's corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// Cards side by side.
    pub columns: usize,
    /// Cards below each other.
    pub rows: usize,
    /// Width of a place.
    pub width: f32,
    /// Height of a place; of a tent both its sides together.
    pub height: f32,
    /// From the sheet's left edge to the first place.
    pub left: f32,
    /// From the sheet's upper edge to the first place.
    pub top: f32,
    /// Between two places side by side.
    pub gap_x: f32,
    /// Between two places below each other.
    pub gap_y: f32,
    /// Places of the first sheet that stay free: labels used up before.
    pub skip: usize,
    /// Whether marks show where to cut.
    pub marks: bool,
    /// Whether each card is a tent: it stands in the lower half of its place, and on its head in the upper.
    pub folded: bool,
}

impl Grid {
    /// So many places of this size in the middle of a sheet, without gaps.
    #[must_use]
    pub fn centred(sheet: Size, columns: usize, rows: usize, width: f32, height: f32) -> Self {
        let free = |sheet: f32, count: usize, each: f32| (sheet - count as f32 * each) / 2.0;
        Self {
            columns,
            rows,
            width,
            height,
            left: free(sheet.width, columns, width),
            top: free(sheet.height, rows, height),
            gap_x: 0.0,
            gap_y: 0.0,
            skip: 0,
            marks: false,
            folded: false,
        }
    }

    /// The same with this room between the places, still in the middle of the sheet.
    #[must_use]
    pub fn with_gaps(self, gap_x: f32, gap_y: f32) -> Self {
        let wider = |count: usize, gap: f32| (count.saturating_sub(1)) as f32 * gap / 2.0;
        Self { gap_x, gap_y, left: self.left - wider(self.columns, gap_x), top: self.top - wider(self.rows, gap_y), ..self }
    }

    /// How many cards a sheet holds.
    #[must_use]
    pub fn places(&self) -> usize {
        self.columns * self.rows
    }

    /// Upper left corner of a place, counted along the rows from 0.
    #[must_use]
    pub fn corner(&self, place: usize) -> (f32, f32) {
        let (column, row) = (place % self.columns.max(1), place / self.columns.max(1));
        (self.left + column as f32 * (self.width + self.gap_x), self.top + row as f32 * (self.height + self.gap_y))
    }
}
