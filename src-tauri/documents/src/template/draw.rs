//! Elements of a template with the values of a card, as items of the display list.

mod signatures;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::model::{BodyBox, BoxStyle, Code, Element, Fit, Line, Shows, Symbology, TableBox, Template, TextBox, When};
use super::pictures::Pictures;
use super::placeholders::{Sort, placeholders};
use super::values::{Values, fill};
use crate::content::field::{Field, Frame};
use crate::content::flow::{Cell, Column, Row, Table, TableStyle, Width};
use crate::content::paper::{Colour, Language, MM};
use crate::display::{Item, Modules, Role, Shape, Step, Stroke};
use crate::layout::field::{Standing, set_field};
use crate::layout::flow::{Bench, LEAST, Manner, Structure};
use crate::layout::pages::{Filled, Room, Strip, fill as fill_pages};
use crate::layout::{barcode, code, table};
use crate::picture::Look;
use crate::text::fonts::Type;
use crate::text::shape::Shaper;
use crate::{Part, Place, Warning};

/// A box in points: left, top, right, bottom.
pub(super) type Bounds = (f32, f32, f32, f32);

/// The longest line to sign on, mm: one person in a wide frame does not get all of it.
const LONGEST_LINE: f32 = 80.0;

/// How far a curve's handles stand from the ends of a quarter circle, in radii.
const QUARTER: f32 = 0.552_284_8;

/// Less over an edge than printers and cutters are off by, mm.
const SLACK: f32 = 0.1;

/// How far letters reach below their line, as a part of the type size.
const BELOW: f32 = 0.2;

/// What an element became.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub items: Vec<Item>,
    /// Around what was set.
    pub bounds: Option<Bounds>,
    /// Of a text.
    pub standing: Option<Standing>,
    /// False when something of it is missing or sticks out.
    pub whole: bool,
}

/// What fills the placeholders of one page of a card.
pub(super) struct Filling<'a> {
    pub values: &'a Values,
    /// The page of the card from 1, and how many there are.
    pub page: (usize, usize),
}

/// Draws elements, and remembers what all of them need.
pub(super) struct Easel<'a> {
    pub shaper: Shaper,
    pub warnings: Vec<Warning>,
    /// The pictures that were drawn so far.
    pub used: Vec<Rc<[u8]>>,
    /// What is drawn now is the same on all cards.
    pub everywhere: bool,
    /// The card's width and height in points.
    card: (f32, f32),
    pictures: &'a Pictures,
    language: Language,
    known: BTreeSet<&'static str>,
    /// The parts that a reader hears, while [`Easel::tagging`].
    pub structure: Structure,
    /// Whether what is drawn belongs to the structure; ornament does not, nor what a page repeats.
    pub tagging: bool,
    /// The largest type size of a text that is no number of a page; nothing behind the heading of a card.
    heading: Option<f32>,
    /// By the picture's name: its number in `used`, and how large it is; nothing when it cannot be drawn.
    looks: BTreeMap<(String, u16), Option<(usize, Look)>>,
}

impl<'a> Easel<'a> {
    pub fn new(template: &Template, pictures: &'a Pictures, language: Language) -> Self {
        let known = placeholders(template.kind).filter(|p| p.sort != Sort::Row).map(|p| p.name).collect();
        let card = (template.page.width * MM, template.page.height * MM);
        Self {
            shaper: Shaper::new(),
            warnings: Vec::new(),
            used: Vec::new(),
            everywhere: false,
            card,
            pictures,
            language,
            known,
            structure: Structure::default(),
            tagging: false,
            heading: None,
            looks: BTreeMap::new(),
        }
    }

