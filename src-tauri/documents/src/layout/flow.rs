//! Flow documents: blocks into strips, strips onto pages, running lines around them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::pages::{Headers, Room, Strip, fill, height, tagged};
use super::{chart, signatures, table};
use crate::content::flow::{Block, Flow, Paragraph, Span, Table};
use crate::content::paper::{Align, Colour, Language, MM};
use crate::display::{Document, Item, Node, Page, Role};
use crate::text::fonts::{Family, Type};
use crate::text::lines::{Hyphens, Inline, Line, Look, Setting, extent, set};
use crate::text::shape::Shaper;
use crate::{Error, Result, Warning};

/// What the layouts of blocks share.
pub(crate) struct Bench {
    pub shaper: Shaper,
    pub language: Language,
    pub manner: Manner,
    /// Width of the text, points.
    pub width: f32,
    /// Height of the text, points.
    pub height: f32,
    pub headers: Headers,
    pub warnings: Vec<Warning>,
    pub structure: Structure,
}

/// How the text of a document is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manner {
    /// Sizes and distances as multiples of the usual ones.
    pub scale: f32,
    /// The family of everything but tables.
    pub family: Family,
    /// The colour of headings.
    pub headings: Colour,
}

impl Manner {
    /// As documents are set without a template.
    pub const USUAL: Self = Self { scale: 1.0, family: Family::Serif, headings: Colour::INK };

    /// A type of its family.
    pub fn font(self, bold: bool) -> Type {
        Type { family: self.family, bold, italic: false }
    }
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
    /// The parts, in reading order.
    pub fn into_nodes(self) -> Vec<Node> {
        self.nodes
    }

    /// A new part of the document.
    pub fn add(&mut self, role: Role, parent: Option<usize>) -> usize {
        self.describe(role, parent, String::new())
    }

    /// A new part with words of its own.
    pub fn describe(&mut self, role: Role, parent: Option<usize>, words: String) -> usize {
        self.nodes.push(Node { role, parent, words });
        self.nodes.len() - 1
    }

    /// All items of these strips belong to this part of the document, those of links to parts inside of it. `spans` are what
    /// the numbers of links count.
    fn tag(&mut self, strips: &mut [Strip], node: usize, spans: &[Span]) {
        let mut links = Links::of(spans);
        for strip in strips {
            strip.items = self.parts(node, std::mem::take(&mut strip.items), &mut links);
        }
    }

    /// These items as parts of the structure; what leads somewhere is a part of its own.
    pub fn parts(&mut self, node: usize, items: Vec<Item>, links: &mut Links) -> Vec<Item> {
        if links.0.is_empty() {
            return tagged(node, items).collect();
        }
        let mut made: Vec<Item> = Vec::with_capacity(items.len() + 4);
        let mut open = None;
        for item in items {
            let part = match &item {
                Item::Text(run) => links.node(self, node, run.link),
                _ => node,
            };
            if open != Some(part) {
                if open.is_some() {
                    made.push(Item::Close);
                }
                made.push(Item::Open(part));
                open = Some(part);
            }
            made.push(item);
        }
        if open.is_some() {
            made.push(Item::Close);
        }
        made
    }

    /// A heading; no level is left out below the one before it.
    pub fn head(&mut self, level: u8) -> usize {
        self.heading = level.clamp(1, self.heading + 1);
        self.add(Role::Heading(self.heading), None)
    }
}

/// The least room for text that a page must have, mm.
pub(crate) const LEAST: (f32, f32) = (40.0, 30.0);

/// The links of one text by their numbers: where each leads, and its node as soon as it has one.
pub(crate) struct Links(BTreeMap<u16, (String, Option<usize>)>);

impl Links {
    pub fn of(spans: &[Span]) -> Self {
        Self((1..).zip(spans).filter(|(_, span)| !span.link.is_empty()).map(|(number, span)| (number, (span.link.clone(), None))).collect())
    }

    /// The part that a run belongs to: its link, or the text that it stands in.
    fn node(&mut self, structure: &mut Structure, text: usize, link: u16) -> usize {
        let Some((address, node)) = self.0.get_mut(&link) else { return text };
        *node.get_or_insert_with(|| structure.describe(Role::Link, Some(text), address.clone()))
    }
}

