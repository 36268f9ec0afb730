//! SQL of the programme, its modules and topics.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::error::Result;
use crate::ids::{EventId, ModuleId, TopicId};
use crate::programme::{Module, Municipality, Practice, Programme, Topic};

/// The programme; `not-found` in a file that has none.
pub fn programme(conn: &Connection) -> Result<Programme> {
    let mut select = conn.prepare_cached(
        "SELECT coalesce(title, ''), coalesce(foundation, ''), coalesce(region, ''), coalesce(first_year, 0), coalesce(last_year, first_year, 0),
           coalesce(zone, ''), coalesce(funder, ''), coalesce(signatory, ''), coalesce(signatory_post, '')
         FROM programme WHERE _del = 0 ORDER BY id LIMIT 1",
    )?;
    Ok(select.query_row([], |row| {
        Ok(Programme {
            title: row.get(0)?,
            foundation: row.get(1)?,
            region: row.get(2)?,
            first_year: row.get(3)?,
            last_year: row.get(4)?,
            zone: row.get(5)?,
            funder: row.get(6)?,
            signatory: row.get(7)?,
            signatory_post: row.get(8)?,
        })
    })?)
}

const MODULES: &str = "SELECT id, coalesce(year, 0), coalesce(number, 0), coalesce(title, ''), coalesce(colour, '') FROM module WHERE _del = 0";

fn module_row(row: &Row<'_>) -> rusqlite::Result<Module> {
    Ok(Module { id: row.get(0)?, year: row.get(1)?, number: row.get(2)?, title: row.get(3)?, colour: row.get(4)? })
}

/// All modules by year and number.
pub fn modules(conn: &Connection) -> Result<Vec<Module>> {
    let mut select = conn.prepare_cached(&format!("{MODULES} ORDER BY year, number, id"))?;
    Ok(select.query_map([], module_row)?.collect::<rusqlite::Result<_>>()?)
}

/// A module; none where it is not there.
pub fn module(conn: &Connection, id: ModuleId) -> Result<Option<Module>> {
    Ok(conn.prepare_cached(&format!("{MODULES} AND id = ?1"))?.query_row([id], module_row).optional()?)
}

/// All topics by module and position, with what they have had: workshops and trainings where people meet, and webinars.
pub fn topics(conn: &Connection) -> Result<Vec<Topic>> {
    let mut select = conn.prepare_cached(
        "SELECT t.id, t.module_id, coalesce(t.title, ''), coalesce(t.competence, 0) <> 0, coalesce(c.workshops, 0), coalesce(c.webinars, 0)
         FROM topic t JOIN module m ON m.id = t.module_id AND m._del = 0
           LEFT JOIN (SELECT topic_id, count(*) FILTER (WHERE kind IN ('workshop', 'training') AND format <> 'online') workshops,
                        count(*) FILTER (WHERE kind = 'webinar') webinars
                      FROM event WHERE _del = 0 AND topic_id IS NOT NULL AND status <> 'cancelled' GROUP BY topic_id) c ON c.topic_id = t.id
         WHERE t._del = 0 ORDER BY m.year, m.number, m.id, t.position, t.id",
    )?;
    let rows = select.query_map([], |row| {
        Ok(Topic {
            id: row.get(0)?,
            module_id: row.get(1)?,
            title: row.get(2)?,
            competence: row.get(3)?,
            workshops: row.get(4)?,
            webinars: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The module of a live topic and the topic's position; none where there is no such topic.
pub fn topic_place(conn: &Connection, id: TopicId) -> Result<Option<(ModuleId, i64)>> {
    let mut select = conn.prepare_cached("SELECT module_id, coalesce(position, 0) FROM topic WHERE id = ?1 AND _del = 0")?;
    Ok(select.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// The position after the last topic of a module.
pub fn next_position(conn: &Connection, id: ModuleId) -> Result<i64> {
    let mut select = conn.prepare_cached("SELECT coalesce(max(position), 0) + 1 FROM topic WHERE module_id = ?1 AND _del = 0")?;
    Ok(select.query_row([id], |row| row.get(0))?)
}

/// All municipalities, in no order.
pub fn municipalities(conn: &Connection) -> Result<Vec<Municipality>> {
    let mut select = conn.prepare_cached("SELECT id, coalesce(name, '') FROM municipality WHERE _del = 0")?;
    Ok(select.query_map([], |row| Ok(Municipality { id: row.get(0)?, name: row.get(1)? }))?.collect::<rusqlite::Result<_>>()?)
}

/// All practices, in no order.
pub fn practices(conn: &Connection) -> Result<Vec<Practice>> {
    let mut select =
        conn.prepare_cached("SELECT id, coalesce(title, ''), coalesce(description, ''), organisation_id FROM practice WHERE _del = 0")?;
    let rows =
        select.query_map([], |row| Ok(Practice { id: row.get(0)?, title: row.get(1)?, description: row.get(2)?, organisation_id: row.get(3)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Topics and events that stand on a module.
pub fn uses_of_module(conn: &Connection, id: ModuleId) -> Result<u32> {
    let mut select = conn.prepare_cached(
        "SELECT (SELECT count(*) FROM topic WHERE module_id = ?1 AND _del = 0) + (SELECT count(*) FROM event WHERE module_id = ?1 AND _del = 0)",
    )?;
    Ok(select.query_row([id], |row| row.get(0))?)
}

/// The events of a topic.
pub fn events_of_topic(conn: &Connection, id: TopicId) -> Result<Vec<EventId>> {
    let mut select = conn.prepare_cached("SELECT id FROM event WHERE topic_id = ?1 AND _del = 0 ORDER BY id")?;
    Ok(select.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// How much there is, joined records once: people, organisations, events without cancelled ones, presences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// People in the file.
    pub people: u32,
    /// Organisations in the file.
    pub organisations: u32,
    /// Events without cancelled ones.
    pub events: u32,
    /// Presences at them.
    pub attendances: u32,
}

/// How much there is.
pub fn sizes(conn: &Connection) -> Result<Sizes> {
    let mut select = conn.prepare_cached(
        "SELECT (SELECT count(*) FROM person WHERE _del = 0) - (SELECT count(*) FROM canon WHERE kind = 1 AND id <> canon),
           (SELECT count(*) FROM organisation WHERE _del = 0) - (SELECT count(*) FROM canon WHERE kind = 2 AND id <> canon),
           (SELECT count(*) FROM event WHERE _del = 0 AND coalesce(status, '') <> 'cancelled'),
           (SELECT coalesce(sum(c.present), 0) FROM event e JOIN event_count c ON c.event_id = e.id
            WHERE e._del = 0 AND coalesce(e.status, '') <> 'cancelled')",
    )?;
    Ok(select.query_row([], |row| Ok(Sizes { people: row.get(0)?, organisations: row.get(1)?, events: row.get(2)?, attendances: row.get(3)? }))?)
}
