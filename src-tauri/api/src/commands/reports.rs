//! Commands on reports.

use sokrat_core::reports;
use sokrat_core::reports::{ParticipationReport, ReportRequest};
use sokrat_core::{Code, Error, Result};

use super::Produced;
use crate::desk::{Desk, Job};

/// The command of this name.
pub fn participation(desk: &Desk, _job: &Job<'_>, request: ReportRequest) -> Result<ParticipationReport> {
    let now = desk.now();
    desk.file()?.read(|conn| reports::participation(conn, &request, now))
}

/// Makes the report as a file and opens it.
pub fn save_pdf(_desk: &Desk, _job: &Job<'_>, _request: ReportRequest) -> Result<Produced> {
    Err(Error::new(Code::Internal))
}

/// Makes the report as a file and opens it.
pub fn save_xlsx(_desk: &Desk, _job: &Job<'_>, _request: ReportRequest) -> Result<Produced> {
    Err(Error::new(Code::Internal))
}
