//! Operations on registrations.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::model::{
    CheckInRequest, DoorAnswer, DoorCount, DoorHit, DoorRequest, HoursRequest, RegisterRequest, RegistrationListRequest, RegistrationRow,
    RegistrationStatus, StatusRequest, WalkInRequest,
};
use super::rules::{credited, free_places, frees_place, may_move, needs_place};
use crate::calendar::{self, EventStatus};
use crate::error::{Code, Error, Issue, Result};
use crate::file::tables::REGISTRATION;
use crate::file::{Done, Op, ProgrammeFile, Tx};
use crate::ids::{EventId, OrganisationId, PersonId, RegistrationId};
use crate::names::{fold, meant};
use crate::organisations::{self, Category, NoInnReason, OrganisationFields};
use crate::people::{self, RoleFields};
use crate::search::as_meant;
use crate::store::calendar::{Slot, slot};
use crate::store::registrations as store;
use crate::store::registrations::{Registration, RegistrationOrder, Typed};
use crate::values::{Day, Hundredths, Order, Rows};

/// Where a registration came from: typed in by staff.
pub const SOURCE_FORM: &str = "form";
/// Where a registration came from: the person stood at the door.
pub const SOURCE_DOOR: &str = "door";

/// How many people the door shows.
const DOOR_HITS: u32 = 30;

/// A window of an event's list.
pub fn list(conn: &Connection, request: &RegistrationListRequest) -> Result<Rows<RegistrationRow>> {
    let span = request.span.within();
    let order = order(request.order.as_ref())?;
    as_meant(&request.text, |text| {
        let (rows, total) = store::rows(conn, &RegistrationListRequest { text: text.to_owned(), ..request.clone() }, order, span)?;
        Ok(Rows { rows, total, offset: span.offset })
    })
}

fn order(order: Option<&Order>) -> Result<RegistrationOrder> {
    let Some(order) = order else { return Ok(RegistrationOrder::Name) };
    match (order.column.as_str(), order.descending) {
        ("name", false) => Ok(RegistrationOrder::Name),
        ("name", true) => Ok(RegistrationOrder::NameDescending),
        ("organisation", false) => Ok(RegistrationOrder::Organisation),
        ("organisation", true) => Ok(RegistrationOrder::OrganisationDescending),
        ("status", false) => Ok(RegistrationOrder::Status),
        ("status", true) => Ok(RegistrationOrder::StatusDescending),
        _ => Err(Error::new(Code::BadRequest)),
    }
}

/// The people whom the letters typed at the door fit: those of the event's list first, then all others of the file.
/// Where nobody fits, what the letters may have meant is tried: the other keyboard layout, Latin letters.
pub fn door(conn: &Connection, request: &DoorRequest) -> Result<DoorAnswer> {
    let event = slot(conn, request.event_id)?;
    let count = store::door_count(conn, event.id)?;
    for typed in readings(&request.text) {
        let hits = hits(conn, &event, &typed)?;
        if !hits.is_empty() {
            return Ok(DoorAnswer { hits, count });
        }
    }
    Ok(DoorAnswer { hits: Vec::new(), count })
}

/// Those of the event's list, then anybody else, at most as many as the door shows.
fn hits(conn: &Connection, event: &Slot, typed: &Typed) -> Result<Vec<DoorHit>> {
    let mut hits = store::expected(conn, event.id, typed, DOOR_HITS)?;
    let text = match typed {
        Typed::Words(text) | Typed::Digits(text) => text,
    };
    if hits.len() >= DOOR_HITS as usize || text.is_empty() {
        return Ok(hits);
    }
    let expected = hits.iter().map(|hit| hit.person_id).collect::<BTreeSet<_>>();
    for mut hit in store::anybody(conn, event.id, text, DOOR_HITS + expected.len() as u32)? {
        if hits.len() < DOOR_HITS as usize && !expected.contains(&hit.person_id) {
            if let Some(organisation) = credited_at(conn, hit.person_id, event.day)? {
                hit.organisation = store::organisation_name(conn, organisation)?.unwrap_or_default();
            }
            hits.push(hit);
        }
    }
    Ok(hits)
}

/// What a text at the door may mean, the likeliest first. Three digits or more are a phone's.
fn readings(text: &str) -> Vec<Typed> {
    let digits = text.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits.len() >= 3 && !text.chars().any(char::is_alphabetic) {
        return vec![Typed::Digits(digits)];
    }
    std::iter::once(fold(text)).chain(meant(text)).map(Typed::Words).collect()
}

