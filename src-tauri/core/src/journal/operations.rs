//! Reading the journal.

use rusqlite::Connection;
use serde_json::Value as Json;

use super::meaning::told;
use super::model::{Action, ActionRequest, ActionRow, Change, Deed, EntryRow, JournalChoices, JournalFilter, JournalRequest};
use crate::conflicts::Author;
use crate::error::{Code, Error, Result};
use crate::file::fold::{Decision, LIFE, Stamp};
use crate::file::tables::{self, Policy, Table};
use crate::file::{self, Life, Verb};
use crate::ids::RawId;
use crate::names::fold;
use crate::store::journal as store;
use crate::store::records::Names;
use crate::values::{Day, Moment, Rows, Span};

/// A window of the journal, newest first.
pub fn list(conn: &Connection, request: &JournalRequest) -> Result<Rows<ActionRow>> {
    let span = request.span.within();
    let condition = which(conn, &request.filter)?.condition(conn)?;
    Ok(Rows { rows: store::actions(conn, &condition, span)?, total: store::count(conn, &condition)?, offset: span.offset })
}

/// What the journal can be filtered by.
pub fn choices(conn: &Connection) -> Result<JournalChoices> {
    Ok(JournalChoices { operators: store::operators(conn)?, laptops: store::laptops(conn)?, ops: store::ops(conn)? })
}

fn which(conn: &Connection, filter: &JournalFilter) -> Result<store::Which> {
    let id = |text: &String| text.parse::<RawId>().map_err(|error| Error::new(Code::BadRequest).because(error));
    let rows = filter.row.as_ref().map(|row| store::with_own(conn, id(row)?)).transpose()?;
    let (from, before) = (filter.from, filter.to.map(next_day).transpose()?);
    // The zone is looked up only where a day is asked for: a file without a programme has a journal as well.
    let begins = |day: Option<Day>| day.map(|day| begins(conn, day)).transpose();
    Ok(store::Which {
        rows,
        operator: filter.operator.clone(),
        replica: filter.replica.as_ref().map(id).transpose()?,
        op: filter.op,
        from: begins(from)?,
        before: begins(before)?,
        words: fold(&filter.text).split_whitespace().map(str::to_owned).collect(),
    })
}

fn next_day(day: Day) -> Result<Day> {
    day.0.tomorrow().map(Day).map_err(|error| Error::new(Code::OutOfRange).because(error))
}

/// When a day begins in the zone of the programme.
fn begins(conn: &Connection, day: Day) -> Result<Moment> {
    let zone = crate::calendar::zone(&crate::store::programme::programme(conn)?.zone)?;
    crate::calendar::moment(crate::values::WallTime(day.0.at(0, 0, 0, 0)), &zone)
}

/// An action with a window of its entries. `not-found` where it is not there.
pub fn action(conn: &Connection, request: &ActionRequest) -> Result<Action> {
    let stamp = stamp(&request.id)?;
    let (rix, row) = store::one(conn, stamp)?.ok_or_else(|| Error::new(Code::NotFound))?;
    let span = request.span.within();
    let mut names = Names::default();
    let from = row.seq + i64::from(span.offset);
    let entries = store::entries(conn, rix, from, row.seq + i64::from(row.entries), span.limit)?;
    let entries = entries.iter().map(|entry| entry_row(conn, &mut names, stamp.replica, entry)).collect::<Result<_>>()?;
    let named = |stamp: Stamp| Ok::<_, Error>(store::one(conn, stamp)?.map(|(_, row)| row));
    let takes_back = store::takes_back(conn, rix, row.seq)?.map(named).transpose()?.flatten();
    let taken_back_by = store::undone(conn, rix, row.seq)?.map(|(rix, seq)| named(store::stamp(conn, rix, seq)?)).transpose()?.flatten();
    Ok(Action { can_take_back: row.op.can_be_undone() && !row.undone, action: row, takes_back, taken_back_by, entries })
}

/// Walks the filtered journal, newest action first, entry by entry in the order in which they were written. `each` may
/// end it with an error.
pub fn walk(conn: &Connection, filter: &JournalFilter, each: &mut dyn FnMut(&ActionRow, &EntryRow) -> Result<()>) -> Result<()> {
    let condition = which(conn, filter)?.condition(conn)?;
    let mut names = Names::default();
    let mut span = Span { offset: 0, limit: Span::MOST };
    loop {
        let actions = store::actions(conn, &condition, span)?;
        for row in &actions {
            let stamp = stamp(&row.id)?;
            let Some((rix, _)) = store::one(conn, stamp)? else { continue };
            let end = row.seq + i64::from(row.entries);
            let mut from = row.seq;
            while from < end {
                let entries = store::entries(conn, rix, from, end, Span::MOST)?;
                let Some(last) = entries.last() else { break };
                from = last.seq + 1;
                for entry in &entries {
                    each(row, &entry_row(conn, &mut names, stamp.replica, entry)?)?;
                }
            }
        }
        if actions.len() < span.limit as usize {
            return Ok(());
        }
        span.offset += span.limit;
    }
}

