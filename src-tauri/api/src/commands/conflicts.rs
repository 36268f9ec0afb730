//! Commands on conflicts.

use sokrat_core::conflicts;
use sokrat_core::conflicts::{ConflictCount, ConflictRecord, ConflictsRequest, Decided, DecisionRequest};
use sokrat_core::values::Rows;
use sokrat_core::{Done, Result};

use crate::desk::{Desk, Job};

/// The command of this name.
pub fn count(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<ConflictCount> {
    desk.file()?.read(conflicts::count)
}

/// The command of this name.
pub fn list(desk: &Desk, _job: &Job<'_>, request: ConflictsRequest) -> Result<Rows<ConflictRecord>> {
    desk.file()?.read(|conn| conflicts::list(conn, &request))
}

/// The command of this name.
pub fn decide(desk: &Desk, _job: &Job<'_>, request: Vec<DecisionRequest>) -> Result<Done<Decided>> {
    conflicts::decide(&*desk.file()?, request)
}
