//! Commands on importing a list.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sokrat_core::exchange::{ImportDone, ImportPlan, List, ListPreview, PlanRequest};
use sokrat_core::file::backup::Reason;
use sokrat_core::{Code, Done, Error, Result};
use ts_rs::TS;

use super::Produced;
use crate::desk::{Desk, Job};
use crate::files;
use crate::host::Choice;

/// Another sheet of the list on the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetChoice {
    /// The sheet's name.
    pub sheet: String,
}

/// Asks for a list, reads it and lays it on the desk; none when the person changed their mind. A
/// file that is no list leaves the list that was there before.
pub fn open(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Option<ListPreview>> {
    desk.file()?;
    let Some(path) = desk.host().choose(Choice::OpenList, "", desk.words()) else { return Ok(None) };
    open_path(desk, &path).map(Some)
}

/// Reads the list at this path and lays it on the desk. `too-large` beyond 64 MiB, before it is read.
pub fn open_path(desk: &Desk, path: &Path) -> Result<ListPreview> {
    let read = |error: &std::io::Error| files::failed(error, path);
    let size = fs::metadata(path).map_err(|error| read(&error))?.len();
    if size > MOST_BYTES {
        return Err(Error::new(Code::TooLarge).with("most", format!("{} MiB", MOST_BYTES >> 20)));
    }
    let bytes = fs::read(path).map_err(|error| read(&error))?;
    let list = List::read(&path.file_name().unwrap_or_default().to_string_lossy(), &bytes)?;
    lay(desk, list)
}

/// A list larger than this is none: the largest real one has 10,000 rows and one MiB.
const MOST_BYTES: u64 = 64 << 20;

fn lay(desk: &Desk, list: List) -> Result<ListPreview> {
    let preview = desk.file()?.read(|conn| list.preview(conn))?;
    desk.put_list(Some(list));
    Ok(preview)
}

/// Takes another sheet of the list on the desk.
pub fn choose_sheet(desk: &Desk, _job: &Job<'_>, request: SheetChoice) -> Result<ListPreview> {
    let mut list = List::clone(&*desk.list()?);
    list.choose_sheet(&request.sheet)?;
    lay(desk, list)
}

/// Tries the import without writing.
pub fn plan(desk: &Desk, job: &Job<'_>, request: PlanRequest) -> Result<ImportPlan> {
    let list = desk.list()?;
    desk.file()?.read(|conn| list.plan(conn, &request, &mut heard(job, "plan")))
}

/// Imports the list on the desk, all of it or nothing, after a backup, and takes it off the desk.
pub fn apply(desk: &Desk, job: &Job<'_>, request: PlanRequest) -> Result<Done<ImportDone>> {
    super::file::before(desk, job, Reason::Import)?;
    let done = desk.list()?.import(&*desk.file()?, &request, &mut heard(job, "import"))?;
    desk.put_list(None);
    Ok(done)
}

/// Saves the rows that are wrong, each with what is wrong, as a table to send back; none when the person changed their mind.
pub fn save_faults(desk: &Desk, job: &Job<'_>, request: PlanRequest) -> Result<Option<Produced>> {
    let (list, words) = (desk.list()?, desk.words());
    let preview = desk.file()?.read(|conn| list.preview(conn))?;
    let plan = plan(desk, job, request)?;
    let bytes = list.faults(&plan, &|issue| words.issue(&issue.issue))?;
    let name = words.text("file-faults", &[("name", files::stem(Path::new(&preview.name)).into())]);
    let Some(path) = desk.host().choose(Choice::SaveTable, &format!("{}.xlsx", files::plain_name(&name)), words) else { return Ok(None) };
    let path = files::with_ending(path, "xlsx");
    files::write_whole(&path, &bytes)?;
    Ok(Some(files::told(desk, &path, 0, bytes.len(), Vec::new())))
}

fn heard<'a>(job: &'a Job<'_>, stage: &'a str) -> impl FnMut(u32, u32) -> bool + 'a {
    move |done, total| job.step(stage, done, total).is_ok()
}