/// Who wrote an entry; none where it is not there.
pub fn author(conn: &Connection, entry: Stamp) -> Result<Option<Author>> {
    store::author(conn, entry)
}

/// What an entry changed.
pub fn changes_of(conn: &Connection, names: &mut Names, entry: Stamp) -> Result<Vec<Change>> {
    match store::entry_of(conn, entry)? {
        Some(entry) => changes(conn, names, &entry),
        None => Ok(Vec::new()),
    }
}

/// Reads the name of an action or an entry.
pub(super) fn stamp(text: &str) -> Result<Stamp> {
    text.parse().map_err(|()| Error::new(Code::BadRequest))
}

fn entry_row(conn: &Connection, names: &mut Names, replica: RawId, entry: &store::Entry) -> Result<EntryRow> {
    Ok(EntryRow {
        id: Stamp { replica, seq: entry.seq }.to_string(),
        name: names.name(conn, &entry.table, entry.row)?,
        table: entry.table.clone(),
        row: entry.row.to_string(),
        deed: deed(entry),
        changes: changes(conn, names, entry)?,
    })
}

fn deed(entry: &store::Entry) -> Deed {
    match entry.verb {
        _ if entry.data.is_null() => Deed::Erased,
        Some(Verb::Insert) => Deed::Made,
        Some(Verb::Update) => Deed::Edited,
        Some(Verb::Delete) => Deed::Deleted,
        Some(Verb::Restore) => Deed::Restored,
        Some(Verb::Erase) => Deed::Erased,
        Some(Verb::Decide) if withdraws(entry) => Deed::Edited,
        Some(Verb::Decide) => Deed::Decided,
        Some(Verb::Nothing) | None => Deed::Other,
    }
}

/// Whether an entry takes back that somebody was there, or that back: an edit to whoever reads it, though it names what it had seen.
fn withdraws(entry: &store::Entry) -> bool {
    let (Some(table), Some(data)) = (tables::by_name(&entry.table), entry.data.as_object()) else { return false };
    data.iter().any(|(column, value)| {
        let policy = table.column(column).map(|column| column.policy);
        let both = |policy: Policy, Decision { before, after, .. }: &Decision| policy.withdraws(before, after) || policy.withdraws(after, before);
        policy.zip(Decision::read(value)).is_some_and(|(policy, decision)| both(policy, &decision))
    })
}

/// The fields of an entry in the order of the table, those that this version does not know last.
fn changes(conn: &Connection, names: &mut Names, entry: &store::Entry) -> Result<Vec<Change>> {
    let Some(data) = entry.data.as_object() else { return Ok(Vec::new()) };
    let table = tables::by_name(&entry.table);
    let place = |column: &str| table.and_then(|table| table.columns.iter().position(|known| known.name == column)).unwrap_or(usize::MAX);
    let mut fields = data.iter().collect::<Vec<_>>();
    fields.sort_by_key(|(column, _)| place(column));
    let now = match table {
        Some(table) if matches!(entry.verb, Some(Verb::Update | Verb::Decide)) => file::row(conn, table, entry.row)?,
        _ => None,
    };
    let mut changes = Vec::new();
    for (column, value) in fields {
        let null = Json::Null;
        let (before, after) = match entry.verb {
            Some(Verb::Insert) => (&null, value),
            Some(Verb::Update) => (value.get(0).unwrap_or(&null), value.get(1).unwrap_or(&null)),
            Some(Verb::Delete) => (value, &null),
            Some(Verb::Decide) => {
                let change = value.get("change");
                let part = |place: usize| change.and_then(|change| change.get(place)).unwrap_or(&null);
                (part(0), part(1))
            }
            _ => continue,
        };
        // A row that was deleted lists what it had, and says nothing of what it had not.
        if before == after && before.is_null() {
            continue;
        }
        let can_put_back = table.zip(now.as_ref()).is_some_and(|(table, now)| can_put_back(table, now, column, before));
        changes.push(Change {
            before: told(conn, names, &entry.table, column, before)?,
            after: told(conn, names, &entry.table, column, after)?,
            column: column.clone(),
            can_put_back,
        });
    }
    Ok(changes)
}

fn can_put_back(table: &'static Table, now: &file::RowNow, column: &str, before: &Json) -> bool {
    column != LIFE
        && now.life == Life::Live
        && table.column(column).is_some_and(|known| file::holds(known, before))
        && now.value(column).as_ref() != Some(before)
}
