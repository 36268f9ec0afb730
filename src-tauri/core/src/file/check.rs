//! The check: whether the file holds together, the journal is unbroken, and the tables are what the journal says.

use std::collections::BTreeMap;

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::entry::{Hash, Link, Seal, data_hash};
use super::fold::{FoldEntry, fold};
use super::guard::Guard;
use super::rebuild::{self, Progress};
use super::rows;
use super::tables::{self, TABLES, Table};
use crate::error::Result;
use crate::ids::RawId;
use crate::store::{joined, search};

/// How many places of one kind a report names.
const NAMED: usize = 100;

/// A row that the check found fault with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowPlace {
    /// The table.
    pub table: String,
    /// The record's identifier.
    pub row: String,
}

/// An entry or action at which a replica's chain of hashes breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChainBreak {
    /// The replica's code.
    pub replica: String,
    /// The number of the first entry that does not fit.
    pub seq: i64,
}

/// What the check found. Of each kind at most 100 places are named.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckReport {
    /// What SQLite says of the pages and indexes; empty when they are whole.
    pub damage: Vec<String>,
    /// Rows that refer to a record that is not there.
    pub dangling: Vec<RowPlace>,
    /// Where somebody changed the journal itself.
    pub breaks: Vec<ChainBreak>,
    /// Rows that are not what the journal says: changed behind Sokrat's back.
    pub changed: Vec<RowPlace>,
    /// Rows whose folded text or search words are out of date, and the search index as a whole when `row` is empty.
    pub stale: Vec<RowPlace>,
    /// How many entries the journal has.
    pub entries: u32,
    /// How many rows were compared.
    pub rows: u32,
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.damage.is_empty() && self.dangling.is_empty() && self.breaks.is_empty() && self.changed.is_empty() && self.stale.is_empty()
    }
}

/// Checks pages and references, and what the journal and the tables say; reads only.
pub(super) fn check(conn: &Connection, tell: &mut dyn FnMut(u32, u32) -> bool) -> Result<CheckReport> {
    let (damage, dangling) = (damage(conn)?, dangling(conn)?);
    Ok(CheckReport { damage, dangling, ..compare_all(conn, tell)? })
}

/// Checks what the journal and the tables say; reads only, and stops soon when it is told to.
pub(super) fn compare_all(conn: &Connection, tell: &mut dyn FnMut(u32, u32) -> bool) -> Result<CheckReport> {
    let mut report = CheckReport { entries: conn.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?, ..CheckReport::default() };
    let mut progress = Progress::new(tell, report.entries.saturating_mul(2));
    chains(conn, &mut report, &mut progress)?;
    contents(conn, &mut report, &mut progress)?;
    Ok(report)
}

fn note(places: &mut Vec<RowPlace>, table: &str, row: &dyn ToString) {
    if places.len() < NAMED {
        places.push(RowPlace { table: table.to_owned(), row: row.to_string() });
    }
}

fn damage(conn: &Connection) -> Result<Vec<String>> {
    let mut check = conn.prepare(&format!("PRAGMA quick_check({NAMED})"))?;
    let lines = check.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(if lines == ["ok"] { Vec::new() } else { lines })
}

fn dangling(conn: &Connection) -> Result<Vec<RowPlace>> {
    let mut places = Vec::new();
    let mut check = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = check.query([])?;
    while let Some(row) = rows.next()? {
        // The second column is the rowid, which a table without rowids does not have.
        note(&mut places, &row.get::<_, String>(0)?, &row.get::<_, Option<i64>>(1)?.map(|n| n.to_string()).unwrap_or_default());
    }
    Ok(places)
}

/// Walks every replica's chain: entries, then the action that closes them.
fn chains(conn: &Connection, report: &mut CheckReport, progress: &mut Progress<'_>) -> Result<()> {
    let mut select = conn.prepare("SELECT rix, id, code FROM replica ORDER BY id")?;
    let replicas =
        select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<rusqlite::Result<Vec<(i64, RawId, String)>>>()?;
    for (rix, id, code) in replicas {
        if let Some(seq) = chain_break(conn, rix, id, progress)? {
            report.breaks.push(ChainBreak { replica: code, seq });
        }
    }
    Ok(())
}