    /// Begins a card that somebody reads: its largest text heads it, unless the text of the document brings a heading.
    pub fn begin_reading(&mut self, elements: &[Element]) {
        self.tagging = true;
        self.heading = None;
        if elements.iter().any(|element| matches!(element.shows, Shows::Body(BodyBox { heading: true, .. }))) {
            return;
        }
        let texts = elements.iter().filter(|element| !tells_page(element));
        let sizes = texts.filter_map(|element| if let Shows::Text(text) = &element.shows { Some(text.size) } else { None });
        self.heading = sizes.max_by(f32::total_cmp);
    }

    /// Items as a part that a reader hears.
    fn tag(&mut self, role: Role, words: &str, items: &mut Vec<Item>, from: usize) {
        if self.tagging && items.len() > from {
            let node = match role {
                Role::Heading(level) => self.structure.head(level),
                role => self.structure.describe(role, None, words.to_owned()),
            };
            items.insert(from, Item::Open(node));
            items.push(Item::Close);
        }
    }

    /// An element of a card, as warnings call it.
    fn place_of(&self, card: usize, element: &Element) -> Place {
        let part = match &element.shows {
            Shows::Text(_) => Part::Text,
            Shows::Image(_) => Part::Image,
            Shows::Line(_) => Part::Line,
            Shows::Box(_) => Part::Box,
            Shows::Code(Code { symbology: Symbology::Qr, .. }) => Part::Code,
            Shows::Code(Code { symbology: Symbology::Code128, .. }) => Part::Bars,
            Shows::Table(_) => Part::Table,
            Shows::Signatures(_) => Part::Signatures,
            Shows::Body(_) => Part::Body,
        };
        Place { card: (!self.everywhere).then_some(card), part, name: element.name.trim().to_owned() }
    }

    /// How far a box reaches over the edge of its card, points.
    fn over(&self, (left, top, right, bottom): Bounds) -> f32 {
        (-left).max(-top).max(right - self.card.0).max(bottom - self.card.1)
    }

    /// Tells of what reaches over the edge of its card. Lines and rectangles are there to bleed.
    fn edge(&mut self, card: usize, element: &Element, bounds: Option<Bounds>) {
        let over = bounds.map_or(0.0, |bounds| self.over(bounds)) / MM;
        if over > SLACK && !matches!(element.shows, Shows::Line(_) | Shows::Box(_)) {
            self.warnings.push(Warning::OffCard { place: self.place_of(card, element), by: (over * 100.0).ceil() as u32 });
        }
    }

    /// A text with its placeholders filled.
    fn filled(&self, text: &str, filling: &Filling<'_>) -> String {
        fill(text, |name| match (filling.values.texts.get(name), name) {
            (Some(value), _) => Some(Cow::Borrowed(value.as_str())),
            (None, "page") => Some(filling.page.0.to_string().into()),
            (None, "pages") => Some(filling.page.1.to_string().into()),
            (None, name) => self.known.contains(name).then_some(Cow::Borrowed("")),
        })
    }

    /// Whether an element is drawn for these values.
    pub fn wanted(when: Option<&When>, filling: &Filling<'_>) -> bool {
        when.is_none_or(|when| {
            let values = filling.values;
            let page = match when.name.as_str() {
                name if values.texts.contains_key(name) => None,
                "page" => Some(filling.page.0),
                "pages" => Some(filling.page.1),
                _ => None,
            };
            let number = page.map_or_else(|| values.numbers.get(&when.name).copied(), |page| i64::try_from(page * 100).ok());
            let holds = match (when.least, &when.equals) {
                (Some(least), _) => number.is_some_and(|number| number >= (least * 100.0).round() as i64),
                (None, Some(wanted)) => page.map_or_else(|| values.is(&when.name, wanted.trim()), |page| page.to_string() == wanted.trim()),
                (None, None) => page.is_some() || !values.get(&when.name).trim().is_empty(),
            };
            holds != when.not
        })
    }

