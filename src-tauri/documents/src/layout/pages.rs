//! Filling pages with strips: the pieces of a flow document that are cut only when a page cannot hold one.

use super::cut::cut;
use crate::display::{Bookmark, Item, Page};

/// Something as wide as the text, cut by a page's end only when it is higher than a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strip {
    /// Its height in points.
    pub height: f32,
    /// What is drawn, from its upper left corner.
    pub items: Vec<Item>,
    /// Room above; the larger of this and the strip before's `after` counts, none at the top of a page.
    pub before: f32,
    /// Room below.
    pub after: f32,
    /// The next strip stands on the same page.
    pub keep: bool,
    /// The table it is a row of: the table's header stands above it on each page.
    pub table: Option<usize>,
    /// It starts a page.
    pub breaks: bool,
    /// An entry of the viewer's contents.
    pub bookmark: Option<(u8, String)>,
}

/// The strips that head each page that a table goes on to.
pub(crate) type Headers = Vec<Vec<Strip>>;

/// The room for text on pages, points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    /// From the left edge.
    pub left: f32,
    /// On the first page: from the upper edge, and how high.
    pub first: (f32, f32),
    /// The same on the pages behind it.
    pub further: (f32, f32),
}

impl Room {
    /// The same on all pages.
    pub fn even(left: f32, top: f32, height: f32) -> Self {
        Self { left, first: (top, height), further: (top, height) }
    }

    /// The height that every page has.
    pub fn height(self) -> f32 {
        self.first.1.min(self.further.1)
    }
}

/// Pages filled from above.
#[derive(Debug, Default)]
pub(crate) struct Filled {
    pub pages: Vec<Page>,
    pub bookmarks: Vec<Bookmark>,
}

pub(crate) fn fill(strips: Vec<Strip>, headers: &Headers, room: Room) -> Filled {
    let mut filler = Filler {
        filled: Filled { pages: vec![Page::default()], bookmarks: Vec::new() },
        headers,
        room,
        y: 0.0,
        gap: 0.0,
        table: None,
        headed: vec![false; headers.len()],
    };
    let mut chain: Vec<Strip> = Vec::new();
    for strip in strips {
        let keep = strip.keep;
        chain.push(strip);
        if !keep {
            filler.place_chain(std::mem::take(&mut chain));
        }
    }
    filler.place_chain(chain);
    filler.filled
}

/// The height of strips at the top of a page, with the headers of their tables.
pub(crate) fn height(strips: &[Strip], headers: &Headers) -> f32 {
    height_below(strips, headers, (None, None))
}

/// The same below a strip that asks for this room below it and is a row of this table.
fn height_below(strips: &[Strip], headers: &Headers, (mut gap, mut table): (Option<f32>, Option<usize>)) -> f32 {
    let mut sum = 0.0;
    for strip in strips {
        sum += gap.map_or(0.0, |gap| gap.max(strip.before)) + strip.height;
        if let Some(started) = strip.table.filter(|t| table != Some(*t)) {
            sum += headers[started].iter().map(|s| s.height).sum::<f32>();
        }
        (gap, table) = (Some(strip.after), strip.table);
    }
    sum
}

/// Items as a part of the structure.
pub(crate) fn tagged(node: usize, items: impl IntoIterator<Item = Item>) -> impl Iterator<Item = Item> {
    std::iter::once(Item::Open(node)).chain(items).chain(std::iter::once(Item::Close))
}

struct Filler<'a> {
    filled: Filled,
    headers: &'a Headers,
    room: Room,
    /// How far the page is full.
    y: f32,
    /// Room asked for below the last strip.
    gap: f32,
    /// The table that the last strip belongs to.
    table: Option<usize>,
    /// The tables whose header was drawn: when it is repeated, nobody has it read again.
    headed: Vec<bool>,
}

impl Filler<'_> {
    /// Where text begins on the page, and how much room it has there.
    fn here(&self) -> (f32, f32) {
        if self.filled.pages.len() == 1 { self.room.first } else { self.room.further }
    }

    fn place_chain(&mut self, chain: Vec<Strip>) {
        if chain.first().is_some_and(|s| s.breaks) && self.y > 0.0 {
            self.turn();
        }
        let fits = |height: f32, room: (f32, f32)| height <= room.1 + 0.01;
        let further = self.room.further;
        if self.y > 0.0 && !fits(self.y + self.height_of(&chain, true), self.here()) && self.height_of(&chain, false) <= further.1 {
            self.turn();
        }
        for strip in chain {
            let header: f32 = strip.table.map_or(0.0, |table| self.headers[table].iter().map(|s| s.height).sum());
            for part in cut(strip, self.room.height() - header) {
                if self.y > 0.0 && !fits(self.y + self.height_of(std::slice::from_ref(&part), true), self.here()) {
                    self.turn();
                }
                self.place(part);
            }
        }
    }

    /// Height of strips below what stands on the page, or at the top of a fresh one.
    fn height_of(&self, strips: &[Strip], here: bool) -> f32 {
        let here = here && self.y > 0.0;
        height_below(strips, self.headers, if here { (Some(self.gap), self.table) } else { (None, None) })
    }

    fn turn(&mut self) {
        self.filled.pages.push(Page::default());
        self.y = 0.0;
        self.gap = 0.0;
        self.table = None;
    }

    fn place(&mut self, strip: Strip) {
        if let Some(table) = strip.table.filter(|t| self.table != Some(*t)) {
            self.table = Some(table);
            let room = if self.y > 0.0 { strip.before.max(self.gap) } else { 0.0 };
            self.y += room;
            self.gap = 0.0;
            let again = std::mem::replace(&mut self.headed[table], true);
            for mut header in self.headers[table].clone() {
                if again {
                    header.items.retain(Item::paints);
                }
                self.draw(header);
            }
        } else if self.y > 0.0 {
            self.y += strip.before.max(self.gap);
        }
        self.table = strip.table;
        self.gap = strip.after;
        self.draw(strip);
    }

    fn draw(&mut self, strip: Strip) {
        let page = self.filled.pages.len() - 1;
        let top = self.here().0 + self.y;
        if let Some((level, title)) = strip.bookmark {
            self.filled.bookmarks.push(Bookmark { level, title, page, y: top });
        }
        let items = &mut self.filled.pages[page].items;
        let mut open = items.iter().rev().find_map(|item| if let Item::Open(node) = item { Some(*node) } else { None });
        open = open.filter(|_| items.last() == Some(&Item::Close));
        for mut item in strip.items {
            // The lines of a paragraph are one piece.
            if open.take().is_some_and(|node| item == Item::Open(node)) {
                items.pop();
                continue;
            }
            item.shift(self.room.left, top);
            items.push(item);
        }
        self.y += strip.height;
    }
}
