//! Joining records, separating them, telling them apart.
#![allow(clippy::needless_pass_by_value, reason = "commands hand their requests over whole")]

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::model::{CompareRequest, ComparedRecord, Comparison, JoinRequest, PairRequest, RecordKind, SeparateRequest};
use crate::error::{Code, Error, Result};
use crate::file::tables::{ORGANISATION, PERSON, SAME_AS};
use crate::file::{Done, Op, ProgrammeFile, Table, Tx};
use crate::ids::{RawId, RecordId};
use crate::store::{duplicates, joined};

fn table(kind: RecordKind) -> &'static Table {
    match kind {
        RecordKind::Person => &PERSON,
        RecordKind::Organisation => &ORGANISATION,
    }
}

/// Says that records are one, and returns the one that stands for all. No row that names them changes. What was chosen is
/// written into the record that stands for all; the others keep what they say. `not-found` when one is not there.
pub fn join(file: &ProgrammeFile, request: JoinRequest) -> Result<Done<RecordId>> {
    file.transact(Op::JoinRecords, |tx| {
        let ids = request.ids.iter().map(|id| id.raw()).collect::<BTreeSet<_>>();
        let mut records = BTreeSet::new();
        for id in &ids {
            is_there(tx.conn(), request.kind, *id)?;
            records.extend(joined::members(tx.conn(), *id)?);
        }
        let (Some(first), true) = (ids.first().copied(), ids.len() > 1) else { return Err(Error::new(Code::BadRequest)) };
        // Whoever says that all are one says it of those as well that somebody had told apart.
        let all = records.iter().copied().collect::<Vec<_>>();
        let mut touched = BTreeSet::new();
        for (place, one) in all.iter().enumerate() {
            for other in &all[place + 1..] {
                if joined::said(tx.conn(), *one, *other)? == Some(false) {
                    tx.delete(&SAME_AS, joined::pair_id(*one, *other))?;
                    touched.extend([*one, *other]);
                }
            }
        }
        for other in ids.iter().skip(1) {
            if say(tx, request.kind, first, *other, true)? {
                touched.extend([first, *other]);
            }
        }
        let canonical = joined::canonical(tx.conn(), first)?;
        let mut values = Vec::new();
        for choice in &request.choices {
            if !records.contains(&choice.from.raw()) {
                return Err(Error::new(Code::BadRequest));
            }
            let Some(column) = duplicates::column(table(request.kind), &choice.field) else { return Err(Error::new(Code::BadRequest)) };
            values.push((column, duplicates::value(tx.conn(), table(request.kind), column, choice.from.raw())?));
        }
        // An INN needs no reason for its absence.
        if values.iter().any(|(column, value)| *column == "inn" && !duplicates::text(value).is_empty()) {
            values.retain(|(column, _)| *column != "no_inn_reason");
            values.push(("no_inn_reason", Value::Null));
        }
        if tx.update(table(request.kind), canonical, &values)? {
            touched.insert(canonical);
        }
        // Called after a record that it touched: an erasure finds the name of a person by that.
        let called = touched.get(&canonical).or(touched.first()).copied();
        about(tx, request.kind, called.unwrap_or(canonical))?;
        Ok(RecordId(canonical))
    })
}

/// Takes a record out of those that it is joined with, and remembers that it is not one with them. The others stay
/// together. A value that it lent to the record that stood for all goes with it, where it still stands. `not-found` when
/// it is joined with none.
pub fn separate(file: &ProgrammeFile, request: SeparateRequest) -> Result<Done<()>> {
    file.transact(Op::SeparateRecords, |tx| {
        let (kind, id) = (request.kind, request.id.raw());
        let all = joined::members(tx.conn(), id)?;
        let rest = all.iter().copied().filter(|record| *record != id).collect::<Vec<_>>();
        let (Some(canonical), Some(head)) = (all.first().copied(), rest.first().copied()) else { return Err(Error::new(Code::NotFound)) };
        about(tx, kind, id)?;
        // Either the record that stands for all goes, and leaves what the others lent to it, or one that lent goes.
        let lenders = if id == canonical { rest.clone() } else { vec![id] };
        take_back_lent(tx, kind, canonical, &lenders, &all)?;
        for record in &rest {
            say(tx, kind, id, *record, false)?;
        }
        for record in &rest[1..] {
            if joined::canonical(tx.conn(), *record)? != joined::canonical(tx.conn(), head)? {
                say(tx, kind, head, *record, true)?;
            }
        }
        Ok(())
    })
}

fn take_back_lent(tx: &mut Tx<'_>, kind: RecordKind, canonical: RawId, lenders: &[RawId], all: &[RawId]) -> Result<()> {
    let table = table(kind);
    let mut lent = BTreeSet::new();
    for lender in lenders {
        for column in table.columns {
            lent.insert((column.name, duplicates::text(&duplicates::value(tx.conn(), table, column.name, *lender)?)));
        }
    }
    for lender in lenders {
        for other in all.iter().filter(|other| *other != lender) {
            let pair = joined::pair_id(*lender, *other);
            tx.take_back_beside(pair, table, canonical, |column, value| lent.contains(&(column, duplicates::text(value))))?;
        }
    }
    Ok(())
}

/// Remembers that two records are not one: they are not proposed again, also on the other laptops. `not-found` when one is
/// not there, `bad-request` when they are joined: separate them.
pub fn tell_apart(file: &ProgrammeFile, request: PairRequest) -> Result<Done<()>> {
    file.transact(Op::TellApart, |tx| {
        let (one, other) = (request.one.raw(), request.other.raw());
        is_there(tx.conn(), request.kind, one)?;
        is_there(tx.conn(), request.kind, other)?;
        if joined::canonical(tx.conn(), one)? == joined::canonical(tx.conn(), other)? {
            return Err(Error::new(Code::BadRequest));
        }
        about(tx, request.kind, one)?;
        say(tx, request.kind, one, other, false).map(drop)
    })
}

/// Records side by side, with those that are joined with them.
pub fn compare(conn: &Connection, request: &CompareRequest) -> Result<Comparison> {
    let mut ids = BTreeSet::new();
    for id in &request.ids {
        is_there(conn, request.kind, id.raw())?;
        ids.extend(joined::members(conn, id.raw())?);
    }
    duplicates::compare(conn, request.kind, table(request.kind), &ids.into_iter().collect::<Vec<_>>())
}

/// Every record of the one that this record is of, the one that stands for all first; empty when it is alone.
pub fn joined(conn: &Connection, kind: RecordKind, id: RawId) -> Result<Vec<ComparedRecord>> {
    let members = joined::members(conn, id)?;
    if members.len() < 2 {
        return Ok(Vec::new());
    }
    members.into_iter().map(|id| duplicates::record(conn, kind, id)).collect()
}

/// Says of a pair whether it is one; returns whether that was not said before.
fn say(tx: &mut Tx<'_>, kind: RecordKind, one: RawId, other: RawId, same: bool) -> Result<bool> {
    tx.put(&SAME_AS, joined::pair_id(one, other), &joined::columns(kind, one, other, same))
}

fn is_there(conn: &Connection, kind: RecordKind, id: RawId) -> Result<()> {
    if joined::is_live(conn, kind, id)? { Ok(()) } else { Err(Error::new(Code::NotFound)) }
}

fn about(tx: &mut Tx<'_>, kind: RecordKind, id: RawId) -> Result<()> {
    let (name, _) = duplicates::name(tx.conn(), kind, id)?;
    tx.about(&name);
    Ok(())
}
