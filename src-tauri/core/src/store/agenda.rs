//! SQL of the agendas of events.

use jiff::civil::Time;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::ids::{AgendaItemId, EventId};

/// A line of an agenda as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its identifier.
    pub id: AgendaItemId,
    /// Which day of the event, 1 for the first.
    pub day: i64,
    /// When it begins on that day.
    pub begins: Time,
    /// How long it takes; none where nobody said.
    pub minutes: Option<i64>,
    /// What it is.
    pub title: String,
    /// Who speaks.
    pub speaker: String,
    /// Where.
    pub room: String,
}

/// A time of day as the file keeps it.
pub fn time_text(time: Time) -> Value {
    time.strftime("%H:%M").to_string().into()
}

/// The live lines of an event by time; those of one time by room.
pub fn lines(conn: &Connection, event: EventId) -> Result<Vec<Line>> {
    let mut select = conn.prepare_cached(
        "SELECT id, coalesce(day, 1), coalesce(begins, ''), minutes, coalesce(title, ''), coalesce(speaker, ''), coalesce(room, '')
         FROM agenda_item WHERE event_id = ?1 AND _del = 0 ORDER BY coalesce(day, 1), begins, minutes, room, id",
    )?;
    let rows = select.query_map([event], |row| {
        Ok(Line {
            id: row.get(0)?,
            day: row.get(1)?,
            // Only a damaged or a foreign file has a line without a time: it stands first.
            begins: row.get::<_, String>(2)?.parse().unwrap_or(Time::midnight()),
            minutes: row.get(3)?,
            title: row.get(4)?,
            speaker: row.get(5)?,
            room: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The event and the title of a live line; none without one.
pub fn of(conn: &Connection, id: AgendaItemId) -> Result<Option<(EventId, String)>> {
    let mut select =
        conn.prepare_cached("SELECT event_id, coalesce(title, '') FROM agenda_item WHERE id = ?1 AND _del = 0 AND event_id IS NOT NULL")?;
    Ok(select.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}
