//! Reading a template from a file that is not trusted, and holding its numbers within bounds.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use super::model::{Background, BodyBox, Element, Page, Sheet, Shows, Template, TextBox};
use super::pictures::Pictures;
use super::placeholders::{Sort, placeholders};
use super::values::{is_name, names_in};
use crate::content::field::Frame;
use crate::layout::flow::LEAST;

/// Larger files are not read: pictures stand beside them.
const MOST_BYTES: usize = 1 << 20;
const MOST_ELEMENTS: usize = 200;
const MOST_COLUMNS: usize = 20;
const MOST_SIGNERS: usize = 3;
const MOST_CARDS_A_SIDE: u32 = 20;
const MOST_BLANK_ROWS: u32 = 500;
/// Characters of a text, and of a name.
const MOST_TEXT: usize = 4000;
const MOST_NAME: usize = 100;
/// The largest number that a condition compares with.
const MOST_NUMBER: f64 = 1_000_000_000.0;
/// Type sizes of the text of a document, points.
const BODY_SIZE: (f32, f32) = (6.0, 24.0);
/// The largest sheet is A0; the smallest card is a small label.
const PAGE: (f32, f32) = (10.0, 1200.0);

/// What is wrong with a place in a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "TemplateFault")]
pub enum Fault {
    /// Larger than a template can be; nothing of it is used.
    FileTooLarge,
    /// No template; nothing of it is used.
    NotATemplate,
    /// Made by a newer version of the program; nothing of it is used.
    Newer,
    /// A field that this version does not know; it is left out.
    UnknownField,
    /// It cannot be understood; it is left out.
    Unreadable,
    /// A number outside its bounds; the nearest that is allowed is used.
    OutOfBounds,
    /// More of them than a template can have; the rest is left out.
    TooMany,
    /// A text that is longer than it can be; it is cut.
    TooLong,
    /// There is no such placeholder; it is printed as it is written.
    UnknownPlaceholder,
    /// Neither the name of a picture's content nor a placeholder; no picture is drawn.
    NoPicture,
    /// The text of a document needs a larger frame; the least that it needs is used.
    NoRoom,
}

/// Something in a template that was not used as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "TemplateIssue")]
pub struct Issue {
    /// Where: `elements[2].shows.size`.
    pub at: String,
    /// What is wrong.
    pub fault: Fault,
}

impl Issue {
    fn new(at: impl Into<String>, fault: Fault) -> Self {
        Self { at: at.into(), fault }
    }

    /// Whether nothing of the file could be used.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        matches!(self.fault, Fault::FileTooLarge | Fault::NotATemplate | Fault::Newer)
    }
}

impl Template {
    /// Reads a template. What cannot be used is left out or brought within bounds, and named. An answer with a fatal issue
    /// is an empty template.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> (Self, Vec<Issue>) {
        let nothing = |fault| (Self::default(), vec![Issue::new("", fault)]);
        if bytes.len() > MOST_BYTES {
            return nothing(Fault::FileTooLarge);
        }
        // serde_json itself stops at a depth of 128.
        let Ok(Value::Object(mut file)) = serde_json::from_slice(bytes) else { return nothing(Fault::NotATemplate) };
        match file.remove("version").as_ref().and_then(Value::as_u64) {
            Some(version) if (1..=u64::from(Self::VERSION)).contains(&version) => {}
            Some(version) if version > u64::from(Self::VERSION) => return nothing(Fault::Newer),
            _ => return nothing(Fault::NotATemplate),
        }
        let mut issues = Vec::new();
        let template = Self::default();
        let mut read = Self {
            kind: field(&mut file, "kind", template.kind, &mut issues),
            title: field(&mut file, "title", template.title, &mut issues),
            page: field::<Page>(&mut file, "page", template.page, &mut issues),
            sheet: field::<Option<Sheet>>(&mut file, "sheet", None, &mut issues),
            background: field::<Option<Background>>(&mut file, "background", None, &mut issues),
            elements: Vec::new(),
            version: template.version,
        };
        match file.remove("elements") {
            Some(Value::Array(elements)) => {
                if elements.len() > MOST_ELEMENTS {
                    issues.push(Issue::new("elements", Fault::TooMany));
                }
                for (index, element) in elements.into_iter().take(MOST_ELEMENTS).enumerate() {
                    read.elements.extend(value::<Element>(&element, &format!("elements[{index}]"), &mut issues));
                }
            }
            None | Some(Value::Null) => {}
            Some(_) => issues.push(Issue::new("elements", Fault::Unreadable)),
        }
        issues.extend(file.keys().map(|key| Issue::new(shortened(key), Fault::UnknownField)));
        issues.extend(read.check());
        (read, issues)
    }

    /// Brings numbers, counts and lengths within bounds, and names what was not. A template that passed once passes again.
    pub fn check(&mut self) -> Vec<Issue> {
        let mut checker = Checker { issues: Vec::new(), texts: BTreeSet::new(), rows: BTreeSet::new() };
        for placeholder in placeholders(self.kind) {
            let names = if placeholder.sort == Sort::Row { &mut checker.rows } else { &mut checker.texts };
            names.insert(placeholder.name);
        }
        checker.length("title", &mut self.title, MOST_NAME);
        checker.number("page.width", &mut self.page.width, PAGE);
        checker.number("page.height", &mut self.page.height, PAGE);
        if let Some(sheet) = &mut self.sheet {
            checker.sheet(sheet);
        }
        if let Some(background) = &mut self.background {
            checker.picture("background.picture", &background.picture);
        }
        checker.count("elements", &mut self.elements, MOST_ELEMENTS);
        for (index, element) in self.elements.iter_mut().enumerate() {
            checker.element(&format!("elements[{index}]"), element);
        }
        self.version = self.needs();
        checker.issues
    }
}

