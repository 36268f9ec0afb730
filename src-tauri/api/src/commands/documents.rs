//! Commands on documents that were made: shown in the window, saved elsewhere, printed. All name them by their key.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sokrat_core::{Code, Error, Issue, Result};
use ts_rs::TS;

use super::{Bytes, Produced};
use crate::desk::{Desk, Job};
use crate::files;
use crate::host::Choice;
use crate::printing::{Printer, Queue, Sheet};

/// The bytes of a document, for the preview. `file-missing` when somebody moved it, `file-too-large` (`most`) beyond what a
/// window can hold.
pub fn bytes(desk: &Desk, _job: &Job<'_>, request: u32) -> Result<Bytes> {
    if let Some(paper) = desk.unkept(request)? {
        return Ok(Bytes(paper.bytes.to_vec()));
    }
    let path = desk.document(request)?;
    let size = fs::metadata(&path).map_err(|error| files::failed(&error, &path))?.len();
    if size > MOST_BYTES {
        return Err(Error::new(Code::FileTooLarge).with("most", (MOST_BYTES >> 20) as u32));
    }
    fs::read(&path).map(Bytes).map_err(|error| files::failed(&error, &path))
}

/// More than 50,000 certificates in one file.
const MOST_BYTES: u64 = 256 << 20;

/// Asks for a place and keeps a copy of a document there; none when the person changed their mind.
pub fn save_as(desk: &Desk, _job: &Job<'_>, request: u32) -> Result<Option<Produced>> {
    if let Some(paper) = desk.unkept(request)? {
        let Some(path) = desk.host().choose(Choice::SaveDocument, &paper.name, desk.words()) else { return Ok(None) };
        let path = files::with_ending(path, "pdf");
        files::write_whole(&path, &paper.bytes)?;
        return Ok(Some(files::told(desk, &path, 0, paper.bytes.len(), Vec::new())));
    }
    let from = desk.document(request)?;
    let ending = from.extension().unwrap_or_default().to_string_lossy().into_owned();
    let choice = if ending == "pdf" { Choice::SaveDocument } else { Choice::SaveTable };
    let suggested = from.file_name().unwrap_or_default().to_string_lossy();
    let Some(path) = desk.host().choose(choice, &suggested, desk.words()) else { return Ok(None) };
    let path = files::with_ending(path, &ending);
    let bytes = fs::read(&from).map_err(|error| files::failed(&error, &from))?;
    files::write_whole(&path, &bytes)?;
    Ok(Some(files::told(desk, &path, 0, bytes.len(), Vec::new())))
}

/// What the print dialog begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Printers {
    /// The printers of the system; none where it has no print queue: the viewer prints then.
    pub printers: Vec<Printer>,
    /// The one that this installation used last, or the system's own choice.
    pub chosen: Option<String>,
    /// Whether copies, pages and size can be asked for.
    pub wishes: bool,
}

/// The printers of this computer.
pub fn printers(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Printers> {
    desk.file()?;
    let queue = Queue::of_system();
    let printers = queue.as_ref().map(Queue::printers).unwrap_or_default();
    let there = |name: &String| printers.iter().any(|printer| printer.name == *name);
    let standard = printers.iter().find(|printer| printer.standard).or(printers.first());
    let chosen = desk.settings().printer.filter(there).or_else(|| standard.map(|printer| printer.name.clone()));
    Ok(Printers { printers, chosen, wishes: queue.is_some_and(|queue| queue.takes_wishes()) })
}

/// A document to be printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PrintRequest {
    /// Which document.
    pub key: u32,
    /// The printer's name; none opens the document in the system's viewer, which prints on its own.
    #[serde(default)]
    pub printer: Option<String>,
    /// How many copies.
    pub copies: u32,
    /// The first page, from 1; none for all pages.
    #[serde(default)]
    pub first: Option<u32>,
    /// The last page; none for the end.
    #[serde(default)]
    pub last: Option<u32>,
    /// Every millimetre as it is: for badges and labels on cut paper.
    pub actual_size: bool,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Printed {
    /// The printer that took the document; none when it was opened in the viewer instead.
    pub printer: Option<String>,
    /// The key for `documents.cancel_print`; none where the queue gives nothing back.
    pub sent: Option<u32>,
}

/// Sends a document to a printer, which this installation remembers. Without a printer it is opened in the viewer; one that
/// is on no disk is not, then that is `no-printer-at-all`.
pub fn print(desk: &Desk, _job: &Job<'_>, request: PrintRequest) -> Result<Printed> {
    let chosen = Queue::of_system().zip(request.printer.as_deref());
    if let Some(paper) = desk.unkept(request.key)? {
        let (queue, printer) = chosen.ok_or_else(|| Error::new(Code::NoPrinterAtAll))?;
        let name = queue.print_unkept(&paper.bytes, &desk.host().settings_folder(), &sheet(&request, Path::new(&paper.name))?)?;
        return Ok(taken(desk, printer, name));
    }
    let path = desk.document(request.key)?;
    let Some((queue, printer)) = chosen else {
        desk.host().show(&path)?;
        return Ok(Printed { printer: None, sent: None });
    };
    let sheet = sheet(&request, &path)?;
    let name = queue.print(&path, &sheet)?;
    Ok(taken(desk, printer, name))
}

fn taken(desk: &Desk, printer: &str, name: Option<String>) -> Printed {
    desk.change_settings(|settings| settings.printer = Some(printer.to_owned()));
    Printed { printer: Some(printer.to_owned()), sent: name.map(|name| desk.remember_sent(name)) }
}

/// Takes a document back that was sent to a printer; `print-over` when it is printed already.
pub fn cancel_print(desk: &Desk, _job: &Job<'_>, request: u32) -> Result<()> {
    let name = desk.sent(request)?;
    Queue::of_system().ok_or_else(|| Error::new(Code::PrintOver))?.cancel(&name)
}

const MOST_COPIES: u32 = 99;

fn sheet<'a>(request: &'a PrintRequest, path: &'a Path) -> Result<Sheet<'a>> {
    let mut issues = Vec::new();
    if !(1..=MOST_COPIES).contains(&request.copies) {
        issues.push(Issue::at("copies", Code::OutOfRange).with("least", 1_i64).with("most", i64::from(MOST_COPIES)));
    }
    let pages = (request.first.is_some() || request.last.is_some()).then(|| (request.first.unwrap_or(1), request.last.unwrap_or(MOST_PAGES)));
    if let Some((first, last)) = pages {
        if first == 0 {
            issues.push(Issue::at("first", Code::OutOfRange).with("least", 1_i64).with("most", i64::from(MOST_PAGES)));
        } else if last < first {
            issues.push(Issue::at("last", Code::EndBeforeStart));
        }
    }
    if !issues.is_empty() {
        return Err(Error::invalid(issues));
    }
    let title = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    Ok(Sheet { printer: request.printer.as_deref(), copies: request.copies, pages, actual_size: request.actual_size, title })
}

/// No document has more; the queue prints what there is.
const MOST_PAGES: u32 = 99_999;
