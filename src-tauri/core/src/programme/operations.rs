//! Operations on programme.

use super::model::{CopyYear, ModuleFields, Overview, Programme, Structure, TopicFields};
use crate::error::{Code, Error, Result};
use crate::file::{Done, ProgrammeFile};
use crate::ids::{ModuleId, TopicId};
use crate::values::{Edit, Moment};
use rusqlite::Connection;

/// Structure.
pub fn structure(_conn: &Connection) -> Result<Structure> {
    Err(Error::new(Code::Internal))
}

/// Overview.
pub fn overview(_conn: &Connection, _now: Moment) -> Result<Overview> {
    Err(Error::new(Code::Internal))
}

/// Edit.
pub fn edit(_file: &ProgrammeFile, _request: Programme) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Create module.
pub fn create_module(_file: &ProgrammeFile, _request: ModuleFields) -> Result<Done<ModuleId>> {
    Err(Error::new(Code::Internal))
}

/// Edit module.
pub fn edit_module(_file: &ProgrammeFile, _request: Edit<ModuleId, ModuleFields>) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Delete module.
pub fn delete_module(_file: &ProgrammeFile, _request: ModuleId) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Create topic.
pub fn create_topic(_file: &ProgrammeFile, _request: TopicFields) -> Result<Done<TopicId>> {
    Err(Error::new(Code::Internal))
}

/// Edit topic.
pub fn edit_topic(_file: &ProgrammeFile, _request: Edit<TopicId, TopicFields>) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Delete topic.
pub fn delete_topic(_file: &ProgrammeFile, _request: TopicId) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Copy year.
pub fn copy_year(_file: &ProgrammeFile, _request: CopyYear) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}
