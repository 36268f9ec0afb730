//! Cards put on sheets: what was laid out one a page stands side by side, with marks to cut by.

use crate::content::grid::Grid;
use crate::content::paper::{Colour, MM};
use crate::display::{Item, Page};

/// Length of a mark, mm.
const MARK: f32 = 4.0;
/// Between a mark and the card, mm: a cut beside the line leaves none of it on the card.
const OFF: f32 = 1.0;
/// Half of a cross between four cards, mm.
const CROSS: f32 = 1.4;
const HAIR: f32 = 0.3;
/// So much over an edge is none, points.
const NEAR: f32 = 0.05;

/// Cards onto sheets, along the rows, each on what all have below them. What reaches over a card's edge is cut off half way to
/// the next card: what bleeds may be cut a little beside the edge, and no card is printed over another.
pub(crate) fn impose(grid: &Grid, below: &[Item], cards: Vec<Page>) -> Vec<Page> {
    let places = grid.places().max(1);
    let skip = grid.skip % places;
    let mut pages = vec![Page::default(); (skip + cards.len()).div_ceil(places)];
    for (index, card) in cards.into_iter().enumerate() {
        let at = skip + index;
        let (x, y) = grid.corner(at % places);
        let items = &mut pages[at / places].items;
        let half = grid.height / 2.0;
        let top = if grid.folded { y + half } else { y };
        let card = within(below.iter().chain(&card.items), grid);
        if grid.folded {
            // The whole side first: whoever copies the text gets each side in one piece.
            for mut item in card.clone() {
                item.shift(x * MM, top * MM);
                item.turn(((x + grid.width / 2.0) * MM, top * MM));
                items.push(item);
            }
        }
        for mut item in card {
            item.shift(x * MM, top * MM);
            items.push(item);
        }
    }
    pages
}

/// Items of a card, each as far as it stands inside of the card and its bleed.
fn within<'a>(items: impl Iterator<Item = &'a Item>, grid: &Grid) -> Vec<Item> {
    // A tent is folded at its upper edge: there is the other side.
    let (height, above) = if grid.folded { (grid.height / 2.0, 0.0) } else { (grid.height, grid.gap_y / 2.0) };
    let (left, top) = (-grid.gap_x / 2.0 * MM, -above * MM);
    let (right, bottom) = ((grid.width + grid.gap_x / 2.0) * MM, (height + grid.gap_y / 2.0) * MM);
    let mut kept = Vec::new();
    let mut over = false;
    for item in items {
        let (x1, y1, x2, y2) = item.bounds();
        if item.paints() && (x1 >= right || y1 >= bottom || x2 <= left || y2 <= top) {
            continue;
        }
        over |= x1 < left - NEAR || y1 < top - NEAR || x2 > right + NEAR || y2 > bottom + NEAR;
        kept.push(item.clone());
    }
    if over {
        kept.insert(0, Item::Clip { x: left, y: top, width: right - left, height: bottom - top });
        kept.push(Item::Unclip);
    }
    kept
}

/// Ticks around the block of places, crosses inside it, and where tents are folded a line.
pub(crate) fn marks(grid: &Grid) -> Vec<Item> {
    let mut items = Vec::new();
    let mut line = |x1: f32, y1: f32, x2: f32, y2: f32, colour: Colour| {
        items.push(Item::line((x1 * MM, y1 * MM), (x2 * MM, y2 * MM), colour, HAIR));
    };
    if grid.marks {
        let edges = |first: f32, count: usize, size: f32, gap: f32| {
            let mut edges: Vec<f32> = (0..count).flat_map(|i| [first + i as f32 * (size + gap), first + i as f32 * (size + gap) + size]).collect();
            edges.dedup_by(|a, b| (*a - *b).abs() < 0.01);
            edges
        };
        let across = edges(grid.left, grid.columns, grid.width, grid.gap_x);
        let down = edges(grid.top, grid.rows, grid.height, grid.gap_y);
        let (left, right) = (across[0], across[across.len() - 1]);
        let (top, bottom) = (down[0], down[down.len() - 1]);
        for x in &across {
            line(*x, top - OFF - MARK, *x, top - OFF, Colour::INK);
            line(*x, bottom + OFF, *x, bottom + OFF + MARK, Colour::INK);
        }
        for y in &down {
            line(left - OFF - MARK, *y, left - OFF, *y, Colour::INK);
            line(right + OFF, *y, right + OFF + MARK, *y, Colour::INK);
        }
        for x in &across {
            for y in &down {
                line(*x - CROSS, *y, *x + CROSS, *y, Colour::RULE);
                line(*x, *y - CROSS, *x, *y + CROSS, Colour::RULE);
            }
        }
    }
    if grid.folded {
        for place in 0..grid.places() {
            let (x, y) = grid.corner(place);
            let middle = y + grid.height / 2.0;
            for (from, to) in [(x, x + 6.0), (x + grid.width - 6.0, x + grid.width)] {
                line(from, middle, to, middle, Colour::RULE);
            }
        }
    }
    items
}
