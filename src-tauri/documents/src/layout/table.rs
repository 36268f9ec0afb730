//! Tables: column widths, wrapped cells, rows as strips, a header for each page.

use std::ops::Range;

use super::flow::{Bench, Links, Structure, inlines, linked};
use super::pages::Strip;
use crate::Warning;
use crate::content::flow::{Cell, Row, Table, TableStyle, Width};
use crate::content::paper::{Align, Colour, MM};
use crate::display::{Item, Role};
use crate::text::fonts::Family;
use crate::text::lines::{Hyphens, Line, Setting, extent, set};

const PAD_X: f32 = 1.7 * MM;
const PAD_Y: f32 = 1.1 * MM;
const LEADING: f32 = 1.28;
const HAIR: f32 = 0.4;
const HEAVY: f32 = 0.9;

/// What a row is in its table.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Header,
    Body { band: bool },
    Total,
}

pub(crate) fn strips(bench: &mut Bench, table: &Table) -> Vec<Strip> {
    let widths = widths(bench, table);
    let id = bench.headers.len();
    let mut header: Vec<Strip> = Vec::new();
    let count = table.header.len();
    let node = bench.structure.add(Role::Table, None);
    // A head needs a body beside it.
    let has_rows = !table.rows.is_empty() || table.total.is_some();
    let head = if count > 0 && has_rows { bench.structure.add(Role::TableHead, Some(node)) } else { node };
    for (index, row) in table.header.iter().enumerate() {
        let node = bench.structure.add(Role::Row, Some(head));
        let mut made = row_strips(bench, table, &widths, row, (Part::Header, node), index == 0, index + 1 == count);
        header.append(&mut made);
    }
    // A header that leaves no room for rows stands at the table's top only.
    let repeats = header.iter().map(|s| s.height).sum::<f32>() <= bench.height * 0.5;
    let mut made = if repeats { Vec::new() } else { std::mem::take(&mut header) };
    bench.headers.push(header);
    let last_row = table.rows.len().saturating_sub(1);
    let body = has_rows.then(|| bench.structure.add(Role::TableBody, Some(node)));
    for (index, row) in table.rows.iter().enumerate() {
        let band = table.zebra && index % 2 == 1;
        let node = bench.structure.add(Role::Row, body);
        let mut strips =
            row_strips(bench, table, &widths, row, (Part::Body { band }, node), index == 0 && count == 0, index == last_row && table.total.is_none());
        if index == last_row
            && table.total.is_some()
            && let Some(last) = strips.last_mut()
        {
            last.keep = true;
        }
        made.append(&mut strips);
    }
    if let Some(total) = &table.total {
        let node = bench.structure.add(Role::Row, body);
        made.append(&mut row_strips(bench, table, &widths, total, (Part::Total, node), false, true));
    }
    if made.is_empty() {
        // A table without rows still shows its header.
        made.push(Strip::default());
    }
    stay(&mut made, bench.headers[id].iter().map(|s| s.height).sum::<f32>(), bench.height);
    for strip in &mut made {
        strip.table = Some(id);
    }
    made[0].before = 2.0 * MM;
    if let Some(last) = made.last_mut() {
        last.after = 3.5 * MM;
    }
    made
}

/// A table that takes less than two fifths of a page is not cut; of a longer one neither the first nor the last row stands alone.
fn stay(rows: &mut [Strip], header: f32, page: f32) {
    let count = rows.len();
    let short = header + rows.iter().map(|r| r.height).sum::<f32>() < page * 0.4;
    for (index, row) in rows.iter_mut().enumerate() {
        row.keep |= index + 1 < count && (short || index == 0 || index + 2 == count);
    }
}

