//! The three certificates.

use sokrat_documents::template::{BoxStyle, Element};
use sokrat_documents::{Align, Colour};
use sokrat_words::Words;

use super::design::{Design, GOLD, Named, SLATE, Set, edge, fill, when};

const NAVY: Colour = Colour(27, 50, 84);
const MIST: Colour = Colour(243, 245, 248);
const PINE: Colour = Colour(24, 74, 62);
const WINE: Colour = Colour(112, 28, 46);
const CREAM: Colour = Colour(251, 248, 241);

/// A fine double frame, the name as the largest thing on the page.
pub(super) fn participant(words: &Words) -> Vec<Element> {
    let mut design = Design::new(words);
    design.ground(8.0, 8.0, 281.0, 194.0, edge(NAVY, 1.5));
    design.ground(9.4, 9.4, 278.2, 191.2, edge(NAVY, 0.4));
    design.ground(13.0, 13.0, 271.0, 184.0, edge(GOLD, 0.7));
    for (x, y) in [(13.0, 13.0), (284.0, 13.0), (13.0, 197.0), (284.0, 197.0)] {
        design.ground(x - 3.0, y - 3.0, 6.0, 6.0, BoxStyle { fill: Some(Colour::WHITE), ..edge(GOLD, 0.7) });
        design.ground(x - 1.6, y - 1.6, 3.2, 3.2, fill(GOLD));
    }
    design.logo(22.0, 20.0, 30.0, 18.0);
    design.text("foundation", (38.5, 23.0, 220.0, 6.0), "{foundation}", &Set::new(10.5, NAVY).bold().sans().tracking(0.04));
    design
        .text(
            "programme",
            (38.5, 29.5, 220.0, 6.0),
            words.text("certificate-programme", &[("title", "{programme}".into())]),
            &Set::new(9.5, SLATE).sans(),
        )
        .when = when("programme");
    design.text("heading", (38.5, 41.0, 220.0, 17.0), words.plain("certificate-heading"), &Set::new(40.0, NAVY).bold().tracking(0.085));
    design.text("role", (48.5, 58.0, 200.0, 9.0), "{role}", &Set::new(17.0, GOLD).italic());
    design.divider(148.5, 70.5, 26.0, GOLD);
    design.named(
        "participant",
        &Named {
            lead: ((48.5, 73.0, 200.0, 7.0), &Set::new(12.5, SLATE)),
            name: ((35.5, 82.0, 226.0, 21.0), &Set::new(34.0, NAVY).bold().lines(2, 17.0)),
            deed: ((45.5, 105.0, 206.0, 11.5), &Set::new(12.5, SLATE).lines(2, 9.0)),
        },
    );
    design.text(
        "event",
        (40.5, 117.5, 216.0, 17.0),
        words.text("certificate-event", &[("title", "{event}".into())]),
        &Set::new(17.0, Colour::INK).bold().lines(2, 11.5),
    );
    design.details(40.5, 136.0, 216.0, &Set::new(11.5, SLATE));
    design.signatures((51.0, 150.0, 195.0, 34.0), NAVY, Align::Centre);
    design.code(26.0, 165.0, 18.0, NAVY);
    let number = words.text("certificate-number", &[("number", "{number}".into())]);
    let issued = words.text("certificate-issued", &[("day", "{issued_on}".into())]);
    design.text("number", (26.0, 187.0, 110.0, 5.0), number, &Set::new(8.5, NAVY).bold().sans().align(Align::Left));
    design.text("date", (161.0, 187.0, 110.0, 5.0), issued, &Set::new(8.5, SLATE).sans().align(Align::Right));
    design.elements
}

