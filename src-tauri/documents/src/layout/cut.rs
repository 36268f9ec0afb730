//! Strips that are higher than a page: cut between their lines.

use super::pages::Strip;
use crate::display::{Item, Shape, Step};

/// The parts of a strip, none higher than `room`, unless a single line is. Texts stay whole; what is drawn around them is
/// divided.
pub(crate) fn cut(strip: Strip, room: f32) -> Vec<Strip> {
    if strip.height <= room + 0.01 {
        return vec![strip];
    }
    let ends = ends(&strip, room);
    let (count, mut from) = (ends.len(), 0.0);
    let mut parts: Vec<Strip> = Vec::with_capacity(count);
    for (index, to) in ends.into_iter().enumerate() {
        let last = index + 1 == count;
        parts.push(Strip {
            height: to - from,
            items: part(&strip.items, from, to, last),
            before: if index == 0 { strip.before } else { 0.0 },
            after: if last { strip.after } else { 0.0 },
            keep: last && strip.keep,
            table: strip.table,
            breaks: index == 0 && strip.breaks,
            bookmark: if index == 0 { strip.bookmark.clone() } else { None },
        });
        from = to;
    }
    parts
}

/// The lower edges of the parts: each above the first text that it has no room for.
fn ends(strip: &Strip, room: f32) -> Vec<f32> {
    let mut texts: Vec<(f32, f32)> =
        strip.items.iter().filter(|item| matches!(item, Item::Text(_))).map(|item| (item.bounds().1, item.bounds().3)).collect();
    texts.sort_by(|a, b| a.1.total_cmp(&b.1));
    let (mut ends, mut from): (Vec<f32>, f32) = (Vec::new(), 0.0);
    for (top, bottom) in texts {
        if bottom > from + room {
            // The rest of the part above stays empty; a text that is higher than the room stands alone.
            let at = top.clamp(from, from + room);
            if at > from {
                ends.push(at);
                from = at;
            }
        }
    }
    while strip.height > from + room + 0.01 {
        from += room;
        ends.push(from);
    }
    ends.push(strip.height);
    ends
}

/// What of the items stands between two heights, moved up by the first.
fn part(items: &[Item], from: f32, to: f32, last: bool) -> Vec<Item> {
    let mut made = Vec::new();
    let mut open: Option<usize> = None;
    let mut opened = false;
    for item in items {
        match item {
            Item::Open(node) => (open, opened) = (Some(*node), false),
            Item::Close => {
                if std::mem::take(&mut opened) {
                    made.push(Item::Close);
                }
                open = None;
            }
            Item::Shape(shape) => made.extend(clipped(shape, from, to).map(Item::Shape)),
            _ => {
                let (_, top, _, bottom) = item.bounds();
                let middle = f32::midpoint(top, bottom);
                if middle < from || (middle >= to && !last) {
                    continue;
                }
                if let Some(node) = open.filter(|_| !opened) {
                    made.push(Item::Open(node));
                    opened = true;
                }
                let mut item = item.clone();
                item.shift(0.0, -from);
                made.push(item);
            }
        }
    }
    if opened {
        made.push(Item::Close);
    }
    made
}

/// A path squeezed into the part; none when nothing of it is there.
fn clipped(shape: &Shape, from: f32, to: f32) -> Option<Shape> {
    let (_, top, _, bottom) = Item::Shape(shape.clone()).bounds();
    if bottom < from || top > to {
        return None;
    }
    let y = |y: f32| y.clamp(from, to) - from;
    let steps = shape.steps.iter().map(|step| match *step {
        Step::Move(x, at) => Step::Move(x, y(at)),
        Step::Line(x, at) => Step::Line(x, y(at)),
        Step::Curve(a, b, c, d, x, at) => Step::Curve(a, y(b), c, y(d), x, y(at)),
        Step::Close => Step::Close,
    });
    Some(Shape { steps: steps.collect(), ..shape.clone() })
}
