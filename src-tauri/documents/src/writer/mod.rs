//! The display list as a PDF/A-2u file.
//!
//! printpdf is used at its lowest level: it encodes operators and makes font and image objects. The file's own structure
//! (pages, shared form, catalog, metadata) is made here, because its ids and dates must depend on the content only.

mod assemble;
mod fonts;
mod icc;
mod operators;
mod pdfa;

use std::ops::ControlFlow;

use crate::display::Document;
use crate::{Error, Progress, Result};

/// Pages that are turned into printpdf's operators at a time; they take about 0.2 MB each until they are encoded.
const CHUNK: usize = 64;

/// Writes the document. `progress` hears of pages in the second half of its range.
pub(crate) fn write(document: &Document, progress: &mut dyn Progress) -> Result<Vec<u8>> {
    let fonts = fonts::Fonts::collect(document)?;
    let mut file = assemble::Assembly::start(document, &fonts)?;
    let total = document.pages.len();
    for (index, pages) in document.pages.chunks(CHUNK).enumerate() {
        file.pages(pages)?;
        let done = total + (index * CHUNK + pages.len());
        if progress.step(done, total * 2) == ControlFlow::Break(()) {
            return Err(Error::Cancelled);
        }
    }
    file.finish()
}
