//! Commands on organisations.

use sokrat_core::Done;
use sokrat_core::Result;
use sokrat_core::ids::OrganisationId;
use sokrat_core::organisations;
use sokrat_core::organisations::{Organisation, OrganisationFields, OrganisationListRequest, OrganisationRow};
use sokrat_core::values::{FormEdit, Rows};

use crate::desk::{Desk, Job};

/// The command of this name.
pub fn list(desk: &Desk, _job: &Job<'_>, request: OrganisationListRequest) -> Result<Rows<OrganisationRow>> {
    desk.file()?.read(|conn| organisations::list(conn, &request))
}

/// The command of this name.
pub fn get(desk: &Desk, _job: &Job<'_>, request: OrganisationId) -> Result<Organisation> {
    desk.file()?.read(|conn| organisations::get(conn, request))
}

/// The command of this name.
pub fn create(desk: &Desk, _job: &Job<'_>, request: OrganisationFields) -> Result<Done<OrganisationId>> {
    organisations::create(&*desk.file()?, request)
}

/// The command of this name.
pub fn edit(desk: &Desk, _job: &Job<'_>, request: FormEdit<OrganisationId, OrganisationFields>) -> Result<Done<()>> {
    organisations::edit(&*desk.file()?, request)
}

/// The command of this name.
pub fn delete(desk: &Desk, _job: &Job<'_>, request: OrganisationId) -> Result<Done<()>> {
    organisations::delete(&*desk.file()?, request)
}