/// A band of colour at the side, everything flush with it: for those who taught.
pub(super) fn speaker(words: &Words) -> Vec<Element> {
    let mut design = Design::new(words);
    design.ground(0.0, 0.0, 297.0, 210.0, fill(MIST));
    design.ground(0.0, 0.0, 30.0, 210.0, fill(PINE));
    design.ground(32.0, 0.0, 1.2, 210.0, fill(GOLD));
    let left = |size, colour| Set::new(size, colour).align(Align::Left);
    let (x, wide) = (52.0, 220.0);
    design.logo(238.0, 18.0, 34.0, 20.0);
    design.text("foundation", (x, 20.0, wide, 6.0), "{foundation}", &left(11.0, PINE).bold().sans().tracking(0.03));
    design
        .text("programme", (x, 26.5, wide, 6.0), words.text("certificate-programme", &[("title", "{programme}".into())]), &left(9.5, SLATE).sans())
        .when = when("programme");
    design.text("heading", (x, 41.0, wide, 15.0), words.plain("template-thanks-heading"), &left(34.0, PINE).bold().sans());
    design.line(x, 59.0, 40.0, GOLD, 1.5);
    design.named(
        "thanks",
        &Named {
            lead: ((x, 64.0, wide, 7.0), &left(12.5, SLATE).sans()),
            name: ((x, 72.5, wide, 24.0), &left(32.0, Colour::INK).bold().lines(2, 16.0)),
            deed: ((x, 97.5, wide, 11.0), &left(12.5, SLATE).sans().lines(2, 9.0)),
        },
    );
    design.text(
        "event",
        (x, 109.5, wide, 18.0),
        words.text("certificate-event", &[("title", "{event}".into())]),
        &left(18.0, PINE).bold().lines(2, 11.5),
    );
    design.details(x, 129.0, wide, &left(11.0, SLATE).sans());
    design.signatures((x, 149.0, 192.0, 35.0), PINE, Align::Left);
    design.code(252.0, 164.0, 20.0, PINE);
    let number = words.text("certificate-number", &[("number", "{number}".into())]);
    let issued = words.text("certificate-issued", &[("day", "{issued_on}".into())]);
    design.text("number", (x, 190.0, 100.0, 5.0), number, &left(8.5, PINE).bold().sans());
    design.text("date", (172.0, 190.0, 100.0, 5.0), issued, &Set::new(8.5, SLATE).sans().align(Align::Right));
    design.elements
}

/// Cream paper, deep red and gold: for those who won.
pub(super) fn winner(words: &Words) -> Vec<Element> {
    let mut design = Design::new(words);
    design.ground(0.0, 0.0, 297.0, 210.0, fill(CREAM));
    design.ground(0.0, 0.0, 297.0, 12.0, fill(WINE));
    design.ground(0.0, 198.0, 297.0, 12.0, fill(WINE));
    design.ground(0.0, 13.4, 297.0, 0.9, fill(GOLD));
    design.ground(0.0, 195.7, 297.0, 0.9, fill(GOLD));
    design.ground(16.0, 22.0, 265.0, 166.0, BoxStyle { radius: 4.0, ..edge(GOLD, 1.0) });
    design.ground(17.6, 23.6, 261.8, 162.8, BoxStyle { radius: 3.0, ..edge(GOLD, 0.3) });
    design.logo(24.0, 28.0, 30.0, 18.0);
    design.text("foundation", (38.5, 31.0, 220.0, 6.0), "{foundation}", &Set::new(10.5, WINE).bold().sans().tracking(0.04));
    design.text("heading", (38.5, 37.5, 220.0, 19.0), words.plain("template-winner-heading"), &Set::new(46.0, WINE).bold().tracking(0.09));
    design.text("role", (48.5, 56.0, 200.0, 9.0), "{role}", &Set::new(17.0, GOLD).italic());
    design.divider(148.5, 67.0, 34.0, GOLD);
    design.text("lead", (48.5, 69.0, 200.0, 7.0), words.plain("template-winner-lead"), &Set::new(12.5, SLATE));
    design.text("name", (35.5, 77.5, 226.0, 21.0), words.plain("template-winner-name"), &Set::new(34.0, WINE).bold().lines(2, 17.0));
    design.text("statement", (45.5, 100.5, 206.0, 11.5), "{reason}", &Set::new(12.5, SLATE).lines(2, 9.0));
    design.text(
        "event",
        (40.5, 113.5, 216.0, 16.0),
        words.text("certificate-event", &[("title", "{event}".into())]),
        &Set::new(17.0, Colour::INK).bold().lines(2, 11.5),
    );
    design.text("when", (40.5, 130.5, 216.0, 6.0), "{days}", &Set::new(11.0, SLATE));
    let award = words.text("template-winner-award", &[("sum", "{award}".into())]);
    design.text("award", (40.5, 136.5, 216.0, 6.5), award, &Set::new(12.5, WINE).bold()).when = when("award");
    design.signatures((50.0, 145.5, 197.0, 32.5), WINE, Align::Centre);
    design.code(26.0, 158.5, 18.0, WINE);
    let number = words.text("certificate-number", &[("number", "{number}".into())]);
    let issued = words.text("certificate-issued", &[("day", "{issued_on}".into())]);
    design.text("number", (24.0, 179.5, 110.0, 5.0), number, &Set::new(8.5, WINE).bold().sans().align(Align::Left));
    design.text("date", (163.0, 179.5, 110.0, 5.0), issued, &Set::new(8.5, SLATE).sans().align(Align::Right));
    design.elements
}
