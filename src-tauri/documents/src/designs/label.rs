//! A label for an envelope: the addressee, the organisation, the address.

use super::name::SLATE;
use crate::content::card::{Card, CardDesign, Field, Frame, Vertical};
use crate::content::paper::Align;
use crate::text::fonts::Type;

/// What all labels share: the size of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    /// Width, mm.
    pub width: f32,
    /// Height, mm.
    pub height: f32,
}

/// What one label says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LabelCard {
    /// To whom.
    pub name: String,
    /// The organisation; may be empty.
    pub organisation: String,
    /// The address; may be empty.
    pub address: String,
}

impl From<LabelCard> for Card {
    fn from(card: LabelCard) -> Self {
        Self { texts: vec![card.name, card.organisation, card.address], code: String::new() }
    }
}

/// The design of labels for cards made of [`LabelCard`]: the person, the organisation, the address at the bottom, all
/// within five millimetres of the edge, which no printer misses.
#[must_use]
pub fn label(content: &Label) -> CardDesign {
    let edge = 5.0;
    let (wide, high) = (content.width - 2.0 * edge, content.height - 2.0 * edge);
    let field = |name: &str, from: f32, share: f32, font: Type, size: f32| {
        let frame = Frame::new(edge, edge + high * from, wide, high * share);
        Field { leading: 1.18, least_size: 6.0, ..Field::line(name, frame, font, size) }.with_align(Align::Left).with_vertical(Vertical::Top)
    };
    let size = (high * 0.38).clamp(9.0, 13.0);
    CardDesign {
        fields: vec![
            field("name", 0.0, 0.31, Type::SANS_BOLD, size).with_lines(2),
            // The full name of an organisation may need four lines of the smallest type.
            Field { leading: 1.12, ..field("organisation", 0.32, 0.38, Type::SANS, size * 0.85).with_lines(4) },
            field("address", 0.71, 0.29, Type::SANS, size * 0.78).with_lines(3).with_colour(SLATE).with_vertical(Vertical::Bottom),
        ],
        ..CardDesign::default()
    }
}
