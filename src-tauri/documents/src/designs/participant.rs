//! The certificate of a participant: A4 on its side, a fine double frame, the name as the largest thing on the page.

use std::rc::Rc;

use super::ornament::{Rosette, divider, frame, notched};
use crate::content::card::{Card, CardDesign, CodeBox, Field, Frame, Picture, Vertical};
use crate::content::paper::{Align, Colour, MM, Size};
use crate::display::Item;
use crate::text::fonts::Type;

const NAVY: Colour = Colour(27, 50, 84);
const GOLD: Colour = Colour(160, 126, 62);
const SLATE: Colour = Colour(74, 83, 97);
const MIST: Colour = Colour(233, 237, 243);

/// Who signs a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// The post.
    pub post: String,
    /// The name.
    pub name: String,
}

/// What all certificates of a batch say. All texts are in the reader's language; empty ones leave their place free.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Participant {
    /// Who issues it.
    pub organisation: String,
    /// The programme, below the organisation.
    pub programme: String,
    /// What it is, in capitals: "CERTIFICATE".
    pub heading: String,
    /// Of whom: "of participation".
    pub role: String,
    /// What comes before the name: "This is to certify that".
    pub lead: String,
    /// One or two people who sign.
    pub signers: Vec<Signer>,
    /// Small text below the QR code; without codes leave it empty.
    pub code_caption: String,
    /// Whether the cards have QR codes.
    pub with_code: bool,
    /// The organisation's sign, a PNG or JPEG file.
    pub logo: Option<Rc<[u8]>>,
}

/// What one certificate says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParticipantCard {
    /// The participant's full name.
    pub name: String,
    /// What the participant did: "took part in the workshop".
    pub statement: String,
    /// The event's title.
    pub event: String,
    /// Day, place, hours.
    pub details: String,
    /// The certificate's number with its sign.
    pub number: String,
    /// When it was issued.
    pub date: String,
    /// The content of the QR code; no code when empty.
    pub code: String,
}

impl From<ParticipantCard> for Card {
    fn from(card: ParticipantCard) -> Self {
        Self { texts: vec![card.name, card.statement, card.event, card.details, card.number, card.date], code: card.code }
    }
}

/// The design for cards made of [`ParticipantCard`], on [`Size::A4_LANDSCAPE`].
#[must_use]
pub fn participant(content: &Participant) -> CardDesign {
    let Size { width, height } = Size::A4_LANDSCAPE;
    let middle = width / 2.0;
    let text =
        |name: &str, y: f32, h: f32, wide: f32, font: Type, size: f32| Field::line(name, Frame::new((width - wide) / 2.0, y, wide, h), font, size);
    let mut fixed = vec![
        (text("heading", 47.5, 15.0, 220.0, Type::SERIF_BOLD, 38.0).with_colour(NAVY).with_tracking(0.085), content.heading.clone()),
        (text("role", 63.0, 8.0, 200.0, Type::SERIF_ITALIC, 16.0).with_colour(GOLD), content.role.clone()),
        (text("lead", 79.5, 6.0, 200.0, Type::SERIF, 12.5).with_colour(SLATE), content.lead.clone()),
    ];
    let mut pictures = Vec::new();
    let organisation = match &content.logo {
        Some(bytes) => {
            pictures.push(Picture { bytes: Rc::clone(bytes), frame: Frame::new(middle - 20.0, 17.0, 40.0, 14.0) });
            33.0
        }
        None => 24.0,
    };
    fixed.push((
        text("organisation", organisation, 5.0, 220.0, Type::SANS_BOLD, 10.0).with_colour(NAVY).with_tracking(0.04),
        content.organisation.clone(),
    ));
    fixed.push((text("programme", organisation + 6.0, 6.0, 220.0, Type::SANS, 9.5).with_colour(SLATE), content.programme.clone()));
    let mut drawing = background(width, height);
    drawing.extend(divider(middle, 75.0, 24.0, GOLD));
    signers(content, width, &mut drawing, &mut fixed);
    let code_x = if content.signers.len() == 1 { width - 87.0 } else { middle };
    let code = content.with_code.then_some(CodeBox { x: code_x - 11.5, y: 156.0, side: 23.0, colour: NAVY });
    if let Some(place) = code {
        // Readers of codes want a quiet, white margin of four modules.
        let margin = 3.0;
        drawing.push(Item::rectangle(
            (place.x - margin) * MM,
            (place.y - margin) * MM,
            (place.side + 2.0 * margin) * MM,
            (place.side + 2.0 * margin) * MM,
            Colour::WHITE,
        ));
        let field = Field::line("code caption", Frame::new(code_x - 30.0, 180.5, 60.0, 3.5), Type::SANS, 6.5).with_colour(SLATE);
        fixed.push((field, content.code_caption.clone()));
    }
    let mut name = text("name", 88.5, 20.5, 226.0, Type::SERIF_BOLD, 33.0).with_colour(NAVY).with_lines(2);
    name.leading = 1.16;
    name.least_size = 17.0;
    let mut event = text("event", 125.0, 17.0, 216.0, Type::SERIF_BOLD, 17.0).with_lines(2);
    event.least_size = 11.5;
    let fields = vec![
        name,
        Field { leading: 1.35, ..text("statement", 112.0, 10.5, 206.0, Type::SERIF, 12.5).with_colour(SLATE).with_lines(2) },
        event,
        text("details", 143.5, 6.0, 216.0, Type::SERIF, 12.0).with_colour(SLATE),
        Field::line("number", Frame::new(26.0, 186.0, 90.0, 4.0), Type::SANS_BOLD, 8.5).with_colour(NAVY).with_align(Align::Left),
        Field::line("date", Frame::new(width - 26.0 - 110.0, 186.0, 110.0, 4.0), Type::SANS, 8.5).with_colour(SLATE).with_align(Align::Right),
    ];
    CardDesign { pictures, drawing, fixed, fields, code }
}

