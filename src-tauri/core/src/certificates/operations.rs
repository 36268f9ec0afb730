//! Operations on certificates.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use super::model::{AnnulRequest, CertificatePlan, DocumentListRequest, DocumentRow};
use crate::error::{Code, Error, Result};
use crate::file::{Done, ProgrammeFile};
use crate::ids::EventId;
use crate::values::Rows;
use rusqlite::Connection;

/// Plan.
pub fn plan(_conn: &Connection, _id: EventId) -> Result<CertificatePlan> {
    Err(Error::new(Code::Internal))
}

/// Register.
pub fn register(_conn: &Connection, _request: &DocumentListRequest) -> Result<Rows<DocumentRow>> {
    Err(Error::new(Code::Internal))
}

/// Annul.
pub fn annul(_file: &ProgrammeFile, _request: AnnulRequest) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}
