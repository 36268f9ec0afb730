//! The agenda of an event: what happens when, who speaks and where.
//!
//! A line is kept by the number of its day and the time on the wall, so that an event that moves to other days takes its
//! agenda along, whichever laptop moved it.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Span};
use rusqlite::Connection;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{days, wall};
use crate::error::{Code, Error, Issue, Result};
use crate::file::tables::AGENDA_ITEM;
use crate::file::{Done, Op, ProgrammeFile, Tx};
use crate::ids::{AgendaItemId, EventId};
use crate::store::agenda as store;
use crate::store::calendar as events;
use crate::values::{Day, FormEdit, WallTime};

/// The longest text of a line.
const MOST: usize = 300;

/// What the form of a line holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgendaFields {
    /// When it begins, by the clock of the event's zone.
    #[serde(default)]
    pub begins: Option<WallTime>,
    /// When it ends; none where that is not said.
    #[serde(default)]
    pub ends: Option<WallTime>,
    /// What it is.
    pub title: String,
    /// Who speaks; may be empty.
    pub speaker: String,
    /// The room; may be empty.
    pub room: String,
}

impl AgendaFields {
    /// What means something together only: a span of time.
    pub const TOGETHER: &[&[&str]] = &[&["begins", "ends"]];
}

/// A new line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewAgendaItem {
    /// The event.
    pub event_id: EventId,
    /// What its form holds.
    pub fields: AgendaFields,
}

/// A line of an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgendaItem {
    /// Its identifier.
    pub id: AgendaItemId,
    /// The day on which it begins.
    pub day: Day,
    /// Whether the event does not take place on that day: it was made shorter.
    pub outside: bool,
    /// What its form holds.
    pub fields: AgendaFields,
}

/// The agenda of an event by time; those of one time by room. Empty where there is none.
pub fn agenda(conn: &Connection, event: EventId) -> Result<Vec<AgendaItem>> {
    let (first, last) = days_of(&events::slot(conn, event)?);
    let lines = store::lines(conn, event)?;
    // A day that no calendar has, which only a foreign file says, is left out.
    Ok(lines.into_iter().filter_map(|line| item(line, first, last)).collect())
}

fn item(line: store::Line, first: Date, last: Date) -> Option<AgendaItem> {
    let day = first.checked_add(Span::new().try_days(line.day.checked_sub(1)?).ok()?).ok()?;
    let begins = day.to_datetime(line.begins);
    let length = line.minutes.and_then(|minutes| Span::new().try_minutes(minutes).ok());
    let ends = length.and_then(|length| begins.checked_add(length).ok());
    Some(AgendaItem {
        id: line.id,
        day: Day(day),
        outside: !(first..=last).contains(&day),
        fields: AgendaFields { begins: Some(WallTime(begins)), ends: ends.map(WallTime), title: line.title, speaker: line.speaker, room: line.room },
    })
}

/// Adds a line. Every wrong field is told at once.
pub fn add_agenda_item(file: &ProgrammeFile, request: NewAgendaItem) -> Result<Done<AgendaItemId>> {
    file.transact(Op::AddAgendaItem, |tx| {
        let mut values = values(&events::slot(tx.conn(), request.event_id)?, &request.fields)?;
        values.push(("event_id", request.event_id.into()));
        let id = AgendaItemId(tx.new_id());
        tx.about(request.fields.title.trim());
        tx.insert(&AGENDA_ITEM, id, &values)?;
        Ok(id)
    })
}

/// Gives a line new fields. Errors as of [`FormEdit::onto_together`] as well.
pub fn edit_agenda_item(file: &ProgrammeFile, request: impl Into<FormEdit<AgendaItemId, AgendaFields>>) -> Result<Done<()>> {
    let request = request.into();
    file.transact(Op::EditAgendaItem, |tx| {
        let (event, _) = line(tx, request.id)?;
        let now = agenda(tx.conn(), event)?.into_iter().find(|item| item.id == request.id).map(|item| item.fields);
        // A line of a day that no calendar has says nothing that could be kept.
        let fields = now.map_or_else(|| Ok(request.fields.clone()), |now| request.onto_together(&now, AgendaFields::TOGETHER))?;
        let values = values(&events::slot(tx.conn(), event)?, &fields)?;
        tx.about(fields.title.trim());
        tx.update(&AGENDA_ITEM, request.id, &values)?;
        Ok(())
    })
}

