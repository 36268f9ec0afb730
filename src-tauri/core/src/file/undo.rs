//! Undo and redo: inverse entries as a new action. The stack is not kept anywhere; it is read from the journal, so it
//! is there after the file was closed and on whatever this laptop did last.

use std::collections::HashSet;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value as Json;

use super::entry::{Verb, from_json, to_json};
use super::fold::{Decision, FoldEntry, LIFE, Stamp, fold};
use super::op::Op;
use super::rows::{self, Life};
use super::tables::{self, TABLES, Table};
use super::tx::Tx;
use super::{UndoState, entry, rebuild};
use crate::error::{Code, Error, Result};
use crate::ids::RawId;
use crate::store;

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

/// What comes of taking a field or a record back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// What stood before stands again.
    Restored,
    /// Somebody has changed it since: it stays.
    Changed,
    /// Other records refer to the record: it stays.
    InUse,
    /// The record is no longer there to change.
    Gone,
}

/// One field or record of an action that is taken back; the column without a name is the life of the record.
#[derive(Clone, Debug)]
pub struct Reversed {
    /// The table.
    pub table: &'static Table,
    /// The row.
    pub row: RawId,
    /// The column.
    pub column: &'static str,
    /// What stood until now.
    pub now: Json,
    /// What stood before the action.
    pub then: Json,
    /// What comes of it.
    pub outcome: Outcome,
    /// The entry that wrote what stands, where that is not the action's.
    pub by: Option<Stamp>,
}

/// What taking an action back did.
#[derive(Clone, Debug, Default)]
pub struct Reversal {
    /// How many fields and records were restored.
    pub restored: u32,
    /// How many were left as they are.
    pub left: u32,
    /// The first of those restored.
    pub done: Vec<Reversed>,
    /// The first of those left.
    pub kept: Vec<Reversed>,
}

/// How many lines of a reversal are kept for reading.
const NAMED: usize = 200;

impl Reversal {
    fn note(&mut self, conn: &Connection, mut line: Reversed) -> Result<()> {
        let (count, lines) = if line.outcome == Outcome::Restored { (&mut self.restored, &mut self.done) } else { (&mut self.left, &mut self.kept) };
        *count += 1;
        if lines.len() < NAMED {
            if line.outcome == Outcome::Changed && line.by.is_none() {
                line.by = fold(Some(line.table), &rebuild::entries(conn, line.table.name, line.row)?).writer(line.column);
            }
            lines.push(line);
        }
        Ok(())
    }
}

/// Takes back the next action, and returns what it was. `nothing-to-undo` when there is none.
pub(super) fn take_back(tx: &mut Tx<'_>, way: Way) -> Result<Op> {
    let rix = tx.rix();
    let target = next(tx.conn(), rix, way)?.ok_or_else(|| Error::new(Code::NothingToUndo))?;
    tx.about(&target.about);
    reverse_action(tx, rix, target.seq, None, &mut Reversal::default())?;
    Ok(target.op)
}

/// Takes back any action of any laptop, as far as what it left still stands, and says what came of it.
///
/// Errors: `not-found`; `already-taken-back`; `cannot-take-back` for the creation of the programme; `ranking-approved`
/// where marks or awards of an approved ranking would change.
pub(super) fn take_back_action(tx: &mut Tx<'_>, action: Stamp) -> Result<Reversal> {
    let mut select = tx
        .conn()
        .prepare_cached("SELECT a.rix, a.op, a.about, a.undoes_seq FROM action AS a JOIN replica AS r USING (rix) WHERE r.id = ?1 AND a.seq = ?2")?;
    let found = select.query_row(params![action.replica, action.seq], |row| {
        Ok((row.get::<_, i64>(0)?, Op::from_code(row.get_ref(1)?.as_str()?), row.get::<_, String>(2)?, row.get::<_, Option<i64>>(3)?))
    });
    let (rix, op, about, undoes) = found.optional()?.ok_or_else(|| Error::new(Code::NotFound))?;
    drop(select);
    let origin = origin(tx.conn(), rix, op, undoes)?;
    if !origin.can_be_undone() {
        return Err(Error::new(Code::CannotTakeBack));
    }
    if store::journal::undone(tx.conn(), rix, action.seq)?.is_some() {
        return Err(Error::new(Code::AlreadyTakenBack));
    }
    tx.about(&about);
    let mut reversal = Reversal::default();
    reverse_action(tx, rix, action.seq, Some(origin), &mut reversal)?;
    Ok(reversal)
}

