//! Operations on registrations.

use super::model::{
    CheckInRequest, DoorAnswer, DoorCount, DoorRequest, RegisterRequest, RegistrationListRequest, RegistrationRow, StatusRequest, WalkInRequest,
};
use crate::error::{Code, Error, Result};
use crate::file::{Done, ProgrammeFile};
use crate::ids::{PersonId, RegistrationId};
use crate::values::Rows;
use rusqlite::Connection;

/// List.
pub fn list(_conn: &Connection, _request: &RegistrationListRequest) -> Result<Rows<RegistrationRow>> {
    Err(Error::new(Code::Internal))
}

/// Door.
pub fn door(_conn: &Connection, _request: &DoorRequest) -> Result<DoorAnswer> {
    Err(Error::new(Code::Internal))
}

/// Register.
pub fn register(_file: &ProgrammeFile, _request: RegisterRequest) -> Result<Done<RegistrationId>> {
    Err(Error::new(Code::Internal))
}

/// Set status.
pub fn set_status(_file: &ProgrammeFile, _request: StatusRequest) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Check in.
pub fn check_in(_file: &ProgrammeFile, _request: CheckInRequest) -> Result<Done<DoorCount>> {
    Err(Error::new(Code::Internal))
}

/// Walk in.
pub fn walk_in(_file: &ProgrammeFile, _request: WalkInRequest) -> Result<Done<PersonId>> {
    Err(Error::new(Code::Internal))
}