/// Takes a field out of an object.
fn field<T: DeserializeOwned + Serialize>(object: &mut Map<String, Value>, key: &str, default: T, issues: &mut Vec<Issue>) -> T {
    match object.remove(key) {
        None => default,
        Some(raw) => value(&raw, key, issues).unwrap_or(default),
    }
}

/// Understands a value, and names the fields of it that were not understood.
fn value<T: DeserializeOwned + Serialize>(raw: &Value, at: &str, issues: &mut Vec<Issue>) -> Option<T> {
    match T::deserialize(raw) {
        Ok(read) => {
            if let Ok(known) = serde_json::to_value(&read) {
                unknown(raw, &known, at, issues);
            }
            Some(read)
        }
        Err(_) => {
            issues.push(Issue::new(at, Fault::Unreadable));
            None
        }
    }
}

/// What is in `raw` and did not come back.
fn unknown(raw: &Value, known: &Value, at: &str, issues: &mut Vec<Issue>) {
    match (raw, known) {
        (Value::Object(raw), Value::Object(known)) => {
            for (key, value) in raw {
                let at = format!("{at}.{}", shortened(key));
                match known.get(key) {
                    Some(known) => unknown(value, known, &at, issues),
                    None => issues.push(Issue::new(at, Fault::UnknownField)),
                }
            }
        }
        (Value::Array(raw), Value::Array(known)) => {
            for (index, (raw, known)) in raw.iter().zip(known).enumerate() {
                unknown(raw, known, &format!("{at}[{index}]"), issues);
            }
        }
        _ => {}
    }
}

/// A name that stands in an issue.
fn shortened(key: &str) -> String {
    key.chars().take(40).collect()
}

struct Checker {
    issues: Vec<Issue>,
    texts: BTreeSet<&'static str>,
    rows: BTreeSet<&'static str>,
}

impl Checker {
    fn tell(&mut self, at: &str, fault: Fault) {
        self.issues.push(Issue::new(at, fault));
    }

    /// Brings a number within its bounds; one that is none becomes the least.
    fn number<N: PartialOrd + Copy>(&mut self, at: &str, number: &mut N, (least, most): (N, N)) {
        if !(least..=most).contains(number) {
            *number = if *number > most { most } else { least };
            self.tell(at, Fault::OutOfBounds);
        }
    }

    fn count<T>(&mut self, at: &str, things: &mut Vec<T>, most: usize) {
        if things.len() > most {
            things.truncate(most);
            self.tell(at, Fault::TooMany);
        }
    }

    fn length(&mut self, at: &str, text: &mut String, most: usize) {
        if let Some((end, _)) = text.char_indices().nth(most) {
            text.truncate(end);
            self.tell(at, Fault::TooLong);
        }
    }

    /// A text with placeholders.
    fn text(&mut self, at: &str, text: &mut String, of_row: bool) {
        self.length(at, text, MOST_TEXT);
        let known = if of_row { &self.rows } else { &self.texts };
        if names_in(text).any(|name| !known.contains(name)) {
            self.tell(at, Fault::UnknownPlaceholder);
        }
    }

    fn picture(&mut self, at: &str, picture: &str) {
        let placeholder = picture.strip_prefix('{').and_then(|p| p.strip_suffix('}')).filter(|name| is_name(name));
        match placeholder {
            Some(name) if !self.texts.contains(name) => self.tell(at, Fault::UnknownPlaceholder),
            None if !picture.is_empty() && !Pictures::is_name(picture) => self.tell(at, Fault::NoPicture),
            _ => {}
        }
    }

    fn sheet(&mut self, sheet: &mut Sheet) {
        self.number("sheet.width", &mut sheet.width, PAGE);
        self.number("sheet.height", &mut sheet.height, PAGE);
        self.number("sheet.across", &mut sheet.across, (1, MOST_CARDS_A_SIDE));
        self.number("sheet.down", &mut sheet.down, (1, MOST_CARDS_A_SIDE));
        for (at, number) in [("sheet.gapX", &mut sheet.gap_x), ("sheet.gapY", &mut sheet.gap_y)] {
            self.number(at, number, (0.0, 100.0));
        }
        for (at, number) in [("sheet.left", &mut sheet.left), ("sheet.top", &mut sheet.top)] {
            self.number(at, number, (-1.0, 300.0));
        }
    }

