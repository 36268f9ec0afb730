//! What designs of templates are put together with.

use sokrat_documents::template::{BoxStyle, Code, Element, Fit, Image, Line, Shows, SignatureBlock, Signer, TextBox, When, names_in};
use sokrat_documents::{Align, Colour, Family, Frame, Vertical};
use sokrat_words::Words;

pub(super) const GOLD: Colour = Colour(160, 126, 62);
pub(super) const SLATE: Colour = Colour(74, 83, 97);

/// A text of the designs: what makes it differ from the usual one.
#[derive(Clone, Copy)]
pub(super) struct Set {
    size: f32,
    bold: bool,
    italic: bool,
    family: Family,
    colour: Colour,
    align: Align,
    vertical: Vertical,
    lines: u32,
    least: f32,
    tracking: f32,
    leading: f32,
}

impl Set {
    pub const fn new(size: f32, colour: Colour) -> Self {
        Self {
            size,
            bold: false,
            italic: false,
            family: Family::Serif,
            colour,
            align: Align::Centre,
            vertical: Vertical::Middle,
            lines: 1,
            least: size * 0.66,
            tracking: 0.0,
            leading: 1.25,
        }
    }
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
    pub const fn italic(self) -> Self {
        Self { italic: true, ..self }
    }
    pub const fn sans(self) -> Self {
        Self { family: Family::Sans, ..self }
    }
    pub const fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }
    pub const fn lines(self, lines: u32, least: f32) -> Self {
        Self { lines, least, ..self }
    }
    pub const fn vertical(self, vertical: Vertical) -> Self {
        Self { vertical, ..self }
    }
    pub const fn leading(self, leading: f32) -> Self {
        Self { leading, ..self }
    }
    pub const fn tracking(self, tracking: f32) -> Self {
        Self { tracking, ..self }
    }
}

/// Elements of a design, named in the reader's words.
pub(super) struct Design<'a> {
    words: &'a Words,
    pub elements: Vec<Element>,
}

impl<'a> Design<'a> {
    /// Nothing yet.
    pub fn new(words: &'a Words) -> Self {
        Self { words, elements: Vec::new() }
    }

    pub fn add(&mut self, name: &str, frame: Frame, shows: Shows) -> &mut Element {
        let name = self.words.choice("template-element", name);
        self.elements.push(Element { name, frame, when: None, locked: false, shows });
        let last = self.elements.len() - 1;
        &mut self.elements[last]
    }

    /// A part of the ground: drawn first and not moved by accident.
    pub fn ground(&mut self, x: f32, y: f32, width: f32, height: f32, style: BoxStyle) {
        self.add("ground", Frame::new(x, y, width, height), Shows::Box(style)).locked = true;
    }

    pub fn text(&mut self, name: &str, frame: (f32, f32, f32, f32), text: impl Into<String>, set: &Set) -> &mut Element {
        let shows = TextBox {
            text: text.into(),
            family: set.family,
            bold: set.bold,
            italic: set.italic,
            size: set.size,
            least_size: set.least,
            colour: set.colour,
            align: set.align,
            vertical: set.vertical,
            lines: set.lines,
            leading: set.leading,
            tracking: set.tracking,
            uppercase: false,
        };
        self.add(name, Frame::new(frame.0, frame.1, frame.2, frame.3), Shows::Text(shows))
    }

    pub fn line(&mut self, x: f32, y: f32, width: f32, colour: Colour, points: f32) -> &mut Element {
        self.add("line", Frame::new(x, y, width, 0.0), Shows::Line(Line { colour, width: points, rising: false }))
    }

    /// A line on both sides of a small square.
    pub fn divider(&mut self, middle: f32, y: f32, half: f32, colour: Colour) {
        self.line(middle - half, y, half - 3.0, colour, 0.6);
        self.line(middle + 3.0, y, half - 3.0, colour, 0.6);
        self.add("ornament", Frame::new(middle - 0.8, y - 0.8, 1.6, 1.6), Shows::Box(fill(colour)));
    }

