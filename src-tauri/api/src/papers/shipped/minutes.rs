//! Minutes of a jury on the paper of a foundation.

use sokrat_documents::template::{BodyBox, Element, Fit, Image, Shows, When};
use sokrat_documents::{Align, Colour, Frame, Vertical};
use sokrat_words::Words;

use super::design::{Design, GOLD, SLATE, Set, unless, when};

const NAVY: Colour = Colour(27, 50, 84);

/// The text stands between these, mm: as far from the edges as office papers have it, with room to bind on the left.
const LEFT: f32 = 25.0;
const WIDE: f32 = 170.0;

/// The head of the paper on the first page, a line that says what it belongs to on the others; the number of the page below.
pub(super) fn minutes(words: &Words) -> Vec<Element> {
    let mut design = Design::new(words);
    let left = |size: f32, colour: Colour| Set::new(size, colour).align(Align::Left);
    let head = left(17.0, NAVY).bold().lines(2, 10.0).vertical(Vertical::Bottom).leading(1.15);
    design.text("foundation", (LEFT, 11.0, 136.0, 21.0), "{foundation}", &head).when = page(false);
    // Where there is none, nothing is drawn.
    let logo = Image { picture: "{logo}".to_owned(), fit: Fit::Contain };
    design.add("logo", Frame::new(LEFT + WIDE - 28.0, 11.0, 28.0, 21.5), Shows::Image(logo)).when = page(false);
    design.line(LEFT, 35.5, WIDE, NAVY, 1.4).when = page(false);
    design.line(LEFT, 36.7, WIDE, GOLD, 0.5).when = page(false);

    let small = left(8.0, SLATE).sans();
    design.text("heading", (LEFT, 12.0, 82.0, 5.0), "{heading}", &small.bold()).when = page(true);
    design.text("competition", (LEFT + 85.0, 12.0, WIDE - 85.0, 5.0), "{competition}", &small.align(Align::Right)).when = page(true);
    design.line(LEFT, 18.0, WIDE, GOLD, 0.5).when = page(true);

    let text = BodyBox { colour: NAVY, further_top: 22.5, ..BodyBox::default() };
    design.add("body", Frame::new(LEFT, 42.0, WIDE, 236.5), Shows::Body(text));

    design.line(LEFT, 281.5, WIDE, GOLD, 0.5);
    // A sheet that lies about alone says that it decides nothing.
    design.text("draft", (LEFT, 283.0, 130.0, 5.0), "{draft}", &small.bold()).when = when("draft");
    design.text("foundation", (LEFT, 283.0, 130.0, 5.0), "{foundation}", &small).when = unless("draft");
    let number = words.text("paper-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]);
    design.text("number", (LEFT + WIDE - 38.0, 283.0, 38.0, 5.0), number, &small.align(Align::Right));
    design.elements
}

/// On the first page, or on those behind it.
fn page(further: bool) -> Option<When> {
    Some(When { name: "page".to_owned(), equals: Some("1".to_owned()), least: None, not: further })
}