/// Registers a person that is in the file. A full event makes `registered` into `waiting`; a cancelled registration is
/// taken up again; any other that exists is `already-there`.
pub fn register(file: &ProgrammeFile, request: RegisterRequest) -> Result<Done<RegistrationId>> {
    use RegistrationStatus::{Cancelled, Invited, Registered, Waiting};
    file.transact(Op::Register, |tx| {
        if !matches!(request.status, Invited | Registered | Waiting) {
            return Err(Error::at("status", Code::NotAChoice));
        }
        let event = slot(tx.conn(), request.event_id)?;
        let name = store::person_name(tx.conn(), request.person_id)?;
        tx.about(&name);
        if let Some(organisation) = request.organisation_id
            && store::organisation_name(tx.conn(), organisation)?.is_none()
        {
            return Err(Error::at("organisationId", Code::NotAChoice));
        }
        let before = store::of_person(tx.conn(), event.id, request.person_id)?;
        if before.iter().any(|before| before.status != Cancelled) {
            return Err(Error::at("personId", Code::AlreadyThere));
        }
        let full = request.status == Registered && free_places(event.capacity, store::taken(tx.conn(), event.id)?) == Some(0);
        let status = if full { Waiting } else { request.status };
        enter(tx, &event, request.person_id, request.organisation_id, status, SOURCE_FORM)
    })
}

/// Enters a person into an event's list inside a change, whatever stood there before; without an organisation, that of a
/// role valid on the event's day is credited. Says nothing about room: that is the caller's.
pub fn enter(
    tx: &mut Tx<'_>,
    event: &Slot,
    person: PersonId,
    organisation: Option<OrganisationId>,
    status: RegistrationStatus,
    source: &str,
) -> Result<RegistrationId> {
    let id = store::id_of(event.id, person);
    let organisation = match organisation {
        Some(organisation) => Some(organisation),
        None => credited_at(tx.conn(), person, event.day)?,
    };
    let now = tx.now();
    let attended_at = if status == RegistrationStatus::Attended { now.into() } else { Value::Null };
    tx.put(
        &REGISTRATION,
        id,
        &[
            ("event_id", event.id.into()),
            ("person_id", person.into()),
            ("organisation_id", organisation.map_or(Value::Null, Value::from)),
            ("status", status.into()),
            ("registered_at", now.into()),
            ("attended_at", attended_at),
            ("hours", Value::Null),
            ("source", source.to_owned().into()),
        ],
    )?;
    Ok(id)
}

/// The organisation that an event on this day credits for a person (F10).
pub fn credited_at(conn: &Connection, person: PersonId, day: Day) -> Result<Option<OrganisationId>> {
    Ok(credited(&store::roles(conn, person)?, day))
}

/// Moves registrations to another status, all or none. `move-not-allowed` (`from`, `to`) for a move that the table does
/// not have, `event-full` (`capacity`) for one that needs a place where there is none. Places that become free before the
/// event go to those who have waited longest, but not to those whom this very request put on the waiting list.
pub fn set_status(file: &ProgrammeFile, request: StatusRequest) -> Result<Done<()>> {
    let op = match (request.status, request.ids.len()) {
        (RegistrationStatus::Attended, 1) => Op::CheckIn,
        (RegistrationStatus::Attended, _) => Op::CheckInMany,
        _ => Op::ChangeRegistration,
    };
    file.transact(op, |tx| {
        let mut freed = BTreeSet::new();
        for id in &request.ids {
            let before = store::registration(tx.conn(), *id)?.ok_or_else(|| Error::new(Code::NotFound))?;
            if before.status == request.status {
                continue;
            }
            if !may_move(before.status, request.status) {
                return Err(Error::new(Code::MoveNotAllowed).with("from", before.status.as_str()).with("to", request.status.as_str()));
            }
            let event = slot(tx.conn(), before.event_id)?;
            if needs_place(Some(before.status), request.status) && free_places(event.capacity, store::taken(tx.conn(), event.id)?) == Some(0) {
                return Err(Error::new(Code::EventFull).with("capacity", i64::from(event.capacity.unwrap_or(0))));
            }
            // Without a limit nobody waits for a place: staff keep these people waiting for a reason of theirs.
            if event.capacity.is_some() && frees_place(before.status, request.status) {
                freed.insert(before.event_id);
            }
            let about = if request.ids.len() == 1 { store::person_name(tx.conn(), before.person_id)? } else { event.title.clone() };
            tx.about(&about);
            change(tx, &before, &event, request.status)?;
            follow(tx, &before, &event, request.status)?;
        }
        for event in freed {
            move_up(tx, event, &request.ids)?;
        }
        Ok(())
    })
}

