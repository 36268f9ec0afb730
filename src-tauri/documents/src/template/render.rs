//! A batch of cards of one template, laid out and written.

use std::ops::{ControlFlow, Range};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::draw::{Bounds, Drawn, Easel, Filling, around, is_fixed, tells_page};
use super::model::{Element, Shows, Template};
use super::pictures::Pictures;
use super::values::Values;
use crate::content::field::Frame;
use crate::content::paper::{Language, MM, Margins, Moment, Paper, Size};
use crate::display::{Bookmark, Document, Item, Page};
use crate::layout::grid;
use crate::layout::pages::Filled;
use crate::{Error, Part, Place, Progress, Rendered, Result, Warning};

/// What the file's properties say.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The language of the texts.
    pub language: Language,
    /// The document's title: the viewer's window shows it.
    pub title: String,
    /// Who issues the document: the organisation.
    pub author: String,
    /// What it is about; may be empty.
    pub subject: String,
    /// When it was made.
    pub created: Moment,
}

/// A batch of cards, and everything that they are made of.
#[derive(Debug, Clone, Copy)]
pub struct Batch<'a> {
    /// How each looks.
    pub template: &'a Template,
    /// The pictures that the template and the values name.
    pub pictures: &'a Pictures,
    /// What each says.
    pub cards: &'a [Values],
    /// What the file says about itself.
    pub facts: &'a Facts,
    /// Places of the first sheet that stay free: labels that were used before.
    pub skip: usize,
}

impl<'a> Batch<'a> {
    /// A batch that begins at the first place of its first sheet.
    #[must_use]
    pub const fn new(template: &'a Template, pictures: &'a Pictures, cards: &'a [Values], facts: &'a Facts) -> Self {
        Self { template, pictures, cards, facts, skip: 0 }
    }
}

/// How an element stands on a card, for the designer. Measures are millimetres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "TemplatePlaced")]
pub struct Placed {
    /// Which element, from 0.
    pub element: usize,
    /// Whether it is drawn at all: its condition holds and it has something to show.
    pub shown: bool,
    /// The box around what was set; the element's frame when nothing was.
    pub frame: Frame,
    /// The type size of a text in points; 0 for everything else.
    pub size: f32,
    /// How many lines a text takes.
    pub lines: usize,
    /// Whether a text is set smaller than its size.
    pub shrunk: bool,
    /// False when a text sticks out of its frame, something hangs over the edge of the card, or a picture or code cannot be drawn.
    pub fits: bool,
}

/// Lays a batch out and writes it as PDF/A-2u, one card a page or as the template's sheet says. What is read rather than handed out
/// ([`super::Kind::is_list`]) is tagged, so that it is PDF/UA-1 as well.
///
/// What is the same on all cards is stored once. `progress` hears of cards laid out and pages written; when it says stop,
/// the answer is [`Error::Cancelled`]. Errors: [`Error::NoCards`] for an empty batch.
pub fn render_template(batch: &Batch<'_>, progress: &mut dyn Progress) -> Result<Rendered> {
    let (document, ranges) = cards_of(batch, is_tagged(batch), progress)?;
    Ok(Rendered { firsts: firsts(batch, &ranges), ..crate::finish(document, progress)? })
}

/// The page on which each card begins; `ranges` tell its sides, as many of which stand on a page as the sheet has places.
fn firsts(batch: &Batch<'_>, ranges: &[Range<usize>]) -> Vec<usize> {
    let places = batch.template.grid(batch.skip).map_or(1, |grid| grid.places().max(1));
    ranges.iter().map(|sides| (batch.skip % places + sides.start) / places).collect()
}

/// Lays a batch out and hands over a file for each card, in the order of the cards; the template's sheet is not used.
///
/// A file's warnings name its card as the batch counts it. The first error of `each` ends the work and is the answer.
pub fn render_template_each(batch: &Batch<'_>, progress: &mut dyn Progress, each: &mut dyn FnMut(usize, Rendered) -> Result<()>) -> Result<()> {
    let single = Template { sheet: None, ..batch.template.clone() };
    let (document, ranges) = cards_of(&Batch { template: &single, ..*batch }, false, progress)?;
    let mut warnings: Vec<Vec<Warning>> = vec![Vec::new(); batch.cards.len()];
    for warning in &document.warnings {
        if let Some(of_card) = warnings.get_mut(warning.card().unwrap_or(0)) {
            of_card.push(warning.clone());
        }
    }
    crate::writer::write_each(&document, &ranges, progress, &mut |index, bytes| {
        let warnings = std::mem::take(&mut warnings[index]);
        each(index, Rendered { bytes, pages: ranges[index].len(), warnings, firsts: Vec::new() })
    })
}

/// What would be wrong with a batch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// With what is the same on every card: the card that a warning names is none in particular.
    pub everywhere: Vec<Warning>,
    /// With what its cards say.
    pub cards: Vec<Warning>,
}