/// Puts back what stood in a column before an entry, whatever stands there now. Returns whether it was another.
///
/// Errors: `not-found` where the entry, the column or a live row is not there; `ranking-approved`.
pub(super) fn put_back(tx: &mut Tx<'_>, entry: Stamp, column: &str) -> Result<bool> {
    let not_found = || Error::new(Code::NotFound);
    let entry = store::journal::entry_of(tx.conn(), entry)?.ok_or_else(not_found)?;
    let table = tables::by_name(&entry.table).ok_or_else(not_found)?;
    let column = table.column(column).ok_or_else(not_found)?;
    let value = entry.data.get(column.name).ok_or_else(not_found)?;
    let before = match entry.verb {
        Some(Verb::Update) => value.get(0),
        Some(Verb::Decide) => value.get("change").and_then(|change| change.get(0)),
        _ => None,
    };
    let before = before.and_then(|before| from_json(column, before)).ok_or_else(not_found)?;
    store::competitions::refuse_approved_change(tx.conn(), table.name, entry.row, &[column.name])?;
    tx.update(table, entry.row, &[(column.name, before)])
}

/// Writes the inverse of an action, its last entry first. `careful` is what was done, where it is not the last thing that
/// was done here: what has been approved since is not changed then.
fn reverse_action(tx: &mut Tx<'_>, rix: i64, seq: i64, careful: Option<Op>, reversal: &mut Reversal) -> Result<()> {
    tx.undoes(rix, seq);
    let mut before = i64::MAX;
    let mut first = None;
    loop {
        let entries = chunk(tx.conn(), rix, seq, before)?;
        let Some(last) = entries.last() else { break };
        before = last.seq;
        first = Some((last.table.clone(), last.row));
        for entry in &entries {
            // A table of a newer version is left as it is: nothing of it is shown either.
            if let Some(table) = tables::by_name(&entry.table) {
                // An approval itself may be taken back, and its withdrawal.
                let guarded = careful.is_some_and(|op| !matches!(op, Op::ApproveRanking | Op::WithdrawApproval));
                reverse(tx, table, entry, guarded, reversal)?;
            }
        }
    }
    // Where nothing stood as the action had left it, the journal still has to say that it was taken back.
    if tx.wrote_nothing()
        && let Some((table, row)) = first
    {
        tx.nothing(&table, row)?;
    }
    Ok(())
}

/// The action that undo or redo would take back: the newest that is not taken back already.
fn next(conn: &Connection, rix: i64, way: Way) -> Result<Option<Target>> {
    let mut select =
        conn.prepare_cached("SELECT seq, op, iif(undoes_rix = rix, undoes_seq, NULL), about FROM action WHERE rix = ?1 ORDER BY seq DESC")?;
    let mut actions = select.query([rix])?;
    let mut taken_back = HashSet::new();
    while let Some(action) = actions.next()? {
        let (seq, op, undoes): (i64, Op, Option<i64>) = (action.get(0)?, Op::from_code(action.get_ref(1)?.as_str()?), action.get(2)?);
        if op.is_passed_over() {
            continue;
        }
        let standing = !taken_back.remove(&seq);
        // A redo stands for what was done first, which therefore does not come again. An action of the past that was taken
        // back, and then was not, stands again itself.
        if standing || matches!(op, Op::Undo | Op::Redo) {
            taken_back.extend(undoes);
        }
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

/// What the user did in the first place, through any number of undos and redos of it. Each takes back one before it: a
/// package may say otherwise, and a ring of them would have no end.
fn origin(conn: &Connection, rix: i64, mut op: Op, mut undoes: Option<i64>) -> Result<Op> {
    let mut select = conn.prepare_cached("SELECT op, undoes_seq FROM action WHERE rix = ?1 AND seq = ?2")?;
    while let (Op::Undo | Op::Redo, Some(seq)) = (op, undoes) {
        let found = select.query_row([rix, seq], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?))).optional()?;
        let Some((code, before)) = found else { break };
        (op, undoes) = (Op::from_code(&code), before.filter(|before| *before < seq));
    }
    Ok(op)
}

