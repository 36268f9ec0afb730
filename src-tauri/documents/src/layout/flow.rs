//! Flow documents: blocks into strips, strips onto pages, running lines around them.

use super::pages::{Headers, Strip, fill, tagged};
use super::{chart, signatures, table};
use crate::content::flow::{Block, Flow, Paragraph, Span};
use crate::content::paper::{Align, Colour, Language, MM};
use crate::display::{Document, Item, Node, Page, Role};
use crate::text::fonts::{Family, Type};
use crate::text::lines::{Hyphens, Inline, Line, Look, Setting, set};
use crate::text::shape::Shaper;
use crate::{Error, Result, Warning};

/// What the layouts of blocks share.
pub(crate) struct Bench {
    pub shaper: Shaper,
    pub language: Language,
    /// Width of the text, points.
    pub width: f32,
    /// Height of the text, points.
    pub height: f32,
    pub headers: Headers,
    pub warnings: Vec<Warning>,
    pub structure: Structure,
}

/// The logical structure of a document while it is laid out.
#[derive(Default)]
pub(crate) struct Structure {
    nodes: Vec<Node>,
    /// The list that the last paragraph was an item of.
    list: Option<usize>,
    /// The level of the last heading.
    heading: u8,
}

impl Structure {
    /// A new part of the document.
    pub fn add(&mut self, role: Role, parent: Option<usize>) -> usize {
        self.describe(role, parent, String::new())
    }

    /// A new part with words of its own.
    pub fn describe(&mut self, role: Role, parent: Option<usize>, words: String) -> usize {
        self.nodes.push(Node { role, parent, words });
        self.nodes.len() - 1
    }

    /// A heading; no level is left out below the one before it.
    fn head(&mut self, level: u8) -> usize {
        self.heading = level.clamp(1, self.heading + 1);
        self.add(Role::Heading(self.heading), None)
    }
}

/// Lays a flow document out. Nothing stands outside the page unless the content's own measures force it there.
pub fn lay_out(flow: &Flow) -> Result<Document> {
    let paper = &flow.paper;
    let margins = paper.margins;
    let width = (paper.size.width - margins.left - margins.right) * MM;
    let height = (paper.size.height - margins.top - margins.bottom) * MM;
    if width < 20.0 * MM || height < 20.0 * MM {
        return Err(Error::NoRoom(paper.size));
    }
    let mut bench = Bench {
        shaper: Shaper::new(),
        language: paper.language,
        width,
        height,
        headers: Vec::new(),
        warnings: Vec::new(),
        structure: Structure::default(),
    };
    let strips = bench.blocks(&flow.blocks);
    let filled = fill(strips, &bench.headers, margins.left * MM, margins.top * MM, height);
    let mut pages = filled.pages;
    bench.running(flow, &mut pages);
    let (meanings, missing) = bench.shaper.finish();
    let mut warnings: Vec<Warning> = missing.into_iter().map(|character| Warning::MissingCharacter { character, place: None }).collect();
    warnings.append(&mut bench.warnings);
    let structure = Some(bench.structure.nodes);
    Ok(Document { paper: paper.clone(), shared: Vec::new(), pages, pictures: Vec::new(), bookmarks: filled.bookmarks, structure, meanings, warnings })
}

impl Bench {
    fn blocks(&mut self, blocks: &[Block]) -> Vec<Strip> {
        let mut strips: Vec<Strip> = Vec::new();
        let mut breaks = false;
        for block in blocks {
            if !matches!(block, Block::Paragraph(Paragraph { marker, .. }) if !marker.is_empty()) {
                self.structure.list = None;
            }
            let mut made = match block {
                Block::Heading(level, text) => self.heading(*level, text),
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(content) => table::strips(self, content),
                Block::Signatures(content) => signatures::strips(self, content),
                Block::BarChart(content) => chart::strips(self, content),
                Block::Space(mm) => vec![Strip { height: mm * MM, ..Strip::default() }],
                Block::PageBreak => {
                    breaks = true;
                    continue;
                }
                Block::KeepTogether(blocks) => {
                    let mut made = self.blocks(blocks);
                    keep(&mut made);
                    made
                }
            };
            if let Some(first) = made.first_mut() {
                first.breaks |= std::mem::take(&mut breaks);
            }
            strips.append(&mut made);
        }
        // A heading at the very end has nothing to stay with.
        if let Some(last) = strips.last_mut() {
            last.keep = false;
        }
        strips
    }

