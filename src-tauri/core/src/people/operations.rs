//! Operations on people.

use super::model::{Likeness, Person, PersonFields, PersonListRequest, PersonRow, RoleFields};
use crate::error::{Code, Error, Result};
use crate::file::{Done, ProgrammeFile};
use crate::ids::{PersonId, RoleId};
use crate::values::{Edit, Rows};
use rusqlite::Connection;

/// List.
pub fn list(_conn: &Connection, _request: &PersonListRequest) -> Result<Rows<PersonRow>> {
    Err(Error::new(Code::Internal))
}

/// Get.
pub fn get(_conn: &Connection, _id: PersonId) -> Result<Person> {
    Err(Error::new(Code::Internal))
}

/// Likely.
pub fn likely(_conn: &Connection, _request: &PersonFields) -> Result<Vec<Likeness>> {
    Err(Error::new(Code::Internal))
}

/// Create.
pub fn create(_file: &ProgrammeFile, _request: PersonFields) -> Result<Done<PersonId>> {
    Err(Error::new(Code::Internal))
}

/// Edit.
pub fn edit(_file: &ProgrammeFile, _request: Edit<PersonId, PersonFields>) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Delete.
pub fn delete(_file: &ProgrammeFile, _request: PersonId) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Add role.
pub fn add_role(_file: &ProgrammeFile, _request: RoleFields) -> Result<Done<RoleId>> {
    Err(Error::new(Code::Internal))
}

/// Edit role.
pub fn edit_role(_file: &ProgrammeFile, _request: Edit<RoleId, RoleFields>) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Delete role.
pub fn delete_role(_file: &ProgrammeFile, _request: RoleId) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}
