//! What a template is. Measures are millimetres, type sizes and line widths are points.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::values::names_in;
use crate::content::field::{Frame, Vertical};
use crate::content::grid::Grid;
use crate::content::paper::{Align, Colour, Size};
use crate::text::fonts::Family;

/// What a template is for: it decides which placeholders there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "TemplateKind")]
pub enum Kind {
    /// A certificate of a person.
    #[default]
    Certificate,
    /// A badge of a participant.
    Badge,
    /// A card that stands on a table.
    TableCard,
    /// A label for an envelope.
    Label,
    /// A list of participants to sign.
    RegistrationSheet,
    /// An expert's sheet of one application.
    ScoreSheet,
    /// The programme of an event.
    Programme,
    /// The events of a year.
    YearPlan,
    /// The minutes of a jury.
    Minutes,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Certificate,
        Self::Badge,
        Self::TableCard,
        Self::Label,
        Self::RegistrationSheet,
        Self::ScoreSheet,
        Self::Programme,
        Self::YearPlan,
        Self::Minutes,
    ];

    /// Whether it is a document that somebody reads from its heading to the end of its table or text, rather than cards.
    #[must_use]
    pub const fn is_list(self) -> bool {
        matches!(self, Self::RegistrationSheet | Self::ScoreSheet | Self::Programme | Self::YearPlan | Self::Minutes)
    }
}

/// A template. Its elements are drawn in their order: the last lies on top.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Template {
    /// The first version of this format that knows everything in it ([`Template::needs`]).
    pub version: u32,
    /// What it is for.
    pub kind: Kind,
    /// The name by which people call it.
    pub title: String,
    /// One card.
    pub page: Page,
    /// The sheet that several cards are printed on; without it each card is a page.
    pub sheet: Option<Sheet>,
    /// Below everything else.
    pub background: Option<Background>,
    /// What stands on the card.
    pub elements: Vec<Element>,
}

impl Template {
    /// The newest version that this program reads; files of a newer one are refused. 2 brought the minutes, the text of a document, and
    /// conditions on the page.
    pub const VERSION: u32 = 2;

    /// An empty certificate, A4 on its side.
    #[must_use]
    pub fn new(kind: Kind, title: impl Into<String>, page: Page) -> Self {
        let mut new = Self { version: 1, kind, title: title.into(), page, sheet: None, background: None, elements: Vec::new() };
        new.version = new.needs();
        new
    }

    /// The first version that knows everything in it. A template says that one, so that older programs go on reading what they can
    /// print, and refuse the rest.
    #[must_use]
    pub fn needs(&self) -> u32 {
        let newer = |element: &Element| {
            matches!(element.shows, Shows::Body(_)) || element.when.as_ref().is_some_and(|when| ["page", "pages"].contains(&when.name.as_str()))
        };
        if self.kind == Kind::Minutes || self.elements.iter().any(newer) { 2 } else { 1 }
    }

    /// Where its cards stand on a sheet, with so many places of the first left free; none where each card is a page.
    #[must_use]
    pub fn grid(&self, skip: usize) -> Option<Grid> {
        let (page, sheet) = (self.page, self.sheet?);
        let (columns, rows) = (sheet.across.max(1) as usize, sheet.down.max(1) as usize);
        let height = if sheet.folded { page.height * 2.0 } else { page.height };
        let size = Size { width: sheet.width, height: sheet.height };
        let centred = Grid::centred(size, columns, rows, page.width, height).with_gaps(sheet.gap_x, sheet.gap_y);
        let given = |given: f32, centred: f32| if given < 0.0 { centred } else { given };
        let (left, top) = (given(sheet.left, centred.left), given(sheet.top, centred.top));
        Some(Grid { left, top, skip, marks: sheet.marks, folded: sheet.folded, ..centred })
    }

