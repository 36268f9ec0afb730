//! Badges, table cards and labels: one card, and the sheet of several that it is cut from.

use sokrat_documents::template::{Code, Line, Page, Sheet, Shows, Template};
use sokrat_documents::{Align, Colour, Frame, Vertical};
use sokrat_words::Words;

use super::Shipped;
use super::design::{Design, SLATE, Set, fill, unless, when};

/// Dark blue: heads and accents; dark enough for a black-and-white printer.
const ACCENT: Colour = Colour(27, 62, 104);
/// Behind heads: light enough to stay clean on an old printer.
const SOFT: Colour = Colour(232, 238, 245);

const A4: (f32, f32) = (210.0, 297.0);

fn sheet((width, height): (f32, f32), across: u32, down: u32, gap_x: f32) -> Sheet {
    Sheet { width, height, across, down, gap_x, ..Sheet::default() }
}

/// The card of this name.
pub(super) fn card(words: &Words, shipped: Shipped) -> Template {
    let labels = |across, down, gap_x| Sheet { marks: false, ..sheet(A4, across, down, gap_x) };
    // Of a tent the page is one side.
    let tents = |size, down| Sheet { folded: true, ..sheet(size, 1, down, 0.0) };
    let mut design = Design::new(words);
    let (width, height, sheet) = match shipped {
        Shipped::BadgeCard => (86.0, 54.0, sheet(A4, 2, 5, 0.0)),
        Shipped::TableCard => (190.0, 66.0, tents(A4, 2)),
        Shipped::TableCardLarge => (277.0, 90.0, tents((A4.1, A4.0), 1)),
        // As their makers say.
        Shipped::Label24 => (70.0, 36.0, labels(3, 8, 0.0)),
        Shipped::Label24Full => (70.0, 37.0, labels(3, 8, 0.0)),
        Shipped::Label16 => (105.0, 37.0, labels(2, 8, 0.0)),
        Shipped::Label14 => (99.1, 38.1, labels(2, 7, 2.5)),
        Shipped::Label8 => (99.1, 67.7, labels(2, 4, 2.5)),
        _ => (90.0, 60.0, sheet(A4, 2, 4, 0.0)),
    };
    match shipped {
        Shipped::TableCard | Shipped::TableCardLarge => tent(&mut design, width, height),
        Shipped::Label24 | Shipped::Label24Full | Shipped::Label16 | Shipped::Label14 | Shipped::Label8 => label(&mut design, width, height),
        _ => badge(&mut design, width, height),
    }
    Template { sheet: Some(sheet), elements: design.elements, ..Template::new(shipped.kind(), "", Page { width, height }) }
}

/// Side of the code, mm: its 25 to 29 modules stay above half a millimetre, so a phone reads it at arm's length.
const CODE: f32 = 16.0;

