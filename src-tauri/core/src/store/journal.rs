//! SQL of the journal as people read it.

use rusqlite::{Connection, Row, params};

use crate::error::Result;
use crate::file::Op;
use crate::ids::RawId;
use crate::journal::ActionRow;
use crate::values::Span;

/// Of one action `a`: an action's entries reach to the next action of its replica; it is undone when the chain of undos
/// and redos behind it (each takes back the one before) has an odd length.
const COLUMNS: &str = "replica.code, a.seq, a.op, a.about, a.operator, a.wall, \
    coalesce((SELECT min(seq) FROM action WHERE rix = a.rix AND seq > a.seq), (SELECT max(seq) + 1 FROM entry WHERE rix = a.rix)) - a.seq, \
    (WITH RECURSIVE chain(rix, seq, length) AS (SELECT a.rix, a.seq, 0 UNION ALL \
     SELECT action.rix, action.seq, length + 1 FROM chain JOIN action ON undoes_seq = chain.seq AND undoes_rix = chain.rix) SELECT max(length) % 2 FROM chain)";

/// Actions, newest first.
pub fn actions(conn: &Connection, span: Span) -> Result<Vec<ActionRow>> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM action AS a JOIN replica USING (rix) ORDER BY a.clock DESC, replica.id DESC LIMIT ?1 OFFSET ?2"
    ))?;
    let rows = select.query_map(params![span.limit, span.offset], action)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many actions there are.
pub fn count(conn: &Connection) -> Result<u32> {
    Ok(conn.prepare_cached("SELECT count(*) FROM action")?.query_row([], |row| row.get(0))?)
}

/// Actions that touched a row, newest first.
pub fn actions_of(conn: &Connection, row: RawId, span: Span) -> Result<Vec<ActionRow>> {
    let mut select = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM (SELECT DISTINCT rix, action AS seq FROM entry WHERE row = ?3) AS touched \
         JOIN action AS a USING (rix, seq) JOIN replica USING (rix) ORDER BY a.clock DESC, replica.id DESC LIMIT ?1 OFFSET ?2"
    ))?;
    let rows = select.query_map(params![span.limit, span.offset, row], action)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many actions touched a row.
pub fn count_of(conn: &Connection, row: RawId) -> Result<u32> {
    let mut select = conn.prepare_cached("SELECT count(*) FROM (SELECT DISTINCT rix, action FROM entry WHERE row = ?1)")?;
    Ok(select.query_row([row], |row| row.get(0))?)
}

fn action(row: &Row<'_>) -> rusqlite::Result<ActionRow> {
    Ok(ActionRow {
        replica: row.get(0)?,
        seq: row.get(1)?,
        op: Op::from_code(row.get_ref(2)?.as_str()?),
        about: row.get(3)?,
        operator: row.get(4)?,
        at: row.get(5)?,
        entries: row.get(6)?,
        undone: row.get(7)?,
    })
}