    /// The template as a file; the same template gives the same bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

impl Default for Template {
    fn default() -> Self {
        Self::new(Kind::Certificate, "", Page::default())
    }
}

/// The size of a card; wider than high is "on its side".
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplatePage")]
pub struct Page {
    /// Width, mm.
    pub width: f32,
    /// Height, mm.
    pub height: f32,
}

impl Default for Page {
    fn default() -> Self {
        Self { width: 297.0, height: 210.0 }
    }
}

/// Several cards on one sheet, to be cut.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplateSheet")]
pub struct Sheet {
    /// Width, mm.
    pub width: f32,
    /// Height, mm.
    pub height: f32,
    /// Cards beside each other.
    pub across: u32,
    /// Cards below each other.
    pub down: u32,
    /// Room between cards beside each other, mm.
    pub gap_x: f32,
    /// Room between cards below each other, mm.
    pub gap_y: f32,
    /// Room left of the first card, mm; below zero the cards stand in the middle.
    pub left: f32,
    /// Room above the first card, mm; below zero the cards stand in the middle.
    pub top: f32,
    /// Short lines between and around the cards to cut along.
    pub marks: bool,
    /// Each card is a tent: it stands in the lower half of its place, and on its head in the upper.
    pub folded: bool,
}

impl Default for Sheet {
    fn default() -> Self {
        Self { width: 210.0, height: 297.0, across: 2, down: 4, gap_x: 0.0, gap_y: 0.0, left: -1.0, top: -1.0, marks: true, folded: false }
    }
}

/// How a picture fills its frame. Its proportions are kept by all but the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "PictureFit")]
pub enum Fit {
    /// All of it is seen.
    #[default]
    Contain,
    /// The whole frame is covered; what sticks out is cut off.
    Cover,
    /// Pulled to the frame's size.
    Stretch,
}

/// What lies below everything else, as large as the card.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplateBackground")]
pub struct Background {
    /// A picture by its content's name (see [`super::Pictures`]).
    pub picture: String,
    /// How it fills the card.
    pub fit: Fit,
}

/// When an element is drawn.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplateWhen")]
pub struct When {
    /// A placeholder's name.
    pub name: String,
    /// Its value must be this, by its key or as it is printed in any language; without it, it must have any.
    pub equals: Option<String>,
    /// Its value must be a number that is not less than this; `equals` counts for nothing then. To the hundredth, also of millions.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub least: Option<f64>,
    /// The other way round.
    pub not: bool,
}

/// Something on a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "TemplateElement")]
pub struct Element {
    /// What people and warnings call it.
    #[serde(default)]
    pub name: String,
    /// Where it stands.
    pub frame: Frame,
    /// When it is drawn; always without it.
    #[serde(default)]
    pub when: Option<When>,
    /// The designer does not move it.
    #[serde(default)]
    pub locked: bool,
    /// What it shows.
    pub shows: Shows,
}

impl Element {
    /// The placeholders that it names, in their order: in its condition, its texts, its pictures, its code.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let texts: Vec<&str> = match &self.shows {
            Shows::Text(text) => vec![&text.text],
            Shows::Image(image) => vec![&image.picture],
            Shows::Code(code) => vec![&code.text],
            Shows::Line(_) | Shows::Box(_) | Shows::Body(_) => Vec::new(),
            Shows::Table(table) => table.columns.iter().flat_map(|column| [&*column.title, &*column.text]).collect(),
            Shows::Signatures(block) => block.signers.iter().flat_map(|s| [&*s.post, &*s.name, &*s.facsimile, &*s.seal]).collect(),
        };
        self.when.iter().map(|when| when.name.as_str()).chain(texts.into_iter().flat_map(names_in)).collect()
    }
}

/// What an element shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(rename = "TemplateShows")]
pub enum Shows {
    /// A text.
    Text(TextBox),
    /// A picture.
    Image(Image),
    /// A straight line between two corners of the frame.
    Line(Line),
    /// A rectangle.
    Box(BoxStyle),
    /// A code that scanners read, as large as the frame allows.
    Code(Code),
    /// A table of the values' rows; what does not fit goes on, on a further page of the card.
    Table(TableBox),
    /// Lines to sign.
    Signatures(SignatureBlock),
    /// The text of the document, which the values bring; what does not fit goes on, on a further page.
    Body(BodyBox),
}

impl Shows {
    /// Whether what does not fit its frame goes on, on a further page.
    #[must_use]
    pub const fn goes_on(&self) -> bool {
        matches!(self, Self::Table(_) | Self::Body(_))
    }
}

/// A text in its frame, as large as fits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplateText")]
pub struct TextBox {
    /// The text, with placeholders in braces; a line feed starts a line. `{{` and `}}` are braces.
    pub text: String,
    /// The family.
    pub family: Family,
    /// Bold.
    pub bold: bool,
    /// Italic; a family without one shows its medium weight.
    pub italic: bool,
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
    /// The most lines it may take; 0 for as many as the frame holds.
    pub lines: u32,
    /// Line height as a multiple of the size.
    pub leading: f32,
    /// Letterspacing in em.
    pub tracking: f32,
    /// All in capitals.
    pub uppercase: bool,
}