    /// Draws an element, and tells when it leaves the card; the pages of what goes on come from [`Easel::pages`].
    pub fn draw(&mut self, card: usize, element: &Element, filling: &Filling<'_>) -> Drawn {
        let drawn = self.drawn(card, element, filling);
        let frame = element.frame;
        let told = match drawn.standing {
            // A text that is too long for its place is told of; it need not be told that there is no room beside it either.
            Some(standing) if !standing.fits => (frame.x * MM, frame.y * MM, (frame.x + frame.width) * MM, (frame.y + frame.height) * MM),
            // Letters reach below their line.
            Some(Standing { bounds: (left, top, right, bottom), size, .. }) => (left, top, right, bottom + size * BELOW),
            None => drawn.bounds.unwrap_or_default(),
        };
        self.edge(card, element, drawn.bounds.is_some().then_some(told));
        drawn
    }

    fn drawn(&mut self, card: usize, element: &Element, filling: &Filling<'_>) -> Drawn {
        let frame = element.frame;
        match &element.shows {
            Shows::Text(text) => self.text(card, element, text, filling),
            Shows::Image(image) => {
                let picture = self.filled(&image.picture, filling);
                let place = self.place_of(card, element);
                let item = self.picture(&place, &picture, frame, image.fit);
                let whole = item.is_some() || picture.is_empty();
                Drawn { bounds: item.as_ref().map(Item::bounds), items: item.into_iter().collect(), whole, standing: None }
            }
            Shows::Line(line) => shape(straight(frame, line)),
            Shows::Box(style) => shape(rectangle(frame, style)),
            Shows::Code(style) => self.code(card, element, style, filling),
            Shows::Table(_) | Shows::Body(_) => Drawn { whole: true, ..Drawn::default() },
            Shows::Signatures(block) => self.signatures(card, element, block, filling),
        }
    }

    fn code(&mut self, card: usize, element: &Element, style: &Code, filling: &Filling<'_>) -> Drawn {
        let content = self.filled(&style.text, filling);
        if content.is_empty() {
            return Drawn { whole: true, ..Drawn::default() };
        }
        let frame = element.frame;
        let (x, y, width, height) = (frame.x * MM, frame.y * MM, frame.width * MM, frame.height * MM);
        let drawn = match style.symbology {
            Symbology::Qr => code::modules(&content).ok_or(Fault::Long).map(|modules| square(modules, style, (x, y, width, height))),
            Symbology::Code128 => bars(&content, style, (x, y, width, height)).map(|drawn| (drawn, None)),
        };
        let place = self.place_of(card, element);
        let small = |needs: f32| Warning::CodeTooSmall { place: place.clone(), needs: (needs * 100.0).ceil() as u32 };
        let (drawn, warning) = match drawn {
            Ok((drawn, needs)) => (drawn, needs.map(small)),
            Err(Fault::Small(needs)) => (Drawn::default(), Some(small(needs))),
            Err(Fault::Long) => (Drawn::default(), Some(Warning::CodeTooLong(place))),
            Err(Fault::Letters) => (Drawn::default(), Some(Warning::CodeLetters(place))),
        };
        self.warnings.extend(warning);
        let mut drawn = drawn;
        self.tag(Role::Figure, &content, &mut drawn.items, 0);
        drawn
    }

    fn text(&mut self, card: usize, element: &Element, style: &TextBox, filling: &Filling<'_>) -> Drawn {
        let mut text = self.filled(&style.text, filling);
        if style.uppercase {
            text = text.to_uppercase();
        }
        if text.trim().is_empty() {
            return Drawn { whole: true, ..Drawn::default() };
        }
        let field = Field {
            name: element.name.clone(),
            frame: element.frame,
            font: Type { family: style.family, bold: style.bold, italic: style.italic },
            size: style.size,
            least_size: style.least_size,
            colour: style.colour,
            align: style.align,
            vertical: style.vertical,
            lines: if style.lines == 0 { usize::MAX } else { style.lines as usize },
            leading: style.leading,
            tracking: style.tracking,
        };
        let mut items = Vec::new();
        let standing = self.set(card, &field, &text, &mut items);
        let role = if self.heading.take_if(|size| style.size >= *size).is_some() { Role::Heading(1) } else { Role::Paragraph };
        self.tag(role, "", &mut items, 0);
        Drawn { items, bounds: Some(standing.bounds), standing: Some(standing), whole: standing.fits }
    }

