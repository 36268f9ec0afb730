//! Commands on registrations.

use sokrat_core::Done;
use sokrat_core::Result;
use sokrat_core::ids::{PersonId, RegistrationId};
use sokrat_core::registrations;
use sokrat_core::registrations::{
    CheckInRequest, DoorAnswer, DoorCount, DoorRequest, HoursRequest, MarkRows, RegisterRequest, RegistrationListRequest, RegistrationRow,
    RowsMarked, ScanRequest, Scanned, StatusRequest, WalkInRequest,
};
use sokrat_core::values::Rows;

use crate::desk::{Desk, Job};

/// The command of this name.
pub fn list(desk: &Desk, _job: &Job<'_>, request: RegistrationListRequest) -> Result<Rows<RegistrationRow>> {
    desk.file()?.read(|conn| registrations::list(conn, &request))
}

/// The command of this name.
pub fn door(desk: &Desk, _job: &Job<'_>, request: DoorRequest) -> Result<DoorAnswer> {
    desk.file()?.read(|conn| registrations::door(conn, &request))
}

/// The command of this name.
pub fn register(desk: &Desk, _job: &Job<'_>, request: RegisterRequest) -> Result<Done<RegistrationId>> {
    registrations::register(&*desk.file()?, request)
}

/// The command of this name.
pub fn set_status(desk: &Desk, _job: &Job<'_>, request: StatusRequest) -> Result<Done<()>> {
    registrations::set_status(&*desk.file()?, request)
}

/// The command of this name.
pub fn set_hours(desk: &Desk, _job: &Job<'_>, request: HoursRequest) -> Result<Done<()>> {
    registrations::set_hours(&*desk.file()?, request)
}

/// The command of this name.
pub fn check_in(desk: &Desk, _job: &Job<'_>, request: CheckInRequest) -> Result<Done<DoorCount>> {
    registrations::check_in(&*desk.file()?, request)
}

/// The command of this name.
pub fn scan(desk: &Desk, _job: &Job<'_>, request: ScanRequest) -> Result<Done<Scanned>> {
    registrations::scan(&*desk.file()?, &request)
}

/// The command of this name.
pub fn walk_in(desk: &Desk, _job: &Job<'_>, request: WalkInRequest) -> Result<Done<PersonId>> {
    registrations::walk_in(&*desk.file()?, request)
}

/// The command of this name.
pub fn mark_rows(desk: &Desk, _job: &Job<'_>, request: MarkRows) -> Result<Done<RowsMarked>> {
    registrations::mark_rows(&*desk.file()?, request)
}
