//! Documents whose text flows from page to page: minutes, reports, sheets.

use super::paper::{Align, Paper};

/// A document of blocks, one after another.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Sheet, margins, language, properties.
    pub paper: Paper,
    /// What stands above and below the text of each page.
    pub running: HeaderFooter,
    /// The content.
    pub blocks: Vec<Block>,
}

/// Running lines in the margins. Any text may hold `{page}` and `{pages}`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HeaderFooter {
    /// Above the text, left; from the second page on, since the first has its title.
    pub header_left: String,
    /// Above the text, right; from the second page on.
    pub header_right: String,
    /// Below the text, left.
    pub footer_left: String,
    /// Below the text, right: the place of "page {page} of {pages}".
    pub footer_right: String,
}

/// One block.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading: level 1 is the document's title (centred), 2 and 3 are sections. It stays with what follows and becomes a bookmark.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// Lines to sign.
    Signatures(Signatures),
    /// Empty room of so many millimetres.
    Space(f32),
    /// What follows starts a page.
    PageBreak,
    /// These blocks stand on one page, if one page can hold them.
    KeepTogether(Vec<Block>),
    /// A chart.
    BarChart(BarChart),
}

/// A piece of text in one type.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The text; a line feed starts a line.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// The address that the text leads to; empty where it leads nowhere. Addresses of the web that stand in a text lead
    /// there without being told.
    pub link: String,
}

impl Span {
    /// Ordinary text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true, ..Self::default() }
    }

    /// Italic text.
    pub fn italic(text: impl Into<String>) -> Self {
        Self { text: text.into(), italic: true, ..Self::default() }
    }

    /// Text that leads to an address: `https://…` or `mailto:…`.
    pub fn link(text: impl Into<String>, address: impl Into<String>) -> Self {
        Self { text: text.into(), link: address.into(), ..Self::default() }
    }
}

impl From<&str> for Span {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl From<String> for Span {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Its text.
    pub spans: Vec<Span>,
    /// How its lines stand.
    pub align: Align,
    /// Type size in points.
    pub size: f32,
    /// Room above, mm.
    pub before: f32,
    /// Room below, mm; between two paragraphs the larger of both counts.
    pub after: f32,
    /// Indent of the first line, mm.
    pub indent: f32,
    /// Indent of all lines, mm: for list items.
    pub left: f32,
    /// What stands left of the first line inside `left`: a number or a bullet.
    pub marker: String,
}

impl Paragraph {
    /// Body text: justified, 11 points.
    #[must_use]
    pub fn body(spans: Vec<Span>) -> Self {
        Self { spans, align: Align::Justify, size: 11.0, before: 0.0, after: 2.0, indent: 0.0, left: 0.0, marker: String::new() }
    }

    /// A remark in small type, flush left.
    #[must_use]
    pub fn note(text: impl Into<String>) -> Self {
        Self { align: Align::Left, size: 9.0, ..Self::body(vec![Span::plain(text)]) }
    }

    /// An item of a list, with its number or bullet.
    #[must_use]
    pub fn item(marker: impl Into<String>, spans: Vec<Span>) -> Self {
        Self { marker: marker.into(), left: 7.0, after: 1.2, ..Self::body(spans) }
    }
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// So many millimetres.
    Fixed(f32),
    /// As its content asks, within what the page has.
    Content,
    /// A share of what the other columns leave, by weight.
    Share(f32),
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// How wide.
    pub width: Width,
    /// How its cells' lines stand.
    pub align: Align,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its text.
    pub spans: Vec<Span>,
    /// Another alignment than its column's.
    pub align: Option<Align>,
    /// How many columns it covers; 0 and 1 are the same.
    pub covers: u8,
}

impl Cell {
    /// A cell over several columns.
    pub fn covering(text: impl Into<String>, columns: u8) -> Self {
        Self { spans: vec![Span::plain(text)], align: None, covers: columns }
    }
}

impl<T: Into<Span>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { spans: vec![text.into()], align: None, covers: 1 }
    }
}

/// A row of cells, from the left; cells that are missing at the end are empty.
pub type Row = Vec<Cell>;

/// The header rows of a table: they stand at the table's top on every page.
pub type Header = Vec<Row>;

/// The look of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TableStyle {
    /// Hairlines between rows: reports and minutes.
    #[default]
    Ruled,
    /// All cells framed: sheets that are filled in by hand.
    Grid,
}

/// A table. Cells wrap; a row is never split unless it is taller than a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// Header rows, repeated on each page.
    pub header: Header,
    /// The rows.
    pub rows: Vec<Row>,
    /// The last row, bold, under a heavier line; it never stands alone at the top of a page.
    pub total: Option<Row>,
    /// The look.
    pub style: TableStyle,
    /// Every second row on a tint.
    pub zebra: bool,
    /// Type size in points.
    pub size: f32,
    /// The least height of a body row, mm: room to write.
    pub row_height: f32,
}

impl Table {
    /// A ruled table of 9 points without rows.
    #[must_use]
    pub fn new(columns: Vec<Column>, header: Row) -> Self {
        let header = if header.is_empty() { Vec::new() } else { vec![header] };
        Self { columns, header, rows: Vec::new(), total: None, style: TableStyle::Ruled, zebra: false, size: 9.5, row_height: 0.0 }
    }
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The post, left of the line.
    pub post: String,
    /// The name, right of the line.
    pub name: String,
}

/// Lines to sign, kept together on one page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signatures {
    /// Who signs, in order.
    pub people: Vec<Signature>,
    /// Small text under the line ("signature"); may be empty.
    pub line_caption: String,
    /// Small text under the name ("full name"); may be empty.
    pub name_caption: String,
}

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// How long it is; below zero counts as zero.
    pub value: f64,
    /// The value in words of the reader's language ("1 240").
    pub text: String,
}

/// A chart of horizontal bars, kept together on one page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BarChart {
    /// What the chart shows; may be empty.
    pub title: String,
    /// The bars, from above.
    pub bars: Vec<Bar>,
}
