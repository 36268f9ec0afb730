//! What this laptop remembers for itself: neither in the journal nor exchanged.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

/// The text under a key.
pub fn get(conn: &Connection, key: &str) -> Result<Option<String>> {
    Ok(conn.prepare_cached("SELECT value FROM local WHERE key = ?1")?.query_row([key], |row| row.get(0)).optional()?)
}

/// Sets the text under a key, or takes the key away.
pub(super) fn set(conn: &Connection, key: &str, value: Option<&str>) -> Result<()> {
    match value {
        Some(value) => conn
            .prepare_cached("INSERT INTO local(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value")?
            .execute([key, value])?,
        None => conn.prepare_cached("DELETE FROM local WHERE key = ?1")?.execute([key])?,
    };
    Ok(())
}
