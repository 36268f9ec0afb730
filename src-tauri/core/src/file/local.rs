//! What this laptop remembers for itself: neither in the journal nor exchanged.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

/// The folder through which the laptops meet, and when it was looked into last.
pub const EXCHANGE_FOLDER: &str = "exchange-folder";
/// See [`EXCHANGE_FOLDER`].
pub const EXCHANGED_AT: &str = "exchange-folder-at";

/// Forgets what was chosen for another place of the file. Whoever made a copy by hand, restored a state or sent a file has chosen
/// no folder here: nothing is written to one, or taken out of it, until somebody does.
pub(super) fn forget_place(conn: &Connection) -> Result<()> {
    [EXCHANGE_FOLDER, EXCHANGED_AT].iter().try_for_each(|key| set(conn, key, None))
}

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
