//! What the erasure of a person takes out of the journal besides the person's own values (152-FZ): the names by which
//! actions call what they were about.
//!
//! Which actions lose that name follows from the entries alone, so that every laptop comes to the same, whatever it heard
//! first: those that touched the person or a row about the person, where their kind names people at all, and those that
//! took such an action back.

use std::sync::LazyLock;

use rusqlite::{Connection, params};

use super::local;
use super::op::Op;
use super::tables::{PERSON, Table};
use super::vector::Vector;
use crate::error::Result;
use crate::ids::RawId;
use crate::store::search;

/// Rows about people by their table, each of which keeps its person for good; `?1` is the row.
const ABOUT: &[(&str, &str)] = &[
    ("person", "SELECT ?1 AS person"),
    ("role", "SELECT person_id AS person FROM role WHERE id = ?1"),
    ("name_case", "SELECT person_id AS person FROM name_case WHERE id = ?1"),
    ("registration", "SELECT person_id AS person FROM registration WHERE id = ?1"),
    ("document", "SELECT person_id AS person FROM document WHERE id = ?1"),
    ("expert", "SELECT person_id AS person FROM expert WHERE id = ?1"),
    ("sheet", "SELECT person_id AS person FROM sheet JOIN expert ON expert.id = expert_id WHERE sheet.id = ?1"),
    ("mark", "SELECT person_id AS person FROM mark JOIN sheet ON sheet.id = sheet_id JOIN expert ON expert.id = expert_id WHERE mark.id = ?1"),
    ("same_as", "SELECT a AS person FROM same_as WHERE id = ?1 UNION ALL SELECT b FROM same_as WHERE id = ?1"),
];

/// The rows about a person, the person's own among them.
const ROWS: &str = "SELECT ?1 AS id \
    UNION ALL SELECT id FROM role WHERE person_id = ?1 \
    UNION ALL SELECT id FROM name_case WHERE person_id = ?1 \
    UNION ALL SELECT id FROM registration WHERE person_id = ?1 \
    UNION ALL SELECT id FROM document WHERE person_id = ?1 \
    UNION ALL SELECT id FROM expert WHERE person_id = ?1 \
    UNION ALL SELECT sheet.id FROM expert JOIN sheet ON expert_id = expert.id WHERE person_id = ?1 \
    UNION ALL SELECT mark.id FROM expert JOIN sheet ON expert_id = expert.id JOIN mark ON sheet_id = sheet.id WHERE person_id = ?1 \
    UNION ALL SELECT id FROM same_as WHERE a = ?1 \
    UNION ALL SELECT id FROM same_as WHERE b = ?1";

/// In the file's own memory: the journal has lost what was erased, and this laptop's files in the exchange folder may hold it
/// still. The value counts the losses.
const LOST: &str = "erased-since-folder";

/// Notes that something was taken out of the journal: what was written from it before is to be written anew, and the words of
/// it go out of the search index itself, not only out of what it finds.
pub(super) fn note(conn: &Connection) -> Result<()> {
    let count = lost(conn)?.and_then(|text| text.parse::<u64>().ok()).unwrap_or_default();
    local::set(conn, LOST, Some(&count.wrapping_add(1).to_string()))?;
    search::purge(conn)
}

/// What [`note`] has noted since [`forget_note`]; none where nothing was erased.
pub(super) fn lost(conn: &Connection) -> Result<Option<String>> {
    local::get(conn, LOST)
}

/// The folder holds nothing any more of what was noted, unless more was noted since.
pub(super) fn forget_note(conn: &Connection, noted: &str) -> Result<()> {
    if lost(conn)?.as_deref() == Some(noted) { local::set(conn, LOST, None) } else { Ok(()) }
}

