//! Commands on people.

use sokrat_core::Done;
use sokrat_core::Result;
use sokrat_core::file::backup::Reason;
use sokrat_core::ids::{PersonId, RoleId};
use sokrat_core::people;
use sokrat_core::people::{Likeness, Person, PersonFields, PersonListRequest, PersonRow, RoleFields};
use sokrat_core::values::{FormEdit, Rows};

use crate::desk::{Desk, Job};

/// The command of this name.
pub fn list(desk: &Desk, _job: &Job<'_>, request: PersonListRequest) -> Result<Rows<PersonRow>> {
    desk.file()?.read(|conn| people::list(conn, &request))
}

/// The command of this name.
pub fn get(desk: &Desk, _job: &Job<'_>, request: PersonId) -> Result<Person> {
    desk.file()?.read(|conn| people::get(conn, request))
}

/// The command of this name.
pub fn likely(desk: &Desk, _job: &Job<'_>, request: PersonFields) -> Result<Vec<Likeness>> {
    desk.file()?.read(|conn| people::likely(conn, &request))
}

/// The command of this name.
pub fn create(desk: &Desk, _job: &Job<'_>, request: PersonFields) -> Result<Done<PersonId>> {
    people::create(&*desk.file()?, request)
}

/// The command of this name.
pub fn edit(desk: &Desk, _job: &Job<'_>, request: FormEdit<PersonId, PersonFields>) -> Result<Done<()>> {
    people::edit(&*desk.file()?, request)
}

/// The command of this name.
pub fn delete(desk: &Desk, _job: &Job<'_>, request: PersonId) -> Result<Done<()>> {
    people::delete(&*desk.file()?, request)
}

/// Erases a person for good, after a backup.
pub fn erase(desk: &Desk, job: &Job<'_>, request: PersonId) -> Result<Done<()>> {
    super::file::before(desk, job, Reason::Erasing)?;
    people::erase(&*desk.file()?, request)
}

/// The command of this name.
pub fn add_role(desk: &Desk, _job: &Job<'_>, request: RoleFields) -> Result<Done<RoleId>> {
    people::add_role(&*desk.file()?, request)
}

/// The command of this name.
pub fn edit_role(desk: &Desk, _job: &Job<'_>, request: FormEdit<RoleId, RoleFields>) -> Result<Done<()>> {
    people::edit_role(&*desk.file()?, request)
}

/// The command of this name.
pub fn delete_role(desk: &Desk, _job: &Job<'_>, request: RoleId) -> Result<Done<()>> {
    people::delete_role(&*desk.file()?, request)
}
