//! Bringing the tables to what the journal says, and the derived data to what the tables say.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, params};
use serde_json::Value as Json;

use super::check::{self, Difference};
use super::entry::{Verb, from_json};
use super::erasing;
use super::fold::{Conflict, ConflictKey, FoldEntry, Folded, Stamp, fold};
use super::rows::{self, Life, Row};
use super::tables::{TABLES, Table};
use crate::error::{Code, Error, Result};
use crate::ids::RawId;
use crate::store::joined;

/// The entries of a row of a table.
pub(super) fn entries(conn: &Connection, table: &str, row: RawId) -> Result<Vec<FoldEntry>> {
    let mut select =
        conn.prepare_cached("SELECT clock, replica.id, seq, op, data, data_hash FROM entry JOIN replica USING (rix) WHERE row = ?1 AND tbl = ?2")?;
    let entries = select.query_map(params![row, table], fold_entry)?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

/// The columns clock, replica, number, verb, data, hash of the data from the row's first.
pub(super) fn fold_entry(row: &rusqlite::Row<'_>) -> rusqlite::Result<FoldEntry> {
    let data = row.get_ref(4)?.as_str_or_null()?.map_or(Json::Null, |data| serde_json::from_str(data).unwrap_or(Json::Null));
    let print = row.get_ref(5)?.as_blob()?.first_chunk::<8>().copied().unwrap_or_default();
    Ok(FoldEntry { clock: row.get(0)?, replica: row.get(1)?, seq: row.get(2)?, print, verb: Verb::of(row.get(3)?), data })
}

/// The row as the table should have it; `None` when it should not be there. A value that this version cannot hold is
/// left out: it stays in the journal, and comes with the version that knows it.
pub(super) fn wanted(table: &Table, folded: &Folded) -> Option<Row> {
    let value = |name: &str, column| folded.values.get(name).and_then(|value| from_json(column, value)).unwrap_or(Value::Null);
    folded.made.then(|| Row { life: folded.life(), values: table.columns.iter().map(|column| value(column.name, column)).collect() })
}

/// What bringing a row to its journal did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Change {
    /// It was what the journal says.
    Same,
    /// It was not there, or not alive.
    Added,
    /// It had other values.
    Changed,
    /// It is not there any more, or not alive.
    Removed,
}

/// Writes what the journal says of a row: its columns, its conflicts, what is derived from it. Writes no entry. The
/// guard must be up. What was erased is taken out of the journal as well.
pub(super) fn rebuild(conn: &Connection, table: &'static Table, id: RawId) -> Result<Change> {
    let folded = fold(Some(table), &entries(conn, table.name, id)?);
    let (wanted, there) = (wanted(table, &folded), rows::select(conn, table, id)?);
    write_conflicts(conn, table, id, &folded)?;
    if folded.life() == Life::Erased {
        // Only these hold values: inserts, updates, deletions, decisions.
        let emptied = conn
            .prepare_cached("UPDATE entry SET data = NULL, salt = NULL WHERE row = ?1 AND tbl = ?2 AND op IN (0, 1, 2, 5) AND data IS NOT NULL")?
            .execute(params![id, table.name])?;
        if emptied > 0 {
            erasing::note(conn)?;
        }
        erasing::forget(conn, table, id)?;
    }
    if wanted == there {
        return Ok(Change::Same);
    }
    let lives = |row: &Option<Row>| row.as_ref().is_some_and(|row| row.life == Life::Live);
    let change = match (lives(&there), lives(&wanted)) {
        (false, true) => Change::Added,
        (true, false) => Change::Removed,
        _ => Change::Changed,
    };
    match (&wanted, there) {
        (Some(wanted), Some(_)) => {
            let values = table.columns.iter().map(|column| column.name).zip(wanted.values.iter().cloned()).collect::<Vec<_>>();
            rows::update(conn, table, id, &values)?;
            rows::set_life(conn, table, id, wanted.life)?;
        }
        (Some(wanted), None) => rows::insert(conn, table, id, wanted.life, &wanted.values)?,
        // Marked rather than removed, so that what is derived from the row goes as well.
        (None, _) => rows::set_life(conn, table, id, Life::Deleted)?,
    }
    derive(conn, table, id)?;
    if wanted.is_none() {
        conn.execute(&format!("DELETE FROM {} WHERE id = ?1", table.name), [id])?;
    }
    Ok(change)
}

/// The conflicts of a row that nobody has decided: column and clock.
pub(super) fn open_conflicts(conn: &Connection, table: &Table, id: RawId) -> Result<Vec<(String, i64)>> {
    let mut select = conn.prepare_cached("SELECT col, clock FROM conflict WHERE row = ?1 AND tbl = ?2 AND decided = 0")?;
    let conflicts = select.query_map(params![id, table.name], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(conflicts.collect::<rusqlite::Result<_>>()?)
}

/// Whether values of the row ever met without having seen each other.
pub(super) fn has_conflicts(conn: &Connection, table: &Table, id: RawId) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT 1 FROM conflict WHERE row = ?1 AND tbl = ?2")?.exists(params![id, table.name])?)
}

/// The conflicts of a row, as the fold gives them.
pub(super) fn write_conflicts(conn: &Connection, table: &Table, id: RawId, folded: &Folded) -> Result<()> {
    conn.prepare_cached("DELETE FROM conflict WHERE row = ?1 AND tbl = ?2")?.execute(params![id, table.name])?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO conflict(row, tbl, col, kind, lost, won, clock, decided, lost_replica, lost_seq, won_replica, won_seq) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    for ((column, kind, clock, _), conflict) in &folded.conflicts {
        insert.execute(params![
            id,
            table.name,
            column,
            kind.as_str(),
            conflict.lost.to_string(),
            conflict.won.to_string(),
            clock,
            conflict.decided,
            conflict.lost_by.replica,
            conflict.lost_by.seq,
            conflict.won_by.replica,
            conflict.won_by.seq
        ])?;
    }
    Ok(())
}