/// What would be wrong with a batch, without writing it.
pub fn check_template(template: &Template, pictures: &Pictures, cards: &[Values], language: Language) -> Checked {
    let mut easel = Easel::new(template, pictures, language);
    let whole = template_of_page(template);
    let fixed = fixed(&mut easel, &whole, false);
    let everywhere = std::mem::take(&mut easel.warnings);
    for (index, card) in cards.iter().enumerate() {
        draw_card(&mut easel, &whole, index, card, &fixed);
    }
    Checked { everywhere, cards: easel.warnings }
}

/// How each element stands on a card: on the first of its pages that shows it.
#[must_use]
pub fn place(template: &Template, pictures: &Pictures, values: &Values, language: Language) -> Vec<Placed> {
    let mut easel = Easel::new(template, pictures, language);
    let first = Filling { values, page: (1, 1) };
    // What goes on comes before everything else: it says how many pages there are.
    let mut going: Vec<Option<(Filled, bool)>> = Vec::with_capacity(template.elements.len());
    for element in &template.elements {
        let before = easel.warnings.len();
        let filled = Easel::wanted(element.when.as_ref(), &first).then(|| easel.pages(0, element, &first)).flatten();
        going.push(filled.map(|filled| (filled, hangs_over(&easel.warnings[before..]))));
    }
    let count = going.iter().flatten().map(|(filled, _)| filled.pages.len()).max().unwrap_or(1).max(1);
    let placed = |((index, element), going): ((usize, &Element), Option<(Filled, bool)>)| {
        let (drawn, over) = if let Some((filled, over)) = going {
            let bounds = filled.pages.first().and_then(|page| around(&page.items));
            (Drawn { items: filled.pages.into_iter().flat_map(|p| p.items).collect(), bounds, standing: None, whole: true }, over)
        } else {
            let before = easel.warnings.len();
            let mut pages = (1..=count).map(|page| Filling { values, page: (page, count) });
            let shown = pages.find(|filling| Easel::wanted(element.when.as_ref(), filling));
            let nothing = || Drawn { whole: true, ..Drawn::default() };
            let drawn = shown.map_or_else(nothing, |filling| easel.draw(0, element, &filling));
            (drawn, hangs_over(&easel.warnings[before..]))
        };
        let asked = if let Shows::Text(text) = &element.shows { text.size } else { 0.0 };
        let size = drawn.standing.map_or(0.0, |s| s.size);
        Placed {
            element: index,
            shown: !drawn.items.is_empty(),
            frame: drawn.bounds.map_or(element.frame, frame),
            size,
            lines: drawn.standing.map_or(0, |s| s.lines),
            shrunk: drawn.standing.is_some() && size < asked - 0.01,
            fits: drawn.whole && !over,
        }
    };
    template.elements.iter().enumerate().zip(going).map(placed).collect()
}

/// Whether something hangs over the edge of the card.
fn hangs_over(warnings: &[Warning]) -> bool {
    warnings.iter().any(|warning| matches!(warning, Warning::OffCard { .. }))
}

fn frame((left, top, right, bottom): Bounds) -> Frame {
    Frame::new(left / MM, top / MM, (right - left) / MM, (bottom - top) / MM)
}

/// The display list of a batch.
pub fn lay_out(batch: &Batch<'_>, progress: &mut dyn Progress) -> Result<Document> {
    cards_of(batch, is_tagged(batch), progress).map(|(document, _)| document)
}

/// Whether a batch is tagged: what is read rather than handed out.
fn is_tagged(batch: &Batch<'_>) -> bool {
    batch.template.kind.is_list() && batch.template.sheet.is_none()
}

/// The display list, and which of its pages belong to which card when each has pages of its own. When it is tagged, each card is read
/// in the order of its elements.
fn cards_of(batch: &Batch<'_>, tagged: bool, progress: &mut dyn Progress) -> Result<(Document, Vec<Range<usize>>)> {
    let Batch { template, pictures, cards, facts, skip } = *batch;
    if cards.is_empty() {
        return Err(Error::NoCards);
    }
    let mut easel = Easel::new(template, pictures, facts.language);
    let whole = template_of_page(template);
    let fixed = fixed(&mut easel, &whole, tagged);
    let mut sides: Vec<Page> = Vec::with_capacity(cards.len());
    let mut bookmarks: Vec<Bookmark> = Vec::new();
    let mut ranges = Vec::with_capacity(cards.len());
    for (index, card) in cards.iter().enumerate() {
        let first = sides.len();
        if tagged {
            easel.begin_reading(&template.elements);
        }
        let mut drawn = draw_card(&mut easel, &whole, index, card, &fixed);
        sides.append(&mut drawn.pages);
        if tagged {
            bookmarks.extend(drawn.bookmarks.into_iter().map(|mark| Bookmark { page: first + mark.page, ..mark }));
        }
        ranges.push(first..sides.len());
        if progress.step(index + 1, cards.len() * 2) == ControlFlow::Break(()) {
            return Err(Error::Cancelled);
        }
    }
    let (size, shared, pages) = match (template.sheet, template.grid(skip)) {
        (Some(sheet), Some(grid)) => {
            (Size { width: sheet.width, height: sheet.height }, grid::marks(&grid), grid::impose(&grid, &fixed.below, sides))
        }
        _ => (Size { width: template.page.width, height: template.page.height }, fixed.below, sides),
    };
    let paper = Paper {
        size,
        margins: Margins::even(0.0),
        language: facts.language,
        title: facts.title.clone(),
        author: facts.author.clone(),
        subject: facts.subject.clone(),
        created: facts.created,
    };
    let (meanings, _) = easel.shaper.finish();
    let structure = tagged.then(|| easel.structure.into_nodes());
    let document = Document { paper, shared, pages, pictures: easel.used, bookmarks, structure, meanings, warnings: easel.warnings };
    Ok((document, ranges))
}

