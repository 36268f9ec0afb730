//! The templates that ship: three certificates, built of the same elements that the designer has, so that a copy of them can
//! be changed in everything.

use sokrat_documents::template::{
    BoxStyle, Code, Element, Fit, Image, Kind, Line, Page, Shows, SignatureBlock, Signer, Template, TextBox, When, names_in,
};
use sokrat_documents::{Align, Colour, Family, Frame, Vertical};
use sokrat_words::Words;

sokrat_core::choices_plain! {
    /// A template that ships.
    Shipped { Participant = "participant", Speaker = "speaker", Winner = "winner", }
}

const NAVY: Colour = Colour(27, 50, 84);
const GOLD: Colour = Colour(160, 126, 62);
const SLATE: Colour = Colour(74, 83, 97);
const MIST: Colour = Colour(243, 245, 248);
const PINE: Colour = Colour(24, 74, 62);
const WINE: Colour = Colour(112, 28, 46);
const CREAM: Colour = Colour(251, 248, 241);

/// The template of this name, with its texts in these words.
pub fn template(words: &Words, shipped: Shipped) -> Template {
    let mut template = Template::new(Kind::Certificate, words.choice("template-shipped", shipped.as_str()), Page { width: 297.0, height: 210.0 });
    template.elements = match shipped {
        Shipped::Participant => participant(words),
        Shipped::Speaker => speaker(words),
        Shipped::Winner => winner(words),
    };
    template
}

/// A text of the designs: what makes it differ from the usual one.
struct Set {
    size: f32,
    bold: bool,
    italic: bool,
    family: Family,
    colour: Colour,
    align: Align,
    lines: u32,
    least: f32,
    tracking: f32,
    leading: f32,
}

impl Set {
    const fn new(size: f32, colour: Colour) -> Self {
        Self {
            size,
            bold: false,
            italic: false,
            family: Family::Serif,
            colour,
            align: Align::Centre,
            lines: 1,
            least: size * 0.66,
            tracking: 0.0,
            leading: 1.25,
        }
    }
    const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
    const fn italic(self) -> Self {
        Self { italic: true, ..self }
    }
    const fn sans(self) -> Self {
        Self { family: Family::Sans, ..self }
    }
    const fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }
    const fn lines(self, lines: u32, least: f32) -> Self {
        Self { lines, least, ..self }
    }
    const fn tracking(self, tracking: f32) -> Self {
        Self { tracking, ..self }
    }
}

/// Elements of a design, named in the reader's words.
struct Design<'a> {
    words: &'a Words,
    elements: Vec<Element>,
}