fn background(width: f32, height: f32) -> Vec<Item> {
    let mut items = Vec::new();
    let centre =
        |radius: f32, depth: f32, waves: u16, lines: u16| Rosette { x: width / 2.0, y: 97.5, radius, depth, waves, lines, colour: MIST, line: 0.35 };
    items.extend(centre(56.0, 0.34, 24, 5).items());
    items.extend(centre(38.0, 0.5, 16, 5).items());
    items.push(frame(8.0, 8.0, width - 16.0, height - 16.0, NAVY, 1.5));
    items.push(frame(9.3, 9.3, width - 18.6, height - 18.6, NAVY, 0.4));
    items.push(notched(12.5, 12.5, width - 25.0, height - 25.0, 9.0, GOLD, 0.7));
    for (x, y) in [(15.6, 15.6), (width - 15.6, 15.6), (15.6, height - 15.6), (width - 15.6, height - 15.6)] {
        items.extend(Rosette { x, y, radius: 4.4, depth: 0.62, waves: 8, lines: 3, colour: GOLD, line: 0.35 }.items());
    }
    items
}

/// Lines to sign above names and posts: one in the middle, or two with the code between them.
fn signers(content: &Participant, width: f32, drawing: &mut Vec<Item>, fixed: &mut Vec<(Field, String)>) {
    let wide = 74.0;
    let places: Vec<f32> = match (content.signers.len(), content.with_code) {
        (0, _) => Vec::new(),
        (1, false) => vec![(width - wide) / 2.0],
        (1, true) => vec![87.0 - wide / 2.0],
        _ => vec![41.0, width - 41.0 - wide],
    };
    for (x, signer) in places.into_iter().zip(&content.signers) {
        let y = 168.5;
        drawing.push(Item::line((x * MM, y * MM), ((x + wide) * MM, y * MM), SLATE, 0.5));
        let line =
            |name: &str, y: f32, font: Type, size: f32| Field::line(name, Frame::new(x, y, wide, 4.6), font, size).with_vertical(Vertical::Top);
        fixed.push((line("signer", y + 2.0, Type::SERIF_BOLD, 10.5), signer.name.clone()));
        // A post may be long: two lines of it end above the number and the date.
        let mut post = line("post", y + 7.0, Type::SERIF, 9.5).with_colour(SLATE).with_lines(2);
        post.frame.height = 8.6;
        post.leading = 1.2;
        fixed.push((post, signer.post.clone()));
    }
}
