//! Operations on events.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use rusqlite::Connection;
use rusqlite::types::Value;

use super::agenda;
use super::model::{Event, EventFields, EventFilter, EventListRequest, EventRow, MoveEvent};
use super::rules::{YEARS, moment, moved_end, plausible, wall, zone};
use crate::error::{Code, Error, Issue, Result};
use crate::file::tables::{EVENT, EVENT_PRACTICE, MODULE, MUNICIPALITY, PRACTICE, REGISTRATION};
use crate::file::{Done, Op, ProgrammeFile, Tx};
use crate::ids::{EventId, PracticeId, RawId};
use crate::registrations;
use crate::search::as_meant;
use crate::store::calendar as store;
use crate::store::calendar::EventOrder;
use crate::store::is_live;
use crate::values::{FormEdit, Moment, Order, Rows, WallTime};

/// Longest title and place.
const MOST_SHORT: usize = 300;
/// Longest list of speakers and notes.
const MOST_LONG: usize = 10_000;
/// The largest room.
const MOST_CAPACITY: i32 = 100_000;
/// The most hours of an event, in hundredths.
const MOST_HOURS: i64 = 100_000;

/// A window of the events that the filter lets through.
pub fn list(conn: &Connection, request: &EventListRequest) -> Result<Rows<EventRow>> {
    let span = request.span.within();
    let order = order(request.order.as_ref())?;
    as_meant(&request.filter.text, |text| {
        let filter = EventFilter { text: text.to_owned(), ..request.filter.clone() };
        let (rows, total) = store::rows(conn, &filter, order, span)?;
        Ok(Rows { rows, total, offset: span.offset })
    })
}

fn order(order: Option<&Order>) -> Result<EventOrder> {
    let Some(order) = order else { return Ok(EventOrder::Day) };
    match (order.column.as_str(), order.descending) {
        ("day", false) => Ok(EventOrder::Day),
        ("day", true) => Ok(EventOrder::DayDescending),
        ("title", false) => Ok(EventOrder::Title),
        ("title", true) => Ok(EventOrder::TitleDescending),
        ("present", false) => Ok(EventOrder::Present),
        ("present", true) => Ok(EventOrder::PresentDescending),
        _ => Err(Error::new(Code::BadRequest)),
    }
}

/// An event with everything that its page shows.
pub fn get(conn: &Connection, id: EventId) -> Result<Event> {
    store::get(conn, id)
}

/// Makes an event. Every wrong field is told at once.
pub fn create(file: &ProgrammeFile, request: EventFields) -> Result<Done<EventId>> {
    file.transact(Op::CreateEvent, |tx| {
        let id = EventId(tx.new_id());
        insert(tx, id, &request)?;
        Ok(id)
    })
}

/// Makes an event inside a change that makes more than this one.
pub fn insert(tx: &mut Tx<'_>, id: EventId, fields: &EventFields) -> Result<()> {
    let values = values(tx.conn(), fields)?;
    tx.about(fields.title.trim());
    tx.insert(&EVENT, id, &values)?;
    link_practices(tx, id, &fields.practices)
}

/// Gives an event new fields. A larger room lets the waiting list move up; an event of the same length at another time of
/// the day takes its agenda along. Errors as of [`FormEdit::onto_together`] as well.
pub fn edit(file: &ProgrammeFile, request: impl Into<FormEdit<EventId, EventFields>>) -> Result<Done<()>> {
    let request = request.into();
    file.transact(Op::EditEvent, |tx| {
        let before = store::slot(tx.conn(), request.id)?;
        let fields = request.onto_together(&store::get(tx.conn(), request.id)?.fields, EventFields::TOGETHER)?;
        let values = values(tx.conn(), &fields)?;
        tx.about(fields.title.trim());
        tx.update(&EVENT, request.id, &values)?;
        link_practices(tx, request.id, &fields.practices)?;
        let lay = (wall(before.starts, &before.zone), wall(before.ends, &before.zone));
        agenda::follow(tx, request.id, lay, (fields.starts, fields.ends))?;
        if before.capacity != fields.capacity {
            registrations::move_up(tx, request.id, &[])?;
        }
        Ok(())
    })
}

/// Moves an event to another start, with its agenda; its length by the clock on the wall stays.
pub fn move_to(file: &ProgrammeFile, request: MoveEvent) -> Result<Done<()>> {
    file.transact(Op::MoveEvent, |tx| {
        let slot = store::slot(tx.conn(), request.id)?;
        if !plausible(request.starts) {
            return Err(Error::invalid(vec![year_issue("starts")]));
        }
        let clock = zone(&slot.zone).map_err(|_| Error::at("zone", Code::BadZone))?;
        let lay = (wall(slot.starts, &slot.zone), wall(slot.ends, &slot.zone));
        let moved = moved_end(lay.0, lay.1, request.starts)?;
        let starts = moment(request.starts, &clock)?;
        let ends = moment(moved, &clock)?.max(starts);
        tx.about(&slot.title);
        tx.update(&EVENT, request.id, &[("starts", starts.into()), ("ends", ends.into())])?;
        agenda::follow(tx, request.id, lay, (request.starts, moved))
    })
}

/// Deletes an event with its registrations and its agenda; undo brings them back together. `in-use` (`count`) when anybody was present,
/// a document was issued for it or an application arose from it: these are facts that happened.
pub fn delete(file: &ProgrammeFile, id: EventId) -> Result<Done<()>> {
    file.transact(Op::DeleteEvent, |tx| {
        let slot = store::slot(tx.conn(), id)?;
        let uses = store::uses(tx.conn(), id)?;
        if uses > 0 {
            return Err(Error::new(Code::InUse).with("count", uses));
        }
        tx.about(&slot.title);
        for registration in store::registrations(tx.conn(), id)? {
            tx.delete(&REGISTRATION, registration)?;
        }
        for (link, _) in store::practices(tx.conn(), id)? {
            tx.delete(&EVENT_PRACTICE, link)?;
        }
        agenda::delete_all(tx, id)?;
        tx.delete(&EVENT, id)
    })
}

