//! SQL: a file a noun, each statement beside its row mapping.

pub mod agenda;
pub mod calendar;
pub mod certificates;
pub mod columns;
pub mod competitions;
pub mod conflicts;
pub mod duplicates;
pub mod erasing;
pub mod imports;
pub mod joined;
pub mod journal;
pub mod laptops;
pub mod organisations;
pub mod people;
pub mod programme;
pub mod records;
pub mod registrations;
pub mod reports;
pub mod roles;
pub mod search;
pub mod templates;
pub mod windows;

use rusqlite::Connection;

use crate::error::Result;
use crate::file::tables::Table;
use crate::ids::RawId;

/// Whether a live row is there.
pub fn is_live(conn: &Connection, table: &Table, id: impl Into<RawId>) -> Result<bool> {
    Ok(conn.prepare_cached(&format!("SELECT 1 FROM {} WHERE id = ?1 AND _del = 0", table.name))?.exists([id.into()])?)
}
