//! Statements on the synchronised tables, made from their description.

use std::collections::HashMap;
use std::sync::LazyLock;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::tables::{TABLES, Table};
use crate::error::{Code, Error, Result};
use crate::ids::RawId;

/// What a row's `_del` says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Life {
    /// Shown.
    Live,
    /// Deleted, can be restored.
    Deleted,
    /// Erased for good.
    Erased,
}

impl Life {
    /// The number in the column.
    pub(super) fn number(self) -> i64 {
        match self {
            Self::Live => 0,
            Self::Deleted => 1,
            Self::Erased => 2,
        }
    }

    fn of(number: i64) -> Self {
        match number {
            0 => Self::Live,
            1 => Self::Deleted,
            _ => Self::Erased,
        }
    }
}

/// A row as its table has it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Row {
    pub(super) life: Life,
    /// In the order of the table's columns.
    pub(super) values: Vec<Value>,
}

struct Statements {
    insert: String,
    select: String,
}

static STATEMENTS: LazyLock<HashMap<&'static str, Statements>> = LazyLock::new(|| {
    TABLES
        .iter()
        .map(|table| {
            let names = table.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ");
            let places = (1..=table.columns.len() + 2).map(|place| format!("?{place}")).collect::<Vec<_>>().join(", ");
            let insert = format!("INSERT INTO {}(id, _del, {names}) VALUES ({places})", table.name);
            let select = format!("SELECT _del, {names} FROM {} WHERE id = ?1", table.name);
            (table.name, Statements { insert, select })
        })
        .collect()
});

fn statements(table: &Table) -> Result<&'static Statements> {
    STATEMENTS.get(table.name).ok_or_else(|| Error::new(Code::Internal).because("a table that is not described"))
}

/// The row, whatever its life; `None` when there never was one.
pub(super) fn select(conn: &Connection, table: &Table, id: RawId) -> Result<Option<Row>> {
    let row = conn
        .prepare_cached(&statements(table)?.select)?
        .query_row([id], |row| {
            let values = (1..=table.columns.len()).map(|place| row.get(place)).collect::<rusqlite::Result<_>>()?;
            Ok(Row { life: Life::of(row.get(0)?), values })
        })
        .optional()?;
    Ok(row)
}

/// Inserts a row with a value for every column.
pub(super) fn insert(conn: &Connection, table: &Table, id: RawId, life: Life, values: &[Value]) -> Result<()> {
    let head = [Value::from(id), Value::Integer(life.number())];
    conn.prepare_cached(&statements(table)?.insert)?.execute(params_from_iter(head.iter().chain(values)))?;
    Ok(())
}

/// Sets these columns of a row.
pub(super) fn update(conn: &Connection, table: &Table, id: RawId, values: &[(&'static str, Value)]) -> Result<()> {
    let names = values.iter().map(|(name, _)| format!("{name} = ?")).collect::<Vec<_>>().join(", ");
    let id = Value::from(id);
    conn.prepare_cached(&format!("UPDATE {} SET {names} WHERE id = ?", table.name))?
        .execute(params_from_iter(values.iter().map(|(_, value)| value).chain([&id])))?;
    Ok(())
}

/// Sets the life of a row.
pub(super) fn set_life(conn: &Connection, table: &Table, id: RawId, life: Life) -> Result<()> {
    update(conn, table, id, &[("_del", Value::Integer(life.number()))])
}

/// The place of a column, when the value is of the column's kind. `bad-request` otherwise: a fault of ours, caught
/// before SQLite would.
pub(super) fn place(table: &Table, name: &str, value: &Value) -> Result<usize> {
    let place = table.columns.iter().position(|column| column.name == name);
    let Some(place) = place else {
        return Err(Error::new(Code::BadRequest).because(format!("no column {}.{name}", table.name)));
    };
    if !table.columns[place].kind.holds(value) {
        return Err(Error::new(Code::BadRequest).because(format!("a value of another kind for {}.{name}", table.name)));
    }
    Ok(place)
}