/// Width of each column in points; together as wide as the text when a column has a share, else as wide as needed.
fn widths(bench: &mut Bench, table: &Table) -> Vec<f32> {
    let columns = table.columns.len();
    let mut widths: Vec<f32> = table.columns.iter().map(|c| if let Width::Fixed(mm) = c.width { mm * MM } else { 0.0 }).collect();
    let mut least = vec![0f32; columns];
    let mut natural = vec![0f32; columns];
    // What the longest word of a cell over several columns needs of them together.
    let mut together: Vec<(Range<usize>, f32)> = Vec::new();
    let rows = table.header.iter().map(|r| (r, true)).chain(table.rows.iter().map(|r| (r, false))).chain(table.total.iter().map(|r| (r, true)));
    for (row, bold) in rows {
        for (column, cell, covers) in cells(row, columns) {
            if (column..column + covers).all(|c| is_fixed(table, c)) {
                continue;
            }
            let (wide, narrow) = extent(&mut bench.shaper, &inlines(&linked(&cell.spans), Family::Sans, table.size, bold));
            // A very long word (an address on the web) may be broken.
            let narrow = narrow.min(bench.width * 0.25) + 2.0 * PAD_X;
            if covers == 1 {
                least[column] = least[column].max(narrow);
                natural[column] = natural[column].max(wide + 2.0 * PAD_X);
            } else {
                together.push((column..column + covers, narrow));
            }
        }
    }
    for (range, narrow) in together {
        let lacks = narrow - range.clone().map(|c| widths[c].max(least[c])).sum::<f32>();
        let open: Vec<usize> = range.filter(|c| !is_fixed(table, *c)).collect();
        for c in &open {
            least[*c] += lacks.max(0.0) / open.len() as f32;
            natural[*c] = natural[*c].max(least[*c]);
        }
    }
    let free = bench.width - widths.iter().sum::<f32>();
    let shares: f32 = (0..columns).map(|c| weight(table, c)).sum();
    let by_content: Vec<usize> = (0..columns).filter(|c| table.columns[*c].width == Width::Content).collect();
    let shared: Vec<usize> = (0..columns).filter(|c| matches!(table.columns[*c].width, Width::Share(_))).collect();
    let least_shared: f32 = shared.iter().map(|c| least[*c]).sum();
    let asked: f32 = by_content.iter().map(|c| natural[*c]).sum();
    let least_asked: f32 = by_content.iter().map(|c| least[*c]).sum();
    // What others write in words gets two fifths, before a column takes all that its longest text would like.
    let natural_shared: f32 = shared.iter().map(|c| natural[*c]).sum();
    let room = (free - least_shared.max(natural_shared.min(free * 0.4))).max(0.0);
    let give = if asked > room && asked > least_asked { ((room - least_asked) / (asked - least_asked)).max(0.0) } else { 1.0 };
    for c in by_content {
        widths[c] = least[c] + (natural[c] - least[c]).max(0.0) * give;
    }
    let mut rest = bench.width - widths.iter().sum::<f32>();
    let mut open = shared;
    let mut weights = shares;
    // A column whose share is too narrow for its longest word takes what the word needs; the others share the rest.
    while let Some(at) = open.iter().position(|c| least[*c] > rest * weight(table, *c) / weights) {
        let column = open.remove(at);
        widths[column] = least[column];
        rest -= least[column];
        weights -= weight(table, column);
    }
    for column in open {
        widths[column] = rest * weight(table, column) / weights;
    }
    let sum: f32 = widths.iter().sum();
    if sum > bench.width + 0.01 {
        bench.warnings.push(Warning::TableTooWide { table: bench.headers.len() });
        squeeze(&mut widths, bench.width);
    }
    widths
}

/// Makes columns narrower until they fit; none gets narrower than a letter, as long as there is room for that.
fn squeeze(widths: &mut [f32], room: f32) {
    let floor = (room / widths.len() as f32).min(9.0 * MM);
    let over = widths.iter().sum::<f32>() - room;
    let spare: f32 = widths.iter().map(|w| (w - floor).max(0.0)).sum();
    widths.iter_mut().for_each(|w| *w -= (*w - floor).max(0.0) * (over / spare).min(1.0));
}

fn is_fixed(table: &Table, column: usize) -> bool {
    matches!(table.columns[column].width, Width::Fixed(_))
}

/// A column's share; one of nothing is as good as one of very little.
fn weight(table: &Table, column: usize) -> f32 {
    if let Width::Share(weight) = table.columns[column].width { weight.max(0.001) } else { 0.0 }
}

/// The cells of a row with their first column and how many columns they cover.
fn cells(row: &Row, columns: usize) -> impl Iterator<Item = (usize, &Cell, usize)> {
    let mut at = 0;
    row.iter().filter_map(move |cell| {
        let column = at;
        let covers = usize::from(cell.covers.max(1)).min(columns.saturating_sub(column));
        at += covers;
        (covers > 0).then_some((column, cell, covers))
    })
}

struct Set {
    /// The cell in the document's structure.
    node: usize,
    x: f32,
    lines: Vec<Line>,
    links: Links,
}