    fn set(&mut self, card: usize, field: &Field, text: &str, items: &mut Vec<Item>) -> Standing {
        let standing = set_field(&mut self.shaper, field, text, self.language, items);
        standing.tell(&mut self.shaper, (card, self.everywhere), field, text, &mut self.warnings);
        standing
    }

    /// A picture in its frame; nothing, and a warning, when it is not there. An empty name is no picture at all.
    pub fn picture(&mut self, place: &Place, name: &str, frame: Frame, fit: Fit) -> Option<Item> {
        if name.is_empty() {
            return None;
        }
        let side = self.pictures.side(name, frame.width.max(frame.height));
        let key = (name.to_owned(), side);
        let known = match self.looks.get(&key) {
            Some(known) => *known,
            None => {
                let read = self.pictures.drawable(name, side).and_then(|bytes| {
                    let look = crate::picture::look(&bytes).ok()?;
                    self.used.push(bytes);
                    Some((self.used.len() - 1, look))
                });
                self.looks.insert(key, read);
                read
            }
        };
        let Some((index, Look { width, height, lie })) = known else {
            self.warnings.push(Warning::MissingPicture(place.clone()));
            return None;
        };
        let (width, height) = (width as f32, height as f32);
        let (x, y, w, h) = (frame.x * MM, frame.y * MM, frame.width * MM, frame.height * MM);
        let scale = match fit {
            Fit::Stretch => return Some(Item::Picture { index, x, y, width: w, height: h, clip: None, lie }),
            Fit::Contain => (w / width).min(h / height),
            Fit::Cover => (w / width).max(h / height),
        };
        let (wide, high) = (width * scale, height * scale);
        let clip = (fit == Fit::Cover).then_some((x, y, w, h));
        Some(Item::Picture { index, x: x + (w - wide) / 2.0, y: y + (h - high) / 2.0, width: wide, height: high, clip, lie })
    }

    /// The pages of what goes on over pages in its frame: a table of the values' rows, the text of the document. None of anything else.
    pub fn pages(&mut self, card: usize, element: &Element, filling: &Filling<'_>) -> Option<Filled> {
        let frame = element.frame;
        let (least, manner, further_top) = match &element.shows {
            Shows::Table(_) => ((20.0, 10.0), Manner::USUAL, -1.0),
            Shows::Body(style) => {
                let manner = Manner { scale: style.size / BodyBox::USUAL_SIZE, family: style.family, headings: style.colour };
                (LEAST, manner, style.further_top)
            }
            _ => return None,
        };
        let (width, height) = (frame.width.max(least.0) * MM, frame.height.max(least.1) * MM);
        let mut room = Room::even(frame.x * MM, frame.y * MM, height);
        if further_top >= 0.0 {
            room.further = (further_top * MM, (frame.y * MM + height - further_top * MM).max(least.1 * MM));
        }
        let shaper = std::mem::take(&mut self.shaper);
        let structure = std::mem::take(&mut self.structure);
        let (language, headers, height) = (self.language, Vec::new(), room.height());
        let mut bench = Bench { shaper, language, manner, width, height, headers, warnings: Vec::new(), structure };
        let mut strips: Vec<Strip> = match &element.shows {
            Shows::Table(style) => table::strips(&mut bench, &self.content(style, filling)),
            Shows::Body(style) => bench.blocks(&filling.values.body.blocks(style.heading), None),
            _ => Vec::new(),
        };
        if let Some(first) = strips.first_mut() {
            first.before = 0.0;
        }
        let mut filled = fill_pages(strips, &bench.headers, room);
        (self.shaper, self.structure) = (bench.shaper, bench.structure);
        let missing = self.shaper.take_missing().into_iter();
        let place = (!self.everywhere).then(|| (card, element.name.clone()));
        self.warnings.extend(missing.map(|character| Warning::MissingCharacter { character, place: place.clone() }));
        self.warnings.append(&mut bench.warnings);
        let pages = &mut filled.pages;
        if !self.tagging {
            pages.iter_mut().for_each(|page| page.items.retain(Item::paints));
        }
        let bounds = pages.iter().filter_map(|page| around(&page.items)).max_by(|a, b| self.over(*a).total_cmp(&self.over(*b)));
        self.edge(card, element, bounds);
        Some(filled)
    }

