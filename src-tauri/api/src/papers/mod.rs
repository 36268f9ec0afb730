//! What the documents say: data of the core and words of the reader's language, made into the content that
//! `sokrat_documents` lays out. Pure: no file, no clock.

pub mod cards;
pub mod certificate;
pub mod journal;
pub mod list;
pub mod minutes;
pub mod plan;
pub mod programme;
pub mod recovery;
pub mod register;
pub mod report;
pub mod scores;
pub mod sheet;
pub mod shipped;
pub mod table;
pub mod template;
mod warnings;

use std::ops::ControlFlow;

use sokrat_core::calendar::{self, Event, EventFields};
use sokrat_core::values::{Hundredths, Moment, WallTime};
use sokrat_core::{Code, Error, Result};
use sokrat_documents::{HeaderFooter, Margins, Paper, Rendered, Size};
use sokrat_words::{Language, Words};

use crate::Job;
use crate::files::Finished;

pub use warnings::{of_pages as warnings, of_people, of_samples};

/// The sheet of a document that flows, with its properties.
fn paper(words: &Words, title: String, author: &str, now: Moment) -> Paper {
    Paper {
        size: Size::A4,
        margins: Margins::OFFICE,
        language: language(words),
        title,
        author: author.to_owned(),
        subject: String::new(),
        created: moment(now),
    }
}

/// The documents' language of these words.
pub fn language(words: &Words) -> sokrat_documents::Language {
    match words.language() {
        Language::Russian => sokrat_documents::Language::Russian,
        Language::English => sokrat_documents::Language::English,
    }
}

fn moment(now: Moment) -> sokrat_documents::Moment {
    const EPOCH: sokrat_documents::Moment = sokrat_documents::Moment { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, offset: 0 };
    sokrat_documents::Moment::rfc3339(&now.0.to_string()).unwrap_or(EPOCH)
}

/// Pages are numbered below, and from the second on say above what they belong to.
fn running(words: &Words, left: &str, right: &str) -> HeaderFooter {
    HeaderFooter {
        header_left: left.to_owned(),
        header_right: right.to_owned(),
        footer_left: String::new(),
        footer_right: words.text("paper-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
    }
}

/// A title that will stand in quotation marks: its own become the inner ones of the language.
fn inner(words: &Words, title: &str) -> String {
    let (open, close) = match words.language() {
        Language::Russian => ("„", "“"),
        Language::English => ("‘", "’"),
    };
    title.replace(['«', '“'], open).replace(['»', '”'], close)
}

/// Lets a job hear how far a document is, and stop it.
pub fn progress<'a>(job: &'a Job<'_>, stage: &'a str) -> impl FnMut(usize, usize) -> ControlFlow<()> + 'a {
    move |done, total| match job.step(stage, done as u32, total as u32) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}

/// The same, told in so many things: a batch of certificates counts certificates, not the steps of the engine.
pub fn progress_of<'a>(job: &'a Job<'_>, stage: &'a str, count: usize) -> impl FnMut(usize, usize) -> ControlFlow<()> + 'a {
    let mut progress = progress(job, stage);
    move |done, total| progress(done * count / total.max(1), count)
}

/// A document that could not be made, as an error of ours.
pub fn failed(error: &sokrat_documents::Error) -> Error {
    match error {
        sokrat_documents::Error::Cancelled => Error::new(Code::Cancelled),
        // The error's text may quote what was printed: only its kind goes to the log.
        sokrat_documents::Error::Writer(_) => Error::new(Code::Internal).because("the PDF could not be written"),
        _ => Error::new(Code::Internal).because("the content of a document"),
    }
}

/// The days and hours of an event by the clock of its zone: «29 апреля 2019 г., 10:00–17:00».
fn when(words: &Words, fields: &EventFields) -> String {
    let (first, last) = calendar::days(fields.starts, fields.ends);
    format!("{}, {}", words.days(first, last), times(fields.starts, fields.ends))
}

/// The hours of an event by the clock of its zone: «10:00–17:00»; its beginning alone where it ends at that very moment.
fn times(starts: WallTime, ends: WallTime) -> String {
    let begins = clock(starts.0.time());
    if starts == ends { begins } else { format!("{begins}–{}", clock(ends.0.time())) }
}

/// The academic hours of an event, also where nobody typed them; none of one that has no length.
fn taught(fields: &EventFields) -> Option<Hundredths> {
    Some(calendar::hours_of(fields.hours, fields.starts, fields.ends)).filter(|hours| hours.0 > 0)
}

fn clock(time: jiff::civil::Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Where an event is: the municipality and the place, as far as known.
fn place(event: &Event) -> String {
    let parts = [event.municipality.as_str(), event.fields.place.as_str()];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}

/// Passes on what the engine made.
pub fn rendered(made: sokrat_documents::Result<Rendered>) -> Result<Rendered> {
    made.map_err(|error| failed(&error))
}

/// A PDF to keep under this name.
pub fn finished(words: &Words, name: String, rendered: Rendered) -> Finished {
    let warnings = warnings(words, &rendered.warnings, &rendered.firsts);
    Finished { name, ending: "pdf", pages: rendered.pages as u32, bytes: rendered.bytes, warnings }
}