impl Design<'_> {
    fn add(&mut self, name: &str, frame: Frame, shows: Shows) -> &mut Element {
        let name = self.words.choice("template-element", name);
        self.elements.push(Element { name, frame, when: None, locked: false, shows });
        let last = self.elements.len() - 1;
        &mut self.elements[last]
    }

    /// A part of the ground: drawn first and not moved by accident.
    fn ground(&mut self, x: f32, y: f32, width: f32, height: f32, style: BoxStyle) {
        self.add("ground", Frame::new(x, y, width, height), Shows::Box(style)).locked = true;
    }

    fn text(&mut self, name: &str, frame: (f32, f32, f32, f32), text: impl Into<String>, set: &Set) -> &mut Element {
        let shows = TextBox {
            text: text.into(),
            family: set.family,
            bold: set.bold,
            italic: set.italic,
            size: set.size,
            least_size: set.least,
            colour: set.colour,
            align: set.align,
            vertical: Vertical::Middle,
            lines: set.lines,
            leading: set.leading,
            tracking: set.tracking,
            uppercase: false,
        };
        self.add(name, Frame::new(frame.0, frame.1, frame.2, frame.3), Shows::Text(shows))
    }

    fn line(&mut self, x: f32, y: f32, width: f32, colour: Colour, points: f32) {
        self.add("line", Frame::new(x, y, width, 0.0), Shows::Line(Line { colour, width: points, rising: false }));
    }

    /// A line on both sides of a small square.
    fn divider(&mut self, middle: f32, y: f32, half: f32, colour: Colour) {
        self.line(middle - half, y, half - 3.0, colour, 0.6);
        self.line(middle + 3.0, y, half - 3.0, colour, 0.6);
        self.add("ornament", Frame::new(middle - 0.8, y - 0.8, 1.6, 1.6), Shows::Box(fill(colour)));
    }

    fn signatures(&mut self, frame: (f32, f32, f32, f32), colour: Colour) {
        let signer = |number: u32| Signer {
            post: format!("{{signer{number}_post}}"),
            name: format!("{{signer{number}_name}}"),
            facsimile: format!("{{signer{number}_facsimile}}"),
            seal: if number == 1 { "{seal}".to_owned() } else { String::new() },
        };
        let block = SignatureBlock { signers: vec![signer(1), signer(2), signer(3)], colour, line: SLATE, ..SignatureBlock::default() };
        self.add("signatures", Frame::new(frame.0, frame.1, frame.2, frame.3), Shows::Signatures(block));
    }

    /// The foundation's logo, where the programme has one.
    fn logo(&mut self, x: f32, y: f32, width: f32, height: f32) {
        let image = Image { picture: "{logo}".to_owned(), fit: Fit::Contain };
        self.add("logo", Frame::new(x, y, width, height), Shows::Image(image)).when = when("logo");
    }

    fn code(&mut self, x: f32, y: f32, side: f32, colour: Colour) {
        let code = Code { text: "{code}".to_owned(), colour, quiet: true };
        self.add("code", Frame::new(x, y, side, side), Shows::Code(code)).when = when("code");
    }

    /// A lead, the name in the case that the words ask for, and what goes on from it; and in their place, where the case of a
    /// name is doubtful, the same with a wording that takes the nominative.
    fn named(&mut self, paper: &str, places: &Named<'_>) {
        let said = |part: &str| self.words.plain(&format!("template-{paper}-{part}"));
        let (lead, name, deed) = (said("lead"), said("name"), said("deed"));
        let declined = names_in(&name).any(|name| name.starts_with("name_"));
        let (neutral_lead, neutral_deed) = (said("neutral-lead"), said("neutral-deed"));
        let mut variant = |lead: String, name: String, deed: String, when: Option<When>| {
            for (element, (frame, set), text) in [("lead", &places.lead, lead), ("name", &places.name, name), ("statement", &places.deed, deed)] {
                self.text(element, *frame, text, set).when.clone_from(&when);
            }
        };
        let doubtful = |not: bool| declined.then(|| When { name: "name_neutral".to_owned(), equals: None, not });
        variant(lead, name, deed, doubtful(true));
        if declined {
            variant(neutral_lead, "{name_neutral}".to_owned(), neutral_deed, doubtful(false));
        }
    }

    /// Day and hours in one line, the place in the next.
    fn details(&mut self, x: f32, y: f32, width: f32, set: &Set) {
        self.text("when", (x, y, width, 6.0), "{days} · {hours}", set).when = when("hours");
        self.text("when", (x, y, width, 6.0), "{days}", set).when = Some(When { name: "hours".to_owned(), equals: None, not: true });
        self.text("place", (x, y + 6.5, width, 6.0), "{place}", set).when = when("place");
    }
}