/// Lays a flow document out. No word is lost, and nothing stands outside its page.
///
/// [`Error::NoRoom`] when the margins leave less than 40 x 30 mm.
pub fn lay_out(flow: &Flow) -> Result<Document> {
    let paper = &flow.paper;
    let margins = paper.margins;
    let width = (paper.size.width - margins.left - margins.right) * MM;
    let height = (paper.size.height - margins.top - margins.bottom) * MM;
    if width < LEAST.0 * MM || height < LEAST.1 * MM {
        return Err(Error::NoRoom(paper.size));
    }
    let mut bench = Bench {
        shaper: Shaper::new(),
        language: paper.language,
        manner: Manner::USUAL,
        width,
        height,
        headers: Vec::new(),
        warnings: Vec::new(),
        structure: Structure::default(),
    };
    let strips = bench.blocks(&flow.blocks, None);
    let filled = fill(strips, &bench.headers, Room::even(margins.left * MM, margins.top * MM, height));
    let mut pages = filled.pages;
    bench.running(flow, &mut pages);
    let (meanings, missing) = bench.shaper.finish();
    let mut warnings: Vec<Warning> = missing.into_iter().map(|character| Warning::MissingCharacter { character, place: None }).collect();
    warnings.append(&mut bench.warnings);
    let structure = Some(bench.structure.into_nodes());
    Ok(Document { paper: paper.clone(), shared: Vec::new(), pages, pictures: Vec::new(), bookmarks: filled.bookmarks, structure, meanings, warnings })
}