/// What [`write_conflicts`] would note of a row, a line each, to be compared.
pub(super) fn conflicts(folded: &Folded) -> Vec<String> {
    let line = |((column, kind, clock, _), conflict): (&ConflictKey, &Conflict)| {
        let Conflict { lost, won, decided, lost_by, won_by, .. } = conflict;
        format!("{column} {} {clock} {} {lost_by} {won_by} {lost} {won}", kind.as_str(), i64::from(*decided))
    };
    let mut lines: Vec<String> = folded.conflicts.iter().map(line).collect();
    lines.sort();
    lines
}

/// The conflicts that are noted, by table and row, in the form of [`conflicts`].
pub(super) fn noted_conflicts(conn: &Connection) -> Result<BTreeMap<(String, RawId), Vec<String>>> {
    let mut select =
        conn.prepare("SELECT tbl, row, col, kind, clock, decided, lost_replica, lost_seq, won_replica, won_seq, lost, won FROM conflict")?;
    let mut rows = select.query([])?;
    let mut noted = BTreeMap::<_, Vec<String>>::new();
    while let Some(row) = rows.next()? {
        let text = |place| row.get::<_, String>(place);
        let stamp = |place| Ok::<_, rusqlite::Error>(Stamp { replica: row.get(place)?, seq: row.get(place + 1)? });
        let (clock, decided): (i64, i64) = (row.get(4)?, row.get(5)?);
        let line = format!("{} {} {clock} {decided} {} {} {} {}", text(2)?, text(3)?, stamp(6)?, stamp(8)?, text(10)?, text(11)?);
        noted.entry((text(0)?, row.get(1)?)).or_default().push(line);
    }
    noted.values_mut().for_each(|lines| lines.sort());
    Ok(noted)
}

/// Recomputes what is derived from one row.
pub(super) fn derive(conn: &Connection, table: &Table, id: RawId) -> Result<()> {
    table.derive.map_or(Ok(()), |derive| derive(conn, id))
}

/// Recomputes everything that is derived: folded columns and the search index from the tables, conflicts from the journal. The
/// guard must be up.
pub(super) fn rebuild_derived(conn: &Connection, progress: &mut Progress<'_>) -> Result<()> {
    let mut wrong = Vec::new();
    check::differing(conn, progress, &mut |difference| {
        if let Difference::Conflicts(table, row) = difference {
            wrong.push((table, row));
        }
    })?;
    rebuild_conflicts(conn, &wrong)?;
    rebuild_from_tables(conn, progress)
}

/// Notes the conflicts of these rows as their entries have them. The guard must be up.
pub(super) fn rebuild_conflicts(conn: &Connection, rows: &[(&'static Table, RawId)]) -> Result<()> {
    rows.iter().try_for_each(|(table, row)| write_conflicts(conn, table, *row, &fold(Some(table), &entries(conn, table.name, *row)?)))
}

/// Recomputes folded columns and the search index. The guard must be up.
pub(super) fn rebuild_from_tables(conn: &Connection, progress: &mut Progress<'_>) -> Result<()> {
    conn.execute("INSERT INTO find(find) VALUES ('delete-all')", [])?;
    joined::clear(conn)?;
    for table in TABLES.iter().filter(|table| table.derive.is_some()) {
        for id in ids(conn, table)? {
            derive(conn, table, id)?;
            progress.step()?;
        }
    }
    Ok(())
}

/// Every row of a table.
pub(super) fn ids(conn: &Connection, table: &Table) -> Result<Vec<RawId>> {
    let mut select = conn.prepare(&format!("SELECT id FROM {}", table.name))?;
    let ids = select.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// How many entries and rows [`rebuild_derived`] goes through.
pub(super) fn derived_work(conn: &Connection) -> Result<u32> {
    let entries = conn.query_row("SELECT count(*) FROM entry", [], |row| row.get::<_, u32>(0))?;
    Ok(entries.saturating_add(derived_rows(conn)?))
}

/// How many rows the tables with derived data have.
pub(super) fn derived_rows(conn: &Connection) -> Result<u32> {
    let count = |table: &&Table| conn.query_row(&format!("SELECT count(*) FROM {}", table.name), [], |row| row.get::<_, u32>(0));
    Ok(TABLES.iter().copied().filter(|table| table.derive.is_some()).map(|table| count(&table)).sum::<rusqlite::Result<_>>()?)
}

/// Tells how far long work is, now and then, and ends it with `cancelled` when the answer is no.
pub(super) struct Progress<'a> {
    tell: &'a mut dyn FnMut(u32, u32) -> bool,
    done: u32,
    uncounted: u32,
    total: u32,
}

impl<'a> Progress<'a> {
    pub(super) fn new(tell: &'a mut dyn FnMut(u32, u32) -> bool, total: u32) -> Self {
        Self { tell, done: 0, uncounted: 0, total }
    }

    pub(super) fn step(&mut self) -> Result<()> {
        self.done += 1;
        if self.done.is_multiple_of(256) { self.go_on() } else { Ok(()) }
    }

    /// A step that the total does not count: it moves nothing on, but the work can be stopped at it.
    pub(super) fn uncounted(&mut self) -> Result<()> {
        self.uncounted = self.uncounted.wrapping_add(1);
        if self.uncounted.is_multiple_of(256) { self.go_on() } else { Ok(()) }
    }

    fn go_on(&mut self) -> Result<()> {
        if (self.tell)(self.done, self.total.max(self.done)) { Ok(()) } else { Err(Error::new(Code::Cancelled)) }
    }
}
