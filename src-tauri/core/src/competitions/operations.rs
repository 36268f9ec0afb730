//! Operations on competitions.

use super::model::{
    Application, ApplicationFields, ApplicationListRequest, ApplicationRow, AwardRequest, Competition, CompetitionFields, CompetitionRow,
    CriterionFields, MarksRequest, Ranking, RecuseRequest, Sheet, SheetRequest, SheetRow,
};
use crate::error::{Code, Error, Result};
use crate::file::{Done, ProgrammeFile};
use crate::ids::{ApplicationId, CompetitionId, PersonId};
use crate::values::{Edit, Rows};
use rusqlite::Connection;

/// List.
pub fn list(_conn: &Connection) -> Result<Vec<CompetitionRow>> {
    Err(Error::new(Code::Internal))
}

/// Get.
pub fn get(_conn: &Connection, _id: CompetitionId) -> Result<Competition> {
    Err(Error::new(Code::Internal))
}

/// Create.
pub fn create(_file: &ProgrammeFile, _request: CompetitionFields) -> Result<Done<CompetitionId>> {
    Err(Error::new(Code::Internal))
}

/// Edit.
pub fn edit(_file: &ProgrammeFile, _request: Edit<CompetitionId, CompetitionFields>) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Delete.
pub fn delete(_file: &ProgrammeFile, _request: CompetitionId) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Set criteria.
pub fn set_criteria(_file: &ProgrammeFile, _request: Edit<CompetitionId, Vec<CriterionFields>>) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Set experts.
pub fn set_experts(_file: &ProgrammeFile, _request: Edit<CompetitionId, Vec<PersonId>>) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Applications.
pub fn applications(_conn: &Connection, _request: &ApplicationListRequest) -> Result<Rows<ApplicationRow>> {
    Err(Error::new(Code::Internal))
}

/// Application.
pub fn application(_conn: &Connection, _id: ApplicationId) -> Result<Application> {
    Err(Error::new(Code::Internal))
}

/// Create application.
pub fn create_application(_file: &ProgrammeFile, _request: ApplicationFields) -> Result<Done<ApplicationId>> {
    Err(Error::new(Code::Internal))
}

/// Edit application.
pub fn edit_application(_file: &ProgrammeFile, _request: Edit<ApplicationId, ApplicationFields>) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Delete application.
pub fn delete_application(_file: &ProgrammeFile, _request: ApplicationId) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Sheets.
pub fn sheets(_conn: &Connection, _id: CompetitionId) -> Result<Vec<SheetRow>> {
    Err(Error::new(Code::Internal))
}

/// Sheet.
pub fn sheet(_conn: &Connection, _request: &SheetRequest) -> Result<Sheet> {
    Err(Error::new(Code::Internal))
}

/// Enter marks.
pub fn enter_marks(_file: &ProgrammeFile, _request: MarksRequest) -> Result<Done<SheetRow>> {
    Err(Error::new(Code::Internal))
}

/// Reopen sheet.
pub fn reopen_sheet(_file: &ProgrammeFile, _request: SheetRequest) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Recuse.
pub fn recuse(_file: &ProgrammeFile, _request: RecuseRequest) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Ranking.
pub fn ranking(_conn: &Connection, _id: CompetitionId) -> Result<Ranking> {
    Err(Error::new(Code::Internal))
}

/// Decide awards.
pub fn decide_awards(_file: &ProgrammeFile, _request: AwardRequest) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Approve.
pub fn approve(_file: &ProgrammeFile, _request: CompetitionId) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}

/// Withdraw approval.
pub fn withdraw_approval(_file: &ProgrammeFile, _request: CompetitionId) -> Result<Done<()>> {
    Err(Error::new(Code::Internal))
}
