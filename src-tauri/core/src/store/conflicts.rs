//! SQL of conflicts, which the fold derives.

use rusqlite::{Connection, params};

use crate::conflicts::ConflictCount;
use crate::error::Result;
use crate::ids::{CompetitionId, RawId};
use crate::values::Span;

/// How much is to be decided. Whatever met a deletion is one thing: whether the record stays deleted.
pub fn count(conn: &Connection) -> Result<ConflictCount> {
    let mut select = conn.prepare_cached(
        "SELECT (SELECT count(*) FROM (SELECT DISTINCT tbl, row FROM conflict WHERE decided = 0)), \
         (SELECT count(*) FROM (SELECT DISTINCT tbl, row, iif(kind = 'edited-twice', col, '') FROM conflict WHERE decided = 0))",
    )?;
    Ok(select.query_row([], |row| Ok(ConflictCount { records: row.get(0)?, fields: row.get(1)? }))?)
}

/// A window of the rows with something to decide, those of one table together.
pub fn records(conn: &Connection, span: Span) -> Result<Vec<(String, RawId)>> {
    let mut select = conn.prepare_cached("SELECT DISTINCT tbl, row FROM conflict WHERE decided = 0 ORDER BY tbl, row LIMIT ?1 OFFSET ?2")?;
    let rows = select.query_map(params![span.limit, span.offset], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many sums of a competition and of its applications are to be decided.
pub fn undecided_sums(conn: &Connection, competition: CompetitionId) -> Result<u32> {
    let mut select = conn.prepare_cached(
        "SELECT (SELECT count(DISTINCT col) FROM conflict WHERE decided = 0 AND tbl = 'competition' AND row = ?1 AND col IN ('budget', 'threshold')) \
         + (SELECT count(DISTINCT row) FROM conflict WHERE decided = 0 AND tbl = 'application' AND col = 'award' \
            AND row IN (SELECT id FROM application WHERE competition_id = ?1 AND _del = 0))",
    )?;
    Ok(select.query_row([competition], |row| row.get(0))?)
}