/// The first number of a replica whose hash does not go on from the one before.
fn chain_break(conn: &Connection, rix: i64, replica: RawId, progress: &mut Progress<'_>) -> Result<Option<i64>> {
    let mut hash = Hash::default();
    let (mut number, mut closed, mut open) = (0, 0, None);
    let mut select = conn.prepare("SELECT seq, clock, action, tbl, row, op, data, salt, data_hash, hash FROM entry WHERE rix = ?1 ORDER BY seq")?;
    let mut entries = select.query([rix])?;
    while let Some(entry) = entries.next()? {
        let (seq, action): (i64, i64) = (entry.get(0)?, entry.get(2)?);
        if open != Some(action) {
            if let Some(before) = open
                && !seal(conn, rix, replica, before, &mut hash)?
            {
                return Ok(Some(before));
            }
            open = Some(action);
            closed += 1;
        }
        let stored: Hash = entry.get(8)?;
        let (data, salt) = (entry.get_ref(6)?.as_str_or_null()?, entry.get_ref(7)?.as_blob_or_null()?);
        let link = Link {
            replica,
            seq,
            clock: entry.get(1)?,
            action,
            table: entry.get_ref(3)?.as_str()?,
            row: entry.get(4)?,
            verb: entry.get(5)?,
            data_hash: stored,
        };
        hash = link.hash(&hash);
        number += 1;
        let data_fits = data.is_none_or(|data| data_hash(salt.unwrap_or_default(), data) == stored);
        if seq != number || !data_fits || entry.get::<_, Hash>(9)? != hash {
            return Ok(Some(seq));
        }
        progress.step()?;
    }
    if let Some(action) = open
        && !seal(conn, rix, replica, action, &mut hash)?
    {
        return Ok(Some(action));
    }
    // An action that no entry belongs to stands outside of the chain: somebody put it there.
    let actions = conn.query_row("SELECT count(*) FROM action WHERE rix = ?1", [rix], |row| row.get::<_, i64>(0))?;
    Ok((actions != closed).then_some(number))
}

/// Whether an action is there and goes on from its last entry; `hash` becomes its own.
fn seal(conn: &Connection, rix: i64, replica: RawId, seq: i64, hash: &mut Hash) -> Result<bool> {
    let mut select = conn.prepare_cached(
        "SELECT a.clock, a.operator, a.op, a.wall, a.app, a.schema, r.id, a.undoes_seq, a.hash \
         FROM action AS a LEFT JOIN replica AS r ON r.rix = a.undoes_rix WHERE a.rix = ?1 AND a.seq = ?2",
    )?;
    let mut rows = select.query(params![rix, seq])?;
    let Some(row) = rows.next()? else { return Ok(false) };
    let undone: (Option<RawId>, Option<i64>) = (row.get(6)?, row.get(7)?);
    let seal = Seal {
        replica,
        seq,
        clock: row.get(0)?,
        operator: row.get_ref(1)?.as_str()?,
        op: row.get_ref(2)?.as_str()?,
        wall: row.get_ref(3)?.as_str()?,
        app: row.get_ref(4)?.as_str()?,
        schema: row.get(5)?,
        undoes: undone.0.zip(undone.1),
    };
    *hash = seal.hash(hash);
    Ok(row.get::<_, Hash>(8)? == *hash)
}

/// Folds the journal row by row against the tables; counts the rows and names those that differ.
fn contents(conn: &Connection, report: &mut CheckReport, progress: &mut Progress<'_>) -> Result<()> {
    let changed = &mut report.changed;
    let stale = &mut report.stale;
    let mut found = |difference: Difference| match difference {
        Difference::Row(table, row) => note(changed, table.name, &row),
        Difference::Conflicts(_, row) => note(stale, "conflict", &row),
    };
    report.rows = differing(conn, progress, &mut found)?;
    Ok(())
}

