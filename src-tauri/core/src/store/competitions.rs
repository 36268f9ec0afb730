//! SQL of competitions.

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::RawId;

/// Recomputes what is derived from a row.
pub fn derive_application(_conn: &Connection, _id: RawId) -> Result<()> {
    Ok(())
}