fn row_strips(bench: &mut Bench, table: &Table, widths: &[f32], row: &Row, (part, node): (Part, usize), first: bool, last: bool) -> Vec<Strip> {
    let bold = !matches!(part, Part::Body { .. });
    let mut set_cells: Vec<Set> = Vec::new();
    let mut edges = vec![0f32];
    let mut x = 0.0;
    for (column, cell, covers) in cells(row, widths.len()) {
        let width: f32 = widths[column..column + covers].iter().sum();
        let align = cell.align.unwrap_or(if part == Part::Header && covers > 1 { Align::Centre } else { table.columns[column].align });
        let setting = Setting { width: (width - 2.0 * PAD_X).max(1.0), align, hyphens: Hyphens::Rarely(bench.language), balance: false, indent: 0.0 };
        let spans = linked(&cell.spans);
        let lines = set(&mut bench.shaper, &inlines(&spans, Family::Sans, table.size, bold), &setting);
        let span = u8::try_from(covers).unwrap_or(u8::MAX);
        let role = if part == Part::Header { Role::HeaderCell(span) } else { Role::Cell(span) };
        set_cells.push(Set { node: bench.structure.add(role, Some(node)), x: x + PAD_X, lines, links: Links::of(&spans) });
        x += width;
        edges.push(x);
    }
    let covered = cells(row, widths.len()).map(|(column, _, covers)| column + covers).max().unwrap_or(0);
    for width in &widths[covered..] {
        // Each row has all columns, for whoever walks through the table cell by cell.
        bench.structure.add(if part == Part::Header { Role::HeaderCell(1) } else { Role::Cell(1) }, Some(node));
        x += width;
        edges.push(x);
    }
    let total: f32 = widths.iter().sum();
    let pitch = table.size * LEADING;
    let least = if bold { 0.0 } else { table.row_height * MM };
    let lines = set_cells.iter().map(|c| c.lines.len()).max().unwrap_or(1).max(1);
    let header: f32 = if part == Part::Header { 0.0 } else { bench.headers.last().map_or(0.0, |rows| rows.iter().map(|s| s.height).sum()) };
    let page = (((bench.height - header - 2.0 * PAD_Y) / pitch) as usize).max(1);
    let look = RowLook { table, part, edges: &edges, total };
    if lines <= page {
        let height = (lines as f32 * pitch + 2.0 * PAD_Y).max(least);
        return vec![look.strip(&mut bench.structure, &mut set_cells, 0..lines, height, first, last)];
    }
    // Taller than a page: cut between lines.
    let mut made = Vec::new();
    let mut from = 0;
    while from < lines {
        let to = (from + page).min(lines);
        let height = (to - from) as f32 * pitch + 2.0 * PAD_Y;
        made.push(look.strip(&mut bench.structure, &mut set_cells, from..to, height, first && from == 0, last && to == lines));
        from = to;
    }
    made
}

struct RowLook<'a> {
    table: &'a Table,
    part: Part,
    edges: &'a [f32],
    total: f32,
}

impl RowLook<'_> {
    fn strip(&self, structure: &mut Structure, cells: &mut [Set], range: Range<usize>, height: f32, first: bool, last: bool) -> Strip {
        let mut items = Vec::new();
        if self.part == (Part::Body { band: true }) {
            items.push(Item::rectangle(0.0, 0.0, self.total, height, Colour::BAND));
        }
        let grid = self.table.style == TableStyle::Grid;
        if self.part == Part::Header && grid {
            items.push(Item::rectangle(0.0, 0.0, self.total, height, Colour::BAND));
        }
        let pitch = self.table.size * LEADING;
        for cell in cells {
            let left = cell.x;
            let shown = cell.lines.get(range.start.min(cell.lines.len())..range.end.min(cell.lines.len())).unwrap_or(&[]);
            // Rows that are filled in by hand have their text in the middle of the height.
            let block = shown.len() as f32 * pitch;
            let top = if self.part == Part::Header {
                height - PAD_Y - block
            } else if self.table.row_height > 0.0 {
                (height - block) / 2.0
            } else {
                PAD_Y
            };
            let runs = shown.iter().enumerate().flat_map(|(index, line)| {
                let y = top + index as f32 * pitch + pitch * 0.5 + self.table.size * 0.35;
                line.runs.iter().map(move |run| {
                    let mut item = Item::Text(run.clone());
                    item.shift(left, y);
                    item
                })
            });
            if shown.iter().any(|line| !line.runs.is_empty()) {
                let runs: Vec<Item> = runs.collect();
                items.extend(structure.parts(cell.node, runs, &mut cell.links));
            }
        }
        let mut across = |y: f32, colour: Colour, width: f32| items.push(Item::line((0.0, y), (self.total, y), colour, width));
        if grid {
            if first {
                across(0.0, Colour::GREY, HAIR);
            }
            across(height, Colour::GREY, HAIR);
            for x in self.edges {
                items.push(Item::line((*x, 0.0), (*x, height), Colour::GREY, HAIR));
            }
        } else {
            if first {
                across(0.0, Colour::INK, HEAVY);
            }
            if self.part == Part::Total {
                across(0.0, Colour::INK, HEAVY);
            }
            match self.part {
                Part::Header if last => across(height, Colour::INK, HAIR),
                _ if last => across(height, Colour::INK, HEAVY),
                Part::Body { .. } if self.table.zebra => {}
                _ => across(height, Colour::RULE, HAIR * 0.75),
            }
        }
        Strip { height, items, ..Strip::default() }
    }
}
