//! A document's content, its layout, its PDF.
//!
//! What goes in is plain content with every text already in the reader's language ([`Flow`] for minutes, reports and
//! sheets, [`template::Template`] for cards).
//! What comes out is a PDF/A-2u file in memory ([`Rendered`]); a flow's is tagged, so that it is PDF/UA-1 as well.
//!
//! The way: content > [`layout`] > display list ([`display`]) > writer. Only the writer knows a PDF library.
//!
//! ```
//! use sokrat_documents::*;
//!
//! let mut table = Table::new(
//!     vec![Column { width: Width::Share(1.0), align: Align::Left }, Column { width: Width::Content, align: Align::Right }],
//!     vec!["Module".into(), "Events".into()],
//! );
//! table.rows.push(vec!["Promotion of NPOs".into(), "3".into()]);
//! let flow = Flow {
//!     paper: Paper {
//!         size: Size::A4,
//!         margins: Margins::OFFICE,
//!         language: Language::English,
//!         title: "Report".into(),
//!         author: "Opora Foundation".into(),
//!         subject: String::new(),
//!         created: Moment::rfc3339("2019-12-20T12:00:00+03:00").unwrap(),
//!     },
//!     running: HeaderFooter { footer_right: "Page {page} of {pages}".into(), ..HeaderFooter::default() },
//!     blocks: vec![Block::Heading(1, "Report".into()), Block::Table(table)],
//! };
//! let rendered = render_flow(&flow, &mut NoProgress)?;
//! assert_eq!((rendered.pages, rendered.warnings.len()), (1, 0));
//! # Ok::<(), Error>(())
//! ```
//!
//! Invariants:
//! - the crate knows no window, no SQL, no clock, no random source and no translations: same content, same bytes;
//! - every text of a page can be selected, copied and searched;
//! - a text that cannot be set as asked is never dropped silently: it is set and a [`Warning`] tells about it.

pub mod content;
pub mod display;
mod error;
mod jpeg;
pub mod layout;
mod picture;
mod progress;
mod svg;
pub mod template;
pub mod text;
mod warning;
mod writer;

pub use content::field::{Frame, Vertical};
pub use content::flow::{
    Bar, BarChart, Block, Cell, Column, Flow, Header, HeaderFooter, Paragraph, Row, Signature, Signatures, Span, Table, TableStyle, Width,
};
pub use content::grid::Grid;
pub use content::paper::{Align, Colour, Language, Margins, Moment, Paper, Size};
pub use error::{Error, PictureFault};
pub use picture::MOST_PIXELS;
pub use progress::{NoProgress, Progress};
pub use svg::MOST_SVG;
pub use text::fonts::{Family, Type};
pub use warning::{Part, Place, Warning};

/// The answer of this crate's fallible functions.
pub type Result<T> = std::result::Result<T, Error>;

/// A finished document.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What could not be set as asked, in the order of the pages.
    pub warnings: Vec<Warning>,
    /// The page, from 0, on which each card of a batch begins; none where the file is of a single card, or flows.
    pub firsts: Vec<usize>,
}

/// Lays a flow document out and writes it as PDF/A-2u and PDF/UA-1.
///
/// `progress` hears of pages written; when it says stop, the answer is [`Error::Cancelled`] and nothing else has happened.
pub fn render_flow(flow: &Flow, progress: &mut dyn Progress) -> Result<Rendered> {
    let document = layout::flow::lay_out(flow)?;
    finish(document, progress)
}

fn finish(mut document: display::Document, progress: &mut dyn Progress) -> Result<Rendered> {
    let (pages, warnings) = (document.pages.len(), std::mem::take(&mut document.warnings));
    Ok(Rendered { bytes: writer::write(document, progress)?, pages, warnings, firsts: Vec::new() })
}