/// Of each laptop the last erasure of a person that was done there, as far as it is known here.
pub(super) fn last(conn: &Connection) -> Result<Vector> {
    let mut select = conn.prepare_cached("SELECT replica.id, max(action.seq) FROM action JOIN replica USING (rix) WHERE op = ?1 GROUP BY rix")?;
    let last = select.query_map([Op::ErasePerson.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(last.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().collect())
}

/// Empties the names of the actions that touched a row.
static EMPTY: LazyLock<String> = LazyLock::new(|| {
    let silent = Op::ALL.iter().filter(|op| op.names_nobody()).map(|op| format!("'{}'", op.as_str())).collect::<Vec<_>>();
    format!(
        "UPDATE action SET about = '' WHERE about > '' AND op NOT IN ({}) AND (rix, seq) IN (SELECT rix, action FROM entry WHERE row = ?1)",
        silent.join(", ")
    )
});

/// Takes the names out of every action about a row that was erased. The guard must be up.
pub(super) fn forget(conn: &Connection, table: &Table, id: RawId) -> Result<()> {
    let rows = if table.name == PERSON.name {
        let mut select = conn.prepare_cached(ROWS)?;
        let rows = select.query_map([id], |row| row.get(0))?;
        rows.collect::<rusqlite::Result<Vec<RawId>>>()?
    } else {
        vec![id]
    };
    let mut empty = conn.prepare_cached(&EMPTY)?;
    let mut emptied = 0;
    for row in rows {
        emptied += empty.execute([row])?;
    }
    if emptied > 0 { follow(conn) } else { Ok(()) }
}

/// Takes the names out of the actions that touched a row, where it is about a person who was erased. The guard must be up.
pub(super) fn forget_if_about_erased(conn: &Connection, table: &str, row: RawId) -> Result<()> {
    let Some((_, people)) = ABOUT.iter().find(|(name, _)| *name == table) else { return Ok(()) };
    let mut select =
        conn.prepare_cached(&format!("SELECT 1 FROM ({people}) AS led CROSS JOIN person ON person.id = led.person AND person._del = 2"))?;
    if select.exists([row])? && conn.prepare_cached(&EMPTY)?.execute([row])? > 0 {
        follow(conn)?;
    }
    Ok(())
}

/// The same for the rows of one action, which is named by its replica's local number and its own.
pub(super) fn forget_if_of_erased(conn: &Connection, rix: i64, seq: i64) -> Result<()> {
    let rows = {
        let mut select = conn.prepare_cached("SELECT DISTINCT tbl, row FROM entry WHERE rix = ?1 AND seq >= ?2 AND action = ?2")?;
        let rows = select.query_map(params![rix, seq], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect::<rusqlite::Result<Vec<(String, RawId)>>>()?
    };
    rows.into_iter().try_for_each(|(table, row)| forget_if_about_erased(conn, &table, row))
}

/// Takes the names out of what took an action without a name back, and did it again, and so on. The guard must be up.
pub(super) fn follow(conn: &Connection) -> Result<()> {
    let mut update = conn.prepare_cached(
        "UPDATE action SET about = '' WHERE about > '' AND undoes_seq IS NOT NULL \
         AND EXISTS (SELECT 1 FROM action AS target WHERE target.rix = action.undoes_rix AND target.seq = action.undoes_seq AND target.about = '')",
    )?;
    while update.execute([])? > 0 {}
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::tables::TABLES;

    /// What an application is called after is its number and title, never its person.
    const CALLED_OTHERWISE: &[&str] = &["application"];

    #[test]
    fn every_table_about_people_is_known() {
        for table in TABLES {
            let about = table.name == PERSON.name || table.columns.iter().any(|column| ["person_id", "expert_id", "sheet_id"].contains(&column.name));
            let known = ABOUT.iter().any(|(name, _)| *name == table.name);
            let otherwise = CALLED_OTHERWISE.contains(&table.name);
            assert!(
                !about || known || otherwise,
                "{}: its rows are about a person, so an erasure has to find the actions that touched them",
                table.name
            );
            if known && table.name != PERSON.name {
                assert!(ROWS.contains(&format!(" {}", table.name)), "{}: looked for from the person's side as well", table.name);
            }
        }
    }
}