/// Says how many hours of an event people were there, all or none: certificates and person-hours follow.
///
/// Errors, at the field `hours`: `not-present` for somebody who is not marked present; `out-of-range` for more than the
/// event has.
pub fn set_hours(file: &ProgrammeFile, request: HoursRequest) -> Result<Done<()>> {
    file.transact(Op::SetHours, |tx| {
        let mut known: Option<(EventId, Hundredths, String)> = None;
        for id in &request.ids {
            let before = store::registration(tx.conn(), *id)?.ok_or_else(|| Error::new(Code::NotFound))?;
            if before.status != RegistrationStatus::Attended {
                return Err(Error::at("hours", Code::NotPresent));
            }
            // Those who are chosen in a list are of one event, which is read once.
            let (event, most, title) = match known.take().filter(|(event, ..)| *event == before.event_id) {
                Some(known) => known,
                None => {
                    let event = calendar::get(tx.conn(), before.event_id)?.fields;
                    (before.event_id, calendar::hours_of(event.hours, event.starts, event.ends), event.title)
                }
            };
            if request.hours.is_some_and(|hours| !(Hundredths(0)..=most).contains(&hours)) {
                return Err(Error::invalid(vec![Issue::at("hours", Code::OutOfRange).with("least", 0_i64).with("most", most)]));
            }
            let about = if request.ids.len() == 1 { store::person_name(tx.conn(), before.person_id)? } else { title.clone() };
            known = Some((event, most, title));
            tx.about(&about);
            tx.update(&REGISTRATION, *id, &[("hours", request.hours.into())])?;
        }
        Ok(())
    })
}

/// Writes an allowed move: presence gets its moment and an organisation where none was known, absence loses them; who is
/// put on the waiting list stands at its end.
pub(super) fn change(tx: &mut Tx<'_>, before: &Registration, event: &Slot, status: RegistrationStatus) -> Result<()> {
    let mut values = vec![("status", status.into())];
    if status == RegistrationStatus::Attended {
        values.push(("attended_at", tx.now().into()));
        if before.organisation_id.is_none()
            && let Some(organisation) = credited_at(tx.conn(), before.person_id, event.day)?
        {
            values.push(("organisation_id", organisation.into()));
        }
    } else if before.status == RegistrationStatus::Attended {
        values.push(("attended_at", Value::Null));
        values.push(("hours", Value::Null));
    }
    if status == RegistrationStatus::Waiting {
        values.push(("registered_at", tx.now().into()));
    }
    tx.update(&REGISTRATION, before.id, &values)?;
    Ok(())
}

/// Where a person has several records, another registration of theirs may now stand before the one that was moved; it is
/// moved as well, so that the list says what was asked for.
fn follow(tx: &mut Tx<'_>, moved: &Registration, event: &Slot, status: RegistrationStatus) -> Result<()> {
    loop {
        let standing = store::of_person(tx.conn(), event.id, moved.person_id)?.into_iter().next();
        match standing {
            Some(standing) if standing.status != status => change(tx, &standing, event, status)?,
            _ => return Ok(()),
        }
    }
}

/// Lets the waiting list move up into free places, who has waited longest first, passing over `except`. After an event,
/// and for one that was cancelled, nobody moves.
pub(crate) fn move_up(tx: &mut Tx<'_>, id: EventId, except: &[RegistrationId]) -> Result<()> {
    let event = slot(tx.conn(), id)?;
    if matches!(event.status, EventStatus::Held | EventStatus::Cancelled) {
        return Ok(());
    }
    let places = free_places(event.capacity, store::taken(tx.conn(), id)?).map_or(usize::MAX, |free| free as usize);
    let waiting = store::waiting(tx.conn(), id)?;
    for id in waiting.into_iter().filter(|id| !except.contains(id)).take(places) {
        tx.update(&REGISTRATION, id, &[("status", RegistrationStatus::Registered.into())])?;
    }
    Ok(())
}