impl Default for TextBox {
    fn default() -> Self {
        Self {
            text: String::new(),
            family: Family::Serif,
            bold: false,
            italic: false,
            size: 12.0,
            least_size: 8.0,
            colour: Colour::INK,
            align: Align::Centre,
            vertical: Vertical::Middle,
            lines: 1,
            leading: 1.3,
            tracking: 0.0,
            uppercase: false,
        }
    }
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplateImage")]
pub struct Image {
    /// A picture by its content's name, or a placeholder in braces whose value is such a name.
    pub picture: String,
    /// How it fills its frame.
    pub fit: Fit,
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplateLine")]
pub struct Line {
    /// Its colour.
    pub colour: Colour,
    /// Its width in points.
    pub width: f32,
    /// From the lower left corner to the upper right one instead of from the upper left to the lower right.
    pub rising: bool,
}

impl Default for Line {
    fn default() -> Self {
        Self { colour: Colour::INK, width: 0.5, rising: false }
    }
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplateBox")]
pub struct BoxStyle {
    /// Its fill.
    pub fill: Option<Colour>,
    /// The colour of its edge.
    pub stroke: Option<Colour>,
    /// The edge's width in points.
    pub line: f32,
    /// Radius of its corners, mm.
    pub radius: f32,
}

impl Default for BoxStyle {
    fn default() -> Self {
        Self { fill: None, stroke: Some(Colour::INK), line: 0.5, radius: 0.0 }
    }
}

/// How a code is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "TemplateSymbology")]
pub enum Symbology {
    /// A QR code: any text; phones read it.
    #[default]
    Qr,
    /// Bars of Code 128: Latin letters, digits and signs; the scanners of shops read it.
    Code128,
}

/// A code that scanners read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplateCode")]
pub struct Code {
    /// Its content, with placeholders; no code when it is empty.
    pub text: String,
    /// How it is drawn.
    pub symbology: Symbology,
    /// The colour of its dark modules.
    pub colour: Colour,
    /// A white ground with the quiet margin that readers want, inside the frame.
    pub quiet: bool,
}

impl Default for Code {
    fn default() -> Self {
        Self { text: String::new(), symbology: Symbology::Qr, colour: Colour::INK, quiet: true }
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplateColumn")]
pub struct TableColumn {
    /// Its heading, with placeholders of the card.
    pub title: String,
    /// A cell's text, with placeholders of the row.
    pub text: String,
    /// Its width in mm; 0 for a share of what the others leave.
    pub width: f32,
    /// How its cells' lines stand.
    pub align: Align,
}

/// A table of the values' rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplateTable")]
pub struct TableBox {
    /// The columns.
    pub columns: Vec<TableColumn>,
    /// Type size in points.
    pub size: f32,
    /// The least height of a row, mm: room to write.
    pub row_height: f32,
    /// All cells framed.
    pub grid: bool,
    /// Every second row on a tint.
    pub zebra: bool,
    /// Empty rows behind the last one.
    pub blank_rows: u32,
}

impl Default for TableBox {
    fn default() -> Self {
        Self { columns: Vec::new(), size: 9.5, row_height: 0.0, grid: true, zebra: false, blank_rows: 0 }
    }
}

/// The text of a document: its headings, paragraphs, tables and lines to sign. Its frame is at least 40 by 30 mm.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplateBody")]
pub struct BodyBox {
    /// The family of everything but tables.
    pub family: Family,
    /// Type size of its paragraphs in points; headings, tables and distances follow in proportion.
    pub size: f32,
    /// Colour of its headings.
    pub colour: Colour,
    /// It begins with the heading of the document; otherwise the design says that itself.
    pub heading: bool,
    /// Where it begins on further pages, mm from the upper edge; below zero where it does on the first. Its lower edge is the same.
    pub further_top: f32,
}

impl BodyBox {
    /// The type size that documents have without a template, points.
    pub const USUAL_SIZE: f32 = 11.0;
}

impl Default for BodyBox {
    fn default() -> Self {
        Self { family: Family::Serif, size: Self::USUAL_SIZE, colour: Colour::INK, heading: true, further_top: -1.0 }
    }
}

/// How the people who sign stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "SignatureArrangement")]
pub enum Arrangement {
    /// Beside each other: a line each, the name and the post below it.
    #[default]
    Across,
    /// Below each other: the post, a line, the name.
    Down,
}

/// Who signs. A signer without post and name is left out, and the others take the room.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplateSigner")]
pub struct Signer {
    /// The post, with placeholders.
    pub post: String,
    /// The name, with placeholders.
    pub name: String,
    /// The picture of the signature: a picture's name or a placeholder; may be empty.
    pub facsimile: String,
    /// The picture of the seal, drawn below the signature; the same.
    pub seal: String,
}

/// Lines to sign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "TemplateSignatures")]
pub struct SignatureBlock {
    /// Up to three people.
    pub signers: Vec<Signer>,
    /// How they stand.
    pub arrangement: Arrangement,
    /// Of signers beside each other: where they and their texts stand in the frame, when it is wider than they need.
    #[ts(optional, as = "Option<_>")]
    pub align: Align,
    /// The family.
    pub family: Family,
    /// Type size of the name in points; the post is a little smaller.
    pub size: f32,
    /// Colour of the texts.
    pub colour: Colour,
    /// Colour of the lines.
    pub line: Colour,
    /// Room between signers, mm.
    pub gap: f32,
    /// Diameter of the seal, mm.
    pub seal_size: f32,
}

impl Default for SignatureBlock {
    fn default() -> Self {
        Self {
            signers: Vec::new(),
            arrangement: Arrangement::Across,
            align: Align::Centre,
            family: Family::Serif,
            size: 10.5,
            colour: Colour::INK,
            line: Colour::GREY,
            gap: 12.0,
            seal_size: 32.0,
        }
    }
}