/// What is not as the journal says.
#[derive(Clone, Copy)]
pub(super) enum Difference {
    /// A row: its values or its life.
    Row(&'static Table, RawId),
    /// What is noted of a row as conflicts, which is derived from its entries.
    Conflicts(&'static Table, RawId),
}

/// Tells everything that is not as the journal says, and returns how many rows were compared.
pub(super) fn differing(conn: &Connection, progress: &mut Progress<'_>, found: &mut dyn FnMut(Difference)) -> Result<u32> {
    let mut compared = 0;
    let mut conflicts = rebuild::noted_conflicts(conn)?;
    // By the index of the rows: SQLite left to itself sorts the whole journal first, in half a gigabyte of memory and twice the time.
    let mut select = conn.prepare(
        "SELECT clock, (SELECT id FROM replica WHERE replica.rix = entry.rix), seq, op, data, data_hash, row, tbl \
         FROM entry INDEXED BY entry_row ORDER BY row",
    )?;
    let mut entries = select.query([])?;
    let mut group: Option<(RawId, Vec<(String, FoldEntry)>)> = None;
    while let Some(row) = entries.next()? {
        let (id, table, entry) = (row.get(6)?, row.get(7)?, rebuild::fold_entry(row)?);
        match &mut group {
            Some((open, list)) if *open == id => list.push((table, entry)),
            _ => {
                if let Some((id, list)) = group.replace((id, vec![(table, entry)])) {
                    compared += compare(conn, found, &mut conflicts, id, list)?;
                }
            }
        }
        progress.step()?;
    }
    if let Some((id, list)) = group {
        compared += compare(conn, found, &mut conflicts, id, list)?;
    }
    for table in TABLES {
        let table: &'static Table = table;
        // Row by row, although one statement could name them: it would say nothing for seconds and let nobody stop it.
        let mut known = conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM entry WHERE row = ?1 AND tbl = ?2 AND op <> 6)")?;
        let mut select = conn.prepare(&format!("SELECT id FROM {}", table.name))?;
        for id in select.query_map([], |row| row.get::<_, RawId>(0))? {
            let id = id?;
            if !known.query_row(params![id, table.name], |row| row.get(0))? {
                found(Difference::Row(table, id));
            }
            progress.uncounted()?;
        }
    }
    // Conflicts of rows that the journal has no entry of.
    for (name, row) in conflicts.into_keys() {
        if let Some(table) = tables::by_name(&name) {
            found(Difference::Conflicts(table, row));
        }
    }
    Ok(compared)
}

fn compare(
    conn: &Connection,
    found: &mut dyn FnMut(Difference),
    conflicts: &mut BTreeMap<(String, RawId), Vec<String>>,
    id: RawId,
    mut list: Vec<(String, FoldEntry)>,
) -> Result<u32> {
    let mut compared = 0;
    // Nearly always one table: identifiers are not shared between tables.
    while let Some(name) = list.first().map(|(table, _)| table.clone()) {
        let (ours, others): (Vec<_>, Vec<_>) = list.into_iter().partition(|(table, _)| *table == name);
        list = others;
        let Some(table) = tables::by_name(&name) else { continue };
        let entries = ours.into_iter().map(|(_, entry)| entry).collect::<Vec<_>>();
        compared += 1;
        let folded = fold(Some(table), &entries);
        if rebuild::wanted(table, &folded) != rows::select(conn, table, id)? {
            found(Difference::Row(table, id));
        }
        if rebuild::conflicts(&folded) != conflicts.remove(&(name, id)).unwrap_or_default() {
            found(Difference::Conflicts(table, id));
        }
    }
    Ok(compared)
}

/// Recomputes derived data in a transaction that is rolled back, and compares. Needs the connection that writes.
pub(super) fn check_derived(conn: &Connection, guard: &Guard, tell: &mut dyn FnMut(u32, u32) -> bool) -> Result<Vec<RowPlace>> {
    let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    let _raised = guard.raise();
    let mut stale = Vec::new();
    let mut progress = Progress::new(tell, rebuild::derived_rows(conn)?);
    let (index_before, joined_before) = (index(conn)?, joined::picture(conn)?);
    transaction.execute("INSERT INTO find(find) VALUES ('delete-all')", [])?;
    joined::clear(conn)?;
    for table in TABLES.iter().filter(|table| table.derive.is_some()) {
        let columns = derived_columns(conn, table)?;
        for id in rebuild::ids(conn, table)? {
            let before = derived(conn, table, &columns, id)?;
            rebuild::derive(conn, table, id)?;
            if before != derived(conn, table, &columns, id)? {
                note(&mut stale, table.name, &id);
            }
            progress.step()?;
        }
    }
    search::settle(conn)?;
    if index(conn)? != index_before {
        note(&mut stale, "find", &"");
    }
    if joined::picture(conn)? != joined_before {
        note(&mut stale, "canon", &"");
    }
    transaction.rollback()?;
    Ok(stale)
}

/// The columns of a table that its description does not name.
fn derived_columns(conn: &Connection, table: &Table) -> Result<String> {
    let mut select = conn.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let names = select.query_map([table.name], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let derived = names.into_iter().filter(|name| !["id", "n", "_del"].contains(&name.as_str()) && table.column(name).is_none()).collect::<Vec<_>>();
    Ok(if derived.is_empty() { "NULL".to_owned() } else { derived.join(", ") })
}

fn derived(conn: &Connection, table: &Table, columns: &str, id: RawId) -> Result<Vec<Value>> {
    let mut select = conn.prepare_cached(&format!("SELECT {columns} FROM {} WHERE id = ?1", table.name))?;
    let count = select.column_count();
    Ok(select.query_row([id], |row| (0..count).map(|place| row.get(place)).collect())?)
}

/// The words of the search index and where they stand, as one number that does not depend on their order.
fn index(conn: &Connection) -> Result<u64> {
    conn.execute_batch("CREATE VIRTUAL TABLE IF NOT EXISTS temp.find_words USING fts5vocab(main, find, instance)")?;
    let mut select = conn.prepare("SELECT term, doc, offset FROM temp.find_words")?;
    let mut rows = select.query([])?;
    let mut sum = 0_u64;
    while let Some(row) = rows.next()? {
        let ValueRef::Text(term) = row.get_ref(0)? else { continue };
        let hash = Sha256::new()
            .chain_update(row.get::<_, i64>(1)?.to_be_bytes())
            .chain_update(row.get::<_, i64>(2)?.to_be_bytes())
            .chain_update(term)
            .finalize();
        sum = hash.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte)).wrapping_add(sum);
    }
    Ok(sum)
}
