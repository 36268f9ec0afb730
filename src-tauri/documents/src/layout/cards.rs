//! Cards: each text in its frame, as large as fits.

use std::ops::ControlFlow;

use super::code;
use crate::content::card::{Card, CardBatch, Field, Vertical};
use crate::content::paper::MM;
use crate::display::{Document, Item, Page};
use crate::text::lines::{Hyphens, Inline, Line, Look, Setting, extent, set};
use crate::text::shape::Shaper;
use crate::{Error, Progress, Result, Warning};

/// Lays a batch out, one card a page. `progress` hears of each card.
pub fn lay_out(batch: &CardBatch, progress: &mut dyn Progress) -> Result<Document> {
    if batch.cards.is_empty() {
        return Err(Error::NoCards);
    }
    let design = &batch.design;
    let mut shaper = Shaper::new();
    let mut warnings = Vec::new();
    let mut shared = Vec::new();
    let mut pictures = Vec::new();
    for picture in &design.pictures {
        let (width, height) = crate::picture::size(&picture.bytes)?;
        let frame = picture.frame;
        let scale = (frame.width / width as f32).min(frame.height / height as f32);
        let (w, h) = (width as f32 * scale, height as f32 * scale);
        let (x, y) = (frame.x + (frame.width - w) / 2.0, frame.y + (frame.height - h) / 2.0);
        shared.push(Item::Picture { index: pictures.len(), x: x * MM, y: y * MM, width: w * MM, height: h * MM });
        pictures.push(picture.bytes.clone());
    }
    shared.extend(design.drawing.iter().cloned());
    for (field, text) in &design.fixed {
        if !place(&mut shaper, field, text, &mut shared) {
            warnings.push(Warning::TextTooLong { card: 0, field: field.name.clone(), text: text.clone() });
        }
    }
    let mut pages = Vec::with_capacity(batch.cards.len());
    for (index, card) in batch.cards.iter().enumerate() {
        pages.push(page(&mut shaper, batch, index, card, &mut warnings)?);
        if progress.step(index + 1, batch.cards.len() * 2) == ControlFlow::Break(()) {
            return Err(Error::Cancelled);
        }
    }
    let (meanings, missing) = shaper.finish();
    let mut all: Vec<Warning> = missing.into_iter().map(|character| Warning::MissingCharacter { character }).collect();
    all.append(&mut warnings);
    Ok(Document { paper: batch.paper.clone(), shared, pages, pictures, bookmarks: Vec::new(), meanings, warnings: all })
}

fn page(shaper: &mut Shaper, batch: &CardBatch, index: usize, card: &Card, warnings: &mut Vec<Warning>) -> Result<Page> {
    let design = &batch.design;
    if card.texts.len() != design.fields.len() {
        return Err(Error::CardTexts { card: index, texts: card.texts.len(), fields: design.fields.len() });
    }
    let mut items = Vec::new();
    for (field, text) in design.fields.iter().zip(&card.texts) {
        if !place(shaper, field, text, &mut items) {
            warnings.push(Warning::TextTooLong { card: index, field: field.name.clone(), text: text.clone() });
        }
    }
    if let Some(place) = design.code.filter(|_| !card.code.is_empty()) {
        let modules = code::modules(&card.code)?;
        items.push(Item::Code { x: place.x * MM, y: place.y * MM, side: place.side * MM, colour: place.colour, modules });
    }
    Ok(Page { items })
}

/// Sets a text into its field; false when it did not fit at the smallest size.
fn place(shaper: &mut Shaper, field: &Field, text: &str, items: &mut Vec<Item>) -> bool {
    let frame = field.frame;
    let mut size = field.size;
    loop {
        let (lines, whole) = lines(shaper, field, text, size);
        // The last line's descenders may reach to the frame's edge.
        let block = size * (field.font.face().metrics().cap_height + field.leading * lines.len().saturating_sub(1) as f32);
        let high = if lines.len() > 1 { block + size * 0.2 } else { block };
        let fits =
            lines.len() <= field.lines.max(1) && whole && lines.iter().all(|l| l.width <= frame.width * MM + 0.01) && high <= frame.height * MM;
        let next = (size - 0.5).max(field.least_size);
        if !fits && size > field.least_size {
            size = next;
            continue;
        }
        draw(field, &lines, size, items);
        return fits;
    }
}

/// The lines of a text, and whether none of its words had to be cut.
fn lines(shaper: &mut Shaper, field: &Field, text: &str, size: f32) -> (Vec<Line>, bool) {
    let look = Look { face: field.font.face(), size, colour: field.colour, tracking: field.tracking, tabular: false };
    let width = field.frame.width * MM;
    let setting = Setting { width, align: field.align, hyphens: Hyphens::Never, balance: true, indent: 0.0 };
    let inlines = [Inline { text: text.to_owned(), look }];
    let whole = extent(shaper, &inlines).1 <= width + 0.01;
    (set(shaper, &inlines, &setting), whole)
}

fn draw(field: &Field, lines: &[Line], size: f32, items: &mut Vec<Item>) {
    let frame = field.frame;
    let pitch = size * field.leading;
    let cap = field.font.face().metrics().cap_height * size;
    let block = cap + pitch * (lines.len().saturating_sub(1)) as f32;
    let free = frame.height * MM - block;
    let top = frame.y * MM
        + match field.vertical {
            Vertical::Top => 0.0,
            Vertical::Middle => free / 2.0,
            Vertical::Bottom => free,
        };
    for (index, line) in lines.iter().enumerate() {
        for run in &line.runs {
            let mut item = Item::Text(run.clone());
            item.shift(frame.x * MM, top + cap + index as f32 * pitch);
            items.push(item);
        }
    }
}
