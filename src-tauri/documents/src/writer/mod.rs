//! The display list as a PDF/A-2u file, and where it has a structure as a PDF/UA-1 file as well.
//!
//! printpdf is used at its lowest level: it encodes operators and makes font and image objects. The file's own structure
//! (pages, shared form, catalog, metadata) is made here, because its ids and dates must depend on the content only.

mod assemble;
mod fonts;
mod icc;
mod links;
mod objects;
mod operators;
mod packer;
mod pdfa;
mod structure;

use std::ops::{ControlFlow, Range};

use crate::display::{Document, Page};
use crate::{Error, Progress, Result};

/// Pages that are turned into printpdf's operators at a time; they take about 0.2 MB each until they are encoded.
const CHUNK: usize = 64;

/// Writes the document. `progress` hears of pages in the second half of its range. The display list is given up page by
/// page, so that a long document never lies in memory twice.
pub(crate) fn write(mut document: Document, progress: &mut dyn Progress) -> Result<Vec<u8>> {
    let fonts = fonts::Fonts::collect(&document)?;
    let pages = std::mem::take(&mut document.pages);
    let mut file = assemble::Assembly::start(&document, &fonts)?;
    let total = pages.len();
    let mut pages = pages.into_iter();
    let mut done = total;
    loop {
        let chunk: Vec<Page> = pages.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            return file.finish();
        }
        file.pages(&chunk)?;
        done += chunk.len();
        if progress.step(done, total * 2) == ControlFlow::Break(()) {
            return Err(Error::Cancelled);
        }
    }
}

/// Writes a file for each range of the document's pages, as soon as it is asked for. Fonts and pictures are prepared once.
pub(crate) fn write_each(
    document: &Document,
    ranges: &[Range<usize>],
    progress: &mut dyn Progress,
    each: &mut dyn FnMut(usize, Vec<u8>) -> Result<()>,
) -> Result<()> {
    let fonts = fonts::Fonts::collect(document)?;
    let start = assemble::Assembly::start(document, &fonts)?;
    for (index, range) in ranges.iter().enumerate() {
        let mut file = start.clone();
        file.pages(&document.pages[range.clone()])?;
        each(index, file.finish()?)?;
        if progress.step(ranges.len() + index + 1, ranges.len() * 2) == ControlFlow::Break(()) {
            return Err(Error::Cancelled);
        }
    }
    Ok(())
}
