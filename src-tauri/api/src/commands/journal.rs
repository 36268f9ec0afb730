//! Commands on journal.

use sokrat_core::journal;
use sokrat_core::journal::{ActionRow, JournalRequest};
use sokrat_core::values::Rows;
use sokrat_core::{Done, Op, Result};

use crate::desk::{Desk, Job};

/// The command of this name.
pub fn list(desk: &Desk, _job: &Job<'_>, request: JournalRequest) -> Result<Rows<ActionRow>> {
    desk.file()?.read(|conn| journal::list(conn, &request))
}

/// The command of this name.
pub fn undo(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Done<Op>> {
    desk.file()?.undo()
}

/// The command of this name.
pub fn redo(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Done<Op>> {
    desk.file()?.redo()
}