    fn heading(&mut self, level: u8, text: &str) -> Vec<Strip> {
        let (size, before, after, align) = match level {
            0 | 1 => (16.0, 0.0, 4.0, Align::Centre),
            2 => (12.5, 5.5, 2.2, Align::Left),
            _ => (11.0, 4.0, 1.6, Align::Left),
        };
        let look = Look { face: Type::SERIF_BOLD.face(), size, colour: Colour::INK, tracking: 0.0, tabular: false };
        let setting = Setting { width: self.width, align, hyphens: Hyphens::Never, balance: align == Align::Centre, indent: 0.0 };
        let lines = set(&mut self.shaper, &[Inline { text: text.to_owned(), look }], &setting);
        let mut strips = line_strips(lines, 1.25, 0.0);
        let node = self.structure.head(level.max(1));
        tag(&mut strips, node);
        keep(&mut strips);
        if let Some(first) = strips.first_mut() {
            first.before = before * MM;
            first.bookmark = Some((level.max(1), text.replace('\n', " ")));
        }
        if let Some(last) = strips.last_mut() {
            last.after = after * MM;
            last.keep = true;
        }
        strips
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Vec<Strip> {
        let left = paragraph.left * MM;
        let inlines = inlines(&paragraph.spans, Family::Serif, paragraph.size, false);
        let hyphens = if paragraph.align == Align::Justify { Hyphens::Freely(self.language) } else { Hyphens::Never };
        let width = (self.width - left).max(20.0);
        let setting = Setting { width, align: paragraph.align, hyphens, balance: paragraph.align == Align::Centre, indent: paragraph.indent * MM };
        let lines = set(&mut self.shaper, &inlines, &setting);
        let mut strips = line_strips(lines, 1.36, left);
        if paragraph.marker.is_empty() {
            let node = self.structure.add(Role::Paragraph, None);
            tag(&mut strips, node);
        } else if let Some(first) = strips.first_mut() {
            let look = Look { face: Type::SERIF.face(), size: paragraph.size, colour: Colour::INK, tracking: 0.0, tabular: false };
            let setting = Setting { width: left, align: Align::Left, hyphens: Hyphens::Never, balance: false, indent: 0.0 };
            let marker = set(&mut self.shaper, &[Inline { text: paragraph.marker.clone(), look }], &setting);
            let y = first.items.iter().find_map(|item| if let Item::Text(run) = item { Some(run.y) } else { None }).unwrap_or(0.0);
            let (label, body) = self.list_item(&paragraph.marker);
            let marker = marker.into_iter().take(1).flat_map(|line| line.runs).map(|mut run| {
                run.y += y;
                Item::Text(run)
            });
            let marker: Vec<Item> = tagged(label, marker).collect();
            tag(&mut strips, body);
            if let Some(first) = strips.first_mut() {
                first.items.splice(0..0, marker);
            }
        }
        // Neither the first nor the last line of a paragraph stands alone on a page.
        let count = strips.len();
        if count > 1 {
            strips[0].keep = true;
            strips[count - 2].keep = true;
        }
        if let Some(first) = strips.first_mut() {
            first.before = paragraph.before * MM;
        }
        if let Some(last) = strips.last_mut() {
            last.after = paragraph.after * MM;
        }
        strips
    }

    /// The label and the body of a further item of the list here.
    fn list_item(&mut self, marker: &str) -> (usize, usize) {
        let numbered = marker.starts_with(|c: char| c.is_ascii_digit());
        let list = match self.structure.list {
            Some(list) => list,
            None => self.structure.add(Role::List(numbered), None),
        };
        self.structure.list = Some(list);
        let item = self.structure.add(Role::Item, Some(list));
        (self.structure.add(Role::Label, Some(item)), self.structure.add(Role::Body, Some(item)))
    }

    fn running(&mut self, flow: &Flow, pages: &mut [Page]) {
        let margins = flow.paper.margins;
        let (left, width) = (margins.left * MM, self.width);
        let total = pages.len();
        let bottom = flow.paper.size.height * MM - margins.bottom * MM * 0.5 + 3.0;
        let top = margins.top * MM * 0.6;
        for (index, page) in pages.iter_mut().enumerate() {
            let fill = |text: &str| text.replace("{page}", &(index + 1).to_string()).replace("{pages}", &total.to_string());
            let running = &flow.running;
            let mut lines = vec![(&running.footer_left, bottom, Align::Left), (&running.footer_right, bottom, Align::Right)];
            if index > 0 {
                lines.extend([(&running.header_left, top, Align::Left), (&running.header_right, top, Align::Right)]);
            }
            for (text, y, align) in lines {
                if text.is_empty() {
                    continue;
                }
                // Two running lines share the width: neither may push the other.
                let share = if align == Align::Left { width * 0.7 } else { width };
                let look = Look { face: Type::SANS.face(), size: 8.0, colour: Colour::GREY, tracking: 0.0, tabular: false };
                let setting = Setting { width: share, align, hyphens: Hyphens::Never, balance: false, indent: 0.0 };
                let set = set(&mut self.shaper, &[Inline { text: fill(text), look }], &setting);
                for run in set.into_iter().take(1).flat_map(|line| line.runs) {
                    let mut item = Item::Text(run);
                    item.shift(left, y);
                    page.items.push(item);
                }
            }
        }
    }
}

/// All items of these strips belong to this part of the document.
pub(super) fn tag(strips: &mut [Strip], node: usize) {
    for strip in strips {
        strip.items = tagged(node, std::mem::take(&mut strip.items)).collect();
    }
}

/// All but the last stay with the next.
pub(super) fn keep(strips: &mut [Strip]) {
    let count = strips.len();
    for strip in strips.iter_mut().take(count.saturating_sub(1)) {
        strip.keep = true;
    }
}

pub(super) fn inlines(spans: &[Span], family: Family, size: f32, bold: bool) -> Vec<Inline> {
    spans
        .iter()
        .map(|span| {
            let face = Type { family, bold: bold || span.bold, italic: span.italic }.face();
            // Numbers stand below each other in tables only, and tables are sans.
            Inline { text: span.text.clone(), look: Look { face, size, colour: Colour::INK, tracking: 0.0, tabular: family == Family::Sans } }
        })
        .collect()
}

/// One strip a line, its baseline placed so that lines of one size stand evenly.
pub(super) fn line_strips(lines: Vec<Line>, leading: f32, left: f32) -> Vec<Strip> {
    lines
        .into_iter()
        .map(|line| {
            let height = line.size * leading;
            let baseline = height * 0.5 + line.size * 0.35;
            let items = line
                .runs
                .into_iter()
                .map(|mut run| {
                    run.x += left;
                    run.y += baseline;
                    Item::Text(run)
                })
                .collect();
            Strip { height, items, ..Strip::default() }
        })
        .collect()
}
