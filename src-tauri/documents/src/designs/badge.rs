//! A badge: the name as the largest thing, whose event it is above, the organisation below.

use super::name::{ACCENT, SLATE, SOFT, name_fields};
use crate::content::card::{Card, CardDesign, CodeBox, Field, Frame, Vertical};
use crate::content::paper::{Align, Colour, MM};
use crate::display::Item;
use crate::text::fonts::Type;

/// What all badges of an event say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Badge {
    /// Width, mm.
    pub width: f32,
    /// Height, mm.
    pub height: f32,
    /// The event.
    pub event: String,
    /// Who issues it, and when: one line at the bottom.
    pub foot: String,
    /// Whether each has a QR code.
    pub with_code: bool,
}

/// A person on a badge, a table card or a label.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonCard {
    /// The surname: the largest.
    pub surname: String,
    /// Given name and patronymic.
    pub given: String,
    /// The organisation; may be empty.
    pub organisation: String,
    /// The content of the QR code; no code when empty.
    pub code: String,
}

impl From<PersonCard> for Card {
    fn from(card: PersonCard) -> Self {
        Self { texts: vec![card.surname, card.given, card.organisation], code: card.code }
    }
}

/// Side of the code, mm: its 25 to 29 modules stay above half a millimetre, so a phone reads it at arm's length.
const CODE: f32 = 16.0;

/// The design of badges for cards made of [`PersonCard`].
#[must_use]
pub fn badge(content: &Badge) -> CardDesign {
    let (width, height) = (content.width, content.height);
    let edge = 5.0;
    let wide = width - 2.0 * edge;
    let head = 11.5;
    let event = Field { leading: 1.2, least_size: 6.5, ..Field::line("event", Frame::new(edge, 1.6, wide, head - 3.2), Type::SANS_BOLD, 8.5) }
        .with_lines(2)
        .with_colour(ACCENT);
    let foot = Field::line("foot", Frame::new(edge, height - 6.6, wide, 4.0), Type::SANS, 7.0).with_colour(SLATE).with_vertical(Vertical::Middle);
    let drawing = vec![
        Item::rectangle(0.0, 0.0, width * MM, head * MM, SOFT),
        Item::rectangle(0.0, head * MM, width * MM, 0.7 * MM, ACCENT),
        Item::line((edge * MM, (height - 7.6) * MM), ((width - edge) * MM, (height - 7.6) * MM), Colour::RULE, 0.35),
    ];
    // The name and the organisation share what is between head and foot.
    let room = height - head - 0.7 - 7.6;
    let (surname, given, organisation) = (head + 2.6, room * 0.37, room * 0.21);
    let (surname_field, mut given_field) =
        name_fields(Frame::new(edge, surname, wide, given), Frame::new(edge, surname + given + 0.8, wide, organisation), 21.0, 14.5);
    let below = surname + given + organisation + 0.8;
    let mut place = Field {
        leading: 1.2,
        least_size: 6.5,
        ..Field::line("organisation", Frame::new(edge, below + 0.4, wide, height - 8.4 - below - 0.4), Type::SANS, 9.5)
    }
    .with_lines(2)
    .with_colour(SLATE);
    let code = content.with_code.then(|| {
        // The code stands at the right, the organisation and the given name leave it its quiet margin.
        let y = height - 9.0 - CODE;
        for field in [&mut place, &mut given_field] {
            field.frame.width -= CODE + 3.0;
            field.align = Align::Left;
        }
        place.lines = 3;
        CodeBox { x: width - edge - CODE + 1.5, y, side: CODE, colour: Colour::INK }
    });
    let mut surname_field = surname_field;
    if content.with_code {
        surname_field.align = Align::Left;
    }
    CardDesign {
        drawing,
        fixed: vec![(event, content.event.clone()), (foot, content.foot.clone())],
        fields: vec![surname_field, given_field, place],
        code,
        ..CardDesign::default()
    }
}
