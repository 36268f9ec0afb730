//! SQL of records side by side.

use std::collections::HashMap;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::imports::Position;
use super::joined;
use crate::duplicates::rules::{OrganisationCard, PersonCard};
use crate::duplicates::{ComparedField, ComparedRecord, Comparison, RecordKind};
use crate::error::{Code, Error, Result};
use crate::exchange::organisation_key;
use crate::file::Table;
use crate::identifiers::{emails, phones_digits};
use crate::ids::{RawId, RecordId, ReplicaId};
use crate::names::{self, FullName};

/// The column of a field that records of this table can be compared by.
pub fn column(table: &Table, field: &str) -> Option<&'static str> {
    table.columns.iter().map(|column| column.name).find(|name| *name == field)
}

/// The value of a column of a live record; `not-found` without one. `column` is one that the table's description names.
pub fn value(conn: &Connection, table: &Table, column: &'static str, id: RawId) -> Result<Value> {
    let mut select = conn.prepare_cached(&format!("SELECT {column} FROM {} WHERE id = ?1 AND _del = 0", table.name))?;
    Ok(select.query_row([id], |row| row.get(0))?)
}

/// A value as text; empty for none.
pub fn text(value: &Value) -> String {
    match value {
        Value::Null | Value::Real(_) => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Blob(bytes) => bytes.as_slice().try_into().map(|bytes| RawId(bytes).to_string()).unwrap_or_default(),
    }
}