/// Marks a person present, or not after all. One who was not on the list is entered with the source `door`, and taken off
/// again when it was a slip; another gets the status back that stood there before. Whoever is in the room is present,
/// also where it is full.
pub fn check_in(file: &ProgrammeFile, request: CheckInRequest) -> Result<Done<DoorCount>> {
    file.transact(Op::CheckIn, |tx| {
        let event = slot(tx.conn(), request.event_id)?;
        let name = store::person_name(tx.conn(), request.person_id)?;
        let before = store::of_person(tx.conn(), event.id, request.person_id)?;
        // Of several records of the person it is called after one whose registration it moves: an erasure finds the name by that.
        let moved = before.iter().find(|before| (before.status == RegistrationStatus::Attended) != request.present);
        let name = moved.map_or(Ok(name), |moved| store::person_name(tx.conn(), moved.person_id))?;
        tx.about(&name);
        match (before.first(), request.present) {
            (None, true) => {
                enter(tx, &event, request.person_id, None, RegistrationStatus::Attended, SOURCE_DOOR)?;
            }
            (Some(before), true) if before.status != RegistrationStatus::Attended => {
                change(tx, before, &event, RegistrationStatus::Attended)?;
            }
            // A person with several records may have been marked under more than one.
            (_, false) => {
                for before in before.iter().filter(|before| before.status == RegistrationStatus::Attended) {
                    if before.source == SOURCE_DOOR {
                        tx.delete(&REGISTRATION, before.id)?;
                    } else {
                        let status = store::status_before_presence(tx.conn(), before.id)?;
                        let status = status.filter(|status| *status != RegistrationStatus::Attended).unwrap_or(RegistrationStatus::Registered);
                        change(tx, before, &event, status)?;
                    }
                }
            }
            _ => {}
        }
        store::door_count(tx.conn(), event.id)
    })
}

/// A person who came and is not in the file: person, role, registration and presence as one action. An organisation that
/// is in the file under this name, however it is spelt, is used instead of a new one. Every wrong field is told at once.
pub fn walk_in(file: &ProgrammeFile, request: WalkInRequest) -> Result<Done<PersonId>> {
    file.transact(Op::WalkIn, |tx| {
        let event = slot(tx.conn(), request.event_id)?;
        let mut issues = Vec::new();
        let person = told(people::insert(tx, &request.person), &mut issues)?;
        let organisation = told(organisation(tx, &request), &mut issues)?;
        let (Some(person), Some(organisation)) = (person, organisation) else { return Err(Error::invalid(issues)) };
        if let Some(organisation_id) = organisation {
            let role = RoleFields { person_id: person, organisation_id, title: request.post.clone(), since: None, until: None, head: false };
            people::insert_role(tx, &role).map_err(|error| renamed(error, "title", "post"))?;
        }
        enter(tx, &event, person, organisation, RegistrationStatus::Attended, SOURCE_DOOR)?;
        let name = store::person_name(tx.conn(), person)?;
        tx.about(&name);
        Ok(person)
    })
}

/// The organisation of a walk-in: the one chosen, the one of this name, or a new one. None where no name was given.
fn organisation(tx: &mut Tx<'_>, request: &WalkInRequest) -> Result<Option<OrganisationId>> {
    if let Some(chosen) = request.organisation_id {
        return match store::organisation_name(tx.conn(), chosen)? {
            Some(_) => Ok(Some(chosen)),
            None => Err(Error::at("organisationId", Code::NotAChoice)),
        };
    }
    let name = request.organisation_name.trim();
    if name.is_empty() {
        return Ok(None);
    }
    if let Some(known) = store::organisation_of_name(tx.conn(), name)? {
        return Ok(Some(known));
    }
    let fields = OrganisationFields {
        full_name: name.to_owned(),
        short_name: String::new(),
        legal_form: String::new(),
        category: Category::Other,
        inn: String::new(),
        no_inn_reason: Some(NoInnReason::Unknown),
        ogrn: String::new(),
        kpp: String::new(),
        municipality_id: None,
        fields: String::new(),
        registered_on: None,
        phone: String::new(),
        email: String::new(),
        site: String::new(),
        address: String::new(),
        notes: String::new(),
    };
    organisations::insert(tx, &fields).map(Some).map_err(|error| renamed(error, "fullName", "organisationName"))
}

/// The value, or its issues put with those of the rest of the form; any other error ends the change.
fn told<T>(result: Result<T>, issues: &mut Vec<Issue>) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.code == Code::Invalid => {
            issues.extend(error.issues);
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// The error with the field's name as this form spells it.
fn renamed(mut error: Error, from: &str, to: &str) -> Error {
    for issue in error.issues.iter_mut().filter(|issue| issue.field == from) {
        to.clone_into(&mut issue.field);
    }
    error
}
