//! Commands on calendar.

use sokrat_core::Done;
use sokrat_core::Result;
use sokrat_core::calendar;
use sokrat_core::calendar::{Event, EventFields, EventListRequest, EventRow, MoveEvent};
use sokrat_core::ids::EventId;
use sokrat_core::values::{Edit, Rows};

use crate::desk::{Desk, Job};

/// The command of this name.
pub fn list(desk: &Desk, _job: &Job<'_>, request: EventListRequest) -> Result<Rows<EventRow>> {
    desk.file()?.read(|conn| calendar::list(conn, &request))
}

/// The command of this name.
pub fn get(desk: &Desk, _job: &Job<'_>, request: EventId) -> Result<Event> {
    desk.file()?.read(|conn| calendar::get(conn, request))
}

/// The command of this name.
pub fn create(desk: &Desk, _job: &Job<'_>, request: EventFields) -> Result<Done<EventId>> {
    calendar::create(&*desk.file()?, request)
}

/// The command of this name.
pub fn edit(desk: &Desk, _job: &Job<'_>, request: Edit<EventId, EventFields>) -> Result<Done<()>> {
    calendar::edit(&*desk.file()?, request)
}

/// The command of this name.
pub fn move_to(desk: &Desk, _job: &Job<'_>, request: MoveEvent) -> Result<Done<()>> {
    calendar::move_to(&*desk.file()?, request)
}

/// The command of this name.
pub fn delete(desk: &Desk, _job: &Job<'_>, request: EventId) -> Result<Done<()>> {
    calendar::delete(&*desk.file()?, request)
}