/// A badge: the name as the largest thing, whose event it is above, the organisation below. With a code everything else moves
/// to the left; without one it stands in the middle.
fn badge(design: &mut Design<'_>, width: f32, height: f32) {
    let edge = 5.0;
    let wide = width - 2.0 * edge;
    let head = 11.5;
    design.ground(0.0, 0.0, width, head, fill(SOFT));
    design.ground(0.0, head, width, 0.7, fill(ACCENT));
    let event = Set::new(8.5, ACCENT).bold().sans().lines(3, 6.0).leading(1.2);
    design.text("event", (edge, 1.6, wide, head - 3.2), "{event}", &event);
    let foot = Set::new(7.0, SLATE).sans().lines(1, 5.0);
    let issuer = "{foundation} · {days}";
    design.add("line", Frame::new(edge, height - 7.6, wide, 0.0), Shows::Line(Line { colour: Colour::RULE, width: 0.35, rising: false })).when =
        unless("role");
    design.text("foundation", (edge, height - 6.6, wide, 4.0), issuer, &foot).when = unless("role");
    // Whoever is not one of many is seen from afar.
    design.add("ground", Frame::new(0.0, height - 7.6, width, 7.6), Shows::Box(fill(ACCENT))).when = when("role");
    let role = Set::new(12.0, Colour::WHITE).bold().sans().lines(1, 7.0).tracking(0.04);
    design.text("role", (edge, height - 6.6, wide, 5.6), "{role}", &role).when = when("role");

    // The name and the organisation share what is between head and foot.
    let room = height - head - 0.7 - 7.6;
    let (top, surname, given) = (head + 2.6, room * 0.37, room * 0.21);
    let below = top + surname + given + 1.2;
    let large = Set::new(21.0, Colour::INK).bold().sans().lines(2, 8.4).leading(1.05);
    let small = Set::new(14.5, Colour::INK).sans().lines(2, 7.25).leading(1.1);
    let place = Set::new(9.5, SLATE).sans().lines(2, 6.5).leading(1.2);
    let organisation = height - 8.4 - below;
    let narrow = wide - CODE - 3.0;
    for (condition, given_width, align, lines) in [(unless("code"), wide, Align::Centre, 4), (when("code"), narrow, Align::Left, 5)] {
        let mut part = |name: &str, frame: (f32, f32, f32, f32), text: &str, set: Set| {
            design.text(name, frame, text, &set.align(align)).when.clone_from(&condition);
        };
        part("surname", (edge, top, wide, surname), "{surname}", large);
        part("given-names", (edge, top + surname + 0.8, given_width, given), "{given_names}", small);
        part("organisation", (edge, below, given_width, organisation), "{organisation}", place.vertical(Vertical::Middle).lines(lines, 5.5));
    }
    let code = Code { text: "{code}".to_owned(), quiet: false, ..Code::default() };
    let frame = Frame::new(width - edge - CODE + 1.5, height - 9.0 - CODE, CODE, CODE);
    design.add("code", frame, Shows::Code(code)).when = when("code");
}

/// A side of a tent: the name as large as it can be.
fn tent(design: &mut Design<'_>, width: f32, height: f32) {
    let edge = width * 0.06;
    let wide = width - 2.0 * edge;
    let size = height * 0.85;
    let large = Set::new(size, Colour::INK).bold().sans().lines(2, size * 0.4).leading(1.05);
    let small = Set::new(size * 0.58, Colour::INK).sans().lines(2, size * 0.29).leading(1.1);
    design.text("surname", (edge, height * 0.10, wide, height * 0.36), "{surname}", &large);
    design.text("given-names", (edge, height * 0.47, wide, height * 0.21), "{given_names}", &small);
    design.ground(width / 2.0 - 14.0, height * 0.71, 28.0, 0.6, fill(ACCENT));
    let place = Set::new(height * 0.17, SLATE).sans().lines(2, height * 0.1).leading(1.2);
    design.text("organisation", (edge, height * 0.75, wide, height * 0.17), "{organisation}", &place);
}

/// A label: the person, the organisation, the address at the bottom, all within five millimetres of the edge, which no printer
/// misses.
fn label(design: &mut Design<'_>, width: f32, height: f32) {
    let edge = 5.0;
    let (wide, high) = (width - 2.0 * edge, height - 2.0 * edge);
    let size = (high * 0.38).clamp(9.0, 13.0);
    let set = |size: f32, colour: Colour| Set::new(size, colour).sans().align(Align::Left).vertical(Vertical::Top).leading(1.18);
    let mut part = |name: &str, from: f32, share: f32, text: &str, set: Set| {
        design.text(name, (edge, edge + high * from, wide, high * share), text, &set);
    };
    part("name", 0.0, 0.31, "{name}", set(size, Colour::INK).bold().lines(2, 6.0));
    // The full name of an organisation may need four lines of the smallest type.
    part("organisation", 0.335, 0.365, "{organisation}", set(size * 0.85, Colour::INK).lines(4, 6.0).leading(1.12));
    part("address", 0.71, 0.29, "{address}", set(size * 0.78, SLATE).lines(3, 6.0).vertical(Vertical::Bottom));
}