impl Bench {
    /// The strips of blocks; of those that are kept together, `above` is the height that is taken above them on their page.
    pub fn blocks(&mut self, blocks: &[Block], above: Option<f32>) -> Vec<Strip> {
        let mut strips: Vec<Strip> = Vec::new();
        let mut breaks = false;
        for block in blocks {
            if !matches!(block, Block::Paragraph(Paragraph { marker, .. }) if !marker.is_empty()) {
                self.structure.list = None;
            }
            let mut made = match block {
                Block::Heading(level, text) => self.heading(*level, text),
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(content) if self.manner.scale == 1.0 => table::strips(self, content),
                Block::Table(content) => {
                    let scale = self.manner.scale;
                    table::strips(self, &Table { size: content.size * scale, row_height: content.row_height * scale, ..content.clone() })
                }
                Block::Signatures(content) => signatures::strips(self, content),
                Block::BarChart(content) => {
                    let room = self.height - self.taken(&strips, above);
                    chart::strips(self, content, room)
                }
                Block::Space(mm) => vec![Strip { height: mm * MM * self.manner.scale, ..Strip::default() }],
                Block::PageBreak => {
                    breaks = true;
                    continue;
                }
                Block::KeepTogether(blocks) => {
                    let taken = self.taken(&strips, above);
                    let mut made = self.blocks(blocks, Some(taken));
                    // What no page holds is divided where its parts may be.
                    if taken + height(&made, &self.headers) <= self.height {
                        keep(&mut made);
                    }
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

    /// The height that stands above whatever comes next, on the same page whatever happens: a heading, or all that is kept together.
    fn taken(&self, strips: &[Strip], above: Option<f32>) -> f32 {
        let loose = if above.is_some() { None } else { strips.iter().rposition(|strip| !strip.keep) };
        let kept = &strips[loose.map_or(0, |at| at + 1)..];
        above.unwrap_or(0.0) + height(kept, &self.headers) + kept.last().map_or(0.0, |last| last.after.max(chart::BEFORE))
    }

    fn heading(&mut self, level: u8, text: &str) -> Vec<Strip> {
        let (size, before, after, align) = match level {
            0 | 1 => (16.0, 0.0, 4.0, Align::Centre),
            2 => (12.5, 5.5, 2.2, Align::Left),
            _ => (11.0, 4.0, 1.6, Align::Left),
        };
        let Manner { scale, headings, .. } = self.manner;
        let look = Look { face: self.manner.font(true).face(), size: size * scale, colour: headings, tracking: 0.0, tabular: false, link: 0 };
        let setting = Setting { width: self.width, align, hyphens: Hyphens::Never, balance: align == Align::Centre, indent: 0.0 };
        let lines = set(&mut self.shaper, &[Inline { text: text.to_owned(), look }], &setting);
        let mut strips = line_strips(lines, 1.25, 0.0);
        let node = self.structure.head(level.max(1));
        tag(&mut strips, node);
        keep(&mut strips);
        if let Some(first) = strips.first_mut() {
            first.before = before * scale * MM;
            first.bookmark = Some((level.max(1), text.replace('\n', " ")));
        }
        if let Some(last) = strips.last_mut() {
            last.after = after * scale * MM;
            last.keep = true;
        }
        strips
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Vec<Strip> {
        let most = self.width / 2.0;
        let Manner { scale, family, .. } = self.manner;
        let size = paragraph.size * scale;
        let look = Look { face: self.manner.font(false).face(), size, colour: Colour::INK, tracking: 0.0, tabular: false, link: 0 };
        let marker = [Inline { text: paragraph.marker.clone(), look }];
        // The text stands clear of the longest number of its list.
        let marked = if paragraph.marker.is_empty() { 0.0 } else { extent(&mut self.shaper, &marker).0 + size * 0.3 };
        let left = (paragraph.left * scale * MM).max(marked).clamp(0.0, most);
        let spans = linked(&paragraph.spans);
        let inlines = inlines(&spans, family, size, false);
        let hyphens = if paragraph.align == Align::Justify { Hyphens::Freely(self.language) } else { Hyphens::Never };
        let (width, indent) = (self.width - left, (paragraph.indent * scale * MM).clamp(0.0, most / 2.0));
        let setting = Setting { width, align: paragraph.align, hyphens, balance: paragraph.align == Align::Centre, indent };
        let lines = set(&mut self.shaper, &inlines, &setting);
        let mut strips = line_strips(lines, 1.36, left);
        if paragraph.marker.is_empty() {
            let node = self.structure.add(Role::Paragraph, None);
            self.structure.tag(&mut strips, node, &spans);
        } else {
            let (label, body) = self.list_item(&paragraph.marker);
            self.structure.tag(&mut strips, body, &spans);
            let setting = Setting { width: left, align: Align::Left, hyphens: Hyphens::Never, balance: false, indent: 0.0 };
            let marker = line_strips(set(&mut self.shaper, &marker, &setting), 1.36, 0.0);
            for (index, mut line) in marker.into_iter().enumerate() {
                tag(std::slice::from_mut(&mut line), label);
                match strips.get_mut(index) {
                    Some(strip) => {
                        // On the baseline of the text beside it.
                        let baseline =
                            |strip: &Strip| strip.items.iter().find_map(|item| if let Item::Text(run) = item { Some(run.y) } else { None });
                        let down = baseline(strip).zip(baseline(&line)).map_or(0.0, |(text, marker)| text - marker);
                        line.items.iter_mut().for_each(|item| item.shift(0.0, down));
                        // An item without words is as high as its number.
                        strip.height = strip.height.max(line.height + down);
                        strip.items.splice(0..0, line.items);
                    }
                    None => strips.push(line),
                }
            }
        }
        // Neither the first nor the last line of a paragraph stands alone on a page.
        let count = strips.len();
        if count > 1 {
            strips[0].keep = true;
            strips[count - 2].keep = true;
        }
        // What leads up to a list is not parted from it.
        if let Some(last) = strips.last_mut() {
            last.keep = spans.iter().rev().map(|span| span.text.trim_end()).find(|text| !text.is_empty()).is_some_and(|text| text.ends_with(':'));
        }
        if let Some(first) = strips.first_mut() {
            first.before = paragraph.before * scale * MM;
        }
        if let Some(last) = strips.last_mut() {
            last.after = paragraph.after * scale * MM;
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
        let look = Look { face: Type::SANS.face(), size: 8.0, colour: Colour::GREY, tracking: 0.0, tabular: false, link: 0 };
        // Letters of other faces may stand in them, so that room is left for the highest and the lowest.
        let foot = flow.paper.size.height * MM;
        let bottom = (foot - margins.bottom * MM * 0.5 + 3.0).min(foot - 0.35 * look.size);
        let top = (margins.top * MM * 0.6).max(1.1 * look.size);
        for (index, page) in pages.iter_mut().enumerate() {
            let fill = |text: &str| text.replace("{page}", &(index + 1).to_string()).replace("{pages}", &total.to_string());
            let running = &flow.running;
            let mut lines = vec![(&running.footer_left, &running.footer_right, bottom)];
            if index > 0 {
                lines.push((&running.header_left, &running.header_right, top));
            }
            for (left_text, right_text, y) in lines {
                // Two running lines share the width: neither may push the other.
                let (right_text, taken) = self.one_line(&fill(right_text), look, width * if left_text.is_empty() { 1.0 } else { 0.6 });
                let (left_text, _) = self.one_line(&fill(left_text), look, width - taken - if taken > 0.0 { 4.0 * MM } else { 0.0 });
                for (text, align) in [(left_text, Align::Left), (right_text, Align::Right)] {
                    let setting = Setting { width, align, hyphens: Hyphens::Never, balance: false, indent: 0.0 };
                    for run in set(&mut self.shaper, &[Inline { text, look }], &setting).into_iter().flat_map(|line| line.runs) {
                        let mut item = Item::Text(run);
                        item.shift(left, y);
                        page.items.push(item);
                    }
                }
            }
        }
    }

    /// A text as it fits one line, and its width: what is too long ends with an ellipsis.
    fn one_line(&mut self, text: &str, look: Look, width: f32) -> (String, f32) {
        let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut wide = extent(&mut self.shaper, &[Inline { text: text.clone(), look }]).0;
        let mut kept = text.clone();
        while wide > width && !kept.is_empty() {
            // Words go first; of a single long word its letters.
            match kept.trim_end().rfind(' ') {
                Some(at) => kept.truncate(at),
                None => drop(kept.pop()),
            }
            text = format!("{}…", kept.trim_end_matches([' ', '.', ',', ':', ';', '—', '–', '-', '(', '«', '“', '„']));
            wide = extent(&mut self.shaper, &[Inline { text: text.clone(), look }]).0;
        }
        (text, wide)
    }
}

/// The colour of what leads somewhere: dark enough for a black-and-white printer.
const LINK: Colour = Colour(31, 78, 130);

/// The spans, with addresses of the web that stand in their texts as links of their own.
pub(super) fn linked(spans: &[Span]) -> Cow<'_, [Span]> {
    if !spans.iter().any(|span| span.link.is_empty() && address(&span.text).is_some()) {
        return Cow::Borrowed(spans);
    }
    let mut parts = Vec::new();
    for span in spans {
        let mut rest = span.text.as_str();
        while let Some(found) = address(rest).filter(|_| span.link.is_empty()) {
            parts.push(Span { text: rest[..found.start].to_owned(), ..span.clone() });
            parts.push(Span { text: rest[found.clone()].to_owned(), link: rest[found.clone()].to_owned(), ..span.clone() });
            rest = &rest[found.end..];
        }
        parts.push(Span { text: rest.to_owned(), ..span.clone() });
    }
    parts.retain(|span| !span.text.is_empty());
    Cow::Owned(parts)
}

/// The first address of the web in a text, without the sentence's signs behind it.
fn address(text: &str) -> Option<Range<usize>> {
    let start = ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()?;
    let end = text[start..].find(|c: char| c.is_whitespace() || matches!(c, '«' | '»' | '"' | '<' | '>')).map_or(text.len(), |at| start + at);
    let whole = text[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '’', '“', '”', '…']);
    (whole.len() > "https://".len()).then(|| start..start + whole.len())
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
    (1..)
        .zip(spans)
        .map(|(number, span)| {
            let face = Type { family, bold: bold || span.bold, italic: span.italic }.face();
            // Numbers stand below each other in tables only, and tables are sans.
            let tabular = family == Family::Sans;
            let (colour, link) = if span.link.is_empty() { (Colour::INK, 0) } else { (LINK, number) };
            Inline { text: span.text.clone(), look: Look { face, size, colour, tracking: 0.0, tabular, link } }
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