/// What the elements are drawn from: the background is the lowest of them.
struct Whole<'a> {
    template: &'a Template,
    page: Frame,
}

fn template_of_page(template: &Template) -> Whole<'_> {
    Whole { template, page: Frame::new(0.0, 0.0, template.page.width, template.page.height) }
}

/// What is the same on all cards.
struct Fixed {
    /// The background and the elements below the first that differs.
    below: Vec<Item>,
    /// How many elements those are.
    count: usize,
    /// The other elements that do not differ, by their number.
    above: Vec<Option<Vec<Item>>>,
}

/// Of a card that is read, only the background: everything else has its place in what is read.
fn fixed(easel: &mut Easel<'_>, whole: &Whole<'_>, tagged: bool) -> Fixed {
    let nothing = Values::default();
    let filling = Filling { values: &nothing, page: (1, 1) };
    let elements = &whole.template.elements;
    let is_fixed = |element: &Element| !tagged && is_fixed(element);
    let count = elements.iter().position(|e| !is_fixed(e)).unwrap_or(elements.len());
    let mut below = Vec::new();
    easel.everywhere = true;
    if let Some(background) = &whole.template.background {
        let place = Place { card: None, part: Part::Background, name: String::new() };
        below.extend(easel.picture(&place, &background.picture, whole.page, background.fit));
    }
    for element in &elements[..count] {
        below.append(&mut easel.draw(0, element, &filling).items);
    }
    let above = elements.iter().enumerate().map(|(i, e)| (i >= count && is_fixed(e)).then(|| easel.draw(0, e, &filling).items)).collect();
    easel.everywhere = false;
    Fixed { below, count, above }
}

/// The pages of one card; more than one when a table or a text goes on.
fn draw_card(easel: &mut Easel<'_>, whole: &Whole<'_>, index: usize, values: &Values, fixed: &Fixed) -> Filled {
    let elements = &whole.template.elements;
    let first = Filling { values, page: (1, 1) };
    // In the order of the elements, which is that of reading; what tells pages must wait until they are counted.
    let mut made: Vec<Made> = elements
        .iter()
        .enumerate()
        .map(|(at, element)| match &element.shows {
            _ if at < fixed.count || fixed.above[at].is_some() || !Easel::wanted(element.when.as_ref(), &first) => Made::Nothing,
            shows if shows.goes_on() => easel.pages(index, element, &first).map_or(Made::Nothing, Made::Pages),
            _ if tells_page(element) => Made::Nothing,
            _ => Made::First(easel.draw(index, element, &first).items),
        })
        .collect();
    let reads = std::mem::take(&mut easel.tagging);
    let count = made.iter().map(|made| if let Made::Pages(filled) = made { filled.pages.len() } else { 1 }).max().unwrap_or(1).max(1);
    let mut told: Vec<bool> = made.iter().map(|made| matches!(made, Made::First(_))).collect();
    let pages = (0..count)
        .map(|page| {
            let filling = Filling { values, page: (page + 1, count) };
            let mut items = Vec::new();
            for (at, element) in elements.iter().enumerate().skip(fixed.count) {
                match &mut made[at] {
                    _ if fixed.above[at].is_some() => items.extend(fixed.above[at].iter().flatten().cloned()),
                    Made::Pages(filled) => items.append(&mut filled.pages.get_mut(page).map(|p| std::mem::take(&mut p.items)).unwrap_or_default()),
                    Made::First(drawn) if page == 0 => items.append(drawn),
                    _ if Easel::wanted(element.when.as_ref(), &filling) => {
                        let before = easel.warnings.len();
                        items.append(&mut easel.draw(index, element, &filling).items);
                        // What is wrong on the first page that shows an element need not be told again.
                        if std::mem::replace(&mut told[at], true) {
                            easel.warnings.truncate(before);
                        }
                    }
                    _ => {}
                }
            }
            Page { items }
        })
        .collect();
    easel.tagging = reads;
    let bookmarks = made.into_iter().flat_map(|made| if let Made::Pages(filled) = made { filled.bookmarks } else { Vec::new() }).collect();
    Filled { pages, bookmarks }
}

/// What an element of a card became before its pages are counted.
enum Made {
    /// What goes on over pages.
    Pages(Filled),
    /// What stands on the first page.
    First(Vec<Item>),
    /// Not drawn yet, or not at all.
    Nothing,
}