/// Deletes a line.
pub fn delete_agenda_item(file: &ProgrammeFile, id: AgendaItemId) -> Result<Done<()>> {
    file.transact(Op::DeleteAgendaItem, |tx| {
        let (_, title) = line(tx, id)?;
        tx.about(&title);
        tx.delete(&AGENDA_ITEM, id)
    })
}

fn line(tx: &Tx<'_>, id: AgendaItemId) -> Result<(EventId, String)> {
    store::of(tx.conn(), id)?.ok_or_else(|| Error::new(Code::NotFound))
}

/// Lets the agenda go along with an event that as a whole begins at another time of the day. To another day it goes by itself.
pub(super) fn follow(tx: &mut Tx<'_>, event: EventId, before: (WallTime, WallTime), after: (WallTime, WallTime)) -> Result<()> {
    let [(from, until), (to, end)] = [before, after].map(|(starts, ends)| (starts.0, ends.0));
    let by = to.time().duration_since(from.time());
    if by.is_zero() || until.duration_since(from) != end.duration_since(to) {
        return Ok(());
    }
    // Any day does to count from.
    let origin = from.date();
    for line in store::lines(tx.conn(), event)? {
        let moved = item(line.clone(), origin, origin).and_then(|item| item.fields.begins?.0.checked_add(by).ok());
        if let Some(moved) = moved {
            tx.update(&AGENDA_ITEM, line.id, &place(origin, moved))?;
        }
    }
    Ok(())
}

/// Deletes the agenda of an event that is deleted.
pub(super) fn delete_all(tx: &mut Tx<'_>, event: EventId) -> Result<()> {
    for line in store::lines(tx.conn(), event)? {
        tx.delete(&AGENDA_ITEM, line.id)?;
    }
    Ok(())
}

/// The first and the last day of an event.
fn days_of(slot: &events::Slot) -> (Date, Date) {
    let (Day(first), Day(last)) = days(wall(slot.starts, &slot.zone), wall(slot.ends, &slot.zone));
    (first, last)
}

/// Where in the agenda of an event that begins on this day a time lies.
fn place(first: Date, begins: DateTime) -> [(&'static str, Value); 2] {
    let day = i64::from(first.until(begins.date()).map_or(0, |span| span.get_days())) + 1;
    [("day", day.into()), ("begins", store::time_text(begins.time()))]
}

/// The columns of a line, or everything that is wrong with the form.
fn values(slot: &events::Slot, fields: &AgendaFields) -> Result<Vec<(&'static str, Value)>> {
    let (first, last) = days_of(slot);
    let mut issues = Vec::new();
    match fields.begins {
        None => issues.push(Issue::at("begins", Code::Required)),
        Some(WallTime(begins)) if !(first..=last).contains(&begins.date()) => issues.push(Issue::at("begins", Code::OutsideEvent)),
        Some(_) => {}
    }
    if let (Some(begins), Some(ends)) = (fields.begins, fields.ends) {
        if length(begins, ends) < 1 {
            issues.push(Issue::at("ends", Code::EndNotAfter));
        } else if days(begins, ends).1.0 > last {
            issues.push(Issue::at("ends", Code::OutsideEvent));
        }
    }
    for (field, text) in [("title", &fields.title), ("speaker", &fields.speaker), ("room", &fields.room)] {
        if field == "title" && text.trim().is_empty() {
            issues.push(Issue::at(field, Code::Required));
        }
        if text.chars().count() > MOST {
            issues.push(Issue::at(field, Code::TooLong).with("most", MOST));
        }
    }
    let Some(WallTime(begins)) = fields.begins.filter(|_| issues.is_empty()) else { return Err(Error::invalid(issues)) };
    let minutes = fields.ends.map_or(Value::Null, |ends| length(WallTime(begins), ends).into());
    let texts = [("title", &fields.title), ("speaker", &fields.speaker), ("room", &fields.room)];
    let mut values = place(first, begins).to_vec();
    values.push(("minutes", minutes));
    values.extend(texts.map(|(column, text)| (column, text.trim().to_owned().into())));
    Ok(values)
}

/// Whole minutes from one time to the other.
fn length(begins: WallTime, ends: WallTime) -> i64 {
    let length: SignedDuration = ends.0.duration_since(begins.0);
    length.as_mins()
}
