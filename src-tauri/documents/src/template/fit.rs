//! Whether the cards of a template find room on its sheet.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::model::Template;

/// How far cards reach over the edge of their sheet, and the measure that somebody would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "TemplateOverhang")]
pub struct Overhang {
    /// Where in the template: `sheet.across`.
    pub at: String,
    /// So many hundredths of a millimetre too much, rounded up.
    pub by: u32,
}

/// A tenth of a millimetre is within what printers do, mm.
const SLACK: f32 = 0.1;

/// One direction of a sheet; measures are millimetres.
struct Direction {
    sheet: f32,
    each: f32,
    count: usize,
    gap: f32,
    /// Room before the first card; below zero they stand in the middle.
    before: f32,
}

impl Direction {
    /// What is too much, at the measure of a card alone, of the count of cards, or of the room before them.
    fn overhang(&self, [card, count, before]: [&str; 3]) -> Option<Overhang> {
        let cards = self.count as f32 * self.each + self.count.saturating_sub(1) as f32 * self.gap;
        let (wide, pushed) = (cards - self.sheet, self.before.max(0.0) + cards - self.sheet);
        let (at, over) = if self.each - self.sheet > SLACK {
            (card, self.each - self.sheet)
        } else if wide > SLACK {
            (count, wide)
        } else {
            (before, pushed)
        };
        (over > SLACK).then(|| Overhang { at: at.to_owned(), by: (over * 100.0).ceil() as u32 })
    }
}

impl Template {
    /// Where its cards reach over the edge of their sheet, at most once across and once down; nowhere when each card is a page.
    #[must_use]
    pub fn overhangs(&self) -> Vec<Overhang> {
        let (Some(sheet), Some(grid)) = (self.sheet, self.grid(0)) else { return Vec::new() };
        let across = Direction { sheet: sheet.width, each: grid.width, count: grid.columns, gap: grid.gap_x, before: sheet.left };
        let down = Direction { sheet: sheet.height, each: grid.height, count: grid.rows, gap: grid.gap_y, before: sheet.top };
        let found = [across.overhang(["page.width", "sheet.across", "sheet.left"]), down.overhang(["page.height", "sheet.down", "sheet.top"])];
        found.into_iter().flatten().collect()
    }
}
