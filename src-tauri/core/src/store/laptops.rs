//! SQL of the laptops.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;
use crate::file::Vector;
use crate::ids::{RawId, ReplicaId};
use crate::laptops::LaptopRow;
use crate::values::{Day, Moment};

/// Every copy of the programme: this one first, then those in use by their code, then the others. Beside each, when it wrote
/// last, as far as that is known here.
pub fn laptops(conn: &Connection) -> Result<Vec<(LaptopRow, Option<Moment>)>> {
    let mut select = conn.prepare_cached(
        "SELECT r.id, r.code, coalesce(l.name, ''), r.rix = (SELECT CAST(value AS INTEGER) FROM local WHERE key = 'replica') AS this, \
         coalesce(l.joined_at, r.created_at), l.retired_at, h.until AS heard, h.has, coalesce((SELECT max(seq) FROM entry WHERE entry.rix = r.rix), 0), \
         (SELECT wall FROM action WHERE action.rix = r.rix ORDER BY seq DESC LIMIT 1) FROM replica AS r LEFT JOIN laptop AS l ON l.id = r.id AND l._del = 0 LEFT JOIN heard AS h ON h.replica = r.id \
         ORDER BY this DESC, l.retired_at IS NOT NULL, r.code",
    )?;
    let rows = select.query_map([], |row| {
        let has: Option<Vector> = row.get_ref(7)?.as_str_or_null()?.and_then(|text| serde_json::from_str(text).ok());
        // Of a name that was given to what another computer did under its old one, nobody told anything but its work.
        let worked: Option<Moment> = row.get(9)?;
        let laptop = LaptopRow {
            id: row.get(0)?,
            code: row.get(1)?,
            name: row.get(2)?,
            this: row.get(3)?,
            joined_at: row.get(4)?,
            retired_at: row.get(5)?,
            heard_until: row.get::<_, Option<Moment>>(6)?.or(worked),
            missing: None,
            silent: false,
        };
        Ok((laptop, has, row.get::<_, i64>(8)?, worked))
    })?;
    let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let known: BTreeMap<RawId, i64> = rows.iter().map(|(laptop, _, seq, _)| (laptop.id.raw(), *seq)).collect();
    let missing = |has: &Vector| known.iter().map(|(replica, seq)| (seq - has.get(*replica)).max(0)).sum::<i64>();
    Ok(rows
        .into_iter()
        .map(|(laptop, has, _, worked)| {
            let missing = has.filter(|_| !laptop.this).map(|has| u32::try_from(missing(&has)).unwrap_or(u32::MAX));
            (LaptopRow { missing, ..laptop }, worked)
        })
        .collect())
}

/// Whether an event is on, or was yesterday.
pub fn is_eventful(conn: &Connection, now: Moment) -> Result<bool> {
    let zone: Option<String> =
        conn.prepare_cached("SELECT zone FROM programme WHERE _del = 0 ORDER BY id LIMIT 1")?.query_row([], |row| row.get(0)).optional()?.flatten();
    let today = crate::calendar::day(now, zone.as_deref().unwrap_or_default());
    let yesterday = Day(today.0.yesterday().unwrap_or(today.0));
    let mut select =
        conn.prepare_cached("SELECT 1 FROM event WHERE _del = 0 AND coalesce(status, '') <> 'cancelled' AND day <= ?1 AND last_day >= ?2")?;
    Ok(select.exists(params![today, yesterday])?)
}

/// The code of a laptop; `not-found` for one that is not known.
pub fn code(conn: &Connection, id: ReplicaId) -> Result<String> {
    Ok(conn.prepare_cached("SELECT code FROM replica WHERE id = ?1")?.query_row([id], |row| row.get(0))?)
}

/// What people call a laptop; empty where nobody has named it.
pub fn name(conn: &Connection, id: ReplicaId) -> Result<String> {
    let mut select = conn.prepare_cached("SELECT name FROM laptop WHERE id = ?1 AND _del = 0")?;
    Ok(select.query_row([id], |row| row.get::<_, Option<String>>(0)).optional()?.flatten().unwrap_or_default())
}
