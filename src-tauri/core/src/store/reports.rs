//! SQL of reports.

use std::collections::HashMap;

use rusqlite::{Connection, named_params};

use super::joined;
use crate::calendar::EventKind;
use crate::error::Result;
use crate::ids::{EventId, ModuleId, MunicipalityId};
use crate::reports::ReportRequest;
use crate::values::{Hundredths, Moment};

/// An event as reports count it.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedEvent {
    /// Its identifier.
    pub id: EventId,
    /// The year of its first day.
    pub year: i32,
    /// Its module.
    pub module_id: Option<ModuleId>,
    /// Its municipality and the municipality's name; empty without one.
    pub municipality: Option<(MunicipalityId, String)>,
    /// Its kind.
    pub kind: EventKind,
    /// Its start.
    pub starts: Moment,
    /// Its end.
    pub ends: Moment,
    /// Its zone.
    pub zone: String,
    /// Its academic hours, where somebody said them.
    pub hours: Option<Hundredths>,
}

/// The events that a report counts, in no order: none that was cancelled.
pub fn events(conn: &Connection, request: &ReportRequest) -> Result<Vec<CountedEvent>> {
    let mut select = conn.prepare_cached(
        "SELECT e.id, e.year, m.id, u.id, coalesce(u.name, ''), e.kind, coalesce(e.starts, '1970-01-01T00:00:00Z'),
           coalesce(e.ends, e.starts, '1970-01-01T00:00:00Z'), coalesce(e.zone, ''), e.hours
         FROM event e LEFT JOIN module m ON m.id = e.module_id AND m._del = 0
           LEFT JOIN municipality u ON u.id = e.municipality_id AND u._del = 0
         WHERE e._del = 0 AND coalesce(e.status, '') <> 'cancelled' AND (:year IS NULL OR e.year = :year)
           AND (:module IS NULL OR e.module_id = :module) AND (:municipality IS NULL OR e.municipality_id = :municipality)",
    )?;
    let rows =
        select.query_map(named_params! { ":year": request.year, ":module": request.module_id, ":municipality": request.municipality_id }, |row| {
            let municipality: Option<MunicipalityId> = row.get(3)?;
            let name: String = row.get(4)?;
            Ok(CountedEvent {
                id: row.get(0)?,
                year: row.get(1)?,
                module_id: row.get(2)?,
                municipality: municipality.map(|id| (id, name)),
                kind: row.get(5)?,
                starts: row.get(6)?,
                ends: row.get(7)?,
                zone: row.get(8)?,
                hours: row.get(9)?,
            })
        })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Who is one with whom, for a walk over presences; read once.
pub struct Joined {
    records: HashMap<[u8; 16], [u8; 16]>,
    shadows: bool,
}

impl Joined {
    /// As the file has it now.
    pub fn read(conn: &Connection) -> Result<Self> {
        Ok(Self { records: joined::map(conn)?, shadows: joined::any_shadow(conn)? })
    }

    fn of(&self, id: [u8; 16]) -> [u8; 16] {
        if self.records.is_empty() { id } else { self.records.get(&id).copied().unwrap_or(id) }
    }
}

/// Hands each presence at an event to the counter: person, organisation, hours where they are not all; of several records
/// of one person or organisation the one that stands for all, and of two presences of one person the stronger. Reads one
/// stretch of the index `registration_event` and no row.
pub fn presences(conn: &Connection, joined: &Joined, id: EventId, mut counter: impl FnMut([u8; 16], Option<[u8; 16]>, Option<i64>)) -> Result<()> {
    const SQL: &str = "SELECT person_id, organisation_id, hours FROM registration INDEXED BY registration_event
         WHERE event_id = ?1 AND _del = 0 AND status = 'attended'";
    let mut select = if joined.shadows {
        conn.prepare_cached(&format!("{SQL} AND id NOT IN (SELECT id FROM shadow WHERE event_id = ?1)"))?
    } else {
        conn.prepare_cached(SQL)?
    };
    let mut rows = select.query([id])?;
    while let Some(row) = rows.next()? {
        let bytes = |place: usize| {
            Ok::<_, rusqlite::Error>(row.get_ref(place)?.as_blob_or_null().map_err(rusqlite::Error::from)?.and_then(|bytes| bytes.try_into().ok()))
        };
        if let Some(person) = bytes(0)? {
            counter(joined.of(person), bytes(1)?.map(|organisation| joined.of(organisation)), row.get(2)?);
        }
    }
    Ok(())
}
