//! Operations on conflicts.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use rusqlite::Connection;
use serde_json::Value as Json;

use super::model::{ConflictCount, ConflictKind, ConflictRecord, ConflictsRequest, Decided, DecisionRequest, Disagreement, Side};
use crate::error::{Code, Error, Result};
use crate::file::fold::{LIFE, Stamp};
use crate::file::tables::{self, Policy, Table};
use crate::file::{self, Choice, Done, Op, ProgrammeFile, Shown};
use crate::ids::{CompetitionId, RawId};
use crate::journal::{self, told};
use crate::store::conflicts as store;
use crate::store::records::Names;
use crate::values::Rows;

/// How much is to be decided; for a badge.
pub fn count(conn: &Connection) -> Result<ConflictCount> {
    store::count(conn)
}

/// A window of the records with something to decide.
pub fn list(conn: &Connection, request: &ConflictsRequest) -> Result<Rows<ConflictRecord>> {
    let span = request.span.within();
    let mut names = Names::default();
    let mut rows = Vec::new();
    for (table, row) in store::records(conn, span)? {
        rows.push(record(conn, &mut names, table, row)?);
    }
    Ok(Rows { rows, total: store::count(conn)?.records, offset: span.offset })
}

/// What is to be decided about these fields of records, at most `most` records, in the order in which they are named.
pub fn of_fields(conn: &Connection, fields: &[(&'static str, RawId, String)], most: usize) -> Result<Vec<ConflictRecord>> {
    let mut names = Names::default();
    let mut records: Vec<ConflictRecord> = Vec::new();
    for (table, row, _) in fields {
        if records.iter().any(|known| known.table == *table && known.row == row.to_string()) {
            continue;
        }
        if records.len() == most {
            break;
        }
        let mut found = record(conn, &mut names, (*table).to_owned(), *row)?;
        // What met a deletion is one thing to decide, whatever its fields.
        let named = |column: &str| fields.iter().any(|(known, id, field)| (known, id, field.as_str()) == (table, row, column));
        found.disagreements.retain(|one| one.column.is_empty() || named(&one.column));
        records.push(found);
    }
    Ok(records)
}

fn record(conn: &Connection, names: &mut Names, table: String, row: RawId) -> Result<ConflictRecord> {
    let folded = file::folded(conn, &table, row)?;
    let mut disagreements = Vec::new();
    for column in folded.undecided() {
        let stands = folded.standing(column);
        let mut others: Vec<Side> = Vec::new();
        let mut kind = ConflictKind::EditedTwice;
        for conflict in folded.open(column) {
            // One edit may have changed several fields that a deletion had not seen: it is one thing to decide.
            if others.iter().all(|known| known.entry != conflict.lost_by.to_string()) {
                let lost = if column == LIFE { Json::Bool(stands != Json::Bool(true)) } else { conflict.lost.clone() };
                others.push(side(conn, names, &table, column, &lost, Some(conflict.lost_by))?);
            }
            kind = conflict.kind.into();
        }
        disagreements.push(Disagreement {
            column: column.to_owned(),
            kind,
            stands: side(conn, names, &table, column, &stands, folded.writer(column))?,
            others,
            blocks: is_blocking(&table, column),
        });
    }
    Ok(ConflictRecord { name: names.name(conn, &table, row)?, row: row.to_string(), disagreements, table })
}

fn side(conn: &Connection, names: &mut Names, table: &str, column: &str, value: &Json, by: Option<Stamp>) -> Result<Side> {
    let mut side = Side { entry: String::new(), value: told(conn, names, table, column, value)?, author: None, changes: Vec::new() };
    if let Some(by) = by {
        side.entry = by.to_string();
        side.author = journal::author(conn, by)?;
        // Of a record that is deleted here and edited there, the edit itself is what there is to see.
        if column == LIFE && *value == Json::Bool(false) {
            side.changes = journal::changes_of(conn, names, by)?;
        }
    }
    Ok(side)
}

impl From<file::fold::ConflictKind> for ConflictKind {
    fn from(kind: file::fold::ConflictKind) -> Self {
        match kind {
            file::fold::ConflictKind::EditedTwice => Self::EditedTwice,
            file::fold::ConflictKind::EditedDeleted => Self::EditedDeleted,
            file::fold::ConflictKind::DeletedEdited => Self::DeletedEdited,
        }
    }
}

fn is_blocking(table: &str, column: &str) -> bool {
    tables::by_name(table).and_then(|table| table.column(column)).is_some_and(|column| column.policy == Policy::Person)
}

/// Decides: each record keeps what stands or takes what gave way. One action; what others have decided meanwhile is
/// left as it is. Only what was shown is decided: a value that came since is open until somebody has looked at it, and where
/// it stands by now so is all of that field. Returns how many were decided, and about how many something is left.
///
/// Errors: `changed-meanwhile` where nothing was decided because of what came since; `not-found` for a value that this
/// version cannot hold; `bad-request` for a value that is not one of those shown.
pub fn decide(programme: &ProgrammeFile, request: Vec<DecisionRequest>) -> Result<Done<Decided>> {
    programme.transact(Op::Decide, |tx| {
        let mut names = Names::default();
        let mut done = Decided::default();
        for decision in &request {
            let (table, row) = place(&decision.table, &decision.row)?;
            let (shown, choice) = looked_at(decision)?;
            if done.decided == 0 {
                let name = names.name(tx.conn(), table.name, row)?;
                tx.about(&name);
            }
            let ruling = tx.decide(table, row, &decision.column, &shown, choice)?;
            done.decided += u32::from(ruling.decided);
            done.left += u32::from(ruling.left);
        }
        if done.decided == 0 && done.left > 0 { Err(Error::new(Code::ChangedMeanwhile)) } else { Ok(done) }
    })
}

/// What was shown of a field, and what was chosen of it.
fn looked_at(decision: &DecisionRequest) -> Result<(Shown, Choice)> {
    let stamp = |entry: &String| entry.parse::<Stamp>().map_err(|()| Error::new(Code::BadRequest));
    // A side that nobody is known to have written names no entry.
    let stands = if decision.stands.is_empty() { None } else { Some(stamp(&decision.stands)?) };
    let shown = Shown { stands, others: decision.others.iter().map(stamp).collect::<Result<_>>()? };
    let choice = match &decision.take {
        None => Choice::Stands,
        Some(entry) => Choice::Other(stamp(entry)?),
    };
    match choice {
        Choice::Other(entry) if !shown.others.contains(&entry) => Err(Error::new(Code::BadRequest)),
        choice => Ok((shown, choice)),
    }
}

fn place(table: &str, row: &str) -> Result<(&'static Table, RawId)> {
    let table = tables::by_name(table).ok_or_else(|| Error::new(Code::NotFound))?;
    Ok((table, row.parse().map_err(|error| Error::new(Code::BadRequest).because(error))?))
}

/// Refuses what would put a value on paper that two laptops do not agree about: the sums of a competition.
/// `undecided` with the number of fields.
pub fn refuse_undecided_sums(conn: &Connection, competition: CompetitionId) -> Result<()> {
    refuse(store::undecided_sums(conn, competition)?)
}

fn refuse(count: u32) -> Result<()> {
    if count == 0 { Ok(()) } else { Err(Error::new(Code::Undecided).with("count", count)) }
}