/// The name of a live record and where it stands.
pub fn name(conn: &Connection, kind: RecordKind, id: RawId) -> Result<(String, String)> {
    let sql = match kind {
        RecordKind::Person => {
            "SELECT concat_ws(' ', nullif(p.surname, ''), nullif(p.given, ''), nullif(p.patronymic, '')),
               coalesce((SELECT coalesce(nullif(o.short_name, ''), o.full_name) FROM role r JOIN organisation o ON o.id = r.organisation_id AND o._del = 0
                         WHERE r.person_id = p.id AND r._del = 0 AND r.until IS NULL ORDER BY r.since DESC, r.id DESC LIMIT 1), '')
             FROM person p WHERE p.id = ?1 AND p._del = 0"
        }
        RecordKind::Organisation => {
            "SELECT coalesce(nullif(o.short_name, ''), o.full_name, ''), coalesce((SELECT name FROM municipality m WHERE m.id = o.municipality_id), '')
             FROM organisation o WHERE o.id = ?1 AND o._del = 0"
        }
    };
    Ok(conn.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// A live record with what names it.
pub fn record(conn: &Connection, kind: RecordKind, id: RawId) -> Result<ComparedRecord> {
    let counts = match kind {
        RecordKind::Person => {
            "SELECT (SELECT count(*) FROM registration WHERE person_id = ?1 AND _del = 0), (SELECT count(*) FROM role WHERE person_id = ?1 AND _del = 0),
               (SELECT count(*) FROM document WHERE person_id = ?1 AND _del = 0)"
        }
        RecordKind::Organisation => {
            "SELECT (SELECT count(*) FROM registration WHERE organisation_id = ?1 AND _del = 0),
               (SELECT count(*) FROM role WHERE organisation_id = ?1 AND _del = 0), (SELECT count(*) FROM application WHERE organisation_id = ?1 AND _del = 0)"
        }
    };
    let (name, detail) = name(conn, kind, id)?;
    let canonical = RecordId(joined::canonical(conn, id)?);
    let (registrations, roles, papers) = conn.prepare_cached(counts)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(ComparedRecord { id: RecordId(id), name, detail, canonical, registrations, roles, papers })
}

/// Live records side by side, in the order of their identifiers.
pub fn compare(conn: &Connection, kind: RecordKind, table: &Table, ids: &[RawId]) -> Result<Comparison> {
    let records = ids.iter().map(|id| record(conn, kind, *id)).collect::<Result<_>>()?;
    let mut fields = Vec::new();
    for column in table.columns {
        let values = ids.iter().map(|id| shown(conn, table, column.name, *id)).collect::<Result<Vec<_>>>()?;
        if values.iter().any(|value| !value.is_empty()) {
            fields.push(ComparedField { field: column.name.to_owned(), values });
        }
    }
    let mut told_apart = false;
    for (place, one) in ids.iter().enumerate() {
        for other in &ids[place + 1..] {
            told_apart |= joined::said(conn, *one, *other)? == Some(false);
        }
    }
    Ok(Comparison { records, fields, told_apart })
}

fn shown(conn: &Connection, table: &Table, column: &'static str, id: RawId) -> Result<String> {
    let value = value(conn, table, column, id)?;
    if column != "municipality_id" {
        return Ok(text(&value));
    }
    let mut select = conn.prepare_cached("SELECT coalesce((SELECT name FROM municipality WHERE id = ?1), '')")?;
    select.query_row([value], |row| row.get(0)).map_err(|error| Error::new(Code::Internal).because(error))
}

pub use super::people::block_key;

/// Every live person as far as likeness looks, in the order of their local numbers.
pub fn people(conn: &Connection) -> Result<Vec<(RawId, PersonCard)>> {
    let mut employers: HashMap<RawId, Vec<RawId>> = HashMap::new();
    let mut select = conn.prepare_cached(
        "SELECT person_id, organisation_id FROM role WHERE _del = 0 AND until IS NULL AND person_id IS NOT NULL AND organisation_id IS NOT NULL",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        employers.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let mut select = conn.prepare_cached(
        "SELECT id, coalesce(surname, ''), coalesce(given, ''), coalesce(patronymic, ''), coalesce(phone, ''), coalesce(email, ''), born, municipality_id, sound
         FROM person WHERE _del = 0 ORDER BY n",
    )?;
    let rows = select.query_map([], |row| {
        let id = row.get(0)?;
        let name = FullName { surname: row.get(1)?, given: row.get(2)?, patronymic: row.get(3)? };
        let folded = [&name.surname, &name.given, &name.patronymic].map(|part| names::fold(part));
        let card = PersonCard {
            name,
            folded,
            phones: phones_digits(row.get_ref(4)?.as_str()?),
            emails: addresses(row.get_ref(5)?.as_str()?),
            born: row.get(6)?,
            employers: employers.remove(&id).unwrap_or_default(),
            municipality: row.get(7)?,
            sound: row.get(8)?,
        };
        Ok((id, card))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every live organisation as far as likeness looks, in the order of their local numbers.
pub fn organisations(conn: &Connection) -> Result<Vec<(RawId, OrganisationCard)>> {
    let mut select = conn.prepare_cached(
        "SELECT id, coalesce(full_name, ''), coalesce(short_name, ''), coalesce(inn, ''), coalesce(ogrn, ''), coalesce(phone, ''), coalesce(email, ''),
           coalesce(site, ''), municipality_id FROM organisation WHERE _del = 0 ORDER BY n",
    )?;
    let rows = select.query_map([], |row| {
        let mut names = [1, 2].iter().map(|place| Ok(organisation_key(row.get_ref(*place)?.as_str()?))).collect::<rusqlite::Result<Vec<_>>>()?;
        names.retain(|name| name.chars().count() > 2);
        names.dedup();
        let sounds = names.iter().map(|name| names::sound(name)).collect();
        let card = OrganisationCard {
            names,
            sounds,
            inn: row.get(3)?,
            ogrn: row.get(4)?,
            phones: phones_digits(row.get_ref(5)?.as_str()?),
            emails: addresses(row.get_ref(6)?.as_str()?),
            site: names::fold(row.get_ref(7)?.as_str()?),
            municipality: row.get(8)?,
        };
        Ok((row.get(0)?, card))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn addresses(text: &str) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { emails(text).unwrap_or_default().iter().map(|email| email.to_lowercase()).collect() }
}

/// The people and organisations of which something was written since the journal stood there.
pub fn written_since(conn: &Connection, position: &Position) -> Result<Vec<(RecordKind, RawId)>> {
    let mut select = conn.prepare_cached("SELECT rix, id FROM replica")?;
    let replicas = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<Vec<(i64, ReplicaId)>>>()?;
    let mut entries = conn.prepare_cached("SELECT DISTINCT tbl, row FROM entry WHERE rix = ?1 AND seq > ?2 AND tbl IN ('person', 'organisation')")?;
    let mut written = Vec::new();
    for (rix, id) in replicas {
        let before = position.iter().find(|(replica, _)| *replica == id).map_or(0, |(_, seq)| *seq);
        for entry in entries.query_map([rix, before], |row| Ok((RecordKind::from_text(row.get_ref(0)?.as_str()?), row.get(1)?)))? {
            written.push(entry?);
        }
    }
    Ok(written)
}