    /// Up to three who sign, beside each other: the frame holds three, and leaves their signatures as much room above the line
    /// as the texts take below it.
    pub fn signatures(&mut self, frame: (f32, f32, f32, f32), colour: Colour, align: Align) {
        let signer = |number: u32| Signer {
            post: format!("{{signer{number}_post}}"),
            name: format!("{{signer{number}_name}}"),
            facsimile: format!("{{signer{number}_facsimile}}"),
            seal: if number == 1 { "{seal}".to_owned() } else { String::new() },
        };
        let signers = vec![signer(1), signer(2), signer(3)];
        let block = SignatureBlock { signers, align, colour, line: SLATE, gap: 9.0, seal_size: 30.0, ..SignatureBlock::default() };
        self.add("signatures", Frame::new(frame.0, frame.1, frame.2, frame.3), Shows::Signatures(block));
    }

    /// The foundation's logo, where the programme has one.
    pub fn logo(&mut self, x: f32, y: f32, width: f32, height: f32) {
        let image = Image { picture: "{logo}".to_owned(), fit: Fit::Contain };
        self.add("logo", Frame::new(x, y, width, height), Shows::Image(image)).when = when("logo");
    }

    /// The code, on the paper itself: whatever its colour is, nothing else stands within four modules of it.
    pub fn code(&mut self, x: f32, y: f32, side: f32, colour: Colour) {
        let code = Code { text: "{code}".to_owned(), colour, quiet: false, ..Code::default() };
        self.add("code", Frame::new(x, y, side, side), Shows::Code(code)).when = when("code");
    }

    /// A lead, the name in the case that the words ask for, and what goes on from it; and in their place, where the case of a
    /// name is doubtful, the same with a wording that takes the nominative.
    pub fn named(&mut self, paper: &str, places: &Named<'_>) {
        let said = |part: &str| self.words.plain(&format!("template-{paper}-{part}"));
        let (lead, name, deed) = (said("lead"), said("name"), said("deed"));
        let declined = names_in(&name).any(|name| name.starts_with("name_"));
        let (neutral_lead, neutral_deed) = (said("neutral-lead"), said("neutral-deed"));
        let mut variant = |lead: String, name: String, deed: String, when: Option<When>| {
            for (element, (frame, set), text) in [("lead", &places.lead, lead), ("name", &places.name, name), ("statement", &places.deed, deed)] {
                self.text(element, *frame, text, set).when.clone_from(&when);
            }
        };
        let doubtful = |not: bool| declined.then(|| When { name: "name_neutral".to_owned(), not, ..When::default() });
        variant(lead, name, deed, doubtful(true));
        if declined {
            variant(neutral_lead, "{name_neutral}".to_owned(), neutral_deed, doubtful(false));
        }
    }

    /// Day and hours in one line, the place in the next.
    pub fn details(&mut self, x: f32, y: f32, width: f32, set: &Set) {
        self.text("when", (x, y, width, 6.0), "{days} · {hours}", set).when = when("hours");
        self.text("when", (x, y, width, 6.0), "{days}", set).when = Some(When { name: "hours".to_owned(), not: true, ..When::default() });
        self.text("place", (x, y + 6.5, width, 6.0), "{place}", set).when = when("place");
    }
}

/// Where the parts of a sentence around a name stand, and how.
pub(super) struct Named<'a> {
    pub lead: ((f32, f32, f32, f32), &'a Set),
    pub name: ((f32, f32, f32, f32), &'a Set),
    pub deed: ((f32, f32, f32, f32), &'a Set),
}

/// Where a placeholder is filled.
pub(super) fn when(name: &str) -> Option<When> {
    Some(When { name: name.to_owned(), ..When::default() })
}

/// Where a placeholder is empty.
pub(super) fn unless(name: &str) -> Option<When> {
    Some(When { name: name.to_owned(), not: true, ..When::default() })
}

pub(super) fn fill(colour: Colour) -> BoxStyle {
    BoxStyle { fill: Some(colour), stroke: None, line: 0.5, radius: 0.0 }
}

pub(super) fn edge(colour: Colour, line: f32) -> BoxStyle {
    BoxStyle { fill: None, stroke: Some(colour), line, radius: 0.0 }
}