struct Entry {
    replica: RawId,
    seq: i64,
    table: String,
    row: RawId,
    verb: Option<Verb>,
    data: Json,
}

/// The last entries of an action before a number, newest first.
fn chunk(conn: &Connection, rix: i64, action: i64, before: i64) -> Result<Vec<Entry>> {
    let mut select = conn.prepare_cached(
        "SELECT seq, tbl, row, op, coalesce(data, '{}'), (SELECT id FROM replica WHERE rix = ?1) FROM entry \
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
            replica: row.get(5)?,
        })
    })?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

/// Writes the inverse of an entry, as far as what it left still stands.
fn reverse(tx: &mut Tx<'_>, table: &'static Table, entry: &Entry, guarded: bool, reversal: &mut Reversal) -> Result<()> {
    let life = |now: bool, outcome| Reversed { table, row: entry.row, column: LIFE, now: Json::Bool(now), then: Json::Bool(!now), outcome, by: None };
    let Some(row) = rows::select(tx.conn(), table, entry.row)? else { return Ok(()) };
    let guard = |conn: &Connection, columns: &[&str]| {
        if guarded { store::competitions::refuse_approved_change(conn, table.name, entry.row, columns) } else { Ok(()) }
    };
    match (entry.verb, row.life) {
        (Some(verb @ (Verb::Insert | Verb::Restore)), Life::Live) => {
            let left: Vec<Option<Value>> = match verb {
                Verb::Insert => table.columns.iter().map(|column| from_json(column, entry.data.get(column.name).unwrap_or(&Json::Null))).collect(),
                _ => as_restored(tx.conn(), table, entry)?,
            };
            // Somebody has worked on the row since, or with it: taking it away would take their work.
            let changed = row.values.iter().zip(&left).position(|(value, left)| left.as_ref() != Some(value));
            let outcome = match changed {
                Some(_) => Outcome::Changed,
                None if is_used(tx.conn(), table, entry.row)? => Outcome::InUse,
                None => Outcome::Restored,
            };
            if outcome == Outcome::Restored {
                guard(tx.conn(), &[])?;
                tx.delete(table, entry.row)?;
            }
            let mut line = life(false, outcome);
            if let Some(place) = changed {
                // Who has worked on it is told by the first column that is another.
                line.by = fold(Some(table), &rebuild::entries(tx.conn(), table.name, entry.row)?).writer(table.columns[place].name);
            }
            reversal.note(tx.conn(), line)
        }
        (Some(Verb::Update), Life::Live) => {
            let mut back: Vec<(&'static str, Value)> = Vec::new();
            let mut lines = Vec::new();
            for (column, now) in table.columns.iter().zip(&row.values) {
                let Some((before, after)) = entry::change(column, &entry.data) else { continue };
                // Where another saw somebody first, it is their time that stands, and it goes with the presence.
                let [was, said, upheld] = [&before, &after, now].map(|value| column.policy.upholds(&to_json(value)));
                let outcome = if after == *now || (!was && said && upheld) { Outcome::Restored } else { Outcome::Changed };
                let (now, then) = (to_json(now), to_json(&before));
                if outcome == Outcome::Restored {
                    back.push((column.name, before));
                }
                lines.push(Reversed { table, row: entry.row, column: column.name, now, then, outcome, by: None });
            }
            if !back.is_empty() {
                guard(tx.conn(), &back.iter().map(|(column, _)| *column).collect::<Vec<_>>())?;
            }
            lines.into_iter().try_for_each(|line| reversal.note(tx.conn(), line))?;
            tx.update(table, entry.row, &back).map(|_| ())
        }
        (Some(Verb::Delete), Life::Deleted) => {
            guard(tx.conn(), &[])?;
            tx.restore(table, entry.row)?;
            reversal.note(tx.conn(), life(true, Outcome::Restored))
        }
        (Some(Verb::Decide), _) => {
            for (column, value) in entry.data.as_object().into_iter().flatten() {
                let Some(decision) = Decision::read(value) else { continue };
                let name = table.column(column).map_or(LIFE, |column| column.name);
                let (now, then) = (decision.after.clone(), decision.before.clone());
                guard(tx.conn(), &[name])?;
                let taken = tx.take_back_decision(table, entry.row, column, &decision)?;
                let outcome = if taken { Outcome::Restored } else { Outcome::Changed };
                reversal.note(tx.conn(), Reversed { table, row: entry.row, column: name, now, then, outcome, by: None })?;
            }
            Ok(())
        }
        (Some(Verb::Insert | Verb::Update), _) => reversal.note(tx.conn(), life(true, Outcome::Gone)),
        _ => Ok(()),
    }
}

/// The values of a row as an entry brought it back: those with which it had gone.
fn as_restored(conn: &Connection, table: &'static Table, entry: &Entry) -> Result<Vec<Option<Value>>> {
    let mut entries = rebuild::entries(conn, table.name, entry.row)?;
    entries.sort_by_key(FoldEntry::place);
    let until = entries.iter().position(|other| (other.replica, other.seq) == (entry.replica, entry.seq)).map_or(0, |place| place + 1);
    let wanted = rebuild::wanted(table, &fold(Some(table), &entries[..until]));
    Ok(wanted.map_or_else(|| vec![None; table.columns.len()], |row| row.values.into_iter().map(Some).collect()))
}

/// Whether a live row refers to this one.
fn is_used(conn: &Connection, table: &Table, row: RawId) -> Result<bool> {
    for other in TABLES {
        for column in other.columns.iter().filter(|column| column.refers_to(other, table)) {
            let mut select = conn.prepare_cached(&format!("SELECT 1 FROM {} WHERE {} = ?1 AND _del = 0", other.name, column.name))?;
            if select.exists([row])? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// See [`Tx::take_back_beside`].
pub(super) fn take_back_beside(
    tx: &mut Tx<'_>,
    beside: RawId,
    table: &'static Table,
    id: RawId,
    which: impl Fn(&'static str, &Value) -> bool,
) -> Result<()> {
    let changes = {
        let mut select = tx.conn().prepare_cached(
            "SELECT DISTINCT e.clock, e.data_hash, e.data FROM entry b JOIN entry e ON e.row = ?2 AND e.rix = b.rix AND e.action = b.action
             WHERE b.row = ?1 AND e.tbl = ?3 AND e.op = ?4 AND e.data IS NOT NULL ORDER BY e.clock DESC, e.data_hash DESC",
        )?;
        let changes = select.query_map((beside, id, table.name, Verb::Update as i64), |row| row.get::<_, String>(2))?;
        changes.collect::<rusqlite::Result<Vec<_>>>()?
    };
    for data in changes {
        let Some(row) = rows::select(tx.conn(), table, id)?.filter(|row| row.life == Life::Live) else { return Ok(()) };
        let data: Json = serde_json::from_str(&data).unwrap_or_default();
        let mut back: Vec<(&'static str, Value)> = Vec::new();
        for (column, now) in table.columns.iter().zip(&row.values) {
            if let Some((before, after)) = entry::change(column, &data)
                && after == *now
                && which(column.name, now)
            {
                back.push((column.name, before));
            }
        }
        tx.update(table, id, &back)?;
    }
    Ok(())
}