    /// A table of the values' rows.
    fn content(&self, style: &TableBox, filling: &Filling<'_>) -> Table {
        let column = |c: &super::TableColumn| {
            let width = if c.width > 0.0 { Width::Fixed(c.width) } else { Width::Share(1.0) };
            Column { width, align: c.align }
        };
        let titles: Row = style.columns.iter().map(|c| self.filled(&c.title, filling).into()).collect();
        let with_titles = style.columns.iter().any(|c| !c.title.is_empty());
        let mut content = Table::new(style.columns.iter().map(column).collect(), if with_titles { titles } else { Row::new() });
        content.size = style.size;
        content.row_height = style.row_height;
        content.zebra = style.zebra;
        content.style = if style.grid { TableStyle::Grid } else { TableStyle::Ruled };
        let count = filling.values.rows.len();
        for (index, row) in filling.values.rows.iter().enumerate() {
            content.rows.push(self.row(style, Some(row), index));
        }
        content.rows.extend((0..style.blank_rows as usize).map(|blank| self.row(style, None, count + blank)));
        content
    }

    fn row(&self, style: &TableBox, row: Option<&BTreeMap<String, String>>, index: usize) -> Row {
        let cell = |text: &str| -> Cell {
            let filled = fill(text, |name| match (row.and_then(|r| r.get(name)), name) {
                (Some(value), _) => Some(Cow::Borrowed(value.as_str())),
                (None, "row") => Some((index + 1).to_string().into()),
                _ => Some(Cow::Borrowed("")),
            });
            filled.into()
        };
        style.columns.iter().map(|c| cell(&c.text)).collect()
    }
}

/// Why a code is not drawn.
enum Fault {
    /// More than it can hold.
    Long,
    /// Letters that it has no bars for.
    Letters,
    /// Its bars would be too narrow; they need this width, mm.
    Small(f32),
}

/// Less than measures are written with, mm.
const HAIR: f32 = 0.005;

/// The smallest module of a square code that the cameras of phones read at arm's length, mm.
const SMALLEST: f32 = 0.33;

/// A QR code in the middle of its frame, and the side that it needs where its modules are too small, mm.
fn square(modules: Modules, style: &Code, (x, y, width, height): Bounds) -> (Drawn, Option<f32>) {
    let side = width.min(height);
    let (x, y) = (x + (width - side) / 2.0, y + (height - side) / 2.0);
    let mut items = Vec::new();
    // Readers of codes want a quiet margin of four modules.
    let count = modules.side as f32 + if style.quiet { 8.0 } else { 0.0 };
    let margin = if style.quiet { side * 4.0 / count } else { 0.0 };
    if style.quiet {
        items.push(Item::rectangle(x, y, side, side, Colour::WHITE));
    }
    items.push(Item::Code { x: x + margin, y: y + margin, side: side - 2.0 * margin, colour: style.colour, modules });
    let needs = SMALLEST * count;
    let drawn = Drawn { items, bounds: Some((x, y, x + side, y + side)), standing: None, whole: true };
    (drawn, (side / MM < needs - HAIR).then_some(needs))
}

/// The narrowest bar that office printers draw and scanners read, mm.
const NARROWEST: f32 = 0.17;

