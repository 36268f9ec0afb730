//! Commands on competitions.

use std::fs;
use std::path::Path;

use sokrat_core::Done;
use sokrat_core::competitions;
use sokrat_core::competitions::{
    Application, ApplicationFields, ApplicationListRequest, ApplicationRow, AwardRequest, Competition, CompetitionFields, CompetitionRow,
    CriterionFields, ImportedMarks, MarksRequest, Ranking, RecuseRequest, Sheet, SheetRequest, SheetRow,
};
use sokrat_core::exchange;
use sokrat_core::ids::{ApplicationId, CompetitionId, PersonId};
use sokrat_core::values::{Edit, Rows};
use sokrat_core::{Result, programme};
use sokrat_documents::render_flow;

use super::Produced;
use crate::desk::{Desk, Job};
use crate::{files, papers};

/// The command of this name.
pub fn list(desk: &Desk, _job: &Job<'_>, _request: ()) -> Result<Vec<CompetitionRow>> {
    desk.file()?.read(competitions::list)
}

/// The command of this name.
pub fn get(desk: &Desk, _job: &Job<'_>, request: CompetitionId) -> Result<Competition> {
    desk.file()?.read(|conn| competitions::get(conn, request))
}

/// The command of this name.
pub fn create(desk: &Desk, _job: &Job<'_>, request: CompetitionFields) -> Result<Done<CompetitionId>> {
    competitions::create(&*desk.file()?, request)
}

/// The command of this name.
pub fn edit(desk: &Desk, _job: &Job<'_>, request: Edit<CompetitionId, CompetitionFields>) -> Result<Done<()>> {
    competitions::edit(&*desk.file()?, request)
}

/// The command of this name.
pub fn delete(desk: &Desk, _job: &Job<'_>, request: CompetitionId) -> Result<Done<()>> {
    competitions::delete(&*desk.file()?, request)
}

/// The command of this name.
pub fn set_criteria(desk: &Desk, _job: &Job<'_>, request: Edit<CompetitionId, Vec<CriterionFields>>) -> Result<Done<()>> {
    competitions::set_criteria(&*desk.file()?, request)
}

/// The command of this name.
pub fn set_experts(desk: &Desk, _job: &Job<'_>, request: Edit<CompetitionId, Vec<PersonId>>) -> Result<Done<()>> {
    competitions::set_experts(&*desk.file()?, request)
}

/// The command of this name.
pub fn applications(desk: &Desk, _job: &Job<'_>, request: ApplicationListRequest) -> Result<Rows<ApplicationRow>> {
    desk.file()?.read(|conn| competitions::applications(conn, &request))
}

/// The command of this name.
pub fn application(desk: &Desk, _job: &Job<'_>, request: ApplicationId) -> Result<Application> {
    desk.file()?.read(|conn| competitions::application(conn, request))
}

/// The command of this name.
pub fn create_application(desk: &Desk, _job: &Job<'_>, request: ApplicationFields) -> Result<Done<ApplicationId>> {
    competitions::create_application(&*desk.file()?, request)
}

/// The command of this name.
pub fn edit_application(desk: &Desk, _job: &Job<'_>, request: Edit<ApplicationId, ApplicationFields>) -> Result<Done<()>> {
    competitions::edit_application(&*desk.file()?, request)
}

/// The command of this name.
pub fn delete_application(desk: &Desk, _job: &Job<'_>, request: ApplicationId) -> Result<Done<()>> {
    competitions::delete_application(&*desk.file()?, request)
}

/// The command of this name.
pub fn sheets(desk: &Desk, _job: &Job<'_>, request: CompetitionId) -> Result<Vec<SheetRow>> {
    desk.file()?.read(|conn| competitions::sheets(conn, request))
}

/// The command of this name.
pub fn sheet(desk: &Desk, _job: &Job<'_>, request: SheetRequest) -> Result<Sheet> {
    desk.file()?.read(|conn| competitions::sheet(conn, &request))
}

/// The command of this name.
pub fn enter_marks(desk: &Desk, _job: &Job<'_>, request: MarksRequest) -> Result<Done<SheetRow>> {
    competitions::enter_marks(&*desk.file()?, request)
}

/// The command of this name.
pub fn reopen_sheet(desk: &Desk, _job: &Job<'_>, request: SheetRequest) -> Result<Done<()>> {
    competitions::reopen_sheet(&*desk.file()?, request)
}

/// The command of this name.
pub fn recuse(desk: &Desk, _job: &Job<'_>, request: RecuseRequest) -> Result<Done<()>> {
    competitions::recuse(&*desk.file()?, request)
}

/// The command of this name.
pub fn ranking(desk: &Desk, _job: &Job<'_>, request: CompetitionId) -> Result<Ranking> {
    desk.file()?.read(|conn| competitions::ranking(conn, request))
}

/// The command of this name.
pub fn decide_awards(desk: &Desk, _job: &Job<'_>, request: AwardRequest) -> Result<Done<()>> {
    competitions::decide_awards(&*desk.file()?, request)
}

/// The command of this name.
pub fn approve(desk: &Desk, _job: &Job<'_>, request: CompetitionId) -> Result<Done<()>> {
    competitions::approve(&*desk.file()?, request)
}

/// The command of this name.
pub fn withdraw_approval(desk: &Desk, _job: &Job<'_>, request: CompetitionId) -> Result<Done<()>> {
    competitions::withdraw_approval(&*desk.file()?, request)
}

/// Makes the minutes as a PDF.
pub fn minutes(desk: &Desk, job: &Job<'_>, request: CompetitionId) -> Result<Produced> {
    let (file, words) = (desk.file()?, desk.words());
    let (programme, data) = file.read(|conn| Ok((programme::structure(conn)?.programme, competitions::minutes_data(conn, request)?)))?;
    let content = papers::minutes::minutes(words, &programme, &data, desk.now());
    let rendered = papers::rendered(render_flow(&content, &mut papers::progress(job, "minutes")))?;
    let name = words.text("file-minutes", &[("title", data.fields.title.as_str().into())]);
    files::keep(desk, papers::finished(words, name, rendered))
}

/// Imports the marks of a table at this path, all or nothing.
pub fn import_marks(desk: &Desk, path: &Path, competition: CompetitionId) -> Result<Done<ImportedMarks>> {
    let bytes = fs::read(path).map_err(|error| files::failed(&error, path))?;
    competitions::import_marks(&*desk.file()?, competition, exchange::read_marks(&bytes)?)
}
