//! Operations on calendar.

use super::model::{Event, EventFields, EventListRequest, EventRow, MoveEvent};
use crate::error::{Code, Error, Result};
use crate::file::{Done, ProgrammeFile};
use crate::ids::EventId;
use crate::values::{Edit, Rows};
use rusqlite::Connection;

/// List.
pub fn list(_conn: &Connection, _request: &EventListRequest) -> Result<Rows<EventRow>> {
    Err(Error::new(Code::Internal))
}

/// Get.
pub fn get(_conn: &Connection, _id: EventId) -> Result<Event> {
    Err(Error::new(Code::Internal))
}

/// Create.
pub fn create(_file: &ProgrammeFile, _request: EventFields) -> Result<Done<EventId>> {
    Err(Error::new(Code::Internal))
}

/// Edit.
pub fn edit(_file: &ProgrammeFile, _request: Edit<EventId, EventFields>) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Move to.
pub fn move_to(_file: &ProgrammeFile, _request: MoveEvent) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Delete.
pub fn delete(_file: &ProgrammeFile, _request: EventId) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}
