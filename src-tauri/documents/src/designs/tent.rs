//! A table card: a tent with the name on both sides.

use super::name::{ACCENT, SLATE, name_fields};
use crate::content::card::{CardDesign, Field, Frame};
use crate::content::paper::MM;
use crate::display::Item;
use crate::text::fonts::Type;

/// What all table cards of an event share: the size of one side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tent {
    /// Width, mm.
    pub width: f32,
    /// Height of one side, mm.
    pub height: f32,
}

/// The design of one side of a tent, for cards made of [`PersonCard`](super::PersonCard).
#[must_use]
pub fn tent(content: &Tent) -> CardDesign {
    let (width, height) = (content.width, content.height);
    let edge = width * 0.06;
    let wide = width - 2.0 * edge;
    let size = height * 0.85;
    let (surname, given) =
        name_fields(Frame::new(edge, height * 0.10, wide, height * 0.36), Frame::new(edge, height * 0.47, wide, height * 0.21), size, size * 0.58);
    let organisation =
        Field { leading: 1.2, ..Field::line("organisation", Frame::new(edge, height * 0.75, wide, height * 0.17), Type::SANS, height * 0.17) }
            .with_lines(2)
            .with_colour(SLATE);
    let rule = Item::rectangle((width / 2.0 - 14.0) * MM, height * 0.71 * MM, 28.0 * MM, 0.6 * MM, ACCENT);
    CardDesign { drawing: vec![rule], fields: vec![surname, given, organisation], ..CardDesign::default() }
}
