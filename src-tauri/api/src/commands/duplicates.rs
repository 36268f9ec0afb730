//! Commands on several records of one person or organisation.

use sokrat_core::duplicates;
use sokrat_core::duplicates::{CompareRequest, Comparison, DuplicateList, DuplicatesRequest, JoinRequest, PairRequest, SeparateRequest};
use sokrat_core::ids::RecordId;
use sokrat_core::{Done, Result};

use crate::desk::{Desk, Job};

/// Searches the whole file for records that may be one, and lays what was found on the desk.
pub fn search(desk: &Desk, job: &Job<'_>, _request: ()) -> Result<()> {
    let found = desk.file()?.read(|conn| duplicates::find(conn, &mut |done, total| job.step("duplicates", done, total).is_ok()))?;
    desk.put_found(found);
    Ok(())
}

/// What of the found is still to be decided.
pub fn list(desk: &Desk, _job: &Job<'_>, request: DuplicatesRequest) -> Result<DuplicateList> {
    let found = desk.found();
    let list = desk.file()?.read(|conn| duplicates::open(conn, &found.pairs, request.kind))?;
    Ok(DuplicateList { searched: found.searched, ..list })
}

/// Does work that brings other people's records, and looks among those for duplicates of what is there.
pub(super) fn looking<T>(desk: &Desk, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let file = desk.file()?;
    let before = file.read(duplicates::position)?;
    let done = work()?;
    let found = file.read(|conn| duplicates::found_since(conn, &before))?;
    if desk.has(&file) {
        desk.add_found(found);
    }
    Ok(done)
}

/// The command of this name.
pub fn compare(desk: &Desk, _job: &Job<'_>, request: CompareRequest) -> Result<Comparison> {
    desk.file()?.read(|conn| duplicates::compare(conn, &request))
}

/// The command of this name.
pub fn join(desk: &Desk, _job: &Job<'_>, request: JoinRequest) -> Result<Done<RecordId>> {
    duplicates::join(&*desk.file()?, request)
}

/// The command of this name.
pub fn separate(desk: &Desk, _job: &Job<'_>, request: SeparateRequest) -> Result<Done<()>> {
    duplicates::separate(&*desk.file()?, request)
}

/// The command of this name.
pub fn tell_apart(desk: &Desk, _job: &Job<'_>, request: PairRequest) -> Result<Done<()>> {
    duplicates::tell_apart(&*desk.file()?, request)
}
