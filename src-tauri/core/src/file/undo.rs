//! Undo and redo: inverse entries as a new action. The stack is not kept anywhere; it is read from the journal, so it
//! is there after the file was closed and on whatever this laptop did last.

use std::collections::HashSet;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value as Json;

use super::entry::{Verb, from_json};
use super::fold::Decision;
use super::op::Op;
use super::rows::{self, Life};
use super::tables::{self, Table};
use super::tx::Tx;
use super::{UndoState, entry};
use crate::error::{Code, Error, Result};
use crate::ids::RawId;

/// How many entries of an action are held in memory at once.
const CHUNK: usize = 4096;

/// Which way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Undo,
    Redo,
}

/// The action that comes next.
struct Target {
    seq: i64,
    /// What the user did: of a redone action, the action that was done first.
    op: Op,
    about: String,
}

/// What undo and redo would do for this replica.
pub(super) fn state(conn: &Connection, rix: i64) -> Result<UndoState> {
    let op = |way| next(conn, rix, way).map(|target| target.map(|target| target.op));
    Ok(UndoState { undo: op(Way::Undo)?, redo: op(Way::Redo)? })
}

/// Takes back the next action, and returns what it was. `nothing-to-undo` when there is none.
pub(super) fn take_back(tx: &mut Tx<'_>, way: Way) -> Result<Op> {
    let rix = tx.rix();
    let target = next(tx.conn(), rix, way)?.ok_or_else(|| Error::new(Code::NothingToUndo))?;
    tx.about(&target.about);
    tx.undoes(rix, target.seq);
    let mut before = i64::MAX;
    let mut first = None;
    loop {
        let entries = chunk(tx.conn(), rix, target.seq, before)?;
        let Some(last) = entries.last() else { break };
        before = last.seq;
        first = Some((last.table.clone(), last.row));
        for entry in &entries {
            // A table of a newer version is left as it is: nothing of it is shown either.
            if let Some(table) = tables::by_name(&entry.table) {
                reverse(tx, table, entry)?;
            }
        }
    }
    // Where nothing stood as the action had left it, the journal still has to say that it was taken back.
    if tx.wrote_nothing()
        && let Some((table, row)) = first
    {
        tx.nothing(&table, row)?;
    }
    Ok(target.op)
}

/// The action that undo or redo would take back: the newest that is not taken back already.
fn next(conn: &Connection, rix: i64, way: Way) -> Result<Option<Target>> {
    let mut select = conn.prepare_cached("SELECT seq, op, undoes_seq, about FROM action WHERE rix = ?1 ORDER BY seq DESC")?;
    let mut actions = select.query([rix])?;
    let mut taken_back = HashSet::new();
    while let Some(action) = actions.next()? {
        let (seq, op, undoes): (i64, Op, Option<i64>) = (action.get(0)?, Op::from_code(action.get_ref(1)?.as_str()?), action.get(2)?);
        let standing = !taken_back.remove(&seq);
        taken_back.extend(undoes);
        let found = match (way, op) {
            (Way::Undo, Op::Undo) | (Way::Redo, Op::Redo) => false,
            (Way::Undo, _) if standing && !op.can_be_undone() => return Ok(None),
            (Way::Undo, _) | (Way::Redo, Op::Undo) => standing,
            // A new action: what was undone before it can no longer be redone.
            (Way::Redo, _) => return Ok(None),
        };
        if found {
            let about = action.get(3)?;
            return Ok(Some(Target { seq, op: origin(conn, rix, op, undoes)?, about }));
        }
    }
    Ok(None)
}

/// What the user did in the first place, through any number of undos and redos of it.
fn origin(conn: &Connection, rix: i64, mut op: Op, mut undoes: Option<i64>) -> Result<Op> {
    let mut select = conn.prepare_cached("SELECT op, undoes_seq FROM action WHERE rix = ?1 AND seq = ?2")?;
    while let (Op::Undo | Op::Redo, Some(seq)) = (op, undoes) {
        let found = select.query_row([rix, seq], |row| Ok((row.get::<_, String>(0)?, row.get(1)?))).optional()?;
        let Some((code, before)) = found else { break };
        (op, undoes) = (Op::from_code(&code), before);
    }
    Ok(op)
}

struct Entry {
    seq: i64,
    table: String,
    row: RawId,
    verb: Option<Verb>,
    data: Json,
}

/// The last entries of an action before a number, newest first.
fn chunk(conn: &Connection, rix: i64, action: i64, before: i64) -> Result<Vec<Entry>> {
    let mut select = conn.prepare_cached(
        "SELECT seq, tbl, row, op, coalesce(data, '{}') FROM entry \
         WHERE rix = ?1 AND seq >= ?2 AND seq < min(?3, coalesce((SELECT min(seq) FROM action WHERE rix = ?1 AND seq > ?2), ?3)) ORDER BY seq DESC LIMIT ?4",
    )?;
    let entries = select.query_map((rix, action, before, CHUNK as i64), |row| {
        let data = row.get_ref(4)?.as_str()?;
        Ok(Entry {
            seq: row.get(0)?,
            table: row.get(1)?,
            row: row.get(2)?,
            verb: Verb::of(row.get(3)?),
            data: serde_json::from_str(data).unwrap_or_default(),
        })
    })?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

/// Writes the inverse of an entry, as far as what it left still stands.
fn reverse(tx: &mut Tx<'_>, table: &'static Table, entry: &Entry) -> Result<()> {
    let Some(row) = rows::select(tx.conn(), table, entry.row)? else { return Ok(()) };
    match (entry.verb, row.life) {
        (Some(Verb::Insert), Life::Live) => {
            let left =
                |place: usize| table.columns.get(place).and_then(|column| from_json(column, entry.data.get(column.name).unwrap_or(&Json::Null)));
            // Somebody has worked on the row since: taking it away would take their work.
            let untouched = row.values.iter().enumerate().all(|(place, value)| left(place).as_ref() == Some(value));
            if untouched { tx.delete(table, entry.row) } else { Ok(()) }
        }
        (Some(Verb::Update), Life::Live) => {
            let mut back: Vec<(&'static str, Value)> = Vec::new();
            for (column, now) in table.columns.iter().zip(&row.values) {
                if let Some((before, after)) = entry::change(column, &entry.data)
                    && after == *now
                {
                    back.push((column.name, before));
                }
            }
            tx.update(table, entry.row, &back).map(|_| ())
        }
        (Some(Verb::Delete), Life::Deleted) => tx.restore(table, entry.row),
        (Some(Verb::Restore), Life::Live) => tx.delete(table, entry.row),
        (Some(Verb::Decide), _) => {
            for (column, value) in entry.data.as_object().into_iter().flatten() {
                if let Some(decision) = Decision::read(value) {
                    tx.take_back_decision(table, entry.row, column, &decision)?;
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}
