//! Operations on organisations.

use super::model::{Organisation, OrganisationFields, OrganisationListRequest, OrganisationRow};
use crate::error::{Code, Error, Result};
use crate::file::{Done, ProgrammeFile};
use crate::ids::OrganisationId;
use crate::values::{Edit, Rows};
use rusqlite::Connection;

/// List.
pub fn list(_conn: &Connection, _request: &OrganisationListRequest) -> Result<Rows<OrganisationRow>> {
    Err(Error::new(Code::Internal))
}

/// Get.
pub fn get(_conn: &Connection, _id: OrganisationId) -> Result<Organisation> {
    Err(Error::new(Code::Internal))
}

/// Create.
pub fn create(_file: &ProgrammeFile, _request: OrganisationFields) -> Result<Done<OrganisationId>> {
    Err(Error::new(Code::Internal))
}

/// Edit.
pub fn edit(_file: &ProgrammeFile, _request: Edit<OrganisationId, OrganisationFields>) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Delete.
pub fn delete(_file: &ProgrammeFile, _request: OrganisationId) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}