    fn frame(&mut self, at: &str, frame: &mut Frame) {
        let place = (-PAGE.1, 2.0 * PAGE.1);
        self.number(&format!("{at}.x"), &mut frame.x, place);
        self.number(&format!("{at}.y"), &mut frame.y, place);
        self.number(&format!("{at}.width"), &mut frame.width, (0.0, 2.0 * PAGE.1));
        self.number(&format!("{at}.height"), &mut frame.height, (0.0, 2.0 * PAGE.1));
    }

    /// The room that a text of a document needs, on its first page and on those behind it.
    fn body(&mut self, at: &str, frame: &mut Frame, body: &mut BodyBox) {
        self.number(&format!("{at}.shows.size"), &mut body.size, BODY_SIZE);
        self.number(&format!("{at}.shows.furtherTop"), &mut body.further_top, (-1.0, PAGE.1));
        for (side, measure, least) in [("width", &mut frame.width, LEAST.0), ("height", &mut frame.height, LEAST.1)] {
            if *measure < least {
                *measure = least;
                self.tell(&format!("{at}.frame.{side}"), Fault::NoRoom);
            }
        }
        let most = frame.y + frame.height - LEAST.1;
        if body.further_top >= 0.0 && body.further_top > most {
            body.further_top = if most < 0.0 { -1.0 } else { most };
            self.tell(&format!("{at}.shows.furtherTop"), Fault::NoRoom);
        }
    }

    fn element(&mut self, at: &str, element: &mut Element) {
        self.length(&format!("{at}.name"), &mut element.name, MOST_NAME);
        self.frame(&format!("{at}.frame"), &mut element.frame);
        if let Some(when) = &mut element.when {
            if !self.texts.contains(when.name.as_str()) {
                self.tell(&format!("{at}.when.name"), Fault::UnknownPlaceholder);
            }
            self.length(&format!("{at}.when.name"), &mut when.name, MOST_NAME);
            if let Some(equals) = &mut when.equals {
                self.length(&format!("{at}.when.equals"), equals, MOST_TEXT);
            }
            if let Some(least) = &mut when.least {
                self.number(&format!("{at}.when.least"), least, (0.0, MOST_NUMBER));
            }
        }
        let shows = format!("{at}.shows");
        let inner = |name: &str| format!("{shows}.{name}");
        match &mut element.shows {
            Shows::Text(text) => self.text_box(&shows, text),
            Shows::Image(image) => self.picture(&inner("picture"), &image.picture),
            Shows::Line(line) => self.number(&inner("width"), &mut line.width, (0.05, 50.0)),
            Shows::Box(style) => {
                self.number(&inner("line"), &mut style.line, (0.05, 50.0));
                self.number(&inner("radius"), &mut style.radius, (0.0, PAGE.1));
            }
            Shows::Code(code) => self.text(&inner("text"), &mut code.text, false),
            Shows::Body(body) => self.body(at, &mut element.frame, body),
            Shows::Table(table) => {
                self.number(&inner("size"), &mut table.size, (4.0, 72.0));
                self.number(&inner("rowHeight"), &mut table.row_height, (0.0, 200.0));
                self.number(&inner("blankRows"), &mut table.blank_rows, (0, MOST_BLANK_ROWS));
                self.count(&inner("columns"), &mut table.columns, MOST_COLUMNS);
                for (index, column) in table.columns.iter_mut().enumerate() {
                    let at = inner(&format!("columns[{index}]"));
                    self.text(&format!("{at}.title"), &mut column.title, false);
                    self.text(&format!("{at}.text"), &mut column.text, true);
                    self.number(&format!("{at}.width"), &mut column.width, (0.0, PAGE.1));
                }
            }
            Shows::Signatures(block) => {
                self.number(&inner("size"), &mut block.size, (4.0, 72.0));
                self.number(&inner("gap"), &mut block.gap, (0.0, 200.0));
                self.number(&inner("sealSize"), &mut block.seal_size, (5.0, 100.0));
                self.count(&inner("signers"), &mut block.signers, MOST_SIGNERS);
                for (index, signer) in block.signers.iter_mut().enumerate() {
                    let at = inner(&format!("signers[{index}]"));
                    self.text(&format!("{at}.post"), &mut signer.post, false);
                    self.text(&format!("{at}.name"), &mut signer.name, false);
                    self.picture(&format!("{at}.facsimile"), &signer.facsimile);
                    self.picture(&format!("{at}.seal"), &signer.seal);
                }
            }
        }
    }

    fn text_box(&mut self, at: &str, text: &mut TextBox) {
        self.text(&format!("{at}.text"), &mut text.text, false);
        self.number(&format!("{at}.size"), &mut text.size, (2.0, 400.0));
        let most = text.size;
        self.number(&format!("{at}.leastSize"), &mut text.least_size, (2.0, most));
        self.number(&format!("{at}.leading"), &mut text.leading, (0.7, 4.0));
        self.number(&format!("{at}.tracking"), &mut text.tracking, (-0.1, 1.0));
        self.number(&format!("{at}.lines"), &mut text.lines, (0, 200));
    }
}
