//! Commands on calendar.

use sokrat_core::Done;
use sokrat_core::Result;
use sokrat_core::calendar;
use sokrat_core::calendar::{AgendaFields, AgendaItem, Event, EventFields, EventListRequest, EventRow, MoveEvent, NewAgendaItem};
use sokrat_core::ids::{AgendaItemId, EventId};
use sokrat_core::values::{FormEdit, Rows};

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
pub fn edit(desk: &Desk, _job: &Job<'_>, request: FormEdit<EventId, EventFields>) -> Result<Done<()>> {
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

/// The command of this name.
pub fn agenda(desk: &Desk, _job: &Job<'_>, request: EventId) -> Result<Vec<AgendaItem>> {
    desk.file()?.read(|conn| calendar::agenda(conn, request))
}

/// The command of this name.
pub fn add_agenda_item(desk: &Desk, _job: &Job<'_>, request: NewAgendaItem) -> Result<Done<AgendaItemId>> {
    calendar::add_agenda_item(&*desk.file()?, request)
}

/// The command of this name.
pub fn edit_agenda_item(desk: &Desk, _job: &Job<'_>, request: FormEdit<AgendaItemId, AgendaFields>) -> Result<Done<()>> {
    calendar::edit_agenda_item(&*desk.file()?, request)
}

/// The command of this name.
pub fn delete_agenda_item(desk: &Desk, _job: &Job<'_>, request: AgendaItemId) -> Result<Done<()>> {
    calendar::delete_agenda_item(&*desk.file()?, request)
}