/// The bars of Code 128 as wide and as high as their frame.
fn bars(content: &str, style: &Code, (x, y, width, height): Bounds) -> Result<Drawn, Fault> {
    let widths = barcode::bars(content).ok_or(if content.is_ascii() { Fault::Long } else { Fault::Letters })?;
    let quiet = if style.quiet { barcode::QUIET } else { 0 };
    let count: u32 = widths.iter().map(|width| u32::from(*width)).sum::<u32>() + 2 * quiet;
    let module = width / count as f32;
    let needs = NARROWEST * count as f32;
    if width / MM < needs - HAIR {
        return Err(Fault::Small(needs));
    }
    let mut items = Vec::new();
    if style.quiet {
        items.push(Item::rectangle(x, y, width, height, Colour::WHITE));
    }
    let mut steps = Vec::with_capacity(widths.len() * 5 / 2);
    let mut at = quiet;
    for (place, wide) in widths.iter().enumerate() {
        let (left, right) = (x + at as f32 * module, x + (at + u32::from(*wide)) as f32 * module);
        if place % 2 == 0 {
            steps.extend([Step::Move(left, y), Step::Line(right, y), Step::Line(right, y + height), Step::Line(left, y + height), Step::Close]);
        }
        at += u32::from(*wide);
    }
    items.push(Item::Shape(Shape { steps, fill: Some(style.colour), stroke: None }));
    Ok(Drawn { items, bounds: Some((x, y, x + width, y + height)), standing: None, whole: true })
}

/// Whether how an element looks, or whether it is drawn at all, is known only when the pages are counted. That it stands on the first
/// page is known before.
pub(super) fn tells_page(element: &Element) -> bool {
    let conditions = usize::from(element.when.as_ref().is_some_and(|when| when.name != "pages"));
    !element.shows.goes_on() && element.names().iter().skip(conditions).any(|name| ["page", "pages"].contains(name))
}

/// Whether an element looks the same on every card.
pub(super) fn is_fixed(element: &Element) -> bool {
    !element.shows.goes_on() && element.names().is_empty()
}

fn shape(item: Item) -> Drawn {
    Drawn { bounds: Some(item.bounds()), items: vec![item], standing: None, whole: true }
}

fn straight(frame: Frame, line: &Line) -> Item {
    let (left, right) = (frame.x * MM, (frame.x + frame.width) * MM);
    let (top, bottom) = (frame.y * MM, (frame.y + frame.height) * MM);
    let (from, to) = if line.rising { ((left, bottom), (right, top)) } else { ((left, top), (right, bottom)) };
    Item::line(from, to, line.colour, line.width)
}

fn rectangle(frame: Frame, style: &BoxStyle) -> Item {
    let (x, y, w, h) = (frame.x * MM, frame.y * MM, frame.width * MM, frame.height * MM);
    let r = (style.radius * MM).min(w / 2.0).min(h / 2.0);
    let k = r * (1.0 - QUARTER);
    let steps = if r > 0.0 {
        vec![
            Step::Move(x + r, y),
            Step::Line(x + w - r, y),
            Step::Curve(x + w - k, y, x + w, y + k, x + w, y + r),
            Step::Line(x + w, y + h - r),
            Step::Curve(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h),
            Step::Line(x + r, y + h),
            Step::Curve(x + k, y + h, x, y + h - k, x, y + h - r),
            Step::Line(x, y + r),
            Step::Curve(x, y + k, x + k, y, x + r, y),
            Step::Close,
        ]
    } else {
        vec![Step::Move(x, y), Step::Line(x + w, y), Step::Line(x + w, y + h), Step::Line(x, y + h), Step::Close]
    };
    Item::Shape(Shape { steps, fill: style.fill, stroke: style.stroke.map(|colour| Stroke { colour, width: style.line }) })
}

/// The box around items.
pub(super) fn around(items: &[Item]) -> Option<Bounds> {
    items.iter().map(Item::bounds).reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3)))
}