/// The columns of an event's row, or everything that is wrong with the form.
fn values(conn: &Connection, fields: &EventFields) -> Result<Vec<(&'static str, Value)>> {
    let mut issues = Vec::new();
    if fields.title.trim().is_empty() {
        issues.push(Issue::at("title", Code::Required));
    }
    for (field, text, most) in [
        ("title", &fields.title, MOST_SHORT),
        ("place", &fields.place, MOST_SHORT),
        ("speakers", &fields.speakers, MOST_LONG),
        ("notes", &fields.notes, MOST_LONG),
    ] {
        if text.chars().count() > most {
            issues.push(Issue::at(field, Code::TooLong).with("most", most));
        }
    }
    let span = moments(fields, &mut issues);
    if fields.capacity.is_some_and(|capacity| !(1..=MOST_CAPACITY).contains(&capacity)) {
        issues.push(Issue::at("capacity", Code::OutOfRange).with("least", 1_i64).with("most", i64::from(MOST_CAPACITY)));
    }
    if fields.hours.is_some_and(|hours| !(0..=MOST_HOURS).contains(&hours.0)) {
        issues.push(Issue::at("hours", Code::OutOfRange).with("least", 0_i64).with("most", MOST_HOURS / 100));
    }
    links(conn, fields, &mut issues)?;
    let Some((zone, starts, ends)) = span.filter(|_| issues.is_empty()) else { return Err(Error::invalid(issues)) };
    Ok(vec![
        ("module_id", fields.module_id.map_or(Value::Null, Value::from)),
        ("topic_id", fields.topic_id.map_or(Value::Null, Value::from)),
        ("title", fields.title.trim().to_owned().into()),
        ("kind", fields.kind.into()),
        ("format", fields.format.into()),
        ("place", fields.place.trim().to_owned().into()),
        ("municipality_id", fields.municipality_id.map_or(Value::Null, Value::from)),
        ("starts", starts.into()),
        ("ends", ends.into()),
        ("zone", zone.into()),
        ("capacity", fields.capacity.map_or(Value::Null, |capacity| i64::from(capacity).into())),
        ("speakers", fields.speakers.trim().to_owned().into()),
        ("hours", fields.hours.map_or(Value::Null, Value::from)),
        ("status", fields.status.into()),
        ("notes", fields.notes.trim().to_owned().into()),
    ])
}

/// The zone's name and the moments of start and end.
fn moments(fields: &EventFields, issues: &mut Vec<Issue>) -> Option<(String, Moment, Moment)> {
    let before = issues.len();
    let name = fields.zone.trim();
    let zone = match zone(name) {
        _ if name.is_empty() => {
            issues.push(Issue::at("zone", Code::Required));
            None
        }
        Ok(zone) => Some(zone),
        Err(error) => {
            issues.push(Issue::at("zone", error.code));
            None
        }
    };
    for (field, time) in [("starts", fields.starts), ("ends", fields.ends)] {
        if !plausible(time) {
            issues.push(year_issue(field));
        }
    }
    if fields.ends < fields.starts {
        issues.push(Issue::at("ends", Code::EndBeforeStart));
    }
    if issues.len() > before {
        return None;
    }
    let zone = zone?;
    let at = |time: WallTime| moment(time, &zone).ok();
    let (starts, ends) = (at(fields.starts)?, at(fields.ends)?);
    let name = zone.iana_name().unwrap_or(name).to_owned();
    // A start in the hour that the clocks leap over is read as later; the end then is not before it.
    Some((name, starts, ends.max(starts)))
}

fn year_issue(field: &str) -> Issue {
    Issue::at(field, Code::OutOfRange).with("least", i64::from(*YEARS.start())).with("most", i64::from(*YEARS.end()))
}

/// What the form chose from lists must be in them.
fn links(conn: &Connection, fields: &EventFields, issues: &mut Vec<Issue>) -> Result<()> {
    if let Some(module) = fields.module_id
        && !is_live(conn, &MODULE, module)?
    {
        issues.push(Issue::at("moduleId", Code::NotAChoice));
    }
    if let Some(topic) = fields.topic_id {
        let module = store::module_of_topic(conn, topic)?;
        if module.is_none() || module != fields.module_id.map(RawId::from) {
            issues.push(Issue::at("topicId", Code::NotAChoice));
        }
    }
    if let Some(municipality) = fields.municipality_id
        && !is_live(conn, &MUNICIPALITY, municipality)?
    {
        issues.push(Issue::at("municipalityId", Code::NotAChoice));
    }
    for practice in &fields.practices {
        if !is_live(conn, &PRACTICE, *practice)? {
            issues.push(Issue::at("practices", Code::NotAChoice));
            break;
        }
    }
    Ok(())
}

/// Makes the event teach exactly these practices.
fn link_practices(tx: &mut Tx<'_>, id: EventId, practices: &[PracticeId]) -> Result<()> {
    for (link, practice) in store::practices(tx.conn(), id)? {
        if !practices.contains(&practice) {
            tx.delete(&EVENT_PRACTICE, link)?;
        }
    }
    for practice in practices {
        let link = RawId::derived("event-practice", &[id.raw(), practice.raw()]);
        tx.put(&EVENT_PRACTICE, link, &[("event_id", id.into()), ("practice_id", (*practice).into())])?;
    }
    Ok(())
}
