//! Pictures beside a template, each known by its content.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use sha2::{Digest, Sha256};

use crate::{Result, svg};

/// A picture by its name, with the pixels of its longer side.
type Wanted = (String, u16);

/// The pictures of a batch: PNG, JPEG or SVG files by the name of their content.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    files: BTreeMap<String, Rc<[u8]>>,
    /// Those that were asked for, as the writer takes them: a drawing takes long to become one.
    drawable: RefCell<BTreeMap<Wanted, Option<Rc<[u8]>>>>,
}

impl Pictures {
    /// The name of a file's content: its SHA-256 in small hexadecimal digits.
    #[must_use]
    pub fn name(bytes: &[u8]) -> String {
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether this is written as the name of a content.
    #[must_use]
    pub fn is_name(text: &str) -> bool {
        text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'a'..=b'f'))
    }

    /// Adds a file; answers its name.
    pub fn add(&mut self, bytes: impl Into<Rc<[u8]>>) -> String {
        let bytes = bytes.into();
        let name = Self::name(&bytes);
        self.drawable.get_mut().retain(|(known, _), _| *known != name);
        self.files.insert(name.clone(), bytes);
        name
    }

    /// The file of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Rc<[u8]>> {
        self.files.get(name)
    }

    /// The names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether a file is a picture that a document can hold. Errors: [`crate::Error::Picture`] with what is wrong.
    pub fn check(bytes: &[u8]) -> Result<()> {
        if svg::is_svg(bytes) {
            return svg::check(bytes);
        }
        crate::picture::read(bytes).map(|_| ())
    }

    /// The file of this name as a picture that the writer takes: PNG or JPEG, read whole once, so that a damaged one does not
    /// fail a batch in its middle. A drawing becomes one of `side` pixels, as [`Self::side`] gives it for where it stands.
    pub(super) fn drawable(&self, name: &str, side: u16) -> Option<Rc<[u8]>> {
        let key = (name.to_owned(), side);
        if let Some(known) = self.drawable.borrow().get(&key) {
            return known.clone();
        }
        let read = |bytes: &Rc<[u8]>| {
            let bytes = if svg::is_svg(bytes) { svg::as_png(bytes, side).ok()?.into() } else { Rc::clone(bytes) };
            crate::picture::read(&bytes).is_ok().then_some(bytes)
        };
        let made = self.files.get(name).and_then(read);
        self.drawable.borrow_mut().insert(key, made.clone());
        made
    }

    /// The pixels that a drawing of this name needs in a frame whose longer side is so long, mm; nought for what has its pixels.
    pub(super) fn side(&self, name: &str, millimetres: f32) -> u16 {
        if self.files.get(name).is_some_and(|bytes| svg::is_svg(bytes)) { svg::side_of(millimetres) } else { 0 }
    }
}
