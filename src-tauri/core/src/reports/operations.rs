//! Operations on reports.

use super::model::{ParticipationReport, ReportRequest};
use crate::error::{Code, Error, Result};
use crate::values::Moment;
use rusqlite::Connection;

/// Participation.
pub fn participation(_conn: &Connection, _request: &ReportRequest, _now: Moment) -> Result<ParticipationReport> {
    Err(Error::new(Code::Internal))
}