/// Where the parts of a sentence around a name stand, and how.
struct Named<'a> {
    lead: ((f32, f32, f32, f32), &'a Set),
    name: ((f32, f32, f32, f32), &'a Set),
    deed: ((f32, f32, f32, f32), &'a Set),
}

fn when(name: &str) -> Option<When> {
    Some(When { name: name.to_owned(), equals: None, not: false })
}

fn fill(colour: Colour) -> BoxStyle {
    BoxStyle { fill: Some(colour), stroke: None, line: 0.5, radius: 0.0 }
}

fn edge(colour: Colour, line: f32) -> BoxStyle {
    BoxStyle { fill: None, stroke: Some(colour), line, radius: 0.0 }
}

/// A fine double frame, the name as the largest thing on the page.
fn participant(words: &Words) -> Vec<Element> {
    let mut design = Design { words, elements: Vec::new() };
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
    design.text("heading", (38.5, 44.0, 220.0, 17.0), words.plain("certificate-heading"), &Set::new(40.0, NAVY).bold().tracking(0.085));
    design.text("role", (48.5, 61.5, 200.0, 9.0), "{role}", &Set::new(17.0, GOLD).italic());
    design.divider(148.5, 75.0, 26.0, GOLD);
    design.named(
        "participant",
        &Named {
            lead: ((48.5, 79.5, 200.0, 7.0), &Set::new(12.5, SLATE)),
            name: ((35.5, 88.5, 226.0, 21.0), &Set::new(34.0, NAVY).bold().lines(2, 17.0)),
            deed: ((45.5, 112.0, 206.0, 11.5), &Set::new(12.5, SLATE).lines(2, 9.0)),
        },
    );
    design.text(
        "event",
        (40.5, 126.0, 216.0, 17.0),
        words.text("certificate-event", &[("title", "{event}".into())]),
        &Set::new(17.0, Colour::INK).bold().lines(2, 11.5),
    );
    design.details(40.5, 145.0, 216.0, &Set::new(11.5, SLATE));
    design.signatures((98.5, 160.0, 100.0, 24.0), NAVY);
    design.code(24.0, 160.0, 23.0, NAVY);
    let number = words.text("certificate-number", &[("number", "{number}".into())]);
    let issued = words.text("certificate-issued", &[("day", "{issued_on}".into())]);
    design.text("number", (26.0, 187.0, 110.0, 5.0), number, &Set::new(8.5, NAVY).bold().sans().align(Align::Left));
    design.text("date", (161.0, 187.0, 110.0, 5.0), issued, &Set::new(8.5, SLATE).sans().align(Align::Right));
    design.elements
}

/// A band of colour at the side, everything flush with it: for those who taught.
fn speaker(words: &Words) -> Vec<Element> {
    let mut design = Design { words, elements: Vec::new() };
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
    design.text("heading", (x, 46.0, wide, 15.0), words.plain("template-thanks-heading"), &left(34.0, PINE).bold().sans());
    design.line(x, 65.0, 40.0, GOLD, 1.5);
    design.named(
        "thanks",
        &Named {
            lead: ((x, 71.0, wide, 7.0), &left(12.5, SLATE).sans()),
            name: ((x, 80.0, wide, 24.0), &left(32.0, Colour::INK).bold().lines(2, 16.0)),
            deed: ((x, 107.0, wide, 7.0), &left(12.5, SLATE).sans()),
        },
    );
    design.text(
        "event",
        (x, 116.0, wide, 19.0),
        words.text("certificate-event", &[("title", "{event}".into())]),
        &left(18.0, PINE).bold().lines(2, 11.5),
    );
    design.details(x, 138.0, wide, &left(11.0, SLATE).sans());
    design.signatures((x, 156.0, 100.0, 26.0), PINE);
    design.code(247.0, 158.0, 25.0, PINE);
    let number = words.text("certificate-number", &[("number", "{number}".into())]);
    let issued = words.text("certificate-issued", &[("day", "{issued_on}".into())]);
    design.text("number", (x, 190.0, 100.0, 5.0), number, &left(8.5, PINE).bold().sans());
    design.text("date", (172.0, 190.0, 100.0, 5.0), issued, &Set::new(8.5, SLATE).sans().align(Align::Right));
    design.elements
}

/// Cream paper, deep red and gold: for those who won.
fn winner(words: &Words) -> Vec<Element> {
    let mut design = Design { words, elements: Vec::new() };
    design.ground(0.0, 0.0, 297.0, 210.0, fill(CREAM));
    design.ground(0.0, 0.0, 297.0, 12.0, fill(WINE));
    design.ground(0.0, 198.0, 297.0, 12.0, fill(WINE));
    design.ground(0.0, 13.4, 297.0, 0.9, fill(GOLD));
    design.ground(0.0, 195.7, 297.0, 0.9, fill(GOLD));
    design.ground(16.0, 22.0, 265.0, 166.0, BoxStyle { radius: 4.0, ..edge(GOLD, 1.0) });
    design.ground(17.6, 23.6, 261.8, 162.8, BoxStyle { radius: 3.0, ..edge(GOLD, 0.3) });
    design.logo(24.0, 28.0, 30.0, 18.0);
    design.text("foundation", (38.5, 31.0, 220.0, 6.0), "{foundation}", &Set::new(10.5, WINE).bold().sans().tracking(0.04));
    design.text("heading", (38.5, 43.0, 220.0, 19.0), words.plain("template-winner-heading"), &Set::new(46.0, WINE).bold().tracking(0.09));
    design.text("role", (48.5, 63.0, 200.0, 9.0), words.plain("template-winner-role"), &Set::new(17.0, GOLD).italic());
    design.divider(148.5, 77.0, 34.0, GOLD);
    design.text("lead", (48.5, 81.0, 200.0, 7.0), words.plain("template-winner-lead"), &Set::new(12.5, SLATE));
    design.text("name", (35.5, 88.5, 226.0, 21.0), words.plain("template-winner-name"), &Set::new(34.0, WINE).bold().lines(2, 17.0));
    design.text("organisation", (45.5, 113.5, 206.0, 9.5), "{organisation}", &Set::new(13.0, SLATE).lines(2, 9.0)).when = when("organisation");
    design.text(
        "event",
        (40.5, 125.0, 216.0, 17.0),
        words.text("certificate-event", &[("title", "{event}".into())]),
        &Set::new(17.0, Colour::INK).bold().lines(2, 11.5),
    );
    design.details(40.5, 143.0, 216.0, &Set::new(11.0, SLATE));
    design.signatures((98.5, 156.0, 100.0, 22.0), WINE);
    design.code(26.0, 154.0, 23.0, WINE);
    let number = words.text("certificate-number", &[("number", "{number}".into())]);
    let issued = words.text("certificate-issued", &[("day", "{issued_on}".into())]);
    design.text("number", (24.0, 179.5, 110.0, 5.0), number, &Set::new(8.5, WINE).bold().sans().align(Align::Left));
    design.text("date", (163.0, 179.5, 110.0, 5.0), issued, &Set::new(8.5, SLATE).sans().align(Align::Right));
    design.elements
}
